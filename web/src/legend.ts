// The legend: hot and cold by how sure they are, or shares in groups; and what merged, withheld and no data look like.
import type { HotspotClass, Indicator } from "./api.ts";
import { classStyle, groupStyle, merged, NO_DATA, RAMP, SUPPRESSED, type Style } from "./classes.ts";
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

function entry(words: Words, style: Style, text: string, name?: HotspotClass): HTMLElement {
  const level = name?.slice(-2) ?? "";
  const tries = TRIES[level] && el("span", { class: "tries" }, words.say("legend-tries", { tries: TRIES[level] }));
  return el("li", {}, swatch(style, Boolean(tries)), el("span", {}, text), tries);
}

const TRIES: Record<string, string> = { "99": "100", "95": "20", "90": "10" };

function group(title: string, entries: HTMLElement[], aside?: string): HTMLElement {
  return el("div", { class: "legend-group" }, el("h3", {}, title, aside && el("span", { class: "tries" }, aside)), el("ul", {}, ...entries));
}

/** The legend of hot and cold spots. */
export function hotspotLegend(words: Words): HTMLElement[] {
  const sure = (name: HotspotClass) => entry(words, classStyle(name), words.say(`legend-sure-${name.slice(-2)}`), name);
  const chance = words.say("legend-chance");
  return [
    group(words.say("legend-hot"), (["hot99", "hot95", "hot90"] as const).map(sure), chance),
    group(words.say("legend-cold"), (["cold99", "cold95", "cold90"] as const).map(sure), chance),
    group(words.say("legend-other"), [entry(words, classStyle("ns"), words.say("legend-ns")), ...states(words, classStyle("ns"))]),
    el("p", { class: "legend-note" }, ["help-chance", "help-evidence", "help-cold"].map((id) => words.say(id)).join(" ")),
  ];
}

/** The legend of shares or counts. */
export function shareLegend(words: Words, topic: Indicator, scale: Scale): HTMLElement[] {
  const text = (value: number) => (topic.kind === "count" ? words.number(value) : words.percent(value));
  const limits = [scale.least, ...scale.breaks, scale.most];
  const entries = RAMP.slice(0, limits.length - 1).map((_, at) => {
    const [from, to] = [text(limits[at] as number), text(limits[at + 1] as number)];
    return entry(words, groupStyle(at), from === to ? from : words.say("legend-range", { from, to }));
  });
  const town = scale.town !== null && topic.kind === "rate" && words.say("legend-town-mark", { place: scale.whole, share: words.percent(scale.town) });
  return [
    ...(scale.known ? [group(words.say(topic.kind === "count" ? "legend-count" : "legend-share"), entries)] : []),
    ...(town ? [el("p", { class: "town-mark" }, town)] : []),
    group(words.say("legend-states"), states(words, groupStyle(1))),
  ];
}

function states(words: Words, style: Style): HTMLElement[] {
  return [
    entry(words, merged(style), words.say("legend-merged")),
    entry(words, SUPPRESSED, words.say("legend-suppressed")),
    entry(words, NO_DATA, words.say("legend-nodata")),
  ];
}
