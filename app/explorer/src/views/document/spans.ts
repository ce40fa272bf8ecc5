/** The spans of a document's claims: sentences, and inside them the arguments. */
import type { Evidence, Mark } from "../../api/models";
import { segments, type Segment, type Span } from "../../core/evidence";

export interface Argument {
  readonly type: "argument";
  readonly claim: Evidence;
  readonly mark: Mark;
}

export interface Sentence {
  readonly type: "sentence";
  readonly claim: Evidence;
}

export type Piece = Segment<Argument | Sentence>;

/** The text cut into paragraphs, each into pieces that carry the claims and arguments they belong to. */
export function paragraphs(text: string, claims: readonly Evidence[]): Piece[][] {
  const found: Piece[][] = [[]];
  for (const piece of segments(text, spans(claims))) {
    for (const [index, part] of piece.text.split(/\n{2,}/).entries()) {
      if (index > 0) found.push([]);
      // Only the first part of a cut piece begins what the piece began.
      if (part) found[found.length - 1]?.push({ ...piece, text: part, begins: index === 0 ? piece.begins : [] });
    }
  }
  return found.filter((pieces) => pieces.length > 0);
}

function spans(claims: readonly Evidence[]): Span<Argument | Sentence>[] {
  return claims.flatMap((claim) => [
    { start: claim.start, end: claim.end, item: { type: "sentence" as const, claim } },
    ...claim.marks.flatMap((mark) =>
      mark.start === null || mark.end === null
        ? []
        : [{ start: claim.start + mark.start, end: claim.start + mark.end, item: { type: "argument" as const, claim, mark } }],
    ),
  ]);
}

/** The claim that an address asks for, by its own id or by its passage's; null when it is not of this document. */
export const wantedClaim = (claims: readonly Evidence[], id: string | null): Evidence | null =>
  claims.find((claim) => claim.claim === id || claim.passage === id) ?? null;

/** Claims in the order of the text. */
export const inOrder = (claims: readonly Evidence[]): Evidence[] =>
  [...claims].sort((a, b) => a.start - b.start || a.end - b.end || a.claim.localeCompare(b.claim));
