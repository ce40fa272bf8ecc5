/** The nodes and links of the network picture, grown one answer at a time and never beyond its limit. */
import type { Named, Neighbour, Neighbours, Standing } from "../../api/models";

/** A scene opens with at most this many nodes: more is no picture. */
export const MOST_NODES = 300;

export interface Link {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly standing: Standing;
  readonly origins: number;
  readonly claims: number;
}

export interface Net {
  readonly nodes: ReadonlyMap<string, Named>;
  readonly links: ReadonlyMap<string, Link>;
  /** Neighbours that the limit kept out, of everything asked for so far. */
  readonly leftOut: number;
}

export const EMPTY: Net = { nodes: new Map(), links: new Map(), leftOut: 0 };

/** Adds an entity and its neighbours; links between nodes already there are always added. */
export function grown(net: Net, answer: Neighbours): Net {
  const nodes = new Map(net.nodes).set(answer.entity.id, answer.entity);
  const links = new Map(net.links);
  let leftOut = net.leftOut + answer.total - answer.shown;
  for (const neighbour of answer.neighbours) {
    const { other } = neighbour;
    if (!nodes.has(other.id) && nodes.size >= MOST_NODES) leftOut += 1;
    else {
      nodes.set(other.id, other);
      links.set(neighbour.edge, link(answer.entity, neighbour));
    }
  }
  return { nodes, links, leftOut };
}

function link(entity: Named, { edge, type, direction, other, standing, origins, claims }: Neighbour): Link {
  const [from, to] = direction === "out" ? [entity.id, other.id] : [other.id, entity.id];
  return { id: edge, type, from, to, standing, origins, claims };
}

/** Whether the picture already holds what is selected. */
export const holds = (net: Net, id: string): boolean => net.nodes.has(id) || net.links.has(id);

const TYPE_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  FLOWS_TO: ["flows from it", "flows to it"],
  ROUTE_LEG: ["legs of routes from it", "legs of routes to it"],
  REPORTED_COMPLICIT_IN: ["places it is reported complicit in", "actors reported complicit here"],
  REPORTED_ACTIVE_IN: ["places it is reported active in", "groups reported active here"],
  REFERS_TO: ["bodies it refers victims to", "bodies that refer victims to it"],
};

/** A relationship type seen from one node: "flows from it". */
export function typeWords(type: string, direction: "out" | "in"): string {
  const words = TYPE_WORDS[type];
  if (!words) return `${type.replaceAll("_", " ").toLowerCase()} (${direction})`;
  return direction === "out" ? words[0] : words[1];
}
