/** The one state that every view shares and the address bar shows. */
import type { Filters } from "../filters/types";

export const VIEWS = ["start", "map", "network", "table", "dossier", "document"] as const;
export type View = (typeof VIEWS)[number];

/** Centre of the map in world units and zoom, 1 = the whole world fits. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const COLUMNS = ["source", "destination", "standing", "origins", "claims", "first", "last", "forms"] as const;
export type Column = (typeof COLUMNS)[number];

/** Order of the flows in table and list; null is the API's own: strongest first. */
export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

export type Theme = "light" | "dark";

export interface ExplorerState {
  readonly view: View;
  /** Id of a node or an edge. */
  readonly selection: string | null;
  /** Claim whose sentence is looked at. */
  readonly claim: string | null;
  /** Document of the document view. */
  readonly document: string | null;
  readonly filters: Filters;
  readonly order: Order | null;
  /** Draw every stated route, not only those of the selection. */
  readonly routes: boolean;
  readonly camera: Camera | null;
  readonly theme: Theme | null;
  /** Keys of the address that are not ours: kept as they are. */
  readonly unknown: readonly (readonly [string, string])[];
}
