/** What a selected id is, and how the live region says it. */
import type { Flow, PlaceSummary } from "../../api/models";
import { count, words } from "../format";

/** Projections carry their relationship type in capitals before the ids they join; entities do not. */
export const isEdge = (id: string): boolean => /^[A-Z][A-Z_]*:.+:.+/.test(id);

/** "Chile, country, 14 flows, 3 disputed". */
export function announcePlace(place: PlaceSummary, flows: readonly Flow[]): string {
  const own = flows.filter((flow) => flow.source === place.id || flow.destination === place.id);
  const disputed = own.filter((flow) => flow.standing === "disputed").length;
  const parts = [place.name, place.kind.toLowerCase(), count(own.length, "flow")];
  if (disputed) parts.push(`${disputed} disputed`);
  if (!place.documents) parts.push("no source read");
  return parts.join(", ");
}

export function announceFlow(flow: Flow): string {
  return `${flow.source_name} to ${flow.destination_name}, ${words(flow.standing)}, ${count(flow.origins, "independent origin")}`;
}
