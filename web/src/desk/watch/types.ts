// What the program tells of its watch rules, their series and alerts.
import type { Labels } from "../types.ts";

/** A sentence of the watch's own words with what it names, in every language. */
export interface Sentence {
  word: string;
  args: Record<string, string | number | Labels>;
}

export interface Point {
  from: string;
  value: number;
  population: number | null;
  expected: number | null;
  low: number | null;
  high: number | null;
  outside: boolean;
  break: boolean;
}

export interface Series {
  key: string;
  label: Labels | null;
  tenant: string;
  points: Point[];
  state: "inside" | "outside" | "learning" | "missing";
  since: string | null;
  left: number | null;
}

export interface Chart {
  method: "cusum" | "ewma" | "farrington";
  direction: "above" | "below" | "both";
  baseline: number;
  shift: number | null;
  weight: number | null;
  false_alarm_every: number;
}

export interface Alert {
  id: number;
  rule: string;
  state: string;
  tenant: string;
  organisation: string;
  opened: string;
  due: string | null;
  why: Sentence;
}

export interface Rule {
  id: string;
  label: Labels;
  kind: "band" | "cluster" | "hotspot" | "person" | "deadline" | "age";
  register: string | null;
  indicator: string | null;
  every: "week" | "month" | null;
  chart: Chart | null;
  after_days: number | null;
  after_months: number | null;
  reach_metres: number | null;
  alpha: number | null;
  says: Sentence;
  series: Series[];
  alerts: Alert[];
  idle: string | null;
}

export interface Break {
  id: number;
  tenant: string;
  about: string;
  from: string;
  why: string;
  note: string | null;
}

export interface Run {
  at: string;
  raised: number;
  open: number;
  persons: number;
  faults: string[];
}

export interface Watch {
  rules: Rule[];
  breaks: Break[];
  may: { run: boolean };
  run: Run | null;
}
