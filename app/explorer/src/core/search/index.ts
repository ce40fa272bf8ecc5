/** Hits in the order of the list, and what choosing one does. */
import type { Hit } from "../../api/models";
import { openDocument, openDossier, select, show, type Change, type ExplorerState } from "../state";

export interface HitGroup {
  readonly title: string;
  readonly hits: readonly Hit[];
}

const TITLES: readonly (readonly [Hit["type"], string])[] = [
  ["entity", "Places and actors"],
  ["document", "Documents"],
  ["passage", "Sentences"],
];

/** The hits by type, best first inside each; groups without hits are left out. */
export function grouped(hits: readonly Hit[]): HitGroup[] {
  return TITLES.map(([type, title]) => ({ title, hits: hits.filter((hit) => hit.type === type) })).filter(
    (group) => group.hits.length > 0,
  );
}

const PLACE_KINDS = ["Country", "Region", "Place"];
const PICTURES = ["map", "network", "table"];

/** A place is selected where the reader is; other entities open in the network; texts open at the passage. */
export function choose(hit: Hit, state: ExplorerState): Change[] {
  if (hit.type === "document") return [openDocument(hit.document ?? hit.id, null)];
  if (hit.type === "passage") return [openDocument(hit.document ?? hit.id, hit.id)];
  if (!PLACE_KINDS.includes(hit.kind)) return [select(hit.id), show("network")];
  if (state.view === "dossier") return [openDossier(hit.id)];
  return PICTURES.includes(state.view) ? [select(hit.id)] : [select(hit.id), show("map")];
}
