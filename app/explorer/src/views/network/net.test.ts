import { expect, test } from "vitest";
import type { Named, Neighbours } from "../../api/models";
import { EMPTY, grown, holds, MOST_NODES, typeWords } from "./net";

const named = (id: string): Named => ({ id, kind: "Country", name: id });

function answer(entity: string, others: readonly string[], direction: "out" | "in" = "out", total = others.length): Neighbours {
  return {
    graph_version: "1",
    entity: named(entity),
    counts: [],
    shown: others.length,
    total,
    neighbours: others.map((other) => ({
      edge: direction === "out" ? `FLOWS_TO:${entity}:${other}` : `FLOWS_TO:${other}:${entity}`,
      type: "FLOWS_TO",
      direction,
      other: named(other),
      claims: 1,
      origins: 1,
      standing: "single" as const,
      outcome: null,
    })),
  };
}

test("a node brings its neighbours, and links point the way of the flow", () => {
  const net = grown(EMPTY, answer("a", ["b"], "in"));
  expect([...net.nodes.keys()].sort()).toEqual(["a", "b"]);
  expect([...net.links.values()].map(({ from, to }) => [from, to])).toEqual([["b", "a"]]);
});

test("the same link met from its other end is one link", () => {
  const net = grown(grown(EMPTY, answer("a", ["b"])), answer("b", ["a"], "in"));
  expect(net.links.size).toBe(1);
});

test("the picture never grows beyond its limit and says what it left out", () => {
  const many = Array.from({ length: MOST_NODES + 20 }, (_, index) => `n${index}`);
  const net = grown(EMPTY, answer("a", many, "out", many.length + 5));
  expect(net.nodes.size).toBe(MOST_NODES);
  expect(net.leftOut).toBe(21 + 5);
});

test("a full picture still takes links between what it shows", () => {
  const many = Array.from({ length: MOST_NODES - 1 }, (_, index) => `n${index}`);
  const net = grown(grown(EMPTY, answer("a", many)), answer("n0", ["n1"]));
  expect(holds(net, "FLOWS_TO:n0:n1")).toBe(true);
});

test("an unknown relationship type is still named", () => expect(typeWords("NEW_KIND", "in")).toBe("new kind (in)"));
