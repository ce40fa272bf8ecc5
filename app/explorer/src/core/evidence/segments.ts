/** Cuts a text at the ends of its spans, so that each piece can be shown with what it stands for. */

/** Characters from `start` to before `end`, counted in Unicode code points as the server counts them. */
export interface Span<T> {
  readonly start: number;
  readonly end: number;
  readonly item: T;
}

export interface Segment<T> {
  readonly text: string;
  /** Offset of the first character, in code points. */
  readonly at: number;
  /** Everything that covers this piece, in the order given; empty for plain text. */
  readonly items: readonly T[];
  /** What begins with this piece. */
  readonly begins: readonly T[];
}

/** The whole text, in order. Spans that are empty or lie outside are left out: better no mark than a wrong one. */
export function segments<T>(text: string, spans: readonly Span<T>[]): Segment<T>[] {
  const characters = Array.from(text);
  const inside = spans.filter(({ start, end }) => start >= 0 && start < end && end <= characters.length);
  const cuts = new Set([0, characters.length, ...inside.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? characters.length;
    const covering = inside.filter(({ start, end }) => start <= from && to <= end);
    return {
      text: characters.slice(from, to).join(""),
      at: from,
      items: covering.map(({ item }) => item),
      begins: covering.filter(({ start }) => start === from).map(({ item }) => item),
    };
  });
}
