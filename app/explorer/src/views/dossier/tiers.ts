/** The strip of tiers by year, gaps included: a year without a tier is shown as such. */
import type { TierEntry } from "../../api/models";

export interface StripYear {
  readonly year: number;
  readonly entry: TierEntry | undefined;
}

export function strip(tiers: readonly TierEntry[]): StripYear[] {
  if (!tiers.length) return [];
  const byYear = new Map(tiers.map((entry) => [entry.year, entry]));
  const first = Math.min(...byYear.keys());
  const last = Math.max(...byYear.keys());
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    entry: byYear.get(first + index),
  }));
}
