// The legend: hot and cold by how sure they are, or shares in groups; and what merged, withheld and no data look like.
import type { HotspotClass, Indicator } from "./api.ts";
import { classStyle, groupStyle, NO_DATA, RAMP, SUPPRESSED, type Style } from "./classes.ts";
import { el } from "./dom.ts";
import { swatch } from "./swatch.ts";
import type { Words } from "./words.ts";

/** What the legend has to know about the layer. */
export interface Scale {
  breaks: number[];
  least: number;
  most: number;
  town: number | null;
}

function entry(style: Style, text: string): HTMLElement {
  return el("li", {}, swatch(style), el("span", {}, text));
}

function group(title: string, entries: HTMLElement[]): HTMLElement {
  return el("div", { class: "legend-group" }, el("h3", {}, title), el("ul", {}, ...entries));
}

/** The legend of hot and cold spots. */
export function hotspotLegend(words: Words): HTMLElement[] {
  const sure = (name: HotspotClass) => entry(classStyle(name), words.say(`legend-sure-${name.slice(-2)}`));
  return [
    group(words.say("legend-hot"), (["hot99", "hot95", "hot90"] as const).map(sure)),
    group(words.say("legend-cold"), (["cold99", "cold95", "cold90"] as const).map(sure)),
    group(words.say("legend-other"), [
      entry(classStyle("ns"), words.say("legend-ns")),
      ...states(words, { ...classStyle("ns"), hatch: "merged" }),
    ]),
  ];
}

/** The legend of shares or counts. */
export function shareLegend(words: Words, topic: Indicator, scale: Scale): HTMLElement[] {
  const text = (value: number) => (topic.kind === "count" ? words.number(value) : words.percent(value));
  const limits = [scale.least, ...scale.breaks, scale.most];
  const entries = RAMP.slice(0, limits.length - 1).map((_, at) => {
    const [from, to] = [text(limits[at] as number), text(limits[at + 1] as number)];
    return entry(groupStyle(at), from === to ? from : words.say("legend-range", { from, to }));
  });
  const town = scale.town !== null && topic.kind === "rate" && words.say("legend-town-mark", { share: words.percent(scale.town) });
  return [
    group(words.say(topic.kind === "count" ? "legend-count" : "legend-share"), entries),
    ...(town ? [el("p", { class: "town-mark" }, town)] : []),
    group(words.say("legend-states"), states(words, { ...groupStyle(1), hatch: "merged" })),
  ];
}

function states(words: Words, merged: Style): HTMLElement[] {
  return [
    entry(merged, words.say("legend-merged")),
    entry(SUPPRESSED, words.say("legend-suppressed")),
    entry(NO_DATA, words.say("legend-nodata")),
  ];
}
