// The desk's sentences in the person's language, as signals: the page changes with them.
import { computed, signal } from "@preact/signals";
import type { FluentVariable } from "@fluent/bundle";
import cs from "../../../crates/words/locales/cs/desk.ftl?raw";
import en from "../../../crates/words/locales/en/desk.ftl?raw";
import hu from "../../../crates/words/locales/hu/desk.ftl?raw";
import { preferred, Words, type Language } from "../words.ts";
import { keep, kept } from "./kept.ts";
import type { Labels } from "./types.ts";

const SOURCES: Record<Language, string> = { hu, cs, en };
const KEPT = "gocpont-desk-language";

/** The language; kept for the next time. */
export const language = signal<Language>(preferred([kept(KEPT) ?? "", ...navigator.languages]));

/** The desk's other texts and what the program says elsewhere, too: they come after the page itself, before anybody is in. */
const MORE = import.meta.glob<string>("../../../crates/words/locales/*/{staff,codebook,desk-*}.ftl", { query: "?raw", import: "default" });
const more = signal<Partial<Record<Language, string[]>>>({});

/** Has all texts of a language; without a connection it goes on with those that are here. */
export async function learnt(own: Language): Promise<void> {
  if (more.peek()[own]) return;
  const files = Object.entries(MORE).filter(([path]) => path.includes(`/${own}/`));
  try {
    const texts = await Promise.all(files.map(([, load]) => load()));
    more.value = { ...more.peek(), [own]: texts };
  } catch {
    // They are asked for again with the next language.
  }
}

void learnt(language.value);

const words = computed(() => {
  const made = new Words(language.value, SOURCES[language.value]);
  for (const texts of more.value[language.value] ?? []) made.learn(texts);
  return made;
});

/** The desk's text of this name. */
export function say(id: string, args: Record<string, FluentVariable> = {}): string {
  return words.value.say(`desk-${id}`, args);
}

/** The desk's text of this name, or another text where it has none. */
export const sayOr = (id: string, other: string, args: Record<string, FluentVariable> = {}): string => (words.value.knows(`desk-${id}`) ? say(id, args) : other);

/** A text of another part of the program, or another text where there is none. */
export const sayAlso = (id: string, other: string, args: Record<string, FluentVariable> = {}): string => (words.value.knows(id) ? words.value.say(id, args) : other);

/** A text of a codebook. */
export const label = (labels: Labels | undefined, code = ""): string => labels?.[language.value] || code;

export const number = (value: number): string => new Intl.NumberFormat(language.value, { maximumFractionDigits: 6 }).format(value);
/** A length or another measure to two digits, with its unit as the language writes it. */
export const inUnit = (unit: string, value: number): string => new Intl.NumberFormat(language.value, { style: "unit", unit, maximumSignificantDigits: 2 }).format(value);

/** A distance, in metres or from one kilometre on in these. */
export const distance = (metres: number): string => (metres < 1000 ? inUnit("meter", metres) : inUnit("kilometer", metres / 1000));

/** A day without its hour, from `YYYY-MM-DD`. */
export const day = (iso: string): string => words.value.date(iso);

/** A month in words, from `YYYY-MM`. */
export const monthOf = (iso: string): string => words.value.month(`${iso}-01`);

/** A moment by the clock of this place. */
export function moment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const dates = language.value === "en" ? "en-GB" : language.value;
  return new Intl.DateTimeFormat(dates, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** The hour of a moment by the clock of this place. */
export const time = (iso: string): string => new Intl.DateTimeFormat(language.value === "en" ? "en-GB" : language.value, { timeStyle: "short" }).format(new Date(iso));

/** Several things one after another, as the language lists them. */
export const listed = (all: string[]): string => new Intl.ListFormat(language.value, { type: "conjunction" }).format(all);

/** Another language, once its texts are here. */
export async function speak(chosen: Language): Promise<void> {
  keep(KEPT, chosen);
  await learnt(chosen);
  language.value = chosen;
}
