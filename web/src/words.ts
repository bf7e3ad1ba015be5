// The page's sentences, from the same Fluent files that the program reads.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

/** The languages in the order in which they are offered. */
export const LANGUAGES = ["hu", "cs", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
const NAMES: Record<Language, string> = { hu: "Magyar", cs: "Čeština", en: "English" };

/** What a language calls itself. */
export function nameOfLanguage(language: Language): string {
  return NAMES[language];
}

const FILES = import.meta.glob<string>("../../crates/words/locales/*/{page,compare,find,services}.ftl", { query: "?raw", import: "default" });

/** The page itself, and its parts that bring words of their own. */
export type Part = "page" | "compare" | "find" | "services";

/** The page's messages in a language, of one part of it: those of a part come with the part. */
export async function loadMessages(language: Language, part: Part): Promise<string> {
  const file = FILES[`../../crates/words/locales/${language}/${part}.ftl`];
  if (!file) throw new Error(`no ${part} in ${language}`);
  return file();
}

/** The parts that were asked for so far: another language has to know them too. */
const wanted = new Set<Part>(["page"]);

/** The words of a language, of all parts that are at work; nobody fetches those of the others. */
export async function loadWords(language: Language): Promise<Words> {
  const [page = "", ...others] = await Promise.all([...wanted].map((part) => loadMessages(language, part)));
  const words = new Words(language, page);
  others.forEach((part) => words.learn(part));
  return words;
}

/** Teaches words a part, and those of every language that is chosen from now on. */
export async function teach(words: Words, part: Part): Promise<void> {
  wanted.add(part);
  words.learn(await loadMessages(words.language, part));
}

/** Says the texts of one language and writes its numbers and dates. */
export class Words {
  private readonly bundle: FluentBundle;
  private readonly formats = new Map<string, Intl.NumberFormat>();
  private readonly day: Intl.DateTimeFormat;
  private readonly shortDay: Intl.DateTimeFormat;
  private readonly shortMonth: Intl.DateTimeFormat;

  constructor(readonly language: Language, messages: string) {
    this.bundle = new FluentBundle(language, { useIsolating: false });
    this.bundle.addResource(new FluentResource(messages));
    const dates = language === "en" ? "en-GB" : language;
    this.day = new Intl.DateTimeFormat(dates, { dateStyle: "long", timeZone: "UTC" });
    this.shortMonth = new Intl.DateTimeFormat(dates, { year: "numeric", month: "short", timeZone: "UTC" });
    this.shortDay = new Intl.DateTimeFormat(dates, { dateStyle: "medium", timeZone: "UTC" });
  }

  /** Takes in more texts of its language. */
  learn(source: string): void {
    this.bundle.addResource(new FluentResource(source));
  }

  /** Whether there is a text `id`. */
  knows(id: string): boolean {
    return this.bundle.hasMessage(id);
  }

  /** The text `id` with its variables filled; the id itself if there is no such text. */
  say(id: string, args: Record<string, FluentVariable> = {}): string {
    const pattern = this.bundle.getMessage(id)?.value;
    return pattern ? this.bundle.formatPattern(pattern, args, []) : id;
  }

  /** A number with a fixed count of decimals, or a dash. */
  number(value: number | null | undefined, decimals = 0): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    return this.formatOf(`number ${decimals}`, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
  }

  /** A share between 0 and 1 as per cent, or a dash. */
  percent(share: number | null | undefined, decimals = 1): string {
    if (share === null || share === undefined) return "–";
    return this.formatOf(`percent ${decimals}`, { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(share);
  }

  /** A way to write numbers, made once: making one takes longer than writing with it. */
  private formatOf(key: string, digits: Intl.NumberFormatOptions): Intl.NumberFormat {
    const before = this.formats.get(key);
    if (before) return before;
    const made = new Intl.NumberFormat(this.language, digits);
    this.formats.set(key, made);
    return made;
  }

  /** A change of a share between 0 and 1 in percentage points, with its sign, or a dash. */
  points(change: number | null | undefined): string {
    if (change === null || change === undefined) return "–";
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" } as const;
    return new Intl.NumberFormat(this.language, digits).format(change * 100);
  }

  /** The size of a change in percentage points, as short as it can be written. */
  size(change: number): string {
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: 1 }).format(Math.abs(change) * 100);
  }

  /** A p value, never written as zero. */
  probability(p: number | null | undefined): string {
    if (p === null || p === undefined) return "–";
    return p < 0.0001 ? `< ${this.number(0.0001, 4)}` : this.number(p, 4);
  }

  /** An ISO date in words, or shorter where there is little room. */
  date(iso: string, short = false): string {
    return format(iso, short ? this.shortDay : this.day);
  }

  /** The month of an ISO date. */
  month(iso: string): string {
    return format(iso, this.shortMonth);
  }
}

function format(iso: string, as: Intl.DateTimeFormat): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? iso : as.format(day);
}

/** The first of a visitor's languages that the page speaks; Hungarian if it speaks none. */
export function preferred(languages: readonly string[]): Language {
  for (const wanted of languages) {
    const found = LANGUAGES.find((ours) => wanted.toLowerCase().split("-")[0] === ours);
    if (found) return found;
  }
  return "hu";
}
