// What the legend says, as data: the panel, prints and small maps draw it from here. Merged, withheld, no data, zero and
// not significant have entries of their own.
import type { Direction, HotspotClass, Indicator } from "./api.ts";
import { categoriesOf } from "./changes.ts";
import { CERTAINTY_BREAKS, categoryStyle, certaintyStyle, classStyle, directionStyle, groupStyle, merged, NO_DATA, SUPPRESSED, ZERO, type Look, type Style } from "./classes.ts";
import type { Palette } from "./palettes.ts";
import type { Words } from "./words.ts";

/** One line: how it is drawn and what it means. */
export interface Entry {
  style: Style;
  text: string;
  /** Whether places of this kind are outlined on the map. */
  outlined?: boolean;
  /** A remark at the end of the line. */
  aside?: string;
}

/** Lines under one title. */
export interface Group {
  title: string;
  aside?: string;
  entries: Entry[];
}

/** Two topics at once: rows from the highest group of the second, columns from the lowest of the first. */
export interface Square {
  /** What the columns and the rows stand for. */
  across: string;
  up: string;
  rows: { style: Style; text: string }[][];
}

/** A legend: what it is about where the title of the map does not say it, groups, a mark of the whole area, and how to read it. */
export interface Legend {
  lead?: string;
  square?: Square;
  groups: Group[];
  town?: string;
  note?: string;
}

/** What the legend has to know about the numbers of a layer. */
export interface Scale {
  breaks: readonly number[];
  least: number;
  most: number;
  /** Whether there is any number at all. */
  known: boolean;
  /** Whether some number is zero. */
  zero: boolean;
  /** The share of the whole published area, and what it is called. */
  town: number | null;
  whole: string;
}

const TRIES: Record<string, string> = { "99": "100", "95": "20", "90": "10" };

/** The legend of a view; `present` are the classes, categories or directions that are on the map. */
export function legendOf(words: Words, look: Look, scale: Scale, present: Set<string | null>): Legend {
  switch (look.view) {
    case "hotspots":
      return hotspots(words, look.palette, present.has(null));
    case "emerging":
      return emerging(words, look.palette, present);
    case "trend":
      return trend(words, look.palette, present);
    case "certainty":
      return certainty(words, look.palette);
    default:
      return numbers(words, look, scale);
  }
}

/** Hot and cold spots; `untested` where some places are in none of the classes. */
function hotspots(words: Words, palette: Palette, untested: boolean): Legend {
  const sure = (name: HotspotClass): Entry => {
    const level = name.slice(-2);
    const aside = words.say("legend-tries", { tries: TRIES[level] ?? "" });
    return { style: classStyle(name, palette), text: words.say(`legend-sure-${level}`), outlined: true, aside };
  };
  const ns = classStyle("ns", palette);
  const others = [{ style: ns, text: words.say("legend-ns") }, ...(untested ? [{ style: classStyle(null, palette), text: words.say("legend-untested") }] : [])];
  const aside = words.say("legend-chance");
  return {
    groups: [
      { title: words.say("legend-hot"), aside, entries: (["hot99", "hot95", "hot90"] as const).map(sure) },
      { title: words.say("legend-cold"), aside, entries: (["cold99", "cold95", "cold90"] as const).map(sure) },
      { title: words.say("legend-other"), entries: [...others, ...states(words, ns)] },
    ],
    note: note(words, ["help-chance", "help-evidence", "help-cold"]),
  };
}

function note(words: Words, ids: string[]): string {
  return ids.map((id) => words.say(id)).join(" ");
}

/** How places became hot or cold: the categories that are there, by side. */
function emerging(words: Words, palette: Palette, present: Set<string | null>): Legend {
  const side = (side: "hot" | "cold"): Group[] => {
    const names = categoriesOf(side).filter((name) => present.has(name));
    const entries = names.map((name) => ({ style: categoryStyle(name, palette), text: words.say(`category-${name}`), outlined: !name.endsWith("historical") }));
    return entries.length > 0 ? [{ title: words.say(`legend-${side}`), entries }] : [];
  };
  const others = [
    ...(present.has("none") ? [{ style: categoryStyle("none", palette), text: words.say("category-none") }] : []),
    ...(present.has(null) ? [{ style: categoryStyle(null, palette), text: words.say("legend-too-few-periods") }] : []),
  ];
  const rest = { title: words.say("legend-other"), entries: [...others, ...states(words, null)] };
  return { groups: [...side("hot"), ...side("cold"), rest], note: note(words, ["help-emerging", "help-cold"]) };
}

/** Where shares go. */
function trend(words: Words, palette: Palette, present: Set<string | null>): Legend {
  const entries: Entry[] = (["up", "down", "none"] as Direction[]).map((name) => ({ style: directionStyle(name, palette), text: words.say(`direction-${name}`) }));
  if (present.has(null)) entries.push({ style: directionStyle(null, palette), text: words.say("legend-too-few-periods") });
  const groups = [
    { title: words.say("legend-trend"), entries },
    { title: words.say("legend-states"), entries: states(words, null) },
  ];
  return { groups, note: note(words, ["help-trend", "help-trend-none"]) };
}

/** How sure shares are, by half their likely range. */
function certainty(words: Words, palette: Palette): Legend {
  const entries = [0, ...CERTAINTY_BREAKS].map((from, at): Entry => {
    const to = CERTAINTY_BREAKS[at];
    const points = Math.round((to ?? from) * 1000) / 10;
    const text = words.say(to === undefined ? "legend-certainty-over" : "legend-certainty-within", { points });
    return { style: certaintyStyle(at, palette), text };
  });
  const groups = [
    { title: words.say("legend-certainty"), entries },
    { title: words.say("legend-states"), entries: states(words, groupStyle(1, palette)) },
  ];
  return { groups, note: words.say("help-certainty") };
}

/** The number of a topic as its view writes it: a count, or a share in per cent. */
export function numberOf(words: Words, topic: Indicator, view: Look["view"]): (value: number) => string {
  return topic.kind === "count" || view === "count" ? (value) => words.number(value) : (value) => words.percent(value);
}

/** Shares or counts in groups. */
function numbers(words: Words, { topic, view, palette, method }: Look, { breaks, least, most, known, zero, town, whole }: Scale): Legend {
  const text = numberOf(words, topic, view);
  const counts = topic.kind === "count" || view === "count";
  const limits = [least, ...breaks, most];
  const entries = breaks.concat(most).map((_, at): Entry => {
    const [from, to] = [text(limits[at] as number), text(limits[at + 1] as number)];
    return { style: groupStyle(at, palette), text: from === to ? from : words.say("legend-range", { from, to }) };
  });
  const title = words.say(counts ? "legend-count" : "legend-share", { method });
  const marked = town !== null && !counts ? { town: words.say("legend-town-mark", { place: whole, share: words.percent(town) }) } : {};
  const zeros = zero ? [{ style: ZERO, text: words.say("legend-zero") }] : [];
  const rest = { title: words.say("legend-states"), entries: [...zeros, ...states(words, groupStyle(1, palette))] };
  return { groups: [...(known ? [{ title, entries }] : []), rest], ...marked, ...(counts ? { note: words.say("help-count") } : {}) };
}

/** What is not a value of its own; layers over all dates are made of whole blocks, where nothing is merged. */
function states(words: Words, style: Style | null): Entry[] {
  return [
    ...(style ? [{ style: merged(style), text: words.say("legend-merged") }] : []),
    { style: SUPPRESSED, text: words.say("legend-suppressed") },
    { style: NO_DATA, text: words.say("legend-nodata") },
  ];
}
