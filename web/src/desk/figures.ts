// Figures in words: counts, shares with what they may as well be, changes.
import type { Figure } from "./map/types.ts";
import { language, number, say } from "./texts.ts";

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language.value} ${JSON.stringify(options)}`;
  const before = formats.get(key);
  if (before) return before;
  const made = new Intl.NumberFormat(language.value, options);
  formats.set(key, made);
  return made;
}

/** A share between 0 and 1 as per cent, or a dash. */
export const percent = (share: number | null, decimals = 1): string =>
  share === null ? "–" : format({ style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(share);

/** A change of a share in percentage points, with its sign. */
export const points = (change: number): string => format({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(change * 100);

/** A number with at most so many decimals. */
export const rounded = (value: number, decimals: number): string => format({ maximumFractionDigits: decimals }).format(value);

/** A figure in one sentence: how many of how many, the share and what it may as well be. */
export function figureOf(figure: Figure): string {
  const counts = { cases: number(figure.cases), population: number(figure.population) };
  if (figure.population === 0) return say("figure-nobody");
  if (figure.value === null) return say("figure-counts", counts);
  const share = percent(figure.value);
  if (figure.low === null || figure.high === null) return say("figure-share", { ...counts, share });
  return say("figure", { ...counts, share, low: percent(figure.low), high: percent(figure.high) });
}

/** A p value, never written as nothing. */
export const probability = (p: number): string => (p < 0.0001 ? `p < ${rounded(0.0001, 4)}` : `p = ${rounded(p, 4)}`);
