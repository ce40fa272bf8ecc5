import { expect, test } from "vitest";
import { numbers } from "../../testing/samples";
import { STANDINGS } from "../filters";
import { COLUMNS, START, VIEWS, type ExplorerState } from "../state";
import { read, write } from "./index";

function reread(address: string): ExplorerState {
  const [path = "", query = ""] = address.split(/\?(.*)/s);
  return read(path, query);
}

test("the start needs no keys", () => expect(write(START)).toBe("/explore/map"));

test("an id stays legible", () => {
  expect(write({ ...START, selection: "FLOWS_TO:NPL:IND" })).toBe("/explore/map?sel=FLOWS_TO:NPL:IND");
});

test("keys that are not ours are kept as they are", () => {
  const state = read("/explore/table", "hops=2&y=2015-2019&note=a%26b");
  expect(write(state)).toBe("/explore/table?y=2015-2019&hops=2&note=a%26b");
});

test.each([
  ["/explore/nowhere", "", "an unknown view"],
  ["/explore/map", "y=2019", "half a range"],
  ["/explore/map", "min=-3&top=x", "numbers that are none"],
  ["/explore/map", "cam=1,2", "half a camera"],
  ["/explore/map", "cam=1,2,-1", "a camera inside out"],
  ["/explore/map", "sort=weight&theme=pink", "words that are not ours"],
])("%s?%s falls back to the start: %s", (path, query) => expect(read(path, query)).toEqual(START));

test("a range given backwards is put right", () => {
  expect(read("/explore/map", "y=2020-2010").filters.years).toEqual({ from: 2010, to: 2020 });
});

test("no standing at all is not the same as the usual ones", () => {
  const none = { ...START, filters: { ...START.filters, standings: [] } };
  expect(reread(write(none))).toEqual(none);
});

test("five hundred random states come back from their address as they were", () => {
  const next = numbers(8);
  for (let round = 0; round < 500; round += 1) {
    const state = randomState(next);
    expect(reread(write(state)), write(state)).toEqual(state);
  }
});

function randomState(next: () => number): ExplorerState {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const maybe = <T>(value: T): T | null => (next() < 0.5 ? value : null);
  const some = <T>(items: readonly T[]): T[] => items.filter(() => next() < 0.5);
  const from = 2000 + Math.floor(next() * 20);
  return {
    view: pick(VIEWS),
    selection: maybe(pick(["country:NPL", "FLOWS_TO:NPL:IND", "place:gn/12?&=#%", "région:à côté"])),
    claim: maybe("claim:0a1b"),
    document: maybe("doc:77/3"),
    filters: {
      years: maybe({ from, to: from + Math.floor(next() * 5) }),
      forms: some(["begging", "forced_labour", "sex"]),
      standings: some(STANDINGS),
      minOrigins: 1 + Math.floor(next() * 5),
      top: pick([1, 100, 250, Number.MAX_SAFE_INTEGER]),
    },
    order: maybe({ column: pick(COLUMNS), descending: next() < 0.5 }),
    routes: next() < 0.5,
    camera: maybe({ x: Math.round(next() * 1e5) / 100, y: Math.round(next() * 1e4) / 100, zoom: 1 + Math.floor(next() * 9) }),
    theme: maybe(pick(["light", "dark"] as const)),
    unknown: some([
      ["hops", "2"],
      ["a", "country:X"],
      ["odd key", "a=b&c"],
    ] as const),
  };
}
