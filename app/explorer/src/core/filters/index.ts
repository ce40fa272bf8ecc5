/** Filters as pure changes, and the words that say what they hide. */
import type { Flow, Flows, LeftOut, Standing } from "../../api/models";
import { count, list, words, yearRange } from "../format";
import type { FilterName, Filters, Years } from "./types";

export type { FilterName, Filters, Years } from "./types";

export const STANDINGS: readonly Standing[] = [
  "corroborated",
  "single",
  "alleged_or_risk",
  "disputed",
  "denied_only",
];

/** What only denials speak of is off until asked for. */
export const SHOWN_STANDINGS: readonly Standing[] = STANDINGS.filter((standing) => standing !== "denied_only");

export const TOP = 250;
export const NO_FILTERS: Filters = { years: null, forms: [], standings: SHOWN_STANDINGS, minOrigins: 1, top: TOP };

export const withYears = (filters: Filters, years: Years | null): Filters => ({ ...filters, years });
export const withMinOrigins = (filters: Filters, minOrigins: number): Filters => ({ ...filters, minOrigins });
export const withTop = (filters: Filters, top: number): Filters => ({ ...filters, top });

export const toggleForm = (filters: Filters, form: string): Filters => ({
  ...filters,
  forms: filters.forms.includes(form) ? filters.forms.filter((one) => one !== form) : [...filters.forms, form].sort(),
});

/** Takes a standing in or out, keeping the order in which standings are always named. */
export const toggleStanding = (filters: Filters, standing: Standing): Filters => ({
  ...filters,
  standings: STANDINGS.filter((one) => filters.standings.includes(one) !== (one === standing)),
});

/** The filters without one of them. */
export function without(filters: Filters, name: FilterName): Filters {
  return { ...filters, [name]: name === "top" ? Number.MAX_SAFE_INTEGER : NO_FILTERS[name] };
}

/** Removes what `left_out` blames: unlike a chip's cross this may also show what is off by default. */
export function release(filters: Filters, name: FilterName): Filters {
  return name === "standings" ? { ...filters, standings: STANDINGS } : without(filters, name);
}

export function sameStandings(a: readonly Standing[], b: readonly Standing[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

export interface Chip {
  readonly name: FilterName;
  readonly text: string;
  /** Flows that only this filter hides; null while unknown. */
  readonly hides: number | null;
}

/** One chip for every active filter, saying what it lets through and what it hides. */
export function chips(filters: Filters, leftOut: readonly LeftOut[] | null): Chip[] {
  return activeFilters(filters)
    .map((name) => ({
      name,
      text: describe(filters, name),
      hides: leftOut && (leftOut.find((one) => blamed(one) === name)?.flows ?? 0),
    }))
    .filter((chip) => !(chip.name === "standings" && isUsual(filters) && !chip.hides));
}

/** What is off from the start is worth a chip only when it hides something. */
const isUsual = (filters: Filters): boolean => sameStandings(filters.standings, SHOWN_STANDINGS);

function activeFilters(filters: Filters): FilterName[] {
  const active: FilterName[] = [];
  if (filters.years) active.push("years");
  if (filters.forms.length) active.push("forms");
  if (!sameStandings(filters.standings, STANDINGS)) active.push("standings");
  if (filters.minOrigins > 1) active.push("minOrigins");
  return active;
}

function describe(filters: Filters, name: FilterName): string {
  if (name === "years" && filters.years) return yearRange(filters.years.from, filters.years.to);
  if (name === "forms") return list(filters.forms.map(words));
  if (name === "minOrigins") return `${count(filters.minOrigins, "origin")} or more`;
  if (name === "top") return `strongest ${filters.top}`;
  if (!filters.standings.length) return "no standing";
  const missing = STANDINGS.filter((one) => !filters.standings.includes(one));
  return missing.length <= 2
    ? `without ${list(missing.map(words))}`
    : `only ${list(filters.standings.map(words))}`;
}

/** Which filter a line of `left_out` speaks of, null for one that is not ours. */
export function blamed(leftOut: LeftOut): FilterName | null {
  const reason = leftOut.reason.toLowerCase();
  if (reason.startsWith("year")) return "years";
  if (reason.startsWith("form")) return "forms";
  if (reason.startsWith("standing")) return "standings";
  if (reason.includes("origin")) return "minOrigins";
  if (reason.startsWith("limit")) return "top";
  return null;
}

/** "0 of 895 flows. The year filter hides 612, the form filter 40." */
export function emptiness(flows: Flows): string {
  const parts = flows.left_out.map((one, index) => {
    const name = blamed(one);
    const filter = name ? `the ${FILTER_WORDS[name]} filter` : one.reason;
    return index === 0 ? `${capital(filter)} hides ${one.flows}` : `${filter} ${one.flows}`;
  });
  const shown = `${flows.matching} of ${count(flows.total, "flow")}.`;
  return parts.length ? `${shown} ${parts.join(", ")}.` : shown;
}

export const FILTER_WORDS: Readonly<Record<FilterName, string>> = {
  years: "year",
  forms: "form",
  standings: "standing",
  minOrigins: "origins",
  top: "number",
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The flows that are drawn and listed: the strongest, and all that touch what is selected. */
export function drawn(flows: readonly Flow[], top: number, selection: string | null): Flow[] {
  if (flows.length <= top) return [...flows];
  return flows.filter((flow, index) => index < top || (selection !== null && touches(flow, selection)));
}

export const touches = (flow: Flow, id: string): boolean =>
  flow.id === id || flow.source === id || flow.destination === id;

export interface YearBar {
  readonly year: number;
  readonly flows: number;
}

/** How many flows are reported for each year, without gaps from first to last. */
export function histogram(flows: readonly Flow[]): YearBar[] {
  const counts = new Map<number, number>();
  for (const flow of flows) for (const year of flow.years) counts.set(year, (counts.get(year) ?? 0) + 1);
  if (!counts.size) return [];
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    flows: counts.get(first + index) ?? 0,
  }));
}

/** How many flows name each value of a list field, most frequent first. */
export function tally(flows: readonly Flow[], values: (flow: Flow) => readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const flow of flows) for (const value of values(flow)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}
