// What changed between two dates: rises and falls that chance alone would hardly bring about, by their size.
import type { Properties } from "../api.ts";
import { hasNumbers, isWithheld, merged, NO_DATA, plain, SUPPRESSED, type Style } from "../classes.ts";
import type { Shape } from "../geometry.ts";
import type { Entry, Legend } from "../legend.ts";
import type { Palette } from "../palettes.ts";
import { townOf, type Picture, type Shown } from "../picture.ts";
import type { Shapes } from "../shapes.ts";
import type { Words } from "../words.ts";
import { difference, estimateOf, limitsOf, type Change } from "./newcombe.ts";

const MIDDLE = 3;

/** Which of the seven colours a change has: the one in the middle where none can be shown. */
export function groupOfChange({ by, told }: Change, [small, large]: readonly [number, number]): number {
  if (told === "none") return MIDDLE;
  const size = Math.abs(by) >= large ? 3 : Math.abs(by) >= small ? 2 : 1;
  return MIDDLE + (told === "up" ? size : -size);
}

/** The style of one of the seven groups: falls have stripes besides their colour. */
export function changeStyle(group: number, palette: Palette): Style {
  const style = plain(palette.change[group] ?? null);
  return group < MIDDLE ? { ...style, patterns: ["stripes"] } : style;
}

/** The picture of a layer against the same layer at another date. */
export function differencePicture(shown: Shown, since: string, before: Shapes): Picture {
  const there = new Map(before.all.map(({ feature }) => [feature.id, feature.properties]));
  // From the earlier to the later date, whichever of them was chosen first: a rise is a rise in time.
  const isBack = since > shown.period;
  const pair = ({ feature: { id, properties } }: Shape): Pair => (isBack ? [there.get(id) ?? {}, properties] : [properties, there.get(id) ?? {}]);
  const [from, to] = isBack ? [shown.period, since] : [since, shown.period];
  const palette = shown.look.palette;
  const changes = new Map<Shape, Change>();
  for (const shape of shown.shapes.all) {
    const [now, then] = pair(shape).map(estimateOf);
    if (now && then) changes.set(shape, difference(now, then));
  }
  const told = [...changes.values()].filter((change) => change.told !== "none");
  const limits = limitsOf((told.length > 0 ? told : [...changes.values()]).map(({ by }) => by));
  const order = (shape: Shape) => changes.get(shape)?.by ?? -Infinity;
  const context: Context = { since: from, period: to, limits, palette, whole: shown.scale.whole };
  return {
    styleOf: (shape) => styleOf(changes.get(shape), pair(shape), context),
    outlined: [],
    ranked: () => [...shown.shapes.all].sort((a, b) => order(b) - order(a)),
    legend: (words) => legend(words, context, isBack ? [townOf(before), shown.scale.town] : [shown.scale.town, townOf(before)]),
    over: (words) => words.say("compare-dates", { since: words.date(from, true), period: words.date(to, true) }),
    summary: (words) => summary(words, context, [...changes.values()]),
    compared: (words, shape) => [sentence(words, context, changes.get(shape), pair(shape))],
    brief: (words, shape) => brief(words, changes.get(shape), pair(shape)),
    verdict: { column: "change", text: (words, shape) => brief(words, changes.get(shape), pair(shape)), order },
  };
}

interface Context {
  since: string;
  period: string;
  limits: [number, number];
  palette: Palette;
  whole: string;
}

type Pair = readonly [now: Properties, then: Properties];

function styleOf(change: Change | undefined, [now, then]: Pair, { limits, palette }: Context): Style {
  if (isWithheld(now) || isWithheld(then)) return SUPPRESSED;
  if (!change) return NO_DATA;
  const style = changeStyle(groupOfChange(change, limits), palette);
  return now.status === "merged" ? merged(style) : style;
}

function legend(words: Words, { since, period, limits, palette, whole }: Context, [town, before]: (number | null)[]): Legend {
  const [small, large] = limits.map((limit) => words.size(limit));
  const sizes = [
    words.say("compare-size-over", { from: large ?? "" }),
    words.say("compare-size-between", { from: small ?? "", to: large ?? "" }),
    words.say("compare-size-under", { to: small ?? "" }),
  ];
  const side = (from: number, step: number): Entry[] => sizes.map((text, at) => ({ style: changeStyle(from + step * at, palette), text }));
  const dates = { since: words.date(since, true), period: words.date(period, true) };
  const none: Entry = { style: changeStyle(MIDDLE, palette), text: words.say("compare-none") };
  const states: Entry[] = [
    none,
    { style: merged(none.style), text: words.say("legend-merged") },
    { style: SUPPRESSED, text: words.say("compare-withheld") },
    { style: NO_DATA, text: words.say("compare-nodata") },
  ];
  return {
    lead: words.say("compare-change-title", dates),
    groups: [
      { title: words.say("compare-rise"), aside: words.say("compare-points"), entries: side(6, -1) },
      { title: words.say("compare-fall"), aside: words.say("compare-points"), entries: side(0, 1) },
      { title: words.say("legend-other"), entries: states },
    ],
    ...(typeof town === "number" && typeof before === "number" ? { town: words.say("compare-town", { place: whole, since: words.percent(before), period: words.percent(town) }) } : {}),
    note: words.say("compare-note"),
  };
}

function summary(words: Words, { since, period }: Context, changes: Change[]): string {
  if (changes.length === 0) return words.say("compare-summary-nothing");
  const count = (told: Change["told"]) => changes.filter((change) => change.told === told).length;
  const dates = { since: words.date(since), period: words.date(period) };
  return [words.say("compare-summary", { ...dates, up: count("up"), down: count("down") }), words.say("compare-summary-none", { none: count("none") })].join(" ");
}

function sentence(words: Words, { since, period }: Context, change: Change | undefined, pair: Pair): string {
  const dates = { since: words.date(since), period: words.date(period) };
  if (!change) return words.say("compare-untold", { ...dates, ...missing(pair) });
  const { by, low, high, told } = change;
  const limits = { low: words.points(low), high: words.points(high) };
  const shares = { before: words.percent(pair[1].value), after: words.percent(pair[0].value) };
  return words.say("compare-told", { ...dates, ...limits, ...shares, told, points: words.number(Math.abs(by) * 100, 1) });
}

/** Why there is no change to tell: at which of the dates, and whether numbers are withheld or are not there. */
function missing([now, then]: Pair): { why: string; when: string } {
  const isWhy = isWithheld(now) || isWithheld(then) ? isWithheld : (place: Properties) => !hasNumbers(place);
  return { why: isWhy === isWithheld ? "withheld" : "nodata", when: isWhy(now) && isWhy(then) ? "both" : isWhy(now) ? "period" : "since" };
}

function brief(words: Words, change: Change | undefined, pair: Pair): string {
  if (!change) return words.say(missing(pair).why === "withheld" ? "status-suppressed" : "status-nodata");
  return words.say("compare-brief", { told: change.told, points: words.points(change.by) });
}
