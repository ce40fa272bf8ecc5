/** Arithmetic of the year strip: years to positions and back, and what a key does to a handle. */
import type { Years } from "../core/filters/types";

export interface Scale {
  readonly first: number;
  readonly last: number;
}

/** Middle of a year's bar as a share of the strip's width. */
export const middle = (scale: Scale, year: number): number =>
  (year - scale.first + 0.5) / (scale.last - scale.first + 1);

/** The year under a share of the strip's width. */
export function yearAt(scale: Scale, share: number): number {
  const years = scale.last - scale.first + 1;
  return scale.first + Math.min(years - 1, Math.max(0, Math.floor(share * years)));
}

/** A range within the scale, its ends in order; null when it is the whole scale, which filters nothing. */
export function range(scale: Scale, a: number, b: number): Years | null {
  const clamp = (year: number): number => Math.min(scale.last, Math.max(scale.first, year));
  const [from, to] = [clamp(Math.min(a, b)), clamp(Math.max(a, b))];
  return from === scale.first && to === scale.last ? null : { from, to };
}

/** Where a key moves a handle, null when the key is not one of a slider's. */
export function keyed(key: string, year: number, scale: Scale): number | null {
  const moves: Record<string, number> = {
    ArrowLeft: year - 1,
    ArrowDown: year - 1,
    ArrowRight: year + 1,
    ArrowUp: year + 1,
    PageDown: year - 5,
    PageUp: year + 5,
    Home: scale.first,
    End: scale.last,
  };
  return moves[key] ?? null;
}

/** Height of a bar in per cent: by square root, so that one full year does not flatten all others; never invisible. */
export const barHeight = (flows: number, most: number): number =>
  flows === 0 ? 0 : Math.max(6, 100 * Math.sqrt(flows / most));
