// The workbench's sentences in the person's language, as signals: the page changes with them.
import { computed, signal } from "@preact/signals";
import type { FluentVariable } from "@fluent/bundle";
import cs from "../../../crates/words/locales/cs/workbench.ftl?raw";
import en from "../../../crates/words/locales/en/workbench.ftl?raw";
import hu from "../../../crates/words/locales/hu/workbench.ftl?raw";
import { preferred, Words, type Language } from "../words.ts";
import type { Said } from "./types.ts";

const SOURCES: Record<Language, string> = { hu, cs, en };
const KEPT = "gocpont-workbench-language";

/** The language; kept for the next time. */
export const language = signal<Language>(preferred([remembered() ?? "", ...navigator.languages]));

const words = computed(() => new Words(language.value, SOURCES[language.value]));

/** The workbench's text of this name. */
export function say(id: string, args: Record<string, FluentVariable> = {}): string {
  return words.value.say(`workbench-${id}`, args);
}

/** What the program has said, in the person's language. */
export const told = (said: Said): string => said[language.value];

export const number = (value: number): string => words.value.number(value);
export const percent = (share: number): string => words.value.percent(share, 0);

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A size as people read it. */
export function size(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const unit = UNITS[step] ?? "byte";
  const value = bytes / 1024 ** step;
  const digits = value < 10 && step > 0 ? 1 : 0;
  return new Intl.NumberFormat(language.value, { style: "unit", unit, maximumFractionDigits: digits }).format(value);
}

/** Another language. */
export function speak(chosen: Language): void {
  language.value = chosen;
  try {
    localStorage.setItem(KEPT, chosen);
  } catch {
    // Storage may be switched off: then it is asked anew.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
