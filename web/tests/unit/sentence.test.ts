// What a place says, in three languages, for every state that a place can have.
import { describe, expect, it } from "vitest";
import type { Indicator, Properties } from "../../src/api.ts";
import { brief, paragraphs, titleOf, type Reader } from "../../src/sentence.ts";
import { LANGUAGES, Words } from "../../src/words.ts";

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

const reader = (language: "hu" | "cs" | "en", topic = TOPIC): Reader => ({ words: new Words(language), topic, shape: "hex", whole: "TOWN" });

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
      const [hot, cold] = (["hot", "cold"] as const).map((side) => new Words(language).say(`sentence-${side}-neighbours`)) as [string, string];
      expect(read(language, { value: 0.05 })).toContain(hot);
      expect(read(language)).not.toContain(hot);
      expect(read(language, { class: "cold95" })).toContain(cold);
      expect(read(language, { class: "cold95", value: 0.05 })).not.toContain(cold);
    }
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

describe("a place", () => {
  it("that does not differ says so, and not that it is zero", () => {
    expect(read("hu", { class: "ns" })).toContain("Nincs kimutatható különbség");
  });

  it("that is withheld or without data gives no number at all", () => {
    const none = { cases: null, population: null, value: null, class: null };
    for (const language of LANGUAGES) {
      for (const part of [{ status: "suppressed" as const }, { status: "nodata" as const, ...none }, { marks: ["withheld"] }, { marks: ["no_population"], ...none }]) {
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
