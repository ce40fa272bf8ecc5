import { expect, test } from "vitest";
import type { Hit } from "../../api/models";
import { START, type ExplorerState } from "../state";
import { choose, grouped } from "./index";

const hit = (given: Partial<Hit>): Hit => ({
  type: "entity", id: "country:A", kind: "Country", label: "Land A", detail: null, document: null, start: null, score: 1, ...given,
});

const after = (chosen: Hit, state: ExplorerState = START) => choose(chosen, state).reduce((now, change) => change(now), state);

test("hits are grouped in a fixed order, empty groups left out", () => {
  const groups = grouped([hit({ type: "passage" }), hit({}), hit({ id: "country:B" })]);
  expect(groups.map(({ title, hits }) => [title, hits.length])).toEqual([
    ["Places and actors", 2],
    ["Sentences", 1],
  ]);
});

test("a place is selected where the reader is", () => {
  expect(after(hit({}), { ...START, view: "table" })).toMatchObject({ view: "table", selection: "country:A" });
  expect(after(hit({}), { ...START, view: "start" })).toMatchObject({ view: "map", selection: "country:A" });
  expect(after(hit({}), { ...START, view: "dossier", selection: "country:B" })).toMatchObject({ view: "dossier", selection: "country:A" });
});

test("an actor opens in the network", () => {
  expect(after(hit({ id: "syndicate:x", kind: "Syndicate" }))).toMatchObject({ view: "network", selection: "syndicate:x" });
});

test("a sentence opens its document at the passage", () => {
  const found = hit({ type: "passage", id: "doc:1/3-9", document: "doc:1", kind: "Passage" });
  expect(after(found)).toMatchObject({ view: "document", document: "doc:1", claim: "doc:1/3-9" });
});
