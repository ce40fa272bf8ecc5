import { expect, test } from "vitest";
import { evidence, mark } from "../../testing/samples";
import { cards, cite, mannerWords, needsExplaining, placed, unplaced } from "./index";

const LINK = "http://127.0.0.1:8000/explore/map?sel=FLOWS_TO:A:B&claim=c1";

test("a contradicting card is always among the first two", () => {
  const list = ["a", "b", "c", "d"].map((id) => evidence(id, { contradicts: id === "d" }));
  expect(cards(list).map(({ claim }) => claim)).toEqual(["a", "d", "b", "c"]);
});

test("an order that shows the denial already is kept", () => {
  const list = ["a", "b"].map((id) => evidence(id, { contradicts: id === "a" }));
  expect(cards(list).map(({ claim }) => claim)).toEqual(["a", "b"]);
  expect(cards([evidence("a")])).toHaveLength(1);
});

test("a negated sentence is said to be one", () => {
  expect(mannerWords(evidence("a", { polarity: "negated" }))).toContain("not so");
  expect(mannerWords(evidence("a", { stance: "alleged" }))).toBe("stated as an allegation");
});

test("a citation carries sentence, publisher, place, manner and link", () => {
  const text = cite(evidence("a", { stance: "denied" }), "chicago", LINK);
  for (const part of ["People go from Arlandia", "(denied)", "Invented & Sons", "March 2019", "page 3", LINK])
    expect(text).toContain(part);
});

test("BibTeX is escaped and its braces balance", () => {
  const text = cite(evidence("claim:a1"), "bibtex", LINK);
  expect(text.startsWith("@misc{claima1,")).toBe(true);
  expect(text).toContain("title = {Notes on moving 100 \\% of things}");
  expect(text).toContain("author = {{Invented \\& Sons}}");
  expect(text.split("{")).toHaveLength(text.split("}").length);
});

test("CSL-JSON is JSON with the date in parts", () => {
  const [item] = JSON.parse(cite(evidence("a"), "csl-json", LINK)) as Record<string, unknown>[];
  expect(item).toMatchObject({ type: "report", issued: { "date-parts": [[2019, 3]] }, URL: "https://example.invalid/notes" });
});

test("a document without publisher or date is cited without them", () => {
  const bare = evidence("a");
  const text = cite({ ...bare, document: { ...bare.document, publisher: null, published: null, url: null } }, "bibtex", LINK);
  expect(text).not.toMatch(/author|year|null|undefined/);
});

test("marks with a place and marks without are told apart", () => {
  const marks = [mark("source", "Arlandia", 15), mark("destination", "Borduria")];
  expect(placed(marks).map(({ start, end }) => [start, end])).toEqual([[15, 23]]);
  expect(unplaced(marks).map(({ role }) => role)).toEqual(["destination"]);
});

test("origins need explaining when documents fold into one", () => {
  const group = (documents: string[]) => ({ origin: "o", label: "O", documents, claims: 1 });
  expect(needsExplaining([group(["x"]), group(["y"])], 2)).toBe(false);
  expect(needsExplaining([group(["x", "y"])], 1)).toBe(true);
});
