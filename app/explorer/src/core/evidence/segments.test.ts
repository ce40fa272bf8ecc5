import { expect, test } from "vitest";
import { segments } from "./segments";

const span = (start: number, end: number, item: string) => ({ start, end, item });
const shape = (text: string, spans: Parameters<typeof segments<string>>[1]) =>
  segments(text, spans).map(({ text, items }) => [text, items.join("+")]);

test("marks cut a sentence and nothing of it is lost", () => {
  const text = "From Arlandia to Borduria.";
  expect(shape(text, [span(17, 25, "destination"), span(5, 13, "source")])).toEqual([
    ["From ", ""],
    ["Arlandia", "source"],
    [" to ", ""],
    ["Borduria", "destination"],
    [".", ""],
  ]);
});

test("overlapping marks share the piece that both cover", () => {
  expect(shape("abcdef", [span(0, 4, "x"), span(2, 6, "y")])).toEqual([
    ["ab", "x"],
    ["cd", "x+y"],
    ["ef", "y"],
  ]);
});

test("offsets count code points, not the two halves of a rare character", () => {
  expect(shape("𝒜 from Östland", [span(7, 14, "source")])).toEqual([
    ["𝒜 from ", ""],
    ["Östland", "source"],
  ]);
});

test("a span that does not fit the text is left out", () => {
  expect(shape("short", [span(2, 99, "x"), span(-1, 2, "y"), span(3, 3, "z")])).toEqual([["short", ""]]);
});

test("a piece knows what begins with it", () => {
  const [first, second] = segments("abcd", [span(0, 4, "x"), span(2, 4, "y")]);
  expect([first?.begins, second?.begins]).toEqual([["x"], ["y"]]);
});

test("an empty text has no pieces", () => expect(segments("", [])).toEqual([]));
