// The shown layer as a table: the same numbers and words as on the map, sortable, each row leading to its place.
import type { Feature, Indicator } from "./api.ts";
import { hasNumbers } from "./classes.ts";
import { el } from "./dom.ts";
import { nameOf } from "./sentence.ts";
import type { Words } from "./words.ts";

const MOST_ROWS = 1000;

interface Column {
  id: string;
  text: (feature: Feature) => string;
  order: (feature: Feature) => number | string;
}

function columns(words: Words, topic: Indicator, hexesOf: (feature: Feature) => number): Column[] {
  const status = (f: Feature) => words.say(`status-${f.properties.status ?? "own"}`) + (hexesOf(f) > 1 ? ` (${hexesOf(f)})` : "");
  const numeric = (id: string, get: (f: Feature) => number | null | undefined, text: (f: Feature) => string): Column => ({
    id,
    text: (feature) => (hasNumbers(feature.properties) ? text(feature) : "–"),
    order: (feature) => get(feature) ?? -Infinity,
  });
  const all: Column[] = [
    { id: "name", text: (f) => nameOf(words, f.properties, f.id), order: (f) => f.properties.name ?? Number(f.id ?? 0) },
    numeric("share", (f) => f.properties.value, (f) => words.percent(f.properties.value)),
    numeric("range", (f) => f.properties.low, ({ properties: p }) => `${words.percent(p.low)} – ${words.percent(p.high)}`),
    numeric("cases", (f) => f.properties.cases, (f) => words.number(f.properties.cases)),
    numeric("population", (f) => f.properties.population, (f) => words.number(f.properties.population)),
    numeric("class", (f) => f.properties.z, (f) => words.say(`class-${f.properties.class ?? "none"}`)),
    { id: "status", text: status, order: (f) => f.properties.status ?? "" },
  ];
  const rateOnly = ["share", "range", "population"];
  return all.filter(({ id }) => (topic.kind === "rate" || !rateOnly.includes(id)) && (topic.hotspots || id !== "class"));
}

/** One row for each place with numbers of its own: merged hexagons share a row. */
export function rowsOf(features: Feature[]): { feature: Feature; hexes: number }[] {
  const rows = new Map<string, { feature: Feature; hexes: number }>();
  features.forEach((feature, at) => {
    const { status, block } = feature.properties;
    const key = status === "merged" && block ? block : `#${at}`;
    const known = rows.get(key);
    if (known) known.hexes++;
    else rows.set(key, { feature, hexes: 1 });
  });
  return [...rows.values()];
}

/** The table of a layer. */
export function table(
  words: Words,
  features: Feature[],
  topic: Indicator,
  date: string,
  onShow: (feature: Feature) => void,
): HTMLElement {
  const entries = rowsOf(features);
  const hexes = new Map(entries.map((entry) => [entry.feature, entry.hexes]));
  const all = columns(words, topic, (feature) => hexes.get(feature) ?? 1);
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
    const rows = [...hexes.keys()].sort((a, b) => compare(column.order(a), column.order(b)) * (descending ? -1 : 1));
    body.replaceChildren(...rows.slice(0, MOST_ROWS).map((feature) => row(words, all, feature, onShow)));
    heads.forEach((th, at) => {
      const own = all[at]?.id === sorted;
      th.setAttribute("aria-sort", own ? (descending ? "descending" : "ascending") : "none");
    });
  }
  draw();
  const caption = words.say("table-caption", { topic: topic.label[words.language], date: words.date(date) });
  return el(
    "div",
    { class: "table-scroll", tabindex: 0, role: "region", "aria-label": caption },
    el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...heads)), body),
    entries.length > MOST_ROWS && el("p", {}, words.say("table-cut", { count: MOST_ROWS })),
  );
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function head(words: Words, { id }: Column, onSort: () => void): HTMLTableCellElement {
  const text = words.say(`table-${id}`);
  const label = words.say("table-sort", { column: text });
  return el("th", { scope: "col" }, el("button", { type: "button", title: label, click: onSort }, text));
}

function row(words: Words, all: Column[], feature: Feature, onShow: (feature: Feature) => void): HTMLElement {
  const [first, ...others] = all.map((column) => column.text(feature));
  const show = el("button", { type: "button", class: "link", title: words.say("table-show"), click: () => onShow(feature) }, first);
  return el("tr", {}, el("th", { scope: "row" }, show), ...others.map((text) => el("td", {}, text)));
}
