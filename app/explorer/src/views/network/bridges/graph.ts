/** The network on a canvas, drawn by cytoscape. Its one style rule is in Network.svelte: the policy lets it add none. */
import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from "cytoscape";
import type { Named, Standing } from "../../../api/models";
import { lineWidth } from "../../map/arc";
import type { Link, Net } from "../net";

const SHAPES: Readonly<Record<string, string>> = {
  Country: "ellipse",
  Region: "hexagon",
  Place: "rectangle",
  Agency: "triangle",
  Official: "diamond",
  Syndicate: "star",
  Organization: "round-rectangle",
};

const TONES: Readonly<Record<string, string>> = { Organization: "agency" };

const DASHES: Readonly<Record<Standing, readonly number[] | null>> = {
  corroborated: null,
  single: null,
  alleged_or_risk: [9, 5],
  disputed: [4, 3],
  denied_only: [1, 4],
};

/** Zoom at which a node is as large as it is meant. */
const LARGEST = 1.15;

export class Graph {
  private readonly core: Core;

  constructor(container: HTMLElement, choose: (id: string | null) => void, point: (id: string | null) => void) {
    this.core = cytoscape({ container, minZoom: 0.15, maxZoom: 4, boxSelectionEnabled: false });
    this.core.on("tap", (event) => choose(event.target === this.core ? null : (event.target.id() as string)));
    this.core.on("mouseover", "node, edge", (event) => point(event.target.id() as string));
    this.core.on("mouseout", "node, edge", () => point(null));
  }

  /** Adds what is new around its neighbour and arranges the rest around what already had a place. */
  show(net: Net, centre: string): void {
    const fresh = elements(net).filter(({ data }) => this.core.getElementById(data.id ?? "").empty());
    this.core.elements().filter((one) => !holds(net, one.id())).remove();
    if (!fresh.length) return;
    const first = this.core.nodes().empty();
    this.core.add(fresh);
    if (first) this.rings(centre);
    else this.arrange();
    this.fit();
  }

  /** One node and its neighbours: the node in the middle, strongest first around it. */
  private rings(centre: string): void {
    this.core
      .layout({
        name: "concentric",
        animate: false,
        minNodeSpacing: 76,
        avoidOverlap: true,
        concentric: (node) => (node.id() === centre ? 2 : 1),
        levelWidth: () => 1,
      })
      .run();
  }

  private arrange(): void {
    this.core
      .layout({
        name: "cose",
        animate: false,
        randomize: false,
        nodeRepulsion: () => 9000,
        idealEdgeLength: () => 90,
        numIter: 400,
        padding: 40,
      })
      .run();
  }

  select(id: string | null): void {
    this.core.elements().removeClass("chosen near");
    if (id === null) return;
    const chosen = this.core.getElementById(id).addClass("chosen");
    chosen.connectedNodes().addClass("near");
    chosen.connectedEdges().addClass("near");
  }

  paint(token: (name: string) => string): void {
    this.core.style(stylesheet(token));
  }

  zoom(factor: number): void {
    const middle = { x: this.core.width() / 2, y: this.core.height() / 2 };
    this.core.zoom({ level: this.core.zoom() * factor, renderedPosition: middle });
  }

  /** Everything in sight, but never blown up: few nodes stay as small as many. */
  fit(): void {
    this.core.fit(undefined, 56);
    if (this.core.zoom() <= LARGEST) return;
    this.core.zoom(LARGEST);
    this.core.center();
  }

  /** Where something is on the screen, for the words beside it. */
  place(id: string): { x: number; y: number } | null {
    const found = this.core.getElementById(id);
    if (found.empty()) return null;
    const box = found.renderedBoundingBox({ includeLabels: false });
    return { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
  }

  stop(): void {
    this.core.destroy();
  }
}

const holds = (net: Net, id: string): boolean => net.nodes.has(id) || net.links.has(id);

function elements(net: Net): ElementDefinition[] {
  return [...[...net.nodes.values()].map(node), ...[...net.links.values()].map(edge)];
}

const node = (one: Named): ElementDefinition => ({
  group: "nodes",
  data: { id: one.id, name: one.name },
  classes: one.kind,
});

const edge = (one: Link): ElementDefinition => ({
  group: "edges",
  data: { id: one.id, source: one.from, target: one.to, width: lineWidth(one.origins) + 0.3 },
  classes: one.standing,
});

function stylesheet(token: (name: string) => string): StylesheetJson {
  return [
    {
      selector: "node",
      style: {
        width: 16,
        height: 16,
        "background-color": token("muted"),
        "border-width": 1,
        "border-color": token("surface"),
        label: "data(name)",
        color: token("ink"),
        "font-family": "system-ui, sans-serif",
        "font-size": 11.5,
        "text-valign": "bottom",
        "text-margin-y": 3,
        "text-outline-color": token("ground"),
        "text-outline-width": 2.5,
        "text-max-width": "120px",
        "text-wrap": "ellipsis",
        "min-zoomed-font-size": 7,
      },
    },
    ...Object.entries(SHAPES).map(([kind, shape]) => ({
      selector: `.${kind}`,
      style: { shape, "background-color": token(TONES[kind] ?? kind.toLowerCase()) },
    })),
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "curve-style": "bezier",
        "control-point-step-size": 34,
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        "loop-direction": "-45deg",
      },
    },
    ...Object.entries(DASHES).map(([standing, dash]) => ({
      selector: `.${standing}`,
      style: {
        "line-color": token(standing),
        "target-arrow-color": token(standing),
        "target-arrow-fill": standing === "single" || standing === "denied_only" ? "hollow" : "filled",
        "line-style": dash ? "dashed" : "solid",
        ...(dash && { "line-dash-pattern": dash }),
      },
    })),
    { selector: ".disputed", style: { label: "≠", color: token("disputed"), "font-size": 14, "text-background-color": token("ground"), "text-background-opacity": 1 } },
    { selector: "node.chosen", style: { "border-width": 3, "border-color": token("accent"), width: 22, height: 22, "font-weight": "bold" } },
    { selector: "edge.chosen", style: { "underlay-color": token("accent"), "underlay-opacity": 0.3, "underlay-padding": 5 } },
  ] as StylesheetJson;
}
