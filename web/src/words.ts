// The page's sentences, from the same Fluent files that the program reads.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import cs from "../../crates/words/locales/cs/page.ftl?raw";
import en from "../../crates/words/locales/en/page.ftl?raw";
import hu from "../../crates/words/locales/hu/page.ftl?raw";

/** The languages in the order in which they are offered. */
export const LANGUAGES = ["hu", "cs", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const SOURCES: Record<Language, string> = { hu, cs, en };

/** What a language calls itself. */
export function nameOfLanguage(language: Language): string {
  return /^language-name = (.+)$/m.exec(SOURCES[language])?.[1] ?? language;
}

/** Says the texts of one language and writes its numbers and dates. */
export class Words {
  private readonly bundle: FluentBundle;
  private readonly day: Intl.DateTimeFormat;
  private readonly shortDay: Intl.DateTimeFormat;
  private readonly shortMonth: Intl.DateTimeFormat;

  constructor(readonly language: Language) {
    this.bundle = new FluentBundle(language, { useIsolating: false });
    this.bundle.addResource(new FluentResource(SOURCES[language]));
    const dates = language === "en" ? "en-GB" : language;
    this.day = new Intl.DateTimeFormat(dates, { dateStyle: "long", timeZone: "UTC" });
    this.shortMonth = new Intl.DateTimeFormat(dates, { year: "numeric", month: "short", timeZone: "UTC" });
    this.shortDay = new Intl.DateTimeFormat(dates, { dateStyle: "medium", timeZone: "UTC" });
  }

  /** Takes in more texts of its language. */
  learn(source: string): void {
    this.bundle.addResource(new FluentResource(source));
  }

  /** The text `id` with its variables filled; the id itself if there is no such text. */
  say(id: string, args: Record<string, FluentVariable> = {}): string {
    const pattern = this.bundle.getMessage(id)?.value;
    return pattern ? this.bundle.formatPattern(pattern, args, []) : id;
  }

  /** A number with a fixed count of decimals, or a dash. */
  number(value: number | null | undefined, decimals = 0): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(this.language, digits).format(value);
  }

  /** A share between 0 and 1 as per cent, or a dash. */
  percent(share: number | null | undefined, decimals = 1): string {
    if (share === null || share === undefined) return "–";
    const digits = { style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals } as const;
    return new Intl.NumberFormat(this.language, digits).format(share);
  }

  /** A change of a share between 0 and 1 in percentage points, with its sign, or a dash. */
  points(change: number | null | undefined): string {
    if (change === null || change === undefined) return "–";
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" } as const;
    return new Intl.NumberFormat(this.language, digits).format(change * 100);
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
