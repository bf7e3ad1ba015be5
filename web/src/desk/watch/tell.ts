// Sentences of the watch in the page's language.
import { label, say, sayAlso } from "../texts.ts";
import { periodsOf, spanOf } from "./rate.ts";
import type { Rule, Sentence } from "./types.ts";

/** A sentence of the watch; where its word is not known here, the word's own name. */
export function sentence({ word, args }: Sentence): string {
  const told = Object.entries(args).map(([name, value]) => [name, typeof value === "object" ? label(value) : value] as const);
  return sayAlso(word, word, Object.fromEntries(told));
}

/** How often a rule is wrong by design: for one series, and for all that it watches. */
export function rateOf(rule: Rule): string[] {
  const periods = periodsOf(rule);
  if (periods === null) return [];
  // What is looked at without a period of its own is looked at with each month.
  const every = rule.every ?? "month";
  const one = spanOf(periods, every);
  const told = [say(`watch-false-${one.unit}`, { count: one.count })];
  if (rule.series.length > 1) {
    const all = spanOf(periods / rule.series.length, every);
    told.push(say(`watch-false-all-${all.unit}`, { count: all.count, series: rule.series.length }));
  }
  return told;
}
