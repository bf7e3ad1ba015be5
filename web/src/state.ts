// What the visitor chose, kept in the address so that a link shows the same picture.
import { BREAK_METHODS, type BreakMethod } from "./breaks.ts";
import { PALETTE_NAMES, type PaletteName } from "./palettes.ts";
import { LANGUAGES, type Language } from "./words.ts";

/** Colours by hot and cold, by share, by number, by how places became hot or cold, by where the share goes, by how sure it is. */
export const VIEWS = ["hotspots", "share", "count", "emerging", "trend", "certainty"] as const;
export type View = (typeof VIEWS)[number];

/** Beside what the map shows: nothing, what changed since another date, or another topic in one of three ways, or all dates. */
export const COMPARISONS = ["none", "difference", "swipe", "bivariate", "multiples"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** The views over all dates, which have a layer of their own. */
export function isChange(view: View): view is "emerging" | "trend" {
  return view === "emerging" || view === "trend";
}

/** The choices and the position of the map. */
export interface State {
  language: Language;
  indicator: string;
  period: string;
  view: View;
  /** `hex`, `blocks` or the name of an area set. */
  unit: string;
  /** The hexagon resolution; by the zoom level where it is null. */
  resolution: number | null;
  breaks: BreakMethod;
  palette: PaletteName;
  /** Of the numbers over the ground, in per cent. */
  opacity: number;
  compare: Comparison;
  /** The other topic, where two are compared. */
  other: string;
  /** The other date, where two are compared. */
  since: string;
  table: boolean;
  /** What was asked of the services (`services/asked.ts` reads it); nothing where they are not looked at. */
  services: string;
  position: Position | null;
}

/** Zoom level and centre of the map. */
export interface Position {
  zoom: number;
  lat: number;
  lon: number;
}

/** What a visitor has who chose nothing yet. */
export const BLANK: Omit<State, "language"> = {
  indicator: "",
  period: "",
  view: "hotspots",
  unit: "hex",
  resolution: null,
  breaks: "quantile",
  palette: "rdbu",
  opacity: 90,
  compare: "none",
  other: "",
  since: "",
  table: false,
  services: "",
  position: null,
};

const [FINEST, COARSEST] = [9, 6];
const FAINTEST = 20;

/** Reads a fragment; what is missing or unusable is left out, and `refused` names what could not be used. */
export function parseFragment(hash: string): { found: Partial<State>; refused: string[] } {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const found: Partial<State> = {};
  const refused: string[] = [];
  const take = <T>(key: string, read: (text: string) => T | null | undefined, put: (value: T) => void) => {
    const text = given.get(key);
    if (text === null || text === "") return;
    const value = read(text);
    if (value === null || value === undefined) refused.push(`${key}=${text}`);
    else put(value);
  };
  const oneOf = <T extends string>(names: readonly T[]) => (text: string) => names.find((name) => name === text);
  take("lang", oneOf(LANGUAGES), (language) => (found.language = language));
  for (const key of ["indicator", "period", "unit", "other", "since", "services"] as const) take(key, (text) => text.slice(0, 200), (value) => (found[key] = value));
  take("view", oneOf(VIEWS), (view) => (found.view = view));
  take("hex", whole(COARSEST, FINEST), (resolution) => (found.resolution = resolution));
  take("breaks", oneOf(BREAK_METHODS), (breaks) => (found.breaks = breaks));
  take("palette", oneOf(PALETTE_NAMES), (palette) => (found.palette = palette));
  take("opacity", whole(FAINTEST, 100), (opacity) => (found.opacity = opacity));
  take("compare", oneOf(COMPARISONS), (compare) => (found.compare = compare));
  take("table", oneOf(["0", "1"]), (table) => (found.table = table === "1"));
  take("map", parsePosition, (position) => (found.position = position));
  return { found, refused };
}

function whole(least: number, most: number): (text: string) => number | null {
  return (text) => {
    const number = Number(text);
    return Number.isInteger(number) && number >= least && number <= most ? number : null;
  };
}

function parsePosition(text: string): Position | null {
  const parts = text.split("/").map(Number);
  const [zoom, lat, lon] = parts;
  if (parts.length !== 3 || !parts.every(Number.isFinite)) return null;
  if (zoom === undefined || lat === undefined || lon === undefined) return null;
  return zoom >= 0 && zoom <= 20 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : null;
}

/** Writes the fragment that `parseFragment` reads; what is as for everybody is left out. */
export function writeFragment(state: State): string {
  const { language, indicator, period, view, unit, resolution, breaks, palette, opacity, compare, other, since, table, services, position } = state;
  const parts = new URLSearchParams({ lang: language, indicator, period, view, unit });
  if (resolution !== null) parts.set("hex", String(resolution));
  if (breaks !== BLANK.breaks) parts.set("breaks", breaks);
  if (palette !== BLANK.palette) parts.set("palette", palette);
  if (opacity !== BLANK.opacity) parts.set("opacity", String(opacity));
  if (compare !== "none") parts.set("compare", compare);
  if (compare === "swipe" || compare === "bivariate") parts.set("other", other);
  if (compare === "difference") parts.set("since", since);
  if (table) parts.set("table", "1");
  if (services) parts.set("services", services);
  const map = position && [position.zoom, position.lat.toFixed(5), position.lon.toFixed(5)].join("/");
  return `#${parts.toString()}${map ? `&map=${map}` : ""}`;
}
