// What the visitor chose, kept in the address so that a link shows the same picture.
import { LANGUAGES, type Language } from "./words.ts";

/** Colours by hot and cold, by the share itself, by how places became hot or cold, or by where the share goes. */
export const VIEWS = ["hotspots", "share", "emerging", "trend"] as const;
export type View = (typeof VIEWS)[number];

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
  table: boolean;
  position: Position | null;
}

/** Zoom level and centre of the map. */
export interface Position {
  zoom: number;
  lat: number;
  lon: number;
}

/** Reads a fragment; what is missing or unusable is left out. */
export function parseFragment(hash: string): Partial<State> {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const found: Partial<State> = {};
  const language = LANGUAGES.find((code) => code === given.get("lang"));
  if (language) found.language = language;
  for (const key of ["indicator", "period", "unit"] as const) {
    const value = given.get(key);
    if (value) found[key] = value;
  }
  const view = VIEWS.find((name) => name === given.get("view"));
  if (view) found.view = view;
  if (given.has("table")) found.table = given.get("table") === "1";
  const position = parsePosition(given.get("map"));
  if (position) found.position = position;
  return found;
}

function parsePosition(text: string | null): Position | null {
  const parts = text?.split("/").map(Number) ?? [];
  const [zoom, lat, lon] = parts;
  if (parts.length !== 3 || !parts.every(Number.isFinite)) return null;
  if (zoom === undefined || lat === undefined || lon === undefined) return null;
  return zoom >= 0 && zoom <= 20 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : null;
}

/** Writes the fragment that `parseFragment` reads. */
export function writeFragment(state: State): string {
  const { language, indicator, period, view, unit, table, position } = state;
  const parts = new URLSearchParams({ lang: language, indicator, period, view, unit });
  if (table) parts.set("table", "1");
  const map = position && [position.zoom, position.lat.toFixed(5), position.lon.toFixed(5)].join("/");
  return `#${parts.toString()}${map ? `&map=${map}` : ""}`;
}
