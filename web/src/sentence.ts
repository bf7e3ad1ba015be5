// What a place says in plain words: how many it stands for, how that compares with the whole, and how sure that is.
import type { Indicator, Properties } from "./api.ts";
import { emerged, toldAs } from "./changes.ts";
import { hasNumbers, isWithheld } from "./classes.ts";
import { isChange, type View } from "./state.ts";
import type { Words } from "./words.ts";

/** What is needed to read any place of a layer aloud. */
export interface Reader {
  words: Words;
  topic: Indicator;
  /** What the places of the layer are. */
  shape: "hex" | "area";
  /** What the published area is called. */
  whole: string;
  /** What the colours tell. */
  view: View;
  /** Of how many neighbourhoods robustness is a share; 0 where that is not known. */
  neighbourhoods: number;
  /** Whether a comparison is told, in place of hot and cold. */
  isCompared?: boolean;
}

/** What kind of place this one is. */
export function kindOf({ shape }: Reader, place: Properties): "hex" | "merged" | "area" {
  if (shape === "area" || place.h3) return shape;
  return place.status === "merged" ? "merged" : "area";
}

const MARKS: Record<string, string> = {
  mixed: "sentence-mixed",
  best_fit: "sentence-best-fit",
  below_minimum: "sentence-below-minimum",
  island: "sentence-island",
};

/** The sentences about one place in paragraphs: how many, how that compares, and what to bear in mind. */
export function paragraphs(reader: Reader, place: Properties): string[] {
  const { words } = reader;
  const marks = place.marks ?? [];
  if (isWithheld(place)) return [words.say("sentence-suppressed")];
  if (marks.includes("no_population")) return [words.say("sentence-no-population")];
  if (!hasNumbers(place)) return [words.say("sentence-nodata")];
  const marked = marks.flatMap((mark) => (MARKS[mark] ? [words.say(MARKS[mark])] : []));
  const parts = [counted(reader, place), compared(reader, place), [...qualified(reader, place), ...marked]];
  return parts.map((part) => part.join(" ")).filter((text) => text !== "");
}

function counted(reader: Reader, place: Properties): string[] {
  const { words, topic, whole } = reader;
  const { population, cases, value, reference_value: reference } = place;
  const { unit } = topic;
  const [who, what] = [topic.populationLabel[words.language], topic.casesLabel[words.language]];
  if (topic.kind === "count") return typeof cases === "number" ? [words.say("sentence-count", { unit, cases, what })] : [];
  const said: string[] = [];
  if (typeof population === "number") said.push(words.say("sentence-population", { shape: kindOf(reader, place), unit, population, who }));
  const share = words.percent(value);
  if (typeof population === "number" && typeof cases === "number") said.push(words.say("sentence-cases", { cases, share, what }));
  else if (typeof value === "number") said.push(words.say("sentence-share", { share, what }));
  if (typeof reference === "number") said.push(words.say("sentence-reference", { place: whole, share: words.percent(reference) }));
  return said;
}

function compared(reader: Reader, place: Properties): string[] {
  const { words, view } = reader;
  if (reader.isCompared) return [];
  if (view === "emerging") return emergence(words, place);
  if (view === "trend") return trend(words, place);
  if (place.class) return [words.say(`sentence-${place.class}`), ...againstItsOwn(words, place), ...robust(reader, place)];
  return place.marks?.includes("too_few_blocks") ? [words.say("sentence-too-few")] : [];
}

/** How it became hot or cold, and by how many dates that is told. */
function emergence(words: Words, { category, periods_used: periods }: Properties): string[] {
  if (!category) return [words.say("sentence-too-few-periods")];
  const [spot, kind = "none"] = category.split("_") as [string, string | undefined];
  const said = [words.say(`sentence-category-${kind}`, { spot })];
  if (typeof periods === "number") said.push(words.say("sentence-periods", { periods }));
  return emerged(category)?.side === "cold" ? [...said, words.say("sentence-cold-need")] : said;
}

/** Where the share goes, and how fast in a year. */
function trend(words: Words, { direction, periods_used: periods, sen_slope: slope }: Properties): string[] {
  if (!direction) return [words.say("sentence-too-few-periods")];
  const points = Math.abs(slope ?? 0) * 100;
  const pace = direction === "none" ? [] : points < 0.05 ? [words.say("sentence-trend-slow")] : [words.say("sentence-trend-pace", { direction, points: words.number(points, 1) })];
  return [words.say("sentence-trend", { direction, periods: periods ?? 0 }), ...pace];
}

/** In how many ways of telling who is a neighbour it is hot or cold as here: as a count where it is one, else as a share. */
function robust({ words, neighbourhoods: all }: Reader, { class: name, robustness }: Properties): string[] {
  if (!name || name === "ns" || typeof robustness !== "number") return [];
  const [spot, count] = [name.startsWith("hot") ? "hot" : "cold", robustness * all];
  if (all === 0 || Math.abs(count - Math.round(count)) > 0.01) return [words.say("sentence-robust-share", { spot, share: words.percent(robustness, 0) })];
  return [words.say(Math.round(count) === all ? "sentence-robust-all" : "sentence-robust", { spot, count: Math.round(count), all })];
}

/** Hot or cold for its neighbours' sake, while its own share says the opposite. */
function againstItsOwn(words: Words, { class: name, value, reference_value: reference }: Properties): string[] {
  if (typeof value !== "number" || typeof reference !== "number") return [];
  if (name?.startsWith("hot") && value < reference) return [words.say("sentence-hot-neighbours")];
  return name?.startsWith("cold") && value > reference ? [words.say("sentence-cold-neighbours")] : [];
}

function qualified(reader: Reader, place: Properties): string[] {
  const { words } = reader;
  const { low, high } = place;
  const said: string[] = [];
  if (typeof low === "number" && typeof high === "number") {
    said.push(words.say("sentence-interval", { low: words.percent(low), high: words.percent(high) }));
  }
  if (isChange(reader.view) && place.period) said.push(words.say("sentence-as-of", { date: words.date(place.period) }));
  if (kindOf(reader, place) === "merged") said.push(words.say("sentence-merged"));
  return said;
}

/** A few words about a place, for the pointer and for moving through the map by keys. */
export function brief({ words, topic, view }: Reader, place: Properties): string {
  if (isWithheld(place)) return words.say("status-suppressed");
  if (!hasNumbers(place)) return words.say("status-nodata");
  const of = `${words.number(place.cases)} / ${words.number(place.population)}`;
  const number = topic.kind === "count" ? words.number(place.cases) : `${words.percent(place.value)} (${of})`;
  const name = toldAs(view, place);
  return name ? `${number}, ${words.say(name)}` : number;
}

/** What a place is called: its name, or what it is and what it lies near to. */
export function titleOf(reader: Reader, place: Properties, near: string | null): string {
  if (place.name) return place.name;
  const kind = reader.words.say(`card-title-${kindOf(reader, place)}`);
  return near ? `${kind} · ${near}` : kind;
}
