/** What narrows the flows, in every view alike. */
import type { Standing } from "../../api/models";

export interface Years {
  readonly from: number;
  readonly to: number;
}

export interface Filters {
  readonly years: Years | null;
  /** Forms of exploitation; none chosen means all. */
  readonly forms: readonly string[];
  readonly standings: readonly Standing[];
  readonly minOrigins: number;
  /** How many of the strongest flows are drawn. */
  readonly top: number;
}

export type FilterName = "years" | "forms" | "standings" | "minOrigins" | "top";
