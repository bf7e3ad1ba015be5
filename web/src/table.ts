// The shown layer as a table: the same numbers and words as on the map, sortable, each row leading to its place.
import type { Feature, Properties } from "./api.ts";
import { categoriesOf, DIRECTIONS, told, toldAs } from "./changes.ts";
import { hasNumbers } from "./classes.ts";
import { el } from "./dom.ts";
import type { Reader } from "./sentence.ts";
import { isChange, type View } from "./state.ts";
import type { Words } from "./words.ts";

const MOST_ROWS = 1000;

interface Column {
  id: string;
  text: (feature: Feature) => string;
  order: (feature: Feature) => number | string;
}

function columns(reader: Reader, nameOf: (feature: Feature) => string): Column[] {
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
    numeric(toldBy(view), (f) => order(view, f.properties), name),
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

/** The table of a layer: its features with their names. */
export function table(
  reader: Reader,
  names: Map<Feature, string>,
  date: string,
  onShow: (feature: Feature) => void,
): HTMLElement {
  const { words, topic, view } = reader;
  const all = columns(reader, (feature) => names.get(feature) ?? "");
  const features = [...names.keys()];
  let sorted = topic.kind === "rate" ? "share" : "cases";
  let descending = true;
  const body = el("tbody");
  const heads = all.map((column) => head(words, column, () => sortBy(column.id)));
  function sortBy(id: string): void {
    descending = id === sorted ? !descending : id !== "name";
    sorted = id;
    draw();
  }
  function draw(): void {
    const column = all.find(({ id }) => id === sorted) ?? (all[0] as Column);
    const rows = [...features].sort((a, b) => compare(column.order(a), column.order(b)) * (descending ? -1 : 1));
    body.replaceChildren(...rows.slice(0, MOST_ROWS).map((feature) => row(words, all, feature, onShow)));
    heads.forEach((th, at) => {
      const own = all[at]?.id === sorted;
      th.setAttribute("aria-sort", own ? (descending ? "descending" : "ascending") : "none");
    });
  }
  draw();
  const caption = words.say(isChange(view) ? "table-caption-change" : "table-caption", { topic: topic.label[words.language], date });
  return el(
    "div",
    { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption },
    el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...heads)), body),
    features.length > MOST_ROWS && el("p", {}, words.say("table-cut", { count: MOST_ROWS })),
  );
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

const NUMERIC = ["share", "range", "cases", "population", "slope"];

const classOf = ({ id }: Column) => (NUMERIC.includes(id) ? "numeric" : "");

function head(words: Words, column: Column, onSort: () => void): HTMLTableCellElement {
  const text = words.say(`table-${column.id}`);
  const label = words.say("table-sort", { column: text });
  return el("th", { scope: "col", class: classOf(column) }, el("button", { type: "button", title: label, click: onSort }, text));
}

function row(words: Words, all: Column[], feature: Feature, onShow: (feature: Feature) => void): HTMLElement {
  const [first, ...others] = all.map((column) => column.text(feature));
  const show = el("button", { type: "button", class: "link", title: words.say("table-show"), click: () => onShow(feature) }, first);
  return el("tr", {}, el("th", { scope: "row" }, show), ...others.map((text, at) => el("td", { class: classOf(all[at + 1] as Column) }, text)));
}
