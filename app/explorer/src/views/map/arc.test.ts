import { expect, test } from "vitest";
import { arc, distance, headingAt, lineWidth, loop, pointAt } from "./arc";

const A = { x: 0, y: 0 };
const B = { x: 100, y: 0 };

test("an arc bulges to the right hand of who travels it, so both directions stay apart", () => {
  // Eastwards on a screen (y down) the right hand is below.
  expect(pointAt(arc(A, B), 0.5).y).toBeGreaterThan(10);
  expect(pointAt(arc(B, A), 0.5).y).toBeLessThan(-10);
});

test("both directions can be hit separately", () => {
  const [there, back] = [arc(A, B), arc(B, A)];
  const onThere = pointAt(there, 0.5);
  expect(distance(there, onThere, 8)).toBeLessThan(0.5);
  expect(distance(back, onThere, 8)).toBe(Infinity);
});

test("an arc begins and ends at its places", () => {
  expect([pointAt(arc(A, B), 0), pointAt(arc(A, B), 1)]).toEqual([A, B]);
});

test("arrows point from source to destination", () => {
  expect(Math.abs(headingAt(arc(A, B), 0.5))).toBeLessThan(0.01);
  expect(Math.abs(Math.abs(headingAt(arc(B, A), 0.5)) - Math.PI)).toBeLessThan(0.01);
});

test("a loop returns to its place and can be hit", () => {
  const inside = loop(A);
  expect(pointAt(inside, 1)).toEqual(A);
  expect(distance(inside, pointAt(inside, 0.4), 5)).toBeLessThan(1);
});

test("four times the origins give twice the growth", () => {
  const grown = (origins: number) => lineWidth(origins) - lineWidth(1);
  expect(grown(9)).toBeCloseTo(2 * grown(4));
  expect(lineWidth(0)).toBe(lineWidth(1));
});
