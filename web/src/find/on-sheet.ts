// What stands on a printed sheet: what the screen shows, also where it compares two dates, two topics or all dates.
import type { Shape } from "../geometry.ts";
import type { Legend } from "../legend.ts";
import { interned, paintAreas, paintOutlines } from "../paint.ts";
import { townOf, type Shown } from "../picture.ts";
import type { Shapes } from "../shapes.ts";
import type { State, View } from "../state.ts";
import type { Store } from "../store.ts";
import { windowOf, type Painter } from "../tiles.ts";
import { unionOf } from "../union.ts";
import type { Words } from "../words.ts";
import { interfaceLink } from "./links.ts";
import type { Part, Told } from "./sheet.ts";

/** Everything that stands on the sheet, in the visitor's language; nothing where no layer is shown. */
export function toldOn(store: Store): Told | null {
  const [words, shown, release] = [store.words.value, store.shown.value, store.catalog.value?.release];
  if (!shown || !release) return null;
  const { language } = words;
  const place = release.place[language];
  const parts = partsOf(words, shown, store.read.value);
  const layers = shown.beside ? [shown, shown.beside] : [shown];
  return {
    ...headOf(words, shown, place, store.when.value),
    synthetic: release.synthetic ? words.say("synthetic-mark") : null,
    summary: shown.beside ? null : shown.picture.summary(words),
    legendTitle: words.say("legend-title"),
    legend: shown.beside ? null : sharedLegend(words, shown),
    notes: notesOf(words, layers, release.synthetic),
    source: words.say("print-source", { number: String(release.number), date: words.date(release.published), address: interfaceLink() }),
    north: words.say("print-north"),
    length: (metres) => (metres >= 1000 ? `${words.number(metres / 1000)} km` : `${words.number(metres)} m`),
    parts,
  };
}

/** What the file of a sheet is called: after layer and date, and what they are compared with. */
export function nameOn({ collection, period }: Shown, { compare, since }: Pick<State, "compare" | "since">): string {
  return ["gocpont", collection.id, period, ...(compare === "none" ? [] : [compare === "difference" ? since : compare])].join("-");
}

/** Title and what stands under it: a comparison says what it compares. */
function headOf(words: Words, shown: Shown, place: string, when: string): Pick<Told, "title" | "subtitle"> {
  const { picture, beside, dates, topic } = shown;
  if (beside) return { title: place, subtitle: words.say("print-side-by-side") };
  const over = picture.over?.(words);
  const lead = picture.legend(words).lead;
  const said = lead ?? (dates || !over ? viewOf(words, shown) : null);
  return { title: topic.label[words.language], subtitle: [place, said, lead ? null : (over ?? when)].filter(Boolean).join(" · ") };
}

function viewOf(words: Words, { view, topic }: Shown): string {
  return words.say(view === "share" && topic.kind === "count" ? "view-count" : `view-${view}`);
}

/** The maps: one, two topics beside each other, or one for each date. */
function partsOf(words: Words, shown: Shown, read: Shape | null): Part[] {
  const { beside, dates, picture, shapes } = shown;
  const reads = (own: Shapes) => (read && own.has(read) ? read : null);
  if (dates) {
    return dates.map(({ period, shapes: own }) => ({ title: words.date(period, true), aside: shareOf(words, own, shown), paint: painterOf(own, picture.styleOf, []), read: reads(own) }));
  }
  if (!beside) return [{ paint: painterOf(shapes, picture.styleOf, picture.outlined), read: reads(shapes) }];
  return [shown, beside].map((own) => ({
    title: own.topic.label[words.language],
    aside: [viewOf(words, own), words.date(own.period)].join(" · "),
    summary: own.picture.summary(words),
    legend: { ...own.picture.legend(words), note: "" },
    paint: painterOf(own.shapes, own.picture.styleOf, own.picture.outlined),
    read: reads(own.shapes),
  }));
}

/** The share of the whole area at a date, as its small map on the page has it. */
function shareOf(words: Words, shapes: Shapes, { topic, view }: Shown): string {
  return topic.kind === "rate" && view !== "count" ? words.percent(townOf(shapes)) : "";
}

function painterOf(shapes: Shapes, styleOf: Shown["picture"]["styleOf"], groups: Shape[][]): Painter {
  const [style, edges] = [interned(styleOf), groups.map((group) => unionOf(group).outline)];
  return (frame) => {
    paintAreas(frame, shapes.within(windowOf(frame, 24)), shapes.grain, style);
    paintOutlines(frame, edges);
  };
}

/** The legend of all maps, without what title and captions say. */
function sharedLegend(words: Words, { picture, dates }: Shown): Legend {
  const { lead: _, town, ...legend } = picture.legend(words);
  return town && !dates ? { ...legend, town } : legend;
}

/** How to read a view besides what its legend says. */
const HELPS: Partial<Record<View, string[]>> = { hotspots: ["help-neighbourhood", "help-borders", "help-cold"], emerging: ["help-borders", "help-cold"] };

/** How to read the maps, without what a legend says already; where each map has its own legend, their notes too. */
function notesOf(words: Words, layers: Shown[], synthetic: boolean): string {
  const noted = layers.map(({ picture }) => picture.legend(words).note ?? "");
  const helps = layers.flatMap(({ view }) => HELPS[view] ?? ["help-borders"]).map((id) => words.say(id)).filter((text) => !noted.some((note) => note.includes(text)));
  const all = [...(layers.length > 1 ? noted : []), ...helps, ...(synthetic ? [words.say("synthetic-explained")] : [])];
  return [...new Set(all)].filter(Boolean).join(" ");
}
