/** The address as the whole state: `/explore/{view}?…`. Defaults are left out, unknown keys kept. */
import type { Standing } from "../../api/models";
import { NO_FILTERS, sameStandings, SHOWN_STANDINGS, STANDINGS } from "../filters";
import type { Filters, Years } from "../filters/types";
import { COLUMNS, START, VIEWS } from "../state";
import type { Camera, Column, ExplorerState, Order, Theme, View } from "../state/types";

const ROOT = "/explore/";
const KEYS = ["sel", "claim", "doc", "y", "f", "st", "min", "top", "sort", "routes", "cam", "theme"] as const;
type Key = (typeof KEYS)[number];

/** Reads a path and its query; what cannot be understood falls back to the default, never fails. */
export function read(path: string, query: string): ExplorerState {
  const parameters = new URLSearchParams(query);
  const text = (key: Key): string | null => parameters.get(key) || null;
  return {
    view: readView(path),
    selection: text("sel"),
    claim: text("claim"),
    document: text("doc"),
    filters: readFilters(text),
    order: readOrder(text("sort")),
    routes: text("routes") === "1",
    camera: readCamera(text("cam")),
    theme: oneOf<Theme>(text("theme"), ["light", "dark"]),
    unknown: [...parameters].filter(([key]) => !(KEYS as readonly string[]).includes(key)),
  };
}

/** Writes the address of a state, keys always in the same order. */
export function write(state: ExplorerState): string {
  const query = pairs(state).map(([key, value]) => `${encode(key)}=${encode(value)}`);
  return `${ROOT}${state.view}${query.length ? `?${query.join("&")}` : ""}`;
}

function pairs(state: ExplorerState): (readonly [string, string])[] {
  const { filters, camera } = state;
  const own: [Key, string | null][] = [
    ["sel", state.selection],
    ["claim", state.claim],
    ["doc", state.document],
    ["y", filters.years && `${filters.years.from}-${filters.years.to}`],
    ["f", filters.forms.length ? filters.forms.join(",") : null],
    ["st", sameStandings(filters.standings, SHOWN_STANDINGS) ? null : filters.standings.join(",") || "none"],
    ["min", filters.minOrigins > 1 ? String(filters.minOrigins) : null],
    ["top", filters.top === NO_FILTERS.top ? null : writeTop(filters.top)],
    ["sort", state.order && `${state.order.descending ? "-" : ""}${state.order.column}`],
    ["routes", state.routes ? "1" : null],
    ["cam", camera && [camera.x, camera.y, camera.zoom].map(rounded).join(",")],
    ["theme", state.theme],
  ];
  const set = own.filter((pair): pair is [Key, string] => pair[1] !== null);
  return [...set, ...state.unknown];
}

/** Ids hold colons, commas and slashes, which a query may hold as they are: shorter, and people can read it. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%2F/g, "/");

function readView(path: string): View {
  const name = path.startsWith(ROOT) ? (path.slice(ROOT.length).split("/")[0] ?? "") : "";
  return oneOf<View>(name, VIEWS) ?? START.view;
}

function readFilters(text: (key: Key) => string | null): Filters {
  return {
    years: readYears(text("y")),
    forms: splitList(text("f")).sort(),
    standings: readStandings(text("st")),
    minOrigins: wholeNumber(text("min"), 1) ?? 1,
    top: text("top") === "all" ? ALL : (wholeNumber(text("top"), 1) ?? NO_FILTERS.top),
  };
}

const ALL = Number.MAX_SAFE_INTEGER;
const writeTop = (top: number): string => (top === ALL ? "all" : String(top));

function readYears(text: string | null): Years | null {
  const found = /^(\d{4})-(\d{4})$/.exec(text ?? "");
  if (!found) return null;
  const [from, to] = [Number(found[1]), Number(found[2])];
  return from <= to ? { from, to } : { from: to, to: from };
}

function readStandings(text: string | null): readonly Standing[] {
  if (text === null) return SHOWN_STANDINGS;
  const named = splitList(text);
  return STANDINGS.filter((standing) => named.includes(standing));
}

function readOrder(text: string | null): Order | null {
  if (text === null) return null;
  const descending = text.startsWith("-");
  const column = oneOf<Column>(descending ? text.slice(1) : text, COLUMNS);
  return column && { column, descending };
}

function readCamera(text: string | null): Camera | null {
  const [x, y, zoom] = splitList(text).map(Number);
  if (x === undefined || y === undefined || zoom === undefined) return null;
  return [x, y, zoom].every(Number.isFinite) && zoom > 0 ? { x, y, zoom } : null;
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);
const splitList = (text: string | null): string[] => (text ?? "").split(",").filter(Boolean);

function wholeNumber(text: string | null, least: number): number | null {
  const value = Number(text ?? NaN);
  return Number.isInteger(value) && value >= least ? value : null;
}

function oneOf<T extends string>(text: string | null, allowed: readonly T[]): T | null {
  return allowed.find((one) => one === text) ?? null;
}
