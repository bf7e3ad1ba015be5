// The panel beside the map: choices, summary, legend, help and data.
import { itemsAddress, address, type Catalog, type Collection, type Indicator, type Release } from "./api.ts";
import { el, select, type Option } from "./dom.ts";
import { unitsOf } from "./layers.ts";
import { hotspotLegend, shareLegend, type Scale } from "./legend.ts";
import type { State, View } from "./state.ts";
import type { Words } from "./words.ts";

function field(label: string, control: HTMLElement): HTMLElement {
  const { id } = control.matches("select") ? control : (control.querySelector("select") ?? control);
  return el("div", { class: "field" }, el("label", { for: id }, label), control);
}

/** Topic, date, view and division. */
export function choices(
  words: Words,
  catalog: Catalog,
  release: Release,
  state: State,
  choose: (part: Partial<State>) => void,
): HTMLElement {
  const { language } = words;
  const topic = release.indicators.find(({ id }) => id === state.indicator);
  const units = unitsOf(catalog, state.indicator).map(({ unit, labels }): Option => [unit, labels?.[language] ?? words.say("unit-blocks")]);
  return el(
    "form",
    { class: "choices", "aria-label": words.say("choices-label"), submit: (event) => event.preventDefault() },
    field(words.say("indicator-label"), topics(words, release.indicators, state.indicator, (indicator) => choose({ indicator }))),
    topic?.description?.[language] ? el("p", { class: "description" }, topic.description[language]) : null,
    el(
      "div",
      { class: "pair" },
      field(words.say("period-label"), dates(words, release.periods, state.period, (period) => choose({ period }))),
      units.length > 0 &&
        field(words.say("unit-label"), select("unit", [["hex", words.say("unit-hex")], ...units], state.unit, (unit) => choose({ unit }))),
    ),
    topic && views(words, topic, state.view, (view) => choose({ view })),
  );
}

/** The topics, those about people and those about households apart where there are both. */
function topics(words: Words, indicators: Indicator[], chosen: string, choose: (id: string) => void): HTMLElement {
  const group = (unit: Indicator["unit"]) => {
    const options = indicators.filter((each) => each.unit === unit).map(({ id, label }): Option => [id, label[words.language]]);
    return { label: words.say(`topics-${unit}`), options };
  };
  const groups = [group("persons"), group("households")].filter(({ options }) => options.length > 0);
  return select("indicator", groups.length > 1 ? groups : (groups[0]?.options ?? []), chosen, choose);
}

/** The dates, newest first, with a button to each side that goes to the next one. */
function dates(words: Words, periods: string[], chosen: string, choose: (period: string) => void): HTMLElement {
  const options = [...periods].reverse().map((period): Option => [period, words.date(period, true)]);
  const at = periods.indexOf(chosen);
  const step = (by: number, sign: string, id: string) => {
    const next = periods[at + by];
    const label = words.say(id);
    const attributes = { type: "button", name: id, "aria-label": label, title: label, disabled: !next };
    return el("button", { ...attributes, click: () => next && choose(next) }, sign);
  };
  const list = select("period", options, chosen, choose);
  return el("div", { id: "period-steps", class: "steps" }, step(-1, "‹", "period-earlier"), list, step(1, "›", "period-later"));
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

/** What there is to say about the whole layer. */
export interface Overview {
  /** How many hot and cold spots there are; none where they are not computed. */
  spots: { hot: number; cold: number } | null;
  scale: Scale;
}

/** One or two sentences on the whole layer: hot and cold spots, and the share of the whole. */
export function summary(words: Words, { spots, scale }: Overview, topic: Indicator, view: View): string {
  const { town, whole, known } = scale;
  if (!known) return words.say("summary-nothing");
  const said: string[] = [];
  if (view === "hotspots" && spots) said.push(words.say("summary-hotspots", spots));
  else if (topic.kind === "rate" && (view === "hotspots" || !topic.hotspots)) said.push(words.say("summary-no-hotspots"));
  if (town !== null && topic.kind === "rate") said.push(words.say("summary-town", { place: whole, share: words.percent(town) }));
  return said.join(" ");
}

/** The legend of the shown view. */
export function legend(words: Words, topic: Indicator, view: View, scale: Scale): HTMLElement {
  const parts = view === "hotspots" ? hotspotLegend(words) : shareLegend(words, topic, scale);
  return el("section", { class: "legend", "aria-label": words.say("legend-title") }, el("h2", {}, words.say("legend-title")), ...parts);
}

/** How to read the map, and where the data are. */
export function about(words: Words, release: Release, collection: Collection | null, period: string): HTMLElement {
  const { number, published, minDaysBetweenReleases: days, synthetic } = release;
  const help = ["help-neighbourhood", "help-borders", "map-help"];
  return el(
    "div",
    { class: "about" },
    el("details", {}, el("summary", {}, words.say("help-title")), el("ul", {}, ...help.map((id) => el("li", {}, words.say(id))))),
    el(
      "details",
      {},
      el("summary", {}, words.say("data-title")),
      collection && el("p", {}, el("a", { href: itemsAddress(collection.id, period).href, download: `${collection.id}.geojson` }, words.say("data-download"))),
      el("p", {}, el("a", { href: address("?f=html").href }, words.say("data-api"))),
    ),
    el(
      "div",
      { class: "release" },
      synthetic && el("p", { class: "synthetic" }, words.say("synthetic-explained")),
      el("p", {}, words.say("data-release", { number: String(number), date: words.date(published) })),
      el("p", { id: "pace" }, words.say("data-pace", { days })),
      el("p", {}, words.say("map-credit")),
    ),
  );
}
