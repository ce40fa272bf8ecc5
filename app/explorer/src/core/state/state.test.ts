import { expect, test } from "vitest";
import { flow } from "../../testing/samples";
import { withYears } from "../filters";
import { filter, isStep, lookAt, moveCamera, openDocument, paint, select, show, START } from "./index";
import { nextOrder, sorted } from "./order";

test.each([
  ["a view", show("table")],
  ["a selection", select("country:NPL")],
  ["a document", openDocument("doc:1", null)],
  ["a ticked form", filter((now) => ({ ...now, forms: ["sex"] }))],
])("%s is a step to come back to", (_, change) => expect(isStep(START, change(START))).toBe(true));

test.each([
  ["the years", filter((now) => withYears(now, { from: 2010, to: 2011 }))],
  ["the camera", moveCamera({ x: 1, y: 2, zoom: 3 })],
  ["the theme", paint("dark")],
  ["the card that is looked at", lookAt("claim:1")],
])("%s is not", (_, change) => expect(isStep(START, change(START))).toBe(false));

test("inside a document the sentence is a step", () => {
  const reading = openDocument("doc:1", "claim:1")(START);
  expect(isStep(reading, lookAt("claim:2")(reading))).toBe(true);
});

test("a new selection forgets the sentence of the old one", () => {
  expect(select("country:NPL")({ ...START, claim: "claim:1" }).claim).toBeNull();
});

const flows = [flow("A", "B", { origins: 3 }), flow("C", "A", { origins: 1 }), flow("B", "C", { origins: 3 })];
const ids = (order: Parameters<typeof sorted>[1]) => sorted(flows, order).map(({ id }) => id.slice(9));

test("without an order the API's is kept", () => expect(ids(null)).toEqual(["A:B", "C:A", "B:C"]));
test("equals keep the API's order", () => expect(ids({ column: "origins", descending: true })).toEqual(["A:B", "B:C", "C:A"]));
test("names sort as words", () => expect(ids({ column: "source", descending: false })).toEqual(["A:B", "B:C", "C:A"]));

test("unknown years come last either way one would look for them", () => {
  const unknown = flow("X", "Y", { first_year: null, last_year: null });
  const first = sorted([unknown, ...flows], { column: "first", descending: false });
  const last = sorted([unknown, ...flows], { column: "last", descending: true });
  expect([first.at(-1)?.id, last.at(-1)?.id]).toEqual([unknown.id, unknown.id]);
});

test("three clicks on a head sort, turn and undo", () => {
  const first = nextOrder(null, "origins");
  const second = nextOrder(first, "origins");
  expect([first, second, nextOrder(second, "origins")]).toEqual([
    { column: "origins", descending: true },
    { column: "origins", descending: false },
    null,
  ]);
});
