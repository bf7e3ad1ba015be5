// A place from date to date in words.
import type { Properties } from "../api.ts";
import { hasNumbers, isWithheld } from "../classes.ts";
import type { Words } from "../words.ts";

/** A place at a date; `null` where there is nothing of it. */
export interface Moment {
  period: string;
  place: Properties | null;
}

/** The number of a place at a date; `null` where it has none. */
export function numberOf({ place }: Moment, isCount: boolean): number | null {
  if (!place || !hasNumbers(place)) return null;
  return (isCount ? place.cases : place.value) ?? null;
}

/** How such a number is written. */
export const written = (words: Words, isCount: boolean) => (value: number | null | undefined) => (isCount ? words.number(value) : words.percent(value));

/** The history in words: lowest and highest, and how many dates have no numbers. */
export function sentences(words: Words, moments: Moment[], isCount: boolean): string[] {
  const known = moments.flatMap((moment) => {
    const value = numberOf(moment, isCount);
    return value === null ? [] : [{ period: moment.period, value }];
  });
  const withheld = moments.filter(({ place }) => place && isWithheld(place)).length;
  const nodata = moments.length - known.length - withheld;
  const said: string[] = [];
  const [first, last] = [known[0], known.at(-1)];
  const text = written(words, isCount);
  if (first && last && known.length > 1) {
    const lowest = known.reduce((a, b) => (b.value < a.value ? b : a));
    const highest = known.reduce((a, b) => (b.value > a.value ? b : a));
    const dates = { from: words.date(first.period, true), to: words.date(last.period, true), lowestAt: words.date(lowest.period, true), highestAt: words.date(highest.period, true) };
    const kind = isCount ? "count" : "share";
    said.push(words.say("history-told", { ...dates, kind, first: text(first.value), last: text(last.value), lowest: text(lowest.value), highest: text(highest.value) }));
  }
  if (withheld > 0) said.push(words.say("history-withheld", { count: withheld, all: moments.length }));
  if (nodata > 0) said.push(words.say("history-nodata", { count: nodata, all: moments.length }));
  return said;
}
