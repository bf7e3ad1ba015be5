// The legend: hot and cold by how sure they are, or shares in groups, or what became of places over all dates; and what
// merged, withheld and no data look like.
import type { Direction, HotspotClass, Indicator } from "./api.ts";
import { categoriesOf } from "./changes.ts";
import { categoryStyle, classStyle, directionStyle, groupStyle, merged, NO_DATA, RAMP, SUPPRESSED, type Style } from "./classes.ts";
import { el } from "./dom.ts";
import { swatch } from "./swatch.ts";
import type { Words } from "./words.ts";

/** What the legend has to know about the layer. */
export interface Scale {
  breaks: number[];
  least: number;
  most: number;
  /** Whether there is any number at all. */
  known: boolean;
  /** The share of the whole published area, and what it is called. */
  town: number | null;
  whole: string;
}

function entry(style: Style, text: string, outlined = false, aside?: HTMLElement): HTMLElement {
  return el("li", {}, swatch(style, outlined), el("span", {}, text), aside);
}

const TRIES: Record<string, string> = { "99": "100", "95": "20", "90": "10" };

function group(title: string, entries: HTMLElement[], aside?: string): HTMLElement {
  return el("div", { class: "legend-group" }, el("h3", {}, title, aside && el("span", { class: "tries" }, aside)), el("ul", {}, ...entries));
}

/** The legend of hot and cold spots; `untested` where some places are in none of the classes. */
export function hotspotLegend(words: Words, untested: boolean): HTMLElement[] {
  const sure = (name: HotspotClass) => {
    const level = name.slice(-2);
    const tries = el("span", { class: "tries" }, words.say("legend-tries", { tries: TRIES[level] ?? "" }));
    return entry(classStyle(name), words.say(`legend-sure-${level}`), true, tries);
  };
  const others = [entry(classStyle("ns"), words.say("legend-ns")), ...(untested ? [entry(classStyle(null), words.say("legend-untested"))] : [])];
  const chance = words.say("legend-chance");
  return [
    group(words.say("legend-hot"), (["hot99", "hot95", "hot90"] as const).map(sure), chance),
    group(words.say("legend-cold"), (["cold99", "cold95", "cold90"] as const).map(sure), chance),
    group(words.say("legend-other"), [...others, ...states(words, classStyle("ns"))]),
    note(words, ["help-chance", "help-evidence", "help-cold"]),
  ];
}

function note(words: Words, ids: string[]): HTMLElement {
  return el("p", { class: "legend-note" }, ids.map((id) => words.say(id)).join(" "));
}

/** The legend of how places became hot or cold: the categories that are there, by side. */
export function emergingLegend(words: Words, present: Set<string | null>): HTMLElement[] {
  const side = (side: "hot" | "cold") => {
    const names = categoriesOf(side).filter((name) => present.has(name));
    const entries = names.map((name) => entry(categoryStyle(name), words.say(`category-${name}`), !name.endsWith("historical")));
    return entries.length > 0 ? [group(words.say(`legend-${side}`), entries)] : [];
  };
  const others = [
    ...(present.has("none") ? [entry(categoryStyle("none"), words.say("category-none"))] : []),
    ...(present.has(null) ? [entry(categoryStyle(null), words.say("legend-too-few-periods"))] : []),
  ];
  return [...side("hot"), ...side("cold"), group(words.say("legend-other"), [...others, ...states(words, null)]), note(words, ["help-emerging", "help-cold"])];
}

/** The legend of where shares go. */
export function trendLegend(words: Words, present: Set<string | null>): HTMLElement[] {
  const entries = (["up", "down", "none"] as Direction[]).map((name) => entry(directionStyle(name), words.say(`direction-${name}`)));
  if (present.has(null)) entries.push(entry(directionStyle(null), words.say("legend-too-few-periods")));
  return [group(words.say("legend-trend"), entries), group(words.say("legend-states"), states(words, null)), note(words, ["help-trend", "help-trend-none"])];
}

/** The legend of shares or counts. */
export function shareLegend(words: Words, topic: Indicator, scale: Scale): HTMLElement[] {
  const text = (value: number) => (topic.kind === "count" ? words.number(value) : words.percent(value));
  const limits = [scale.least, ...scale.breaks, scale.most];
  const entries = RAMP.slice(0, limits.length - 1).map((_, at) => {
    const [from, to] = [text(limits[at] as number), text(limits[at + 1] as number)];
    return entry(groupStyle(at), from === to ? from : words.say("legend-range", { from, to }));
  });
  const town = scale.town !== null && topic.kind === "rate" && words.say("legend-town-mark", { place: scale.whole, share: words.percent(scale.town) });
  return [
    ...(scale.known ? [group(words.say(topic.kind === "count" ? "legend-count" : "legend-share"), entries)] : []),
    ...(town ? [el("p", { class: "town-mark" }, town)] : []),
    group(words.say("legend-states"), states(words, groupStyle(1))),
  ];
}

/** What is not a value of its own; layers over all dates are made of whole blocks, where nothing is merged. */
function states(words: Words, style: Style | null): HTMLElement[] {
  return [
    ...(style ? [entry(merged(style), words.say("legend-merged"))] : []),
    entry(SUPPRESSED, words.say("legend-suppressed")),
    entry(NO_DATA, words.say("legend-nodata")),
  ];
}
