// Which colour and pattern each published number has; the legend and the map both take them from here.
import type { Category, Direction, Feature, HotspotClass, Indicator, Properties } from "./api.ts";
import { emerged, type Family, type Glyph } from "./changes.ts";
import { isChange, type View } from "./state.ts";

/** What lies over a colour, so that nothing is told by colour alone. */
export type Pattern = "stripes" | "dots" | "crossed";

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

/** Red to blue; hot and cold stay apart for every kind of colour vision, and cold has stripes for print in grey. */
const COLOURS: Record<HotspotClass, string> = {
  hot99: "#b2182b",
  hot95: "#ec7d5b",
  hot90: "#fbcfb8",
  ns: "#c9cac4b8",
  cold90: "#c9e0ee",
  cold95: "#6aa9d0",
  cold99: "#1f5fa8",
};

const UNCOMPUTED = "#e4e2dab8";

/** From the lowest to the highest group of shares. */
export const RAMP = ["#e9e1f2", "#cbbce0", "#a88fc8", "#8455a3", "#54217a"];

const EDGE = "#ffffff";
const MERGED_EDGE = "#5b666e";

const plain = (fill: string | null): Style => ({ fill, patterns: [], glyph: null, edge: EDGE, dashed: false, merged: false });

/** The style of a hot or cold class. */
export function classStyle(name: HotspotClass | null): Style {
  const style = plain(name ? COLOURS[name] : UNCOMPUTED);
  return name?.startsWith("cold") ? { ...style, patterns: ["stripes"] } : style;
}

/** The shades of families of categories: what lasts is the deepest, what is past is paler than any spot of today. */
const SHADES: Record<Family, Record<"hot" | "cold", string>> = {
  lasting: { hot: COLOURS.hot99, cold: COLOURS.cold99 },
  fresh: { hot: COLOURS.hot95, cold: COLOURS.cold95 },
  onoff: { hot: COLOURS.hot90, cold: COLOURS.cold90 },
  past: { hot: "#fbefe9", cold: "#eff5f9" },
};

/** The style of a way in which a place became hot or cold. */
export function categoryStyle(name: Category | null): Style {
  const found = emerged(name);
  if (!found) return classStyle(name && "ns");
  const { side, family, glyph } = found;
  const edge = family === "past" ? SHADES.lasting[side] : EDGE;
  return { ...plain(SHADES[family][side]), glyph, edge, patterns: side === "cold" ? ["stripes"] : [] };
}

/** Rising is not hot and falling is not cold, so their colours are others; falling has stripes besides its sign. */
export function directionStyle(name: Direction | null): Style {
  if (name === "up") return { ...plain("#e8a33d"), glyph: "up" };
  if (name === "down") return { ...plain("#14776f"), glyph: "down", patterns: ["stripes"] };
  return classStyle(name && "ns");
}

/** The style of a group of shares, counted from 0. */
export function groupStyle(group: number): Style {
  return plain(RAMP[group] ?? null);
}

/** The same style for places that were merged: dotted, with an edge round the whole. */
export function merged(style: Style): Style {
  return { ...style, patterns: [...style.patterns, "dots"], edge: MERGED_EDGE, merged: true };
}

/** What is withheld: white with crossed lines. */
export const SUPPRESSED: Style = { fill: "#ffffff", patterns: ["crossed"], glyph: null, edge: "#7d8890", dashed: false, merged: false };

/** Where there are no data: nothing but a dashed edge. */
export const NO_DATA: Style = { fill: null, patterns: [], glyph: null, edge: "#4f5b63", dashed: true, merged: false };

/** Whether a place is hot or cold. */
export function isSignificant({ class: name, status }: Properties): boolean {
  return Boolean(name) && name !== "ns" && status !== "suppressed" && status !== "nodata";
}

/** The number that the share view colours by: the share, or the count where the topic is a count. */
export function shown(properties: Properties, indicator: Indicator): number | null {
  const number = indicator.kind === "count" ? properties.cases : properties.value;
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
export function styleOf(properties: Properties, view: View, indicator: Indicator, breaks: number[]): Style {
  if (isWithheld(properties)) return SUPPRESSED;
  const value = shown(properties, indicator);
  if (!hasNumbers(properties) || value === null) return NO_DATA;
  const style = view === "share" ? groupStyle(groupOf(value, breaks)) : toldStyle(properties, view);
  // Layers over all dates are made of blocks, and a block is a hexagon or several that grew together.
  if (isChange(view) && !properties.h3) return { ...style, edge: style.edge === EDGE ? MERGED_EDGE : style.edge, merged: true };
  return properties.status === "merged" ? merged(style) : style;
}

/** The style of what a view tells of a place; the view of shares has no words of its own and tells the class. */
export function toldStyle(properties: Properties, view: View): Style {
  if (view === "emerging") return categoryStyle(properties.category ?? null);
  return view === "trend" ? directionStyle(properties.direction ?? null) : classStyle(properties.class ?? null);
}

/** The group of a value: how many breaks it reaches. */
export function groupOf(value: number, breaks: number[]): number {
  return breaks.filter((limit) => value >= limit).length;
}

/** Up to four limits that part the values into groups of about the same number of places. */
export function breaksOf(features: Feature[], indicator: Indicator): number[] {
  const numbered = features.filter(({ properties }) => hasNumbers(properties));
  const values = numbered.map(({ properties }) => shown(properties, indicator)).filter((value) => value !== null);
  const sorted = values.sort((a, b) => a - b);
  const limits = [1, 2, 3, 4].map((n) => sorted[Math.floor((n * sorted.length) / RAMP.length)] ?? 0);
  const least = sorted[0] ?? 0;
  return [...new Set(limits)].filter((limit) => limit > least);
}
