// What a place says in plain words: how many it stands for, how that compares with the town, and how sure that is.
import type { Indicator, Properties } from "./api.ts";
import { hasNumbers } from "./classes.ts";
import type { Words } from "./words.ts";

/** What kind of place is read. */
export type ShapeKind = "hex" | "area";

const MARKS: Record<string, string> = {
  mixed: "sentence-mixed",
  best_fit: "sentence-best-fit",
};

/** The sentences about one place in paragraphs: how many, how that compares, and what to bear in mind. */
export function paragraphs(words: Words, place: Properties, topic: Indicator, shape: ShapeKind): string[] {
  const marks = place.marks ?? [];
  if (place.status === "suppressed" || marks.includes("withheld")) return [words.say("sentence-suppressed")];
  if (marks.includes("no_population")) return [words.say("sentence-no-population")];
  if (!hasNumbers(place)) return [words.say("sentence-nodata")];
  const marked = marks.flatMap((mark) => (MARKS[mark] ? [words.say(MARKS[mark])] : []));
  const parts = [counted(words, place, topic, shape), compared(words, place), [...qualified(words, place, shape), ...marked]];
  return parts.map((part) => part.join(" ")).filter((text) => text !== "");
}

function counted(words: Words, place: Properties, topic: Indicator, shape: ShapeKind): string[] {
  const { population, cases, value } = place;
  const { unit } = topic;
  const [who, what] = [topic.populationLabel[words.language], topic.casesLabel[words.language]];
  if (topic.kind === "count") return typeof cases === "number" ? [words.say("sentence-count", { unit, cases, what })] : [];
  const said: string[] = [];
  if (typeof population === "number") {
    const id = place.status === "merged" && shape === "hex" ? "sentence-population-merged" : "sentence-population";
    said.push(words.say(id, { shape, unit, population, who }));
  }
  const share = words.percent(value);
  if (typeof population === "number" && typeof cases === "number") said.push(words.say("sentence-cases", { cases, share, what }));
  else if (typeof value === "number") said.push(words.say("sentence-share", { share, what }));
  const { reference_value: town } = place;
  if (typeof town === "number") said.push(words.say("sentence-reference", { share: words.percent(town) }));
  return said;
}

function compared(words: Words, place: Properties): string[] {
  if (place.class) return [words.say(`sentence-${place.class}`)];
  return place.marks?.includes("too_few_blocks") ? [words.say("sentence-too-few")] : [];
}

function qualified(words: Words, place: Properties, shape: ShapeKind): string[] {
  const { low, high } = place;
  const said: string[] = [];
  if (typeof low === "number" && typeof high === "number") {
    said.push(words.say("sentence-interval", { low: words.percent(low), high: words.percent(high) }));
  }
  if (place.status === "merged" && shape === "hex") said.push(words.say("sentence-merged"));
  return said;
}

/** A few words about a place, for the pointer and for moving through the map by keys. */
export function brief(words: Words, place: Properties, topic: Indicator): string {
  if (place.status === "suppressed" || place.marks?.includes("withheld")) return words.say("status-suppressed");
  if (!hasNumbers(place)) return words.say("status-nodata");
  const number = topic.kind === "count" ? words.number(place.cases) : words.percent(place.value);
  return place.class ? `${number}, ${words.say(`class-${place.class}`)}` : number;
}

/** What a place is called. */
export function nameOf(words: Words, place: Properties, id: number | string | undefined): string {
  if (place.name) return place.name;
  const number = words.say("table-number", { number: String(id ?? "") });
  return place.area ? `${place.area}, ${number}` : number;
}
