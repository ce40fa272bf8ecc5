import { expect, test } from "vitest";
import { slice } from "./slice";

test("a short table is drawn whole", () => expect(slice(500, 9000, 600, 30)).toEqual({ from: 0, to: 500, before: 0, after: 0 }));

test("of a long table what is in sight is drawn, and the rest keeps its height", () => {
  const { from, to, before, after } = slice(2000, 30_000, 600, 30);
  expect(from).toBeLessThanOrEqual(1000);
  expect(to).toBeGreaterThanOrEqual(1020);
  expect(to - from).toBeLessThan(100);
  expect(before + (to - from) * 30 + after).toBe(2000 * 30);
});

test("scrolled past the end, as when filters shorten the table, nothing is negative", () => {
  const { from, to, after } = slice(600, 99_999, 600, 30);
  expect([from <= to, after]).toEqual([true, 0]);
});
