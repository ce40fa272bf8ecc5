/** Pure changes of the shared state, and what each means for the history. */
import { NO_FILTERS } from "../filters";
import type { Filters } from "../filters/types";
import type { Camera, ExplorerState, Order, Theme, View } from "./types";

export type { Camera, Column, ExplorerState, Order, Theme, View } from "./types";
export { COLUMNS, VIEWS } from "./types";

export const START: ExplorerState = {
  view: "map",
  selection: null,
  claim: null,
  document: null,
  filters: NO_FILTERS,
  order: null,
  routes: false,
  camera: null,
  theme: null,
  unknown: [],
};

export type Change = (state: ExplorerState) => ExplorerState;

export const show =
  (view: View): Change =>
  (state) => ({ ...state, view });

export const select =
  (selection: string | null, claim: string | null = null): Change =>
  (state) => ({ ...state, selection, claim });

export const lookAt =
  (claim: string | null): Change =>
  (state) => ({ ...state, claim });

export const openDocument =
  (document: string, claim: string | null): Change =>
  (state) => ({ ...state, view: "document", document, claim });

export const openDossier =
  (place: string): Change =>
  (state) => ({ ...state, view: "dossier", selection: place, claim: null });

export const filter =
  (change: (filters: Filters) => Filters): Change =>
  (state) => ({ ...state, filters: change(state.filters) });

export const order =
  (next: Order | null): Change =>
  (state) => ({ ...state, order: next });

export const drawRoutes =
  (routes: boolean): Change =>
  (state) => ({ ...state, routes });

export const moveCamera =
  (camera: Camera | null): Change =>
  (state) => ({ ...state, camera });

export const paint =
  (theme: Theme | null): Change =>
  (state) => ({ ...state, theme });

/** Selection, view, document and what is ticked are steps to come back to; sliders and the camera are not. */
export function isStep(before: ExplorerState, after: ExplorerState): boolean {
  return (
    before.view !== after.view ||
    before.selection !== after.selection ||
    before.document !== after.document ||
    (before.claim !== after.claim && after.view === "document") ||
    before.filters.forms.join() !== after.filters.forms.join() ||
    before.filters.standings.join() !== after.filters.standings.join()
  );
}
