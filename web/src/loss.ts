// What protection costs: the measured figures of acceptable loss, of made-up towns only. An empty list shows no table.

/** What is measured, each a text `about-loss-…`. */
export type LossMeasure = "in-block" | "own-9" | "own-8" | "need-8" | "need-block" | "totals" | "agreement" | "jaccard";

/** One row of the table. */
export interface Loss {
  measure: LossMeasure;
  /** Shares are between 0 and 1, as is Jaccard; `need-block` is in households, `totals` in whatever is counted. */
  unit: "share" | "count" | "index";
  /** The bound, and whether a figure has to reach it or to stay below. */
  wanted: number;
  side: "least" | "most";
  /** In the demo town and in the one of scattered farms; null where it was not measured. */
  demo: number | null;
  dispersed: number | null;
}

/** How many towns of each kind were made. */
export const SEEDS = 8;

/** The figures, in the order in which they are shown. */
export const LOSS: readonly Loss[] = [];
