// Which colour, hatch and sign each published number has; the legend and the map both take them from here.
import type { Feature, HotspotClass, Indicator, Properties } from "./api.ts";
import type { View } from "./state.ts";

/** How a place is drawn. */
export interface Style {
  fill: string | null;
  hatch: "none" | "merged" | "suppressed";
  sign: "up" | "down" | null;
  edge: string;
  dashed: boolean;
}

const COLOURS: Record<HotspotClass, string> = {
  hot99: "#b2182b",
  hot95: "#ea7f5c",
  hot90: "#fbcdb4",
  ns: "#dcdcd8",
  cold90: "#c3deed",
  cold95: "#62a3cc",
  cold99: "#1f5fa8",
};

/** From the lowest to the highest group of shares. */
export const RAMP = ["#e9e1f2", "#cbbce0", "#a88fc8", "#8455a3", "#54217a"];

const EDGE = "#4a5560";

/** The style of a hot or cold class. */
export function classStyle(name: HotspotClass | null): Style {
  const sign = name?.startsWith("hot") ? "up" : name?.startsWith("cold") ? "down" : null;
  return { fill: name ? COLOURS[name] : "#f4f3ee", hatch: "none", sign, edge: EDGE, dashed: false };
}

/** The style of a group of shares, counted from 0. */
export function groupStyle(group: number): Style {
  return { fill: RAMP[group] ?? null, hatch: "none", sign: null, edge: EDGE, dashed: false };
}

/** What is withheld: white with crossed lines. */
export const SUPPRESSED: Style = { fill: "#ffffff", hatch: "suppressed", sign: null, edge: EDGE, dashed: false };

/** Where there are no data: nothing but a dashed edge. */
export const NO_DATA: Style = { fill: null, hatch: "none", sign: null, edge: "#8a949c", dashed: true };

/** The number that the share view colours by: the share, or the count where the topic is a count. */
export function shown(properties: Properties, indicator: Indicator): number | null {
  const number = indicator.kind === "count" ? properties.cases : properties.value;
  return number ?? null;
}

/** Whether numbers of this place may be shown and exist. */
export function hasNumbers({ status, value, cases }: Properties): boolean {
  return status !== "suppressed" && status !== "nodata" && !((value ?? null) === null && (cases ?? null) === null);
}

/** The style of a place. */
export function styleOf(properties: Properties, view: View, indicator: Indicator, breaks: number[]): Style {
  if (properties.status === "suppressed" || properties.marks?.includes("withheld")) return SUPPRESSED;
  if (!hasNumbers(properties)) return NO_DATA;
  const value = shown(properties, indicator);
  const style =
    view === "hotspots"
      ? classStyle(properties.class ?? null)
      : value === null
        ? NO_DATA
        : groupStyle(groupOf(value, breaks));
  return properties.status === "merged" ? { ...style, hatch: "merged" } : style;
}

/** The group of a value: how many breaks it reaches. */
export function groupOf(value: number, breaks: number[]): number {
  return breaks.filter((limit) => value >= limit).length;
}

/** Up to four limits that part the values into groups of about the same number of places; each block counts once. */
export function breaksOf(features: Feature[], indicator: Indicator): number[] {
  const values = new Map<string, number>();
  features.forEach(({ id, properties }, at) => {
    const value = shown(properties, indicator);
    if (value !== null && hasNumbers(properties)) values.set(properties.block ?? `#${id ?? at}`, value);
  });
  const sorted = [...values.values()].sort((a, b) => a - b);
  const limits = [1, 2, 3, 4].map((n) => sorted[Math.floor((n * sorted.length) / RAMP.length)] ?? 0);
  const least = sorted[0] ?? 0;
  return [...new Set(limits)].filter((limit) => limit > least);
}
