// The desk's sentences in the person's language, as signals: the page changes with them.
import { computed, effect, signal } from "@preact/signals";
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

/** What the program says of the audit and of missing answers elsewhere, too: it comes after the page itself. */
const MORE = import.meta.glob<string>("../../../crates/words/locales/*/{staff,codebook,desk-effect,desk-planning}.ftl", { query: "?raw", import: "default" });
const more = signal<Partial<Record<Language, string[]>>>({});

effect(() => {
  const own = language.value;
  const files = Object.entries(MORE).filter(([path]) => path.includes(`/${own}/`));
  void Promise.all(files.map(([, load]) => load())).then((texts) => (more.value = { ...more.peek(), [own]: texts }));
});

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
export const sayOr = (id: string, other: string): string => (words.value.knows(`desk-${id}`) ? say(id) : other);

/** A text of another part of the program, or another text where there is none. */
export const sayAlso = (id: string, other: string): string => (words.value.knows(id) ? words.value.say(id) : other);

/** A text of a codebook. */
export const label = (labels: Labels | undefined, code = ""): string => labels?.[language.value] || code;

export const number = (value: number): string => new Intl.NumberFormat(language.value, { maximumFractionDigits: 6 }).format(value);
/** A day without its hour, from `YYYY-MM-DD`. */
export const day = (iso: string): string => words.value.date(iso);

/** A moment by the clock of this place. */
export function moment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const dates = language.value === "en" ? "en-GB" : language.value;
  return new Intl.DateTimeFormat(dates, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** Several things one after another, as the language lists them. */
export const listed = (all: string[]): string => new Intl.ListFormat(language.value, { type: "conjunction" }).format(all);

/** Another language. */
export function speak(chosen: Language): void {
  language.value = chosen;
  keep(KEPT, chosen);
}
