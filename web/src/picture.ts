// What the map shows of a layer: how each place is drawn, what is outlined, what the legend and one sentence say.
import type { Collection, Indicator, Properties } from "./api.ts";
import { breaksBy, type BreakMethod } from "./breaks.ts";
import { countFamilies, DIRECTIONS, isOnSide, told } from "./changes.ts";
import { CERTAINTY_BREAKS, halfRange, hasNumbers, numbersOf, shown, styleOf, type Look, type Style } from "./classes.ts";
import type { Shape } from "./geometry.ts";
import { legendOf, type Legend, type Scale } from "./legend.ts";
import type { Palette } from "./palettes.ts";
import type { Shapes } from "./shapes.ts";
import type { View } from "./state.ts";
import { unionOf } from "./union.ts";
import type { Words } from "./words.ts";

/** One layer as it is looked at. */
export interface Picture {
  styleOf: (shape: Shape) => Style;
  /** Groups of places that have an outline each. */
  outlined: Shape[][];
  /** Every place, the highest number first and those without numbers last; ordered when somebody asks. */
  ranked: () => Shape[];
  legend: (words: Words) => Legend;
  /** One or two sentences on the whole. */
  summary: (words: Words) => string;
  /** Sentences about one place beside its own, where the picture compares it with something. */
  compared?: (words: Words, shape: Shape) => string[];
  /** Of when it is, where that is not one date. */
  over?: (words: Words) => string;
  /** A few words about one place in place of its number, where the picture colours by something else. */
  brief?: (words: Words, shape: Shape) => string;
  /** What it tells of a place then in place of hot and cold: its column of the table, in a few words, and in which order. */
  verdict?: Verdict;
}

/** What a comparison tells of each place. */
export interface Verdict {
  column: "change" | "pair";
  text: (words: Words, shape: Shape) => string;
  order: (shape: Shape) => number;
}

/** A layer that is there, at its date, and what it is coloured by. */
export interface Shown {
  collection: Collection;
  period: string;
  topic: Indicator;
  /** Shares where hot and cold were asked for and are not computed. */
  view: View;
  shapes: Shapes;
  look: Look;
  scale: Scale;
  picture: Picture;
  /** Counts up with each layer, so that what depends on it knows. */
  turn: number;
  /** The layer of another topic that lies to the right of a handle. */
  beside?: Shown;
  /** The same layer at every date. */
  dates?: { period: string; shapes: Shapes }[];
}

/** What a layer is looked at with. */
export interface Wish {
  topic: Indicator;
  view: View;
  palette: Palette;
  method: BreakMethod;
  /** What the published area is called. */
  whole: string;
}

/** The view that can be shown: shares where hot and cold are asked for and no place has a class. */
export function viewFor(shapes: Shapes, wanted: View): View {
  return wanted === "hotspots" && !shapes.all.some(({ feature }) => feature.properties.class) ? "share" : wanted;
}

/** How the places of a layer are coloured. */
export function lookAt(shapes: Shapes, { topic, view, palette, method }: Wish): Look {
  const breaks = view === "certainty" ? CERTAINTY_BREAKS : breaksBy(method, numbersOf(numbered(shapes), topic, view));
  return { view, topic, palette, method, breaks };
}

/** The numbers of a layer, as the legend needs them. */
export function scaleOf(shapes: Shapes, { topic, view, breaks }: Look, whole: string): Scale {
  const numbers = numbersOf(numbered(shapes), topic, view);
  const town = townOf(shapes);
  let [least, most] = [numbers[0] ?? 0, 0];
  for (const number of numbers) [least, most] = [Math.min(least, number), Math.max(most, number)];
  return { breaks, least, most, known: numbers.length > 0, zero: numbers.includes(0), town, whole };
}

