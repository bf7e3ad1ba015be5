// The columns of the table of a layer: the same numbers and words as on the map, and how rows are ordered by them.
import type { Feature, Properties } from "./api.ts";
import { categoriesOf, DIRECTIONS, told, toldAs } from "./changes.ts";
import { hasNumbers } from "./classes.ts";
import type { Reader } from "./sentence.ts";
import type { View } from "./state.ts";
import type { Language } from "./words.ts";

/** One column. */
export interface Column {
  id: string;
  text: (feature: Feature) => string;
  order: (feature: Feature) => number | string;
}

/** The columns of a layer; `nameOf` says what a place is called in a list, `verdict` stands where classes stand otherwise. */
export function columnsOf(reader: Reader, nameOf: (feature: Feature) => string, verdict?: Column): Column[] {
  const { words, topic, view } = reader;
  const name = (f: Feature) => words.say(toldAs(view, f.properties) ?? "class-none");
  const numeric = (id: string, get: (f: Feature) => number | null | undefined, text: (f: Feature) => string): Column => ({
    id,
    text: (feature) => (hasNumbers(feature.properties) ? text(feature) : "–"),
    order: (feature) => get(feature) ?? -Infinity,
  });
  const all: Column[] = [
    { id: "name", text: nameOf, order: (f) => f.properties.name ?? nameOf(f) },
    numeric("share", (f) => f.properties.value, (f) => words.percent(f.properties.value)),
    numeric("range", (f) => f.properties.low, ({ properties: p }) => `${words.percent(p.low)} – ${words.percent(p.high)}`),
    numeric("cases", (f) => f.properties.cases, (f) => words.number(f.properties.cases)),
    numeric("population", (f) => f.properties.population, (f) => words.number(f.properties.population)),
    verdict ?? numeric(toldBy(view), (f) => order(view, f.properties), name),
    numeric("slope", (f) => slope(f.properties), (f) => words.points(slope(f.properties))),
    { id: "status", text: (f) => words.say(`status-${f.properties.status ?? "own"}`), order: (f) => f.properties.status ?? "" },
  ];
  const rateOnly = ["share", "range", "population"];
  const inTrend: Record<string, boolean> = { slope: true, range: false };
  const isShown = ({ id }: Column) => (id in inTrend ? inTrend[id] === (view === "trend") : topic.hotspots || id !== "class");
  return all.filter((column) => (topic.kind === "rate" || !rateOnly.includes(column.id)) && isShown(column));
}

/** The change in a year where a direction can be shown; elsewhere it would say more than is known. */
function slope({ direction, sen_slope: change }: Properties): number | null {
  return direction && direction !== "none" ? (change ?? null) : null;
}

/** The column of what the colours tell. */
function toldBy(view: View): "class" | "category" | "direction" {
  return view === "emerging" ? "category" : view === "trend" ? "direction" : "class";
}

/** How a place stands in that column: between the two sides, or null where there is nothing to tell. */
function order(view: View, place: Properties): number | null {
  const name = told(view, place);
  if (!name) return null;
  if (view === "emerging") return [...categoriesOf("cold"), "none", ...categoriesOf("hot").reverse()].findIndex((each) => each === name);
  return view === "trend" ? DIRECTIONS.findIndex((each) => each === name) : certainty(place);
}

const CLASSES = ["cold99", "cold95", "cold90", "ns", "hot90", "hot95", "hot99"];

/** From the surest cold spot to the surest hot spot; within a class by z. */
function certainty({ class: name, z }: Properties): number | null {
  return name ? CLASSES.indexOf(name) * 1000 + (z ?? 0) : null;
}

/** The rows by a column, texts as a language orders them. What orders a row is found once: a layer may have tens of thousands. */
export function sorted(features: readonly Feature[], column: Column, descending: boolean, language: Language): Feature[] {
  const keyed = features.map((feature) => ({ feature, key: column.order(feature) }));
  const texts = new Intl.Collator(language, { numeric: true });
  const compare = (a: number | string, b: number | string) => (typeof a === "string" && typeof b === "string" ? texts.compare(a, b) : a < b ? -1 : a > b ? 1 : 0);
  return keyed.sort((a, b) => compare(a.key, b.key) * (descending ? -1 : 1)).map(({ feature }) => feature);
}

const NUMERIC = ["share", "range", "cases", "population", "slope"];

/** Whether a column has numbers, which stand to the right. */
export function isNumeric({ id }: Column): boolean {
  return NUMERIC.includes(id);
}
