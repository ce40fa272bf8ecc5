import { expect, test } from "vitest";
import { keyed, middle, range, yearAt } from "./years";

const scale = { first: 2001, last: 2010 };

test("a year's bar is where its middle says", () => {
  for (let year = scale.first; year <= scale.last; year += 1) expect(yearAt(scale, middle(scale, year))).toBe(year);
});

test("beyond the strip lie its ends", () => {
  expect([yearAt(scale, -0.3), yearAt(scale, 1), yearAt(scale, 7)]).toEqual([2001, 2010, 2010]);
});

test("handles may cross", () => expect(range(scale, 2008, 2003)).toEqual({ from: 2003, to: 2008 }));

test("the whole strip filters nothing", () => expect(range(scale, 1990, 2030)).toBeNull());

test("keys move a handle as those of a slider do, other keys do not", () => {
  expect([keyed("ArrowLeft", 2005, scale), keyed("End", 2005, scale), keyed("m", 2005, scale)]).toEqual([
    2004, 2010, null,
  ]);
});

test("a strip of one year has one bar", () => expect(middle({ first: 2004, last: 2004 }, 2004)).toBe(0.5));