/** The picture of a layer by itself. */
export function pictureOf(shapes: Shapes, look: Look, scale: Scale): Picture {
  const { view, topic } = look;
  const places = numbered(shapes);
  const sides = (by: View) => (["hot", "cold"] as const).map((side) => spots(shapes, by, side));
  const outlined = view === "hotspots" || view === "emerging" ? sides(view) : [];
  let counted: Spots | null = null;
  const count = () => {
    const [hot = [], cold = []] = view === "hotspots" ? outlined : sides("hotspots");
    return (counted ??= { hot: unionOf(hot).pieces, cold: unionOf(cold).pieces });
  };
  return {
    styleOf: ({ feature }) => styleOf(feature.properties, look),
    outlined,
    ranked: () => ranked(shapes, topic, view),
    legend: (words) => legendOf(words, look, scale, new Set(places.map((place) => told(view, place)))),
    summary: (words) => summary(words, count, places, look, scale),
  };
}

const found = new WeakMap<Shape[], { of: number; places: Properties[] }>();

/** The published numbers of the places that have any; found once for so many places. */
function numbered({ all }: Shapes): Properties[] {
  const known = found.get(all);
  if (known?.of === all.length) return known.places;
  const places = all.map(({ feature }) => feature.properties).filter(hasNumbers);
  found.set(all, { of: all.length, places });
  return places;
}

/** The published numbers of all places. */
export function propertiesOf(shapes: Shapes): Properties[] {
  return shapes.all.map(({ feature }) => feature.properties);
}

/** The share of the whole published area at the date of a layer; `null` where it is not said. */
export function townOf({ all }: Shapes): number | null {
  return all.find(({ feature }) => typeof feature.properties.reference_value === "number")?.feature.properties.reference_value ?? null;
}

function spots({ all }: Shapes, view: View, side: "hot" | "cold"): Shape[] {
  return all.filter(({ feature: { properties } }) => isOnSide(view, properties, side) && hasNumbers(properties));
}

/** The places, the highest number first and those without numbers last. */
export function ranked({ all }: Shapes, topic: Indicator, view: View): Shape[] {
  const numbers = Float64Array.from(all, ({ feature: { properties } }) => (hasNumbers(properties) ? (shown(properties, topic, view) ?? -1) : -1));
  const order = Uint32Array.from(all, (_, at) => at).sort((a, b) => (numbers[b] as number) - (numbers[a] as number));
  return Array.from(order, (at) => all[at] as Shape);
}

/** One or two sentences on the whole layer: what there is where, and the share of the whole. */
function summary(words: Words, count: () => Spots, places: Properties[], { topic, view }: Look, { town, whole, known, zero }: Scale): string {
  if (!known && !zero) return words.say("summary-nothing");
  if (view === "emerging") return (["hot", "cold"] as const).map((side) => families(words, places, side)).join(" ");
  if (view === "trend") {
    const count = Object.fromEntries(DIRECTIONS.map((name) => [name, places.filter(({ direction }) => direction === name).length]));
    return words.say("summary-trend", count);
  }
  const said: string[] = [];
  if (view === "hotspots") said.push(headline(words, count(), topic, whole));
  else if (view === "certainty") said.push(certainty(words, places));
  else if (topic.kind === "rate" && !topic.hotspots) said.push(words.say("summary-no-hotspots"));
  if (town !== null && topic.kind === "rate") said.push(words.say("summary-town", { place: whole, share: words.percent(town) }));
  return said.join(" ");
}

/** How many pieces hot and cold spots form. */
interface Spots {
  hot: number;
  cold: number;
}

/** What the map of hot and cold spots says, in one sentence. */
function headline(words: Words, { hot, cold }: Spots, topic: Indicator, place: string): string {
  return words.say("summary-hotspots", { hot, cold, place, what: topic.casesLabel[words.language] });
}

function certainty(words: Words, places: Properties[]): string {
  const halves = places.map(halfRange).filter((half) => half !== null);
  const unsure = halves.filter((half) => half >= 0.1).length;
  return words.say("summary-certainty", { unsure, all: halves.length });
}

function families(words: Words, places: Properties[], spot: "hot" | "cold"): string {
  const counted = countFamilies(places, spot).map(([family, count]) => words.say("summary-family", { family: words.say(`family-${family}`), count }));
  return words.say("summary-emerging", { spot, list: counted.join(", ") || words.say("summary-none") });
}
