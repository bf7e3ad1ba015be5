// The panel beside the map: choices, summary, legend, help and data.
import { itemsAddress, address, isOfFiles, type Catalog, type Collection, type Indicator, type Properties, type Release } from "./api.ts";
import { countFamilies, DIRECTIONS, told } from "./changes.ts";
import { el, select, type Option } from "./dom.ts";
import { changeOf, unitsOf } from "./layers.ts";
import { emergingLegend, hotspotLegend, shareLegend, trendLegend, type Scale } from "./legend.ts";
import { isChange, VIEWS, type State, type View } from "./state.ts";
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
  const change = isChange(state.view);
  const units = unitsOf(catalog, state.indicator).map(({ unit, labels }): Option => [unit, labels?.[language] ?? words.say("unit-blocks")]);
  return el(
    "form",
    { class: "choices", "aria-label": words.say("choices-label"), submit: (event) => event.preventDefault() },
    field(words.say("indicator-label"), topics(words, release.indicators, state.indicator, (indicator) => choose({ indicator }))),
    topic?.description?.[language] ? el("p", { class: "description" }, topic.description[language]) : null,
    el(
      "div",
      { class: change ? "pair even" : "pair" },
      field(words.say("period-label"), change ? fixed("period", words.say("period-all")) : dates(words, release.periods, state.period, (period) => choose({ period }))),
      units.length > 0 &&
        field(
          words.say("unit-label"),
          change
            ? fixed("unit", words.say("unit-blocks"))
            : select("unit", [["hex", words.say("unit-hex")], ...units], state.unit, (unit) => choose({ unit })),
        ),
    ),
    topic && views(words, topic, VIEWS.filter((view) => !isChange(view) || changeOf(catalog, topic.id, view)), state.view, (view) => choose({ view })),
  );
}

/** A choice that the shown layer leaves no room for, with what it shows. */
function fixed(id: string, text: string): HTMLSelectElement {
  const only = select(id, [["", text]], "", () => {});
  only.disabled = true;
  return only;
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

function views(words: Words, topic: Indicator, offered: View[], chosen: View, choose: (view: View) => void): HTMLElement {
  const radios = offered.map((view) => {
    const text = view === "share" && topic.kind === "count" ? "view-count" : `view-${view}`;
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
  /** The places that have numbers. */
  places: Properties[];
  scale: Scale;
}

/** One or two sentences on the whole layer: hot and cold spots, and the share of the whole. */
export function summary(words: Words, { spots, places, scale }: Overview, topic: Indicator, view: View): string {
  const { town, whole, known } = scale;
  if (!known) return words.say("summary-nothing");
  if (view === "emerging") return (["hot", "cold"] as const).map((side) => families(words, places, side)).join(" ");
  if (view === "trend") {
    const count = Object.fromEntries(DIRECTIONS.map((name) => [name, places.filter(({ direction }) => direction === name).length]));
    return words.say("summary-trend", count);
  }
  const said: string[] = [];
  if (view === "hotspots" && spots) said.push(words.say("summary-hotspots", spots));
  else if (topic.kind === "rate" && (view === "hotspots" || !topic.hotspots)) said.push(words.say("summary-no-hotspots"));
  if (town !== null && topic.kind === "rate") said.push(words.say("summary-town", { place: whole, share: words.percent(town) }));
  return said.join(" ");
}

function families(words: Words, places: Properties[], spot: "hot" | "cold"): string {
  const counted = countFamilies(places, spot).map(([family, count]) => words.say("summary-family", { family: words.say(`family-${family}`), count }));
  return words.say("summary-emerging", { spot, list: counted.join(", ") || words.say("summary-none") });
}

/** The legend of the shown view, and how it was found. */
export function legend(words: Words, topic: Indicator, view: View, { scale, places }: Overview, found: HTMLElement | null): HTMLElement {
  const present = new Set(places.map((place) => told(view, place)));
  const parts = {
    hotspots: () => hotspotLegend(words, present.has(null)),
    share: () => shareLegend(words, topic, scale),
    emerging: () => emergingLegend(words, present),
    trend: () => trendLegend(words, present),
  };
  return el("section", { class: "legend", "aria-label": words.say("legend-title") }, el("h2", {}, words.say("legend-title")), ...parts[view](), found);
}

/** How to read the map, and where the data are. */
export function about(words: Words, release: Release, collection: Collection | null, period: string): HTMLElement {
  const { number, published, minDaysBetweenReleases: days, synthetic } = release;
  const help = ["help-neighbourhood", "help-borders", "map-help"];
  return el(
    "div",
    { class: "about" },
    el("details", { id: "help" }, el("summary", { id: "help-title" }, words.say("help-title")), el("ul", {}, ...help.map((id) => el("li", {}, words.say(id))))),
    el(
      "details",
      { id: "data" },
      el("summary", { id: "data-title" }, words.say("data-title")),
      collection && el("p", {}, el("a", { href: itemsAddress(collection.id, period).href, download: `${collection.id}.geojson` }, words.say("data-download"))),
      !isOfFiles() && el("p", {}, el("a", { href: address("?f=html").href }, words.say("data-api"))),
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
