import { expect, test } from "vitest";
import { NO_FILTERS } from "../core/filters";
import { address, flowsAddress } from "./client";
import { Problem } from "./errors";

test("ids with slashes and colons are one part of the address", () => {
  expect(address(["places", "place:gn/3117735"])).toBe("/api/v1/places/place%3Agn%2F3117735");
});

test("filters become parameters, lists repeat their key", () => {
  const filters = { ...NO_FILTERS, years: { from: 2015, to: 2019 }, forms: ["begging", "sex"], minOrigins: 2 };
  const query = new URL(flowsAddress(filters), "http://x").searchParams;
  expect([query.get("years"), query.getAll("form"), query.get("min_origins"), query.getAll("standing").length]).toEqual([
    "2015-2019", ["begging", "sex"], "2", 4,
  ]);
});

test("how many are drawn is not the server's business", () => {
  expect(flowsAddress({ ...NO_FILTERS, top: 10 })).toBe(flowsAddress(NO_FILTERS));
});

test("a problem document is told in its own words, with the request's id", async () => {
  const body = { type: "/problems/x", title: "Odd", status: 418, detail: "No tea.", request_id: "r7" };
  const headers = { "content-type": "application/problem+json" };
  const problem = await Problem.from(new Response(JSON.stringify(body), { status: 418, headers }));
  expect([problem.title, problem.detail, problem.requestId]).toEqual(["Odd", "No tea.", "r7"]);
});

test("an answer that is no problem document still becomes a problem", async () => {
  const problem = await Problem.from(new Response("<h1>oops</h1>", { status: 502 }));
  expect([problem.status, problem.detail]).toEqual([502, "Status 502."]);
});
