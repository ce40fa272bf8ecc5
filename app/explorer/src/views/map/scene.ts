/** Places and flows in world units: what the map draws, before any pixel. */
import type { Flow, PlaceSummary, RouteChain } from "../../api/models";
import type { Camera } from "../../core/state/types";
import type { Point } from "./arc";
import { projection, WORLD } from "./world";

export type Shade = "source" | "both" | "destination" | "read" | "unread";

export interface Spot {
  readonly place: PlaceSummary;
  readonly at: Point;
  readonly shade: Shade;
  /** Flows that name it: what decides whose name is written first. */
  readonly weight: number;
}

export interface Line {
  readonly flow: Flow;
  readonly a: Point;
  readonly b: Point;
}

export interface Chain {
  readonly claim: string;
  readonly contradicts: boolean;
  readonly stops: readonly Point[];
  readonly ids: readonly string[];
}

export interface Scene {
  readonly spots: ReadonlyMap<string, Spot>;
  /** Weakest first, so that the strongest lie on top. */
  readonly lines: readonly Line[];
  readonly chains: readonly Chain[];
  /** Flows whose place has no position: listed beside the map, never dropped in silence. */
  readonly unplaced: readonly Flow[];
}

export function spots(places: readonly PlaceSummary[]): Map<string, Spot> {
  const project = projection();
  const found = new Map<string, Spot>();
  for (const place of places) {
    if (place.lon === null || place.lat === null) continue;
    const at = project([place.lon, place.lat]);
    if (!at) continue;
    const weight = place.as_source + place.as_destination;
    found.set(place.id, { place, at: { x: at[0], y: at[1] }, shade: shade(place), weight });
  }
  return found;
}

export function scene(known: ReadonlyMap<string, Spot>, flows: readonly Flow[], routes: readonly RouteChain[]): Scene {
  const lines: Line[] = [];
  const unplaced: Flow[] = [];
  for (const flow of flows) {
    const [a, b] = [known.get(flow.source), known.get(flow.destination)];
    if (a && b) lines.push({ flow, a: a.at, b: b.at });
    else unplaced.push(flow);
  }
  lines.sort((x, y) => x.flow.origins - y.flow.origins || x.flow.claims - y.flow.claims);
  return { spots: known, lines, chains: chains(known, routes), unplaced };
}

function chains(known: ReadonlyMap<string, Spot>, routes: readonly RouteChain[]): Chain[] {
  return routes.flatMap((route) => {
    const stops = route.stops.map((id) => known.get(id)?.at);
    const placed = stops.filter((stop): stop is Point => stop !== undefined);
    return placed.length === stops.length ? [{ claim: route.claim, contradicts: route.contradicts, stops: placed, ids: route.stops }] : [];
  });
}

/** Room around what is zoomed to, and the most that zooming to it may magnify. */
const ROOM = 1.7;
const CLOSEST = 6;

/** The camera that shows a place with all its flows, or a flow with both ends; null when it is not on the map. */
export function around({ spots: known, lines }: Scene, selection: string | null): Camera | null {
  if (selection === null) return null;
  const ends = lines
    .filter(({ flow }) => flow.id === selection || flow.source === selection || flow.destination === selection)
    .flatMap(({ a, b }) => [a, b]);
  const own = known.get(selection)?.at;
  const points = own ? [own, ...ends] : ends;
  if (!points.length) return null;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const zoom = Math.min(WORLD.width / ((right - left) * ROOM), WORLD.height / ((bottom - top) * ROOM), CLOSEST);
  return { x: (left + right) / 2, y: (top + bottom) / 2, zoom: Math.max(1, zoom) };
}

/** A country is called a source or a destination when three in four of its flows say so. */
const MOSTLY = 0.75;

/** Which role sources report for a place; "read" when documents speak of it but no flow does. */
export function shade(place: PlaceSummary): Shade {
  const total = place.as_source + place.as_destination;
  if (total === 0) return place.documents > 0 ? "read" : "unread";
  const share = place.as_source / total;
  if (share >= MOSTLY) return "source";
  return share <= 1 - MOSTLY ? "destination" : "both";
}
