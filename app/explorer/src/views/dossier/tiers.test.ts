import { expect, test } from "vitest";
import { strip } from "./tiers";

const entry = (year: number) => ({ year, tiers: ["2"], conflict: false, claims: 1, edge: `RANKED:A:${year}` });

test("years without a tier are gaps, not left out", () => {
  expect(strip([entry(2015), entry(2018)]).map(({ year, entry: one }) => [year, one !== undefined])).toEqual([
    [2015, true], [2016, false], [2017, false], [2018, true],
  ]);
});

test("no tiers, no strip", () => expect(strip([])).toEqual([]));
