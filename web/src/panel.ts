// The panel beside the map: choices, summary, legend, help and data.
import { itemsAddress, address, type Catalog, type Collection, type Feature, type Indicator } from "./api.ts";
import { el, select } from "./dom.ts";
import { unitsOf } from "./layers.ts";
import { hotspotLegend, shareLegend, type Scale } from "./legend.ts";
import type { State, View } from "./state.ts";
import type { Words } from "./words.ts";

function field(label: string, control: HTMLElement): HTMLElement {
  return el("div", { class: "field" }, el("label", { for: control.id }, label), control);
}

/** Topic, date, view and division. */
export function choices(words: Words, catalog: Catalog, state: State, choose: (part: Partial<State>) => void): HTMLElement {
  const { language } = words;
  const { indicators, periods } = catalog.release;
  const topic = indicators.find(({ id }) => id === state.indicator);
  const topics = indicators.map(({ id, label }): [string, string] => [id, label[language]]);
  const dates = [...periods].reverse().map((period): [string, string] => [period, words.date(period, true)]);
  const units = unitsOf(catalog, state.indicator).map(({ unit, collection }): [string, string] => [
    unit,
    unit === "blocks" ? words.say("unit-blocks") : (collection.labels?.[language] ?? collection.title),
  ]);
  return el(
    "form",
    { class: "choices", "aria-label": words.say("choices-label"), submit: (event) => event.preventDefault() },
    field(words.say("indicator-label"), select("indicator", topics, state.indicator, (indicator) => choose({ indicator }))),
    topic?.description?.[language] ? el("p", { class: "description" }, topic.description[language]) : null,
    el(
      "div",
      { class: "pair" },
      field(words.say("period-label"), select("period", dates, state.period, (period) => choose({ period }))),
      units.length > 0 &&
        field(words.say("unit-label"), select("unit", [["hex", words.say("unit-hex")], ...units], state.unit, (unit) => choose({ unit }))),
    ),
    topic && views(words, topic, state.view, (view) => choose({ view })),
  );
}

function views(words: Words, topic: Indicator, chosen: View, choose: (view: View) => void): HTMLElement {
  const names: [View, string][] = [
    ["hotspots", "view-hotspots"],
    ["share", topic.kind === "count" ? "view-count" : "view-share"],
  ];
  const radios = names.map(([view, text]) => {
    const disabled = view === "hotspots" && !topic.hotspots;
    const input = el("input", { type: "radio", name: "view", value: view, checked: view === chosen, disabled });
    input.addEventListener("change", () => choose(view));
    return el("label", { class: "segment" }, input, el("span", {}, words.say(text)));
  });
  return el("fieldset", { class: "segments" }, el("legend", {}, words.say("view-label")), ...radios);
}

/** One sentence on the whole layer: hot and cold spots, each merged area once, and the town's share. */
export function summary(words: Words, features: Feature[], topic: Indicator, view: View): string {
  const count = (side: string) => {
    const found = features.filter(({ properties }) => properties.class?.startsWith(side));
    return new Set(found.map(({ id, properties }) => properties.block ?? `#${id}`)).size;
  };
  const town = features.find(({ properties }) => typeof properties.reference_value === "number")?.properties.reference_value;
  const said: string[] = [];
  const computed = features.some(({ properties }) => properties.class);
  if (view === "hotspots" && computed) said.push(words.say("summary-hotspots", { hot: count("hot"), cold: count("cold") }));
  else if (view === "hotspots" && features.length > 0) said.push(words.say("summary-no-hotspots"));
  if (typeof town === "number" && topic.kind === "rate") said.push(words.say("summary-town", { share: words.percent(town) }));
  return said.join(" ");
}

/** The legend of the shown view. */
export function legend(words: Words, topic: Indicator, view: View, scale: Scale): HTMLElement {
  const parts = view === "hotspots" ? hotspotLegend(words) : shareLegend(words, topic, scale);
  return el("section", { class: "legend", "aria-label": words.say("legend-title") }, el("h2", {}, words.say("legend-title")), ...parts);
}

/** How to read the map, and where the data are. */
export function about(words: Words, catalog: Catalog, collection: Collection | null, period: string): HTMLElement {
  const { number, published, minDaysBetweenReleases: days, synthetic } = catalog.release;
  const help = ["help-neighbourhood", "help-evidence", "help-cold", "help-borders", "map-help"];
  return el(
    "div",
    { class: "about" },
    el("details", {}, el("summary", {}, words.say("help-title")), el("ul", {}, ...help.map((id) => el("li", {}, words.say(id))))),
    el(
      "details",
      {},
      el("summary", {}, words.say("data-title")),
      synthetic && el("p", {}, words.say("synthetic-explained")),
      el("p", {}, words.say("data-release", { number: String(number), date: words.date(published) })),
      days > 0 && el("p", {}, words.say("data-pace", { days })),
      collection && el("p", {}, el("a", { href: itemsAddress(collection.id, period).href, download: `${collection.id}.geojson` }, words.say("data-download"))),
      el("p", {}, el("a", { href: address("?f=html").href }, words.say("data-api"))),
    ),
    el("p", { class: "credit" }, words.say("map-credit")),
  );
}
