// What the program tells of measures, as it tells it. Money is exact: amounts are decimal texts with a point, added by the program alone.
import type { Figure, Spot, ThingPlace } from "../map/types.ts";
import type { Entry } from "../types.ts";

export interface Sum {
  currency: string;
  amount: string;
  secured: string;
  won: string;
  planned: string;
  spent: string;
}

export interface Cell {
  source: string;
  year: number;
  currency: string;
  secured: string;
  won: string;
  planned: string;
  spent: string;
}

export interface PlanNode {
  id: number;
  title: string | null;
  level: "priority" | "measure" | "activity" | null;
  state: string;
  instrument: string | null;
  responsible: string | null;
  starts_on: string | null;
  ends_on: string | null;
  overdue: boolean;
  own: Sum[];
  parts: Sum[];
  stands_for: Sum[];
  children: PlanNode[];
}

export type Warning =
  | { kind: "parts-over-whole" | "parts-more-certain"; measure: number; year: number; currency: string; whole: string; parts: string; over: string }
  | { kind: "spent-over-amount"; line: number; measure: number; currency: string; amount: string; spent: string }
  | { kind: "several-currencies"; measure: number; year: number; currencies: string[] }
  | { kind: "loop"; measure: number }
  | { kind: "no-line-read"; line: number; measure: number };

export interface Plan {
  year: number | null;
  years: number[];
  currencies: string[];
  sources: string[];
  tree: PlanNode[];
  totals: Sum[];
  cells: Cell[];
  warnings: Warning[];
  lists: {
    without_priority: number[];
    overdue: number[];
    unfunded: number[];
    without_source: { line: number; measure: number }[];
    hotspots_without_measure: (Spot & { layer: string })[];
  };
  status: { year: number; states: { code: string; count: number }[] }[];
}

export interface IndicatorView {
  id: number;
  name: string;
  unit: string;
  better: "more" | "less";
  layer: string | null;
  baseline: number | null;
  baseline_on: string | null;
  target: number | null;
  target_on: string | null;
  actual: number | null;
  actual_on: string | null;
  /** Read from the map's figures of its places. */
  fed: boolean;
  /** Share of the way from the baseline to the target. */
  done: number | null;
  reached: boolean | null;
  late: boolean;
}

export type Comparison = "rest" | { set: string; area: string };

export interface BeforeAfter {
  layer: string;
  start: string | null;
  started: boolean;
  comparison: Comparison;
  series: { period: string; after: boolean; inside: Figure; outside: Figure }[];
  before: string | null;
  after: string | null;
  inside: number | null;
  outside: number | null;
  difference: { value: number; low: number; high: number } | null;
  earlier: { from: string; to: string; value: number; low: number; high: number } | null;
  notes: string[];
}

export interface MeasureView {
  entry: Entry;
  path: { id: number; title: string | null }[];
  budget: { cells: Cell[]; own: Sum[]; parts: Sum[]; stands_for: Sum[]; lines: number[] };
  warnings: Warning[];
  indicators: IndicatorView[];
  places: ThingPlace[];
  effect: BeforeAfter[];
  figures: boolean;
}
