// What a place says, in three languages, for every state that a place can have.
import { describe, expect, it } from "vitest";
import type { Indicator, Properties } from "../../src/api.ts";
import { categoriesOf, DIRECTIONS } from "../../src/changes.ts";
import { brief, paragraphs, titleOf, type Reader } from "../../src/sentence.ts";
import type { View } from "../../src/state.ts";
import { LANGUAGES, type Language } from "../../src/words.ts";
import { wordsOf } from "./wording.ts";

const same = (text: string) => ({ hu: text, cs: text, en: text });

const TOPIC: Indicator = {
  id: "deprivation",
  unit: "households",
  kind: "rate",
  hotspots: true,
  label: same("deprivation"),
  populationLabel: same("WHO"),
  casesLabel: same("WHAT"),
  description: same(""),
};

const PLACE: Properties = {
  h3: "891e02d9607ffff",
  population: 87,
  cases: 14,
  value: 14 / 87,
  low: 0.099,
  high: 0.252,
  reference_value: 0.098,
  class: "hot99",
  status: "own",
  marks: [],
};

const reader = (language: "hu" | "cs" | "en", topic = TOPIC): Reader => ({ words: wordsOf(language), topic, shape: "hex", whole: "TOWN", view: "hotspots", neighbourhoods: 4 });

const read = (language: "hu" | "cs" | "en", part: Partial<Properties> = {}, topic = TOPIC) =>
  paragraphs(reader(language, topic), { ...PLACE, ...part }).join(" ").replaceAll("\u00a0", " ");

describe("a hot spot", () => {
  it("says in Hungarian how many it stands for, how the town is, and how sure that is", () => {
    expect(read("hu")).toBe(
      "Ez a hatszög 87 háztartást foglal magában (WHO). Közülük 14 (16,1%) tartozik ebbe a csoportba: WHAT. TOWN egészében ez 9,8%. " +
        "Forró pont, nagyon biztos. A szomszédaival együtt ez erős sűrűsödés: ha csak a véletlenen múlna, ki hol él, 100 próbából legfeljebb 1-szer adódna itt ekkora. " +
        "A véletlen is számít: a valódi arány nagyjából 9,9% és 25,2% között lehet.",
    );
  });

  it("says when it is its neighbours that make it hot or cold, and not its own share", () => {
    for (const language of LANGUAGES) {
      const [hot, cold] = (["hot", "cold"] as const).map((side) => wordsOf(language).say(`sentence-${side}-neighbours`)) as [string, string];
      expect(read(language, { value: 0.05 })).toContain(hot);
      expect(read(language)).not.toContain(hot);
      expect(read(language, { class: "cold95" })).toContain(cold);
      expect(read(language, { class: "cold95", value: 0.05 })).not.toContain(cold);
    }
  });

  it("says nothing of hot and cold where a comparison is told in place of it", () => {
    const compared = paragraphs({ ...reader("en"), isCompared: true }, PLACE).join(" ");
    expect(compared).toContain("14");
    expect(compared).not.toMatch(/hot|concentration/i);
  });

  it("counts in Czech as Czech does", () => {
    expect(read("cs", { population: 1 })).toContain("zahrnuje 1 domácnost (");
    expect(read("cs", { population: 3 })).toContain("zahrnuje 3 domácnosti (");
    expect(read("cs", { population: 87 })).toContain("zahrnuje 87 domácností (");
    expect(read("cs")).toContain("14 (16,1 %)");
  });

  it("counts in English as English does", () => {
    expect(read("en", { population: 1, cases: 1 })).toContain("1 household (WHO). 1 of them (16.1%) is");
    expect(read("en", { cases: 0, value: 0 })).toContain("None of them (0.0%) is");
  });
});

describe("how sure a spot is of its neighbours", () => {
  it("is a count of ways where it is one, and a share where it is not", () => {
    expect(read("en", { robustness: 0.75 })).toContain("It is a hot spot in 3 of 4 ways of telling who is a neighbour.");
    expect(read("en", { robustness: 1, class: "cold90" })).toContain("It stays a cold spot in all 4 ways of telling who is a neighbour.");
    expect(read("en", { robustness: 0.6 })).toContain("in 60% of the ways");
    expect(read("hu", { robustness: 0.25, class: "cold95" })).toContain("A szomszédokat 4-féleképpen jelöltük ki: 1 esetben hideg pont.");
  });

  it("is left out where there is no spot or nothing is known of it", () => {
    for (const part of [{ robustness: null }, {}, { robustness: 0.5, class: "ns" as const }]) expect(read("en", part)).not.toContain("neighbour.");
    const older = { ...reader("en"), neighbourhoods: 0 };
    expect(paragraphs(older, { ...PLACE, robustness: 0.75 }).join(" ")).toContain("in 75% of the ways");
  });
});

