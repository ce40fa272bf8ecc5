/** The one place that talks to the server: addresses, parameters and errors of /api/v1. */
import type { Filters } from "../core/filters/types";
import type {
  CoverageList,
  Documents,
  DocumentText,
  Dossier,
  EdgeEvidence,
  Flows,
  Neighbours,
  Places,
  Routes,
  SearchResult,
} from "./models";
import { Problem, ServerGone } from "./errors";

/** One relationship type in one direction, as a node is expanded by. */
export interface OnlyLinks {
  readonly type: string;
  readonly direction: "out" | "in";
}

type Value = string | number | readonly string[] | null;

/** Builds an address under /api/v1; null and empty values are left out, lists repeat their key. */
export function address(path: readonly string[], parameters: Readonly<Record<string, Value>> = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value === null) continue;
    const values = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
    for (const one of values) query.append(key, one);
  }
  const text = query.toString();
  return `/api/v1/${path.map(encodeURIComponent).join("/")}${text ? `?${text}` : ""}`;
}

async function get<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await reach(url, signal);
  if (response.ok) return (await response.json()) as T;
  throw await Problem.from(response);
}

/** A refused or cut connection is not a problem of the request: the server is gone. */
async function reach(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal, headers: { Accept: "application/json" }, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ServerGone();
  }
}

export const api = {
  places: (signal: AbortSignal) => get<Places>(address(["places"]), signal),
  coverage: (signal: AbortSignal) => get<CoverageList>(address(["coverage"]), signal),
  statedRoutes: (signal: AbortSignal) => get<Routes>(address(["routes", "stated"]), signal),
  flows: (filters: Filters | null, signal: AbortSignal) => get<Flows>(flowsAddress(filters), signal),
  evidence: (edge: string, signal: AbortSignal) => get<EdgeEvidence>(address(["edges", edge, "evidence"]), signal),
  dossier: (place: string, signal: AbortSignal) => get<Dossier>(address(["places", place]), signal),
  documents: (signal: AbortSignal) => get<Documents>(address(["documents"], { limit: 200 }), signal),
  moreDocuments: (cursor: string, signal: AbortSignal) =>
    get<Documents>(address(["documents"], { limit: 200, cursor }), signal),
  document: (id: string, signal: AbortSignal) => get<DocumentText>(address(["documents", id]), signal),
  search: (words: string, signal: AbortSignal) => get<SearchResult>(address(["search"], { q: words, limit: 12 }), signal),
  neighbours: (id: string, only: OnlyLinks | null, limit: number, signal: AbortSignal) =>
    get<Neighbours>(address(["neighbours", id], { type: only?.type ?? null, direction: only?.direction ?? null, limit }), signal),
};

/** Most flows we ever ask for: above that the map is no longer a picture, and the badge says what is missing. */
export const MOST_FLOWS = 2000;

/** The flows under the filters, or every flow when there are none (null). */
export function flowsAddress(filters: Filters | null): string {
  if (filters === null) return address(["flows"], { limit: MOST_FLOWS });
  return address(["flows"], {
    years: filters.years && `${filters.years.from}-${filters.years.to}`,
    form: filters.forms,
    standing: filters.standings,
    min_origins: filters.minOrigins > 1 ? filters.minOrigins : null,
    limit: MOST_FLOWS,
  });
}
