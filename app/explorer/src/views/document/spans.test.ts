import { expect, test } from "vitest";
import type { Evidence } from "../../api/models";
import { inOrder, paragraphs, wantedClaim } from "./spans";

const TEXT = "Heading\n\nPeople go from Arlandia to Borduria. More follows.\n\nEnd.";

function claim(id: string, sentence: string, names: Record<string, string> = {}): Evidence {
  const start = TEXT.indexOf(sentence);
  const marks = Object.entries(names).map(([role, name]) => {
    const at = sentence.indexOf(name);
    return { role, value: name, label: name, start: at, end: at + name.length, inferred: false };
  });
  return { claim: id, passage: `p-${id}`, start, end: start + sentence.length, marks } as unknown as Evidence;
}

const first = claim("c1", "People go from Arlandia to Borduria.", { source: "Arlandia", destination: "Borduria" });

test("the text is kept whole, paragraph by paragraph", () => {
  const joined = paragraphs(TEXT, [first]).map((pieces) => pieces.map((piece) => piece.text).join(""));
  expect(joined).toEqual(["Heading", "People go from Arlandia to Borduria. More follows.", "End."]);
});

test("arguments lie inside their sentence", () => {
  const pieces = paragraphs(TEXT, [first]).flat();
  const name = pieces.find((piece) => piece.text === "Arlandia");
  expect(name?.items.map((item) => item.type)).toEqual(["sentence", "argument"]);
});

test("two claims of one sentence both begin there", () => {
  const pieces = paragraphs(TEXT, [first, claim("c2", "People go from Arlandia to Borduria.")]).flat();
  const begun = pieces.flatMap((piece) => piece.begins).map((item) => `${item.type} ${item.claim.claim}`);
  expect(begun).toEqual(["sentence c1", "sentence c2", "argument c1", "argument c1"]);
});

test("an address may ask for a claim by its passage", () => {
  expect(wantedClaim([first], "p-c1")).toBe(first);
  expect(wantedClaim([first], "elsewhere")).toBeNull();
});

test("claims are read in the order of the text", () => {
  const later = claim("a", "More follows.");
  expect(inOrder([later, first]).map((one) => one.claim)).toEqual(["c1", "a"]);
});