describe("a place over all dates", () => {
  const over = (view: View, part: Partial<Properties>, language: Language = "en") =>
    paragraphs({ ...reader(language), shape: "area", view }, { ...PLACE, period: "2024-09-30", periods_used: 8, ...part }).join(" ").replaceAll("\u00a0", " ");

  it("says how it became hot or cold, by how many dates, and of which date its numbers are", () => {
    const text = over("emerging", { category: "hot_persistent" });
    expect(text).toContain("Persistent hot spot: it was hot nearly always, and no change can be shown. This is told from 8 dates.");
    expect(text).toContain("The numbers are those of 30 September 2024.");
    expect(text).not.toContain("Hot spot, very sure");
    expect(over("emerging", { category: "cold_new" })).toContain("does not mean that nobody here needs help");
    expect(over("emerging", { category: "none" })).toContain("No pattern");
    expect(over("emerging", { category: null })).toContain("too few dates");
  });

  it("says where the share goes and how fast, or that this cannot be told", () => {
    expect(over("trend", { direction: "up", sen_slope: 0.0124 })).toContain("It goes up by about 1.2 percentage points a year.");
    expect(over("trend", { direction: "down", sen_slope: -0.0124 })).toContain("It goes down by about 1.2 percentage points a year.");
    expect(over("trend", { direction: "down", sen_slope: -0.0001 })).toContain("less than a tenth");
    expect(over("trend", { direction: "none", sen_slope: 0.02 })).not.toContain("percentage point");
    expect(over("trend", { direction: "none" })).toContain("No direction can be shown");
    expect(over("trend", { direction: null })).toContain("too few dates");
    expect(over("trend", { direction: "up", sen_slope: 0.0124 }, "hu")).toContain("Évente körülbelül 1,2 százalékponttal nő.");
    expect(over("trend", { direction: "up", sen_slope: 0.0124 }, "cs")).toContain("přibližně o 1,2 procentního bodu");
  });

  it("has words for all of it in every language", () => {
    for (const language of LANGUAGES) {
      for (const category of [...categoriesOf("hot"), ...categoriesOf("cold"), "none"] as const) {
        expect(over("emerging", { category }, language)).not.toMatch(/sentence-|\{/);
        expect(brief({ ...reader(language), view: "emerging" }, { ...PLACE, category })).not.toContain("category-");
      }
      for (const direction of DIRECTIONS) {
        for (const sen_slope of [0.02, 0]) expect(over("trend", { direction, sen_slope }, language)).not.toMatch(/sentence-|\{/);
        expect(brief({ ...reader(language), view: "trend" }, { ...PLACE, direction })).not.toContain("direction-");
      }
    }
  });
});

describe("a place", () => {
  it("that does not differ says so, and not that it is zero", () => {
    expect(read("hu", { class: "ns" })).toContain("Nincs kimutatható különbség");
  });

  it("that is withheld or without data gives no number at all", () => {
    const none = { cases: null, population: null, value: null, class: null };
    for (const language of LANGUAGES) {
      const silent: Properties[] = [{ status: "suppressed" }, { status: "nodata", ...none }, { marks: ["withheld"] }, { marks: ["no_population"], ...none }];
      for (const part of silent) {
        expect(read(language, part)).not.toMatch(/\d/);
        expect(read(language, part).length).toBeGreaterThan(10);
      }
    }
    expect(read("hu", { status: "suppressed" })).not.toBe(read("hu", { status: "nodata", ...none }));
  });

  it("that is merged says that its numbers are those of the whole area", () => {
    expect(read("hu", { h3: null, status: "merged" })).toContain("itt több hatszöget összevontunk");
    expect(read("hu", { h3: null, status: "merged" })).toContain("Ez az összevont terület 87 háztartást foglal magában");
  });

  it("that is too alone to compare, mixed or approximate says so", () => {
    expect(read("en", { class: null, marks: ["too_few_blocks"] })).toContain("too few areas");
    expect(read("en", { marks: ["mixed"] })).toContain("most of its people");
    expect(read("en", { marks: ["best_fit"] })).toContain("approximate");
  });

  it("of a count says the number and no share", () => {
    expect(read("en", { value: null, low: null, high: null, reference_value: null }, { ...TOPIC, kind: "count" })).toMatch(/^14 households here are in this group: WHAT\./);
  });

  it("never leaves a text without words", () => {
    for (const language of LANGUAGES) {
      for (const name of ["hot99", "hot95", "hot90", "ns", "cold90", "cold95", "cold99"] as const) {
        expect(read(language, { class: name })).not.toContain("sentence-");
        expect(brief(reader(language), { ...PLACE, class: name })).not.toContain("class-");
      }
    }
  });

  it("is called by its name, or by what it is and what it lies near to", () => {
    expect(titleOf(reader("hu"), { ...PLACE, name: "Agostyán" }, "Baj")).toBe("Agostyán");
    expect(titleOf(reader("hu"), PLACE, "Tóváros")).toBe("Hatszög · Tóváros");
    expect(titleOf(reader("hu"), { ...PLACE, h3: null, status: "merged" }, null)).toBe("Összevont terület");
    expect(titleOf(reader("hu"), { ...PLACE, h3: null, status: "suppressed" }, "Baj")).toBe("Terület · Baj");
  });
});
