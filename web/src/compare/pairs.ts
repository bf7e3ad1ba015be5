// Two topics at once in three groups each: where both are high, where one of them is, and where neither.
import type { Properties } from "../api.ts";
import { breaksBy, groupOf } from "../breaks.ts";
import { hasNumbers, isWithheld, merged, NO_DATA, plain, SUPPRESSED, type Style } from "../classes.ts";
import type { Shape } from "../geometry.ts";
import type { Legend } from "../legend.ts";
import type { Palette } from "../palettes.ts";
import type { Picture, Shown } from "../picture.ts";
import type { Words } from "../words.ts";

const GROUPS = 3;

/** Groups of two numbers, 0 for low to 2 for high. */
export type PairOf = [first: number, second: number];

/** The limits of the thirds of numbers. */
export const thirds = (numbers: readonly number[]) => breaksBy("quantile", numbers, GROUPS);

/** The style of two groups, in grey with lines for the second: signs besides the colour where both are high, and where one is high and the other low. */
export function pairStyle([first, second]: PairOf, palette: Palette): Style {
  const glyph = first === 2 && second === 2 ? "plus" : first === 2 && second === 0 ? "dash" : first === 0 && second === 2 ? "ring" : null;
  return { ...plain(palette.pairs[second * GROUPS + first] ?? null), patterns: palette.rows[second] ?? [], glyph };
}

interface Known {
  numbers: [number, number];
  groups: PairOf;
}

/** The picture of a layer's places, each with the number of the second layer's place around its inner point. */
export function pairPicture(shown: Shown, other: Shown): Picture {
  const palette = shown.look.palette;
  const around = new Map(shown.shapes.all.map((shape) => [shape, other.shapes.at(shape.x, shape.y)?.feature.properties ?? {}]));
  const there = (shape: Shape) => around.get(shape) ?? {};
  const known = knownOf(around);
  const order = (shape: Shape) => {
    const groups = known.get(shape)?.groups;
    return groups ? groups[0] + groups[1] + groups[0] / 10 : -1;
  };
  const names = (words: Words) => ({ first: shown.topic.label[words.language], second: other.topic.label[words.language] });
  return {
    styleOf: (shape) => styleOf(shape.feature.properties, there(shape), known.get(shape), palette),
    outlined: [],
    ranked: () => [...shown.shapes.all].sort((a, b) => order(b) - order(a)),
    legend: (words) => legend(words, names(words), known, palette),
    over: (words) => words.say("compare-with", { second: names(words).second, date: words.date(shown.period) }),
    summary: (words) => summary(words, names(words), known),
    compared: (words, shape) => [sentence(words, names(words), known.get(shape), there(shape))],
    brief: (words, shape) => brief(words, known.get(shape), [shape.feature.properties, there(shape)]),
    verdict: { column: "pair", text: (words, shape) => levels(words, known.get(shape), [shape.feature.properties, there(shape)]), order },
  };
}

/** The places that have both numbers, each with its groups. */
function knownOf(around: Map<Shape, Properties>): Map<Shape, Known> {
  const both = [...around].flatMap(([shape, there]): [Shape, [number, number]][] => {
    const [first, second] = [valueOf(shape.feature.properties), valueOf(there)];
    return first === null || second === null ? [] : [[shape, [first, second]]];
  });
  const limits = ([0, 1] as const).map((which) => thirds(both.map(([, numbers]) => numbers[which])));
  const group = (numbers: [number, number], which: 0 | 1) => groupOf(numbers[which], limits[which] ?? []);
  return new Map(both.map(([shape, numbers]) => [shape, { numbers, groups: [group(numbers, 0), group(numbers, 1)] }]));
}

function valueOf(place: Properties): number | null {
  return hasNumbers(place) ? (place.value ?? null) : null;
}

