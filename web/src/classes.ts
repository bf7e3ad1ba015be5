// Which colour and pattern each published number has; the legend, the map and the prints all take them from here.
import type { Category, Direction, HotspotClass, Indicator, Properties } from "./api.ts";
import { groupOf, type BreakMethod } from "./breaks.ts";
import { emerged, type Family, type Glyph } from "./changes.ts";
import { PALETTES, type Palette } from "./palettes.ts";
import { isChange, type View } from "./state.ts";

/** What lies over a colour, so that nothing is told by colour alone. */
export type Pattern = "stripes" | "dots" | "crossed" | "lines" | "bars";

/** How a place is drawn. */
export interface Style {
  fill: string | null;
  patterns: readonly Pattern[];
  /** A sign in its middle, where it is large enough. */
  glyph: Glyph | null;
  edge: string;
  dashed: boolean;
  /** Whether it is drawn as one area that grew together. */
  merged: boolean;
}

/** How a layer is looked at. */
export interface Look {
  view: View;
  topic: Indicator;
  /** Limits of the groups of numbers, and how they were found. */
  breaks: readonly number[];
  method: BreakMethod;
  palette: Palette;
}

const UNCOMPUTED = "#e4e2dab8";

const EDGE = "#ffffff";
const MERGED_EDGE = "#5b666e";

/** What is made once for each key and then the same object: fifty thousand places have a dozen styles. */
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** A colour without anything over it. */
export const plain = once((fill: string | null): Style => ({ fill, patterns: [], glyph: null, edge: EDGE, dashed: false, merged: false }));
const striped = once((fill: string | null): Style => ({ ...plain(fill), patterns: ["stripes"] }));

/** The style of a hot or cold class. */
export function classStyle(name: HotspotClass | null, palette: Palette = PALETTES.rdbu): Style {
  return (name?.startsWith("cold") ? striped : plain)(name ? palette.spots[name] : UNCOMPUTED);
}

/** The shade of a family of categories: what lasts is the deepest, what is past is paler than any spot of today. */
function shade({ spots, past }: Palette, family: Family, side: "hot" | "cold"): string {
  if (family === "past") return past[side];
  return spots[`${side}${family === "lasting" ? 99 : family === "fresh" ? 95 : 90}`];
}

/** The style of a way in which a place became hot or cold. */
export function categoryStyle(name: Category | null, palette: Palette = PALETTES.rdbu): Style {
  const found = emerged(name);
  if (!found) return classStyle(name && "ns", palette);
  const { side, family, glyph } = found;
  const edge = family === "past" ? palette.spots[`${side}99`] : EDGE;
  return { ...plain(shade(palette, family, side)), glyph, edge, patterns: side === "cold" ? ["stripes"] : [] };
}

/** Rising is not hot and falling is not cold, so their colours are others; falling has stripes besides its sign. */
export function directionStyle(name: Direction | null, palette: Palette = PALETTES.rdbu): Style {
  if (name === "up") return { ...plain(palette.up), glyph: "up" };
  if (name === "down") return { ...plain(palette.down), glyph: "down", patterns: ["stripes"] };
  return classStyle(name && "ns", palette);
}

/** The style of a group of numbers, counted from 0. */
export function groupStyle(group: number, palette: Palette = PALETTES.rdbu): Style {
  return plain(palette.ramp[group] ?? null);
}

/** Half the likely range of a share, to each side of it: groups of how sure a share is, the surest first. */
export const CERTAINTY_BREAKS: readonly number[] = [0.025, 0.05, 0.1, 0.2];

/** Half the width of the likely range of a share; null where there is none. */
export function halfRange({ low, high }: Properties): number | null {
  return typeof low === "number" && typeof high === "number" ? (high - low) / 2 : null;
}

/** The style of a group of certainties: the surest is the deepest, so what is unsure does not stand out. */
export function certaintyStyle(group: number, palette: Palette = PALETTES.rdbu): Style {
  return groupStyle(CERTAINTY_BREAKS.length - group, palette);
}

/** The same style for places that were merged: dotted, with an edge round the whole. */
export const merged = once((style: Style): Style => ({ ...style, patterns: [...style.patterns, "dots"], edge: MERGED_EDGE, merged: true }));

/** What is withheld: white with crossed lines. */
export const SUPPRESSED: Style = { fill: "#ffffff", patterns: ["crossed"], glyph: null, edge: "#7d8890", dashed: false, merged: false };

/** Where there are no data: nothing but a dashed edge. */
export const NO_DATA: Style = { fill: null, patterns: [], glyph: null, edge: "#4f5b63", dashed: true, merged: false };

/** Where there is nobody of the group, which is a number like others: white with a full edge. */
export const ZERO: Style = { fill: "#ffffff", patterns: [], glyph: null, edge: "#8b969d", dashed: false, merged: false };

/** Whether a place is hot or cold. */
export function isSignificant({ class: name, status }: Properties): boolean {
  return Boolean(name) && name !== "ns" && status !== "suppressed" && status !== "nodata";
}

/** The number that a view colours by: the count where that is asked for or the topic is a count, else the share. */
export function shown(properties: Properties, indicator: Indicator, view: View = "share"): number | null {
  const number = indicator.kind === "count" || view === "count" ? properties.cases : properties.value;
  return number ?? null;
}

/** Whether numbers of this place are withheld. */
export function isWithheld({ status, marks }: Properties): boolean {
  return status === "suppressed" || (marks ?? []).includes("withheld");
}

/** Whether numbers of this place may be shown and exist. */
export function hasNumbers(properties: Properties): boolean {
  const { status, value, cases } = properties;
  return !isWithheld(properties) && status !== "nodata" && !((value ?? null) === null && (cases ?? null) === null);
}

/** The style of a place. */
export function styleOf(properties: Properties, look: Look): Style {
  if (isWithheld(properties)) return SUPPRESSED;
  const value = shown(properties, look.topic, look.view);
  if (!hasNumbers(properties) || value === null) return NO_DATA;
  const style = valueStyle(properties, value, look);
  // Layers over all dates are made of blocks, and a block is a hexagon or several that grew together.
  if (isChange(look.view) && !properties.h3) return { ...style, edge: style.edge === EDGE ? MERGED_EDGE : style.edge, merged: true };
  return properties.status === "merged" ? merged(style) : style;
}

function valueStyle(properties: Properties, value: number, { view, breaks, palette }: Look): Style {
  if (view === "share" || view === "count") return value === 0 ? ZERO : groupStyle(groupOf(value, breaks), palette);
  if (view !== "certainty") return toldStyle(properties, view, palette);
  const half = halfRange(properties);
  return half === null ? classStyle(null, palette) : certaintyStyle(groupOf(half, CERTAINTY_BREAKS), palette);
}

/** The style of what a view tells of a place; views of numbers have no words of their own and tell the class. */
export function toldStyle(properties: Properties, view: View, palette: Palette = PALETTES.rdbu): Style {
  if (view === "emerging") return categoryStyle(properties.category ?? null, palette);
  return view === "trend" ? directionStyle(properties.direction ?? null, palette) : classStyle(properties.class ?? null, palette);
}

/** The numbers of the places that have any; zeros count among them, though they have a look of their own. */
export function numbersOf(places: readonly Properties[], indicator: Indicator, view: View): number[] {
  const numbers: number[] = [];
  for (const place of places) {
    const value = hasNumbers(place) ? shown(place, indicator, view) : null;
    if (value !== null) numbers.push(value);
  }
  return numbers;
}
