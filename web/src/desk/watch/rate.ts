// How often a rule is wrong by design, in the unit that people count in.
import type { Rule } from "./types.ts";

const WEEKS_OF_MONTH = 365.25 / 12 / 7;

/** So many periods in whole weeks, months or years: no finer than anybody needs. */
export function spanOf(periods: number, every: "week" | "month"): { unit: "weeks" | "months" | "years"; count: number } {
  const months = every === "month" ? periods : periods / WEEKS_OF_MONTH;
  if (every === "week" && months < 3) return { unit: "weeks", count: Math.max(1, Math.round(periods)) };
  if (months < 24) return { unit: "months", count: Math.max(1, Math.round(months)) };
  return { unit: "years", count: Math.round(months / 12) };
}

/** Periods between two false alarms of one series of a rule; none where it does not go by chance. */
export function periodsOf(rule: Pick<Rule, "chart" | "alpha">): number | null {
  if (rule.chart) return rule.chart.false_alarm_every;
  return rule.alpha !== null && rule.alpha > 0 ? 1 / rule.alpha : null;
}
