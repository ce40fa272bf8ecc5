import { expect, test } from "vitest";
import { flow, place } from "../../testing/samples";
import { announceFlow, announcePlace, isEdge } from "./index";

test.each([
  ["FLOWS_TO:NPL:IND", true],
  ["REPORTED_COMPLICIT_IN:agency:NP/office:country:NPL", true],
  ["country:NPL", false],
  ["place:gn/3117735", false],
  ["FLOWS_TO", false],
])("%s is an edge: %s", (id, expected) => expect(isEdge(id)).toBe(expected));

test("a place is announced with its flows and disputes", () => {
  const flows = [flow("A", "B"), flow("B", "A", { standing: "disputed" }), flow("B", "C")];
  expect(announcePlace(place("A"), flows)).toBe("Land A, country, 2 flows, 1 disputed");
  expect(announcePlace(place("Z", { documents: 0 }), flows)).toBe("Land Z, country, 0 flows, no source read");
});

test("a flow is announced in words", () => {
  expect(announceFlow(flow("A", "B", { standing: "alleged_or_risk", origins: 0 }))).toBe(
    "Land A to Land B, alleged or risk, 0 independent origins",
  );
});
