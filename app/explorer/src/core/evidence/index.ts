/** Evidence as the drawer and the document show it. */
import type { EdgeEvidence, Evidence, Mark, OriginGroup } from "../../api/models";
import { count, words } from "../format";
import type { Span } from "./segments";

export { CITATION_STYLES, cite, manner, STYLE_NAMES, type CitationStyle } from "./cite";
export { segments, type Segment, type Span } from "./segments";

/** The marks that have a place in the sentence. */
export const placed = (marks: readonly Mark[]): Span<Mark>[] =>
  marks.flatMap((mark) => (mark.start === null || mark.end === null ? [] : [{ start: mark.start, end: mark.end, item: mark }]));

/** Arguments that the sentence itself does not name, such as a country taken from the document's title. */
export const unplaced = (marks: readonly Mark[]): Mark[] =>
  marks.filter((mark) => mark.start === null || mark.end === null);

const STANCE_WORDS: Readonly<Record<Evidence["stance"], string>> = {
  asserted: "stated as so",
  alleged: "stated as an allegation",
  denied: "stated as a denial",
  risk: "stated as a possibility",
  unknown: "outcome not known to the source",
};

/** How the source says it, in words: "stated as so", "says that it is not so". */
export function mannerWords(evidence: Evidence): string {
  const stance = STANCE_WORDS[evidence.stance];
  return evidence.polarity === "negated" ? `${stance}: that it is not so` : stance;
}

/** How many cards the first screen has room for. */
const FIRST_SCREEN = 3;

/** The server's order, with the first contradicting card moved up so that it is seen without scrolling. */
export function cards(evidence: readonly Evidence[]): Evidence[] {
  const at = evidence.findIndex((one) => one.contradicts);
  const denial = evidence[at];
  if (!denial || at < FIRST_SCREEN - 1) return [...evidence];
  const rest = evidence.filter((_, index) => index !== at);
  return [...rest.slice(0, 1), denial, ...rest.slice(1)];
}

/** "2 independent origins in 5 documents". */
export function originWords(answer: EdgeEvidence): string {
  const documents = new Set(answer.evidence.map((one) => one.document.id)).size;
  return `${count(answer.edge.origins, "independent origin")} in ${count(documents, "document")}`;
}

/** Whether there is anything to explain: documents that share an origin, or origins that only deny. */
export const needsExplaining = (origins: readonly OriginGroup[], counted: number): boolean =>
  origins.length !== counted || origins.some((origin) => origin.documents.length > 1);

export const roleWords = (role: string): string => (role === "victim_group" ? "group" : words(role));

/** Usual width of a letter of a label and of the text above it (rem). */
const LETTER = { label: 0.42, text: 0.5 } as const;

/** Room that a label needs beyond its word, so that the labels of short neighbours stay apart: a CSS length. */
export const labelRoom = (label: string, word: string): string =>
  `${Math.max(0, label.length * LETTER.label - word.length * LETTER.text).toFixed(2)}rem`;
