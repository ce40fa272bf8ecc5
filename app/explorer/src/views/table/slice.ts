/** Which rows of a long table are drawn: those in sight and a few around them. */

export interface Slice {
  readonly from: number;
  readonly to: number;
  /** Height of what is left out above and below (pixels). */
  readonly before: number;
  readonly after: number;
}

/** Up to this many rows all are drawn, so that the browser's own find and print see them. */
const DRAW_ALL = 500;
const AROUND = 12;

export function slice(rows: number, scrolled: number, height: number, row: number): Slice {
  if (rows <= DRAW_ALL) return { from: 0, to: rows, before: 0, after: 0 };
  const from = Math.max(0, Math.min(rows, Math.floor(scrolled / row) - AROUND));
  const to = Math.min(rows, Math.ceil((scrolled + height) / row) + AROUND);
  return { from, to, before: from * row, after: (rows - to) * row };
}
