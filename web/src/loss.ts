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

/**
 * The figures, in the order in which they are shown: `cargo run --release -p gocpont-benches --example loss`, last period
 * (in a block and totals: all periods). Totals are those of the population, the farthest of any topic; agreement (hot
 * or not) and Jaccard are of severe deprivation, on its blocks.
 */
export const LOSS: readonly Loss[] = [
  { measure: "in-block", unit: "share", wanted: 1, side: "least", demo: 1, dispersed: 1 },
  { measure: "own-9", unit: "share", wanted: 0.5, side: "least", demo: 0.695, dispersed: 0.476 },
  { measure: "own-8", unit: "share", wanted: 0.6, side: "least", demo: 0.617, dispersed: 0.491 },
  { measure: "need-8", unit: "share", wanted: 0.3, side: "least", demo: 0.428, dispersed: 0.402 },
  { measure: "need-block", unit: "count", wanted: 200, side: "most", demo: 172, dispersed: 168 },
  { measure: "totals", unit: "count", wanted: 5, side: "most", demo: 5, dispersed: 5 },
  { measure: "agreement", unit: "share", wanted: 0.97, side: "least", demo: 0.961, dispersed: 0.981 },
  { measure: "jaccard", unit: "index", wanted: 0.75, side: "least", demo: 0.915, dispersed: 0.936 },
];
