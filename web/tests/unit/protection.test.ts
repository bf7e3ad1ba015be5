// What "About these data" says of releases that tell their protection, that have none of it, and that are silent.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { textsOf } from "../../src/about.ts";
import type { Release } from "../../src/api.ts";
import { LOSS, type Loss } from "../../src/loss.ts";
import { boundsOf, lossRows, methodOf, partsOf } from "../../src/protection.ts";
import { LANGUAGES, type Language, type Words } from "../../src/words.ts";
import { wordsOf } from "./wording.ts";

const same = (text: string) => ({ hu: text, cs: text, en: text });

const OLD: Release = {
  number: 1,
  published: "2026-11-23",
  synthetic: true,
  minDaysBetweenReleases: 30,
  place: same("TOWN"),
  bbox: [0, 0, 1, 1],
  periods: ["2024-09-30"],
  indicators: [],
};
const PROTECTION = { threshold: 12, filter_threshold: 7, noise: { bound: 4, variance: 3 } };

async function wordsIn(language: Language): Promise<Words> {
  const words = wordsOf(language);
  words.learn((await textsOf(language))[0]);
  return words;
}

const all = (sentences: string[]) => sentences.join(" ").replaceAll("\u00a0", " ");

describe.each(LANGUAGES)("in %s", (language) => {
  it("the thresholds and the bound are those that the server names", async () => {
    const said = methodOf(await wordsIn(language), { ...OLD, protection: PROTECTION });
    expect(said[0]?.match(/\d+/g)).toEqual(["12", "12"]);
    expect(said[1]?.match(/\d+/g)).toEqual(["7", "7"]);
    expect(said[3]?.match(/\d+/g)).toEqual(["4"]);
  });

  it("a server that only names thresholds gets no promise of noise, and no noise is said to be none", async () => {
    const words = await wordsIn(language);
    const older = methodOf(words, { ...OLD, threshold: 10, filterThreshold: 5 });
    expect(older[0]).toContain("10");
    expect(older[1]).toContain("5");
    const without = methodOf(words, { ...OLD, protection: { ...PROTECTION, noise: null } });
    const sentences = [older[3], without[3], methodOf(words, { ...OLD, protection: PROTECTION })[3]];
    expect(new Set(sentences).size).toBe(3);
  });

  it("where nothing is known the words are general and hold no number", async () => {
    const words = await wordsIn(language);
    for (const release of [OLD, null]) expect(all(methodOf(words, release))).not.toMatch(/\d/);
  });

  it("every sentence and every label is there", async () => {
    const words = await wordsIn(language);
    const row: Omit<Loss, "measure"> = { unit: "share", wanted: 0.5, side: "least", demo: 0.634, dispersed: null };
    const measures = ["in-block", "own-9", "own-8", "need-8", "need-block", "totals", "agreement", "jaccard"] as const;
    const rows = lossRows(words, measures.map((measure) => ({ measure, ...row })));
    const heads = ["about-loss-lead", "about-loss-measure", "about-loss-wanted", "about-loss-demo", "about-loss-dispersed"].map((id) => words.say(id, { seeds: 8 }));
    for (const text of [...methodOf(words, null), ...boundsOf(words), ...rows.flat(), ...heads]) expect(text).not.toMatch(/about-|\{/);
    expect(boundsOf(words)).toHaveLength(6);
  });

  it("the citizens' page is no longer than a page and a half, and has every part", () => {
    const text = readFileSync(new URL(`../../../data/legal/citizens.${language}.md`, import.meta.url), "utf8");
    const parts = partsOf(text);
    expect(parts[0]?.kind).toBe("title");
    expect(parts.filter(({ kind }) => kind === "heading")).toHaveLength(6);
    const lists = parts.filter((part) => part.kind === "list");
    expect(lists.map(({ items }) => items.length)).toEqual([4, 3]);
    expect(text.split(/\s+/).length).toBeLessThan(650);
    for (const part of parts) expect(part.kind === "list" ? part.items.join() : part.text).not.toMatch(/^#|[*_`[\]]/);
  });
});

describe("the table of loss", () => {
  it("writes shares as per cent, counts whole, the index with decimals and the unmeasured as a dash", async () => {
    const words = await wordsIn("en");
    const figures: Loss[] = [
      { measure: "own-9", unit: "share", wanted: 0.5, side: "least", demo: 0.612, dispersed: null },
      { measure: "totals", unit: "count", wanted: 5, side: "most", demo: 4, dispersed: 5 },
      { measure: "jaccard", unit: "index", wanted: 0.75, side: "least", demo: 0.8, dispersed: 0.71 },
    ];
    expect(lossRows(words, figures).map(([, ...cells]) => cells)).toEqual([
      ["≥\u00a050%", "61.2%", "–"],
      ["≤\u00a05", "4", "5"],
      ["≥\u00a00.75", "0.80", "0.71"],
    ]);
  });

  it("has each figure once", () => {
    expect(new Set(LOSS.map(({ measure }) => measure)).size).toBe(LOSS.length);
  });
});

it("a simple text falls into titles, headings, paragraphs and lists", () => {
  expect(partsOf("# A\n\none\ntwo\n\n## B\n\n- x\n  y\n- z\n\nend\n")).toEqual([
    { kind: "title", text: "A" },
    { kind: "text", text: "one two" },
    { kind: "heading", text: "B" },
    { kind: "list", items: ["x y", "z"] },
    { kind: "text", text: "end" },
  ]);
});
