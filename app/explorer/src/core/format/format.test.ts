import { expect, test } from "vitest";
import { count, date, list, shorten, tierName, words, yearRange } from "./index";

test("counts agree with their noun", () => {
  expect([count(1, "flow"), count(1204, "flow"), count(2, "country", "countries")]).toEqual(["1 flow", "1,204 flows", "2 countries"]);
});

test("dates are as exact as they were given", () => {
  expect(["2019", "2019-03", "2019-03-02", "spring 2019"].map(date)).toEqual(["2019", "March 2019", "2 March 2019", "spring 2019"]);
});

test("years are a range only when they differ", () => {
  expect([yearRange(2004, 2019), yearRange(2004, 2004), yearRange(null, 2019), yearRange(null, null)]).toEqual([
    "2004–2019", "2004", "2019", "",
  ]);
});

test("lists read as sentences do", () => expect([list([]), list(["a"]), list(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]));
test("vocabulary becomes words", () => expect(["forced_labour", "ngo", "GroupRole"].map(words)).toEqual(["forced labour", "NGO", "Group role"]));
test("tiers have their list's names", () => expect(["1", "2WL", "special"].map(tierName)).toEqual(["Tier 1", "Tier 2 Watch List", "special case"]));

test("long texts end at a word", () => {
  expect(shorten("the quick brown fox jumps", 18)).toBe("the quick brown…");
  expect(shorten("short", 18)).toBe("short");
});
