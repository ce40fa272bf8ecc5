import { expect, test } from "vitest";
import type { Flows } from "../../api/models";
import { flow } from "../../testing/samples";
import {
  blamed,
  chips,
  drawn,
  emptiness,
  histogram,
  NO_FILTERS,
  release,
  STANDINGS,
  tally,
  toggleForm,
  toggleStanding,
  without,
  withYears,
} from "./index";

const leftOut = (reason: string, flows: number) => ({ reason, flows });

function answer(given: Partial<Flows>): Flows {
  return { graph_version: "1", total: 895, matching: 0, shown: 0, left_out: [], flows: [], ...given };
}

test("with no filter and nothing hidden there is no chip", () => expect(chips(NO_FILTERS, [])).toEqual([]));

test("what is off from the start gets a chip as soon as it hides something", () => {
  expect(chips(NO_FILTERS, [leftOut("standing other than corroborated", 91)])).toEqual([
    { name: "standings", text: "without denied only", hides: 91 },
  ]);
});

test("every active filter has a chip that says what it hides", () => {
  const filters = toggleForm(withYears({ ...NO_FILTERS, minOrigins: 2 }, { from: 2015, to: 2020 }), "begging");
  const found = chips(filters, [leftOut("years 2015-2020", 612), leftOut("fewer than 2 independent origins", 283)]);
  expect(found.map(({ text, hides }) => [text, hides])).toEqual([
    ["2015–2020", 612],
    ["begging", 0],
    ["2 origins or more", 283],
  ]);
});

test("nothing found names the filters and their numbers", () => {
  const flows = answer({ left_out: [leftOut("years 2015-2020", 612), leftOut("form begging", 40)] });
  expect(emptiness(flows)).toBe("0 of 895 flows. The year filter hides 612, the form filter 40.");
});

test("a reason that is none of ours is told as it stands", () => {
  const flows = answer({ left_out: [leftOut("not from country:NPL", 7)] });
  expect(blamed(leftOut("not from country:NPL", 7))).toBeNull();
  expect(emptiness(flows)).toBe("0 of 895 flows. Not from country:NPL hides 7.");
});

test("standings keep their order whatever the order of the clicks", () => {
  const off = toggleStanding(NO_FILTERS, "corroborated");
  const on = toggleStanding(toggleStanding(off, "denied_only"), "corroborated");
  expect(on.standings).toEqual(STANDINGS);
});

test("removing a filter leaves the others alone", () => {
  const filters = withYears(toggleForm(NO_FILTERS, "sex"), { from: 2015, to: 2016 });
  expect(without(filters, "years")).toEqual(toggleForm(NO_FILTERS, "sex"));
});

test("showing what the standing filter hides shows denials too", () => {
  expect(release(NO_FILTERS, "standings").standings).toContain("denied_only");
});

test("what is selected is drawn whole, even beyond the strongest", () => {
  const flows = [flow("A", "B"), flow("C", "D"), flow("E", "A")];
  expect(drawn(flows, 1, "country:A").map(({ id }) => id)).toEqual(["FLOWS_TO:A:B", "FLOWS_TO:E:A"]);
  expect(drawn(flows, 1, "FLOWS_TO:C:D")).toHaveLength(2);
  expect(drawn(flows, 1, null)).toHaveLength(1);
});

test("the histogram has every year between the first and the last", () => {
  expect(histogram([flow("A", "B", { years: [2010, 2012] }), flow("A", "C", { years: [2012] })])).toEqual([
    { year: 2010, flows: 1 },
    { year: 2011, flows: 0 },
    { year: 2012, flows: 2 },
  ]);
  expect(histogram([flow("A", "B", { years: [] })])).toEqual([]);
});

test("a tally counts flows, most frequent first", () => {
  const flows = [flow("A", "B", { forms: ["sex", "begging"] }), flow("A", "C", { forms: ["begging"] })];
  expect(tally(flows, ({ forms }) => forms)).toEqual([
    ["begging", 2],
    ["sex", 1],
  ]);
});