function styleOf(first: Properties, second: Properties, known: Known | undefined, palette: Palette): Style {
  if (isWithheld(first) || isWithheld(second)) return SUPPRESSED;
  if (!known) return NO_DATA;
  const style = pairStyle(known.groups, palette);
  return first.status === "merged" ? merged(style) : style;
}

type Names = { first: string; second: string };

function legend(words: Words, names: Names, known: Map<Shape, Known>, palette: Palette): Legend {
  const all = [...known.values()];
  const cell = (first: number, second: number) => {
    const count = all.filter(({ groups }) => groups[0] === first && groups[1] === second).length;
    return { style: pairStyle([first, second], palette), text: words.say("compare-cell", { a: LEVELS[first] ?? "", b: LEVELS[second] ?? "", count }) };
  };
  const side = (id: string, name: string, which: 0 | 1) => {
    const own = all.map(({ numbers }) => numbers[which]);
    const [least, most] = [own.reduce((a, b) => Math.min(a, b), 1), own.reduce((a, b) => Math.max(a, b), 0)];
    return words.say(id, { name, low: words.percent(least, 0), high: words.percent(most, 0) });
  };
  const corner = (groups: PairOf) => ({ style: pairStyle(groups, palette), text: words.say("compare-corner", { kind: kindOf(groups) }) });
  const corners = ([[2, 2], [2, 0], [0, 2], [0, 0]] as PairOf[]).map(corner);
  const states = [
    { style: merged(pairStyle([1, 1], palette)), text: words.say("legend-merged") },
    { style: SUPPRESSED, text: words.say("compare-withheld-topics") },
    { style: NO_DATA, text: words.say("compare-nodata-topics") },
  ];
  return {
    square: {
      across: side("compare-across", names.first, 0),
      up: side("compare-up", names.second, 1),
      rows: [2, 1, 0].map((second) => [0, 1, 2].map((first) => cell(first, second))),
    },
    groups: [
      { title: words.say("compare-corners"), entries: corners },
      { title: words.say("legend-states"), entries: states },
    ],
    note: words.say("compare-pairs-note"),
  };
}

const LEVELS = ["low", "middle", "high"];

function summary(words: Words, names: Names, known: Map<Shape, Known>): string {
  if (known.size === 0) return words.say("compare-summary-nothing");
  const count = (first: number, second: number) => [...known.values()].filter(({ groups }) => groups[0] === first && groups[1] === second).length;
  return words.say("compare-pairs-summary", { ...names, count: count(2, 2), all: known.size });
}

function sentence(words: Words, names: Names, known: Known | undefined, second: Properties): string {
  if (!known) return words.say("compare-pairs-untold", { ...names, why: isWithheld(second) ? "withheld" : "nodata" });
  const [a, b] = known.groups.map((group) => LEVELS[group] ?? "");
  const [one, two] = known.numbers.map((share) => words.percent(share));
  return words.say("compare-pairs-told", { ...names, a: a ?? "", b: b ?? "", one: one ?? "", two: two ?? "", kind: kindOf(known.groups) });
}

/** What two groups have in common. */
function kindOf([first, second]: PairOf): string {
  if (first === second) return ["both-low", "both-middle", "both-high"][first] ?? "";
  if (first === 2 && second === 0) return "first";
  return first === 0 && second === 2 ? "second" : "between";
}

/** In which thirds a place is. */
function levels(words: Words, known: Known | undefined, places: [Properties, Properties]): string {
  if (!known) return brief(words, known, places);
  const [a, b] = known.groups.map((group) => LEVELS[group] ?? "");
  return words.say("compare-levels", { a: a ?? "", b: b ?? "" });
}

function brief(words: Words, known: Known | undefined, places: [Properties, Properties]): string {
  if (!known) return words.say(places.some(isWithheld) ? "status-suppressed" : "status-nodata");
  const [one, two] = known.numbers.map((share) => words.percent(share));
  return words.say("compare-pairs-brief", { one: one ?? "", two: two ?? "" });
}
