// What comparing says follows from the published numbers: intervals of differences, thirds, limits, sentences and gaps.
import { describe, expect, it } from "vitest";
import cs from "../../../crates/words/locales/cs/compare.ftl?raw";
import en from "../../../crates/words/locales/en/compare.ftl?raw";
import hu from "../../../crates/words/locales/hu/compare.ftl?raw";
import type { Catalog, Indicator, Properties } from "../../src/api.ts";
import { groupOf } from "../../src/breaks.ts";
import { NO_DATA, SUPPRESSED } from "../../src/classes.ts";
import { changeStyle, differencePicture, groupOfChange } from "../../src/compare/difference.ts";
import { otherOf, refusal } from "../../src/compare/fits.ts";
import { difference, estimateOf, limitsOf } from "../../src/compare/newcombe.ts";
import { pairPicture, pairStyle, thirds } from "../../src/compare/pairs.ts";
import { stepsTo } from "../../src/compare/scale.ts";
import { sentences } from "../../src/compare/told.ts";
import type { Shape } from "../../src/geometry.ts";
import { PALETTES } from "../../src/palettes.ts";
import type { Shown } from "../../src/picture.ts";
import { Shapes } from "../../src/shapes.ts";
import { LANGUAGES, type Language, type Words } from "../../src/words.ts";
import { wordsOf } from "./wording.ts";

const MESSAGES: Record<Language, string> = { hu, cs, en };

function comparing(language: Language): Words {
  const words = wordsOf(language);
  words.learn(MESSAGES[language]);
  return words;
}

const plain = (text: string) => text.replaceAll("\u00a0", " ").replaceAll("\u202f", " ");

/** The Wilson interval at 95 %, as the program publishes it. */
function wilson(cases: number, population: number): { value: number; low: number; high: number } {
  const [z, share] = [1.959963984540054, cases / population];
  const middle = (share + z ** 2 / (2 * population)) / (1 + z ** 2 / population);
  const half = (z / (1 + z ** 2 / population)) * Math.sqrt((share * (1 - share)) / population + z ** 2 / (4 * population ** 2));
  return { value: share, low: middle - half, high: middle + half };
}

const place = (cases: number, population: number): Properties => ({ status: "own", cases, population, ...wilson(cases, population), reference_value: 0.25 });

function shapeAt(at: number, properties: Properties, id = at): Shape {
  const [west, east, north, south] = [at / 100, (at + 1) / 100, 0.5, 0.51];
  const rings = [Float64Array.from([west, north, east, north, east, south, west, south, west, north])];
  return { feature: { type: "Feature", id, geometry: null, properties }, kind: "area", rings, west, east, north, south, x: (west + east) / 2, y: 0.505 };
}

function shapesOf(...all: Properties[]): Shapes {
  const shapes = new Shapes();
  shapes.add(all.map((properties, at) => shapeAt(at + 1, properties)));
  return shapes;
}

const same = (text: string) => ({ hu: text, cs: text, en: text });
const topic = (id: string, kind: Indicator["kind"] = "rate") => ({ id, kind, unit: "persons", hotspots: true, label: same(id) }) as Indicator;

function shownOf(shapes: Shapes, own = topic("FIRST"), period = "2024-09-30"): Shown {
  const look = { view: "share", topic: own, breaks: [], method: "quantile", palette: PALETTES.rdbu } as const;
  const scale = { breaks: [], least: 0, most: 1, known: true, zero: false, town: 0.25, whole: "TOWN" };
  return { shapes, look, scale, topic: own, period, view: "share" } as unknown as Shown;
}

describe("the difference of two shares", () => {
  it("has the limits that Newcombe published for 56 of 70 against 48 of 80", () => {
    const { by, low, high, told } = difference(wilson(56, 70), wilson(48, 80));
    expect(by).toBeCloseTo(0.2, 10);
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
    expect(told).toBe("up");
  });

  it("has the limits that he published for none of 10 against none of 20, and for all of 10 against none of 20", () => {
    const [none, all] = [difference(wilson(0, 10), wilson(0, 20)), difference(wilson(10, 10), wilson(0, 20))];
    expect([none.low, none.high].map((limit) => limit.toFixed(4))).toEqual(["-0.1611", "0.2775"]);
    expect(none.told).toBe("none");
    expect([all.low, all.high].map((limit) => limit.toFixed(4))).toEqual(["0.6791", "1.0000"]);
  });

  it("is the same the other way round, with its sign turned", () => {
    const [there, back] = [difference(wilson(14, 87), wilson(30, 90)), difference(wilson(30, 90), wilson(14, 87))];
    expect(there.told).toBe("down");
    expect(back.by).toBeCloseTo(-there.by, 12);
    expect(back.low).toBeCloseTo(-there.high, 12);
  });

  it("is not told where a share or a limit is missing", () => {
    expect(estimateOf({ ...place(3, 20), low: null })).toBeNull();
    expect(estimateOf({ ...place(3, 20), status: "suppressed" })).toBeNull();
    expect(estimateOf(undefined)).toBeNull();
  });
});

describe("the limits of changes", () => {
  it("are round numbers near the thirds of their sizes, the same for rises and falls", () => {
    expect(limitsOf([0.021, -0.028, 0.049, -0.052, 0.094, -0.11])).toEqual([0.05, 0.1]);
    expect(limitsOf([-0.004, 0.006, 0.011])).toEqual([0.005, 0.01]);
    expect(limitsOf([])).toEqual([0.05, 0.1]);
  });

  it("always part two sizes, however much alike or extreme the changes are", () => {
    for (const changes of [[0.2, 0.2, 0.2], [0], [0.9, -0.95], [1e-6]]) {
      const [small, large] = limitsOf(changes);
      expect(small).toBeGreaterThan(0);
      expect(large).toBeGreaterThan(small);
    }
  });

  it("put a change into one of seven groups, the middle one where none can be shown", () => {
    const group = (by: number, told: "up" | "down" | "none") => groupOfChange({ by, low: 0, high: 0, told }, [0.05, 0.1]);
    expect([group(-0.2, "down"), group(-0.1, "down"), group(-0.07, "down"), group(-0.02, "down")]).toEqual([0, 0, 1, 2]);
    expect([group(0.3, "none"), group(0.02, "up"), group(0.05, "up"), group(0.1, "up")]).toEqual([3, 4, 5, 6]);
    expect(changeStyle(1, PALETTES.rdbu).patterns).toEqual(["stripes"]);
    expect(changeStyle(5, PALETTES.rdbu).patterns).toEqual([]);
  });
});

describe("the picture of a change", () => {
  const now = shapesOf(place(40, 80), place(8, 80), place(20, 80), { status: "suppressed" }, place(20, 80), { status: "nodata" });
  const before = shapesOf(place(12, 80), place(36, 80), place(18, 80), place(20, 80), { status: "suppressed" }, place(20, 80));
  const picture = differencePicture(shownOf(now), "2021-03-31", before);

  it("tells rises, falls, no change, withheld and no data apart", () => {
    const styles = now.all.map((shape) => picture.styleOf(shape));
    const { change } = PALETTES.rdbu;
    expect(change.indexOf(styles[0]?.fill as never)).toBeGreaterThan(3);
    expect(change.indexOf(styles[1]?.fill as never)).toBeLessThan(3);
    expect(styles[1]?.patterns).toEqual(["stripes"]);
    expect(styles[2]?.fill).toBe(change[3]);
    expect(styles.slice(3)).toEqual([SUPPRESSED, SUPPRESSED, NO_DATA]);
  });

  it("says so in three languages, with the numbers of both dates", () => {
    for (const [language, rose, fell, none] of [
      ["en", "rose by 35.0 percentage points, from 15.0% to 50.0%", "fell by 35.0 percentage points", "no change can be shown"],
      ["hu", "35,0 százalékponttal nőtt (előtte 15,0%, utána 50,0%)", "35,0 százalékponttal csökkent", "nem mutatható ki változás"],
      ["cs", "vzrostl o 35,0 procentního bodu, z 15,0 % na 50,0 %", "klesl o 35,0 procentního bodu", "změnu nelze prokázat"],
    ] as const) {
      const words = comparing(language);
      const said = now.all.map((shape) => plain(picture.compared?.(words, shape).join(" ") ?? ""));
      expect(said[0]).toContain(rose);
      expect(said[1]).toContain(fell);
      expect(said[2]).toContain(none);
      expect(new Set(said).size).toBe(6);
      expect(picture.legend(words).groups.flatMap(({ entries }) => entries)).toHaveLength(10);
    }
  });

  it("sums up in how many places it rose, fell and did neither", () => {
    expect(plain(picture.summary(comparing("en")))).toBe("From 31 March 2021 to 30 September 2024 the share clearly rose in 1 place and clearly fell in 1 place. In 1 place no change can be shown.");
    expect(plain(picture.summary(comparing("cs")))).toMatch(/na 1 místě prokazatelně vzrostl a na 1 místě klesl\. Na 1 místě změnu nelze prokázat\.$/);
    expect(plain(picture.summary(comparing("hu")))).toMatch(/1 helyen nőtt kimutathatóan, és 1 helyen csökkent kimutathatóan\. 1 helyen nem mutatható ki változás\.$/);
  });

  it("tells of each place what its colour tells, and nothing of hot and cold", () => {
    for (const [language, rose, fell] of [["en", "risen: +35.0 percentage points", "fallen: -35.0 percentage points"], ["hu", "nőtt: +35,0 százalékpont", "csökkent: -35,0 százalékpont"], ["cs", "vzrostl: +35,0 procentního bodu", "klesl: -35,0 procentního bodu"]] as const) {
      const words = comparing(language);
      const told = now.all.map((shape) => plain(picture.verdict?.text(words, shape) ?? ""));
      expect(told.slice(0, 2)).toEqual([rose, fell]);
      expect(told[2]).toContain(words.say("compare-none"));
      expect(told.slice(3)).toEqual([words.say("status-suppressed"), words.say("status-suppressed"), words.say("status-nodata")]);
    }
    const order = now.all.map((shape) => picture.verdict?.order(shape));
    expect(order[0]).toBeGreaterThan(order[2] as number);
    expect(order[2]).toBeGreaterThan(order[1] as number);
  });

  it("goes from the earlier date to the later one, whichever was chosen first", () => {
    const turned = differencePicture(shownOf(before, topic("FIRST"), "2021-03-31"), "2024-09-30", now);
    expect(turned.compared?.(comparing("en"), before.all[0] as Shape)).toEqual(picture.compared?.(comparing("en"), now.all[0] as Shape));
  });
});

describe("two topics", () => {
  it("have three groups with about as many places in each", () => {
    const numbers = Array.from({ length: 30 }, (_, at) => at / 100);
    const groups = numbers.map((number) => groupOf(number, thirds(numbers)));
    expect([0, 1, 2].map((group) => groups.filter((each) => each === group).length)).toEqual([10, 10, 10]);
  });

  const first = shapesOf(place(2, 80), place(20, 80), place(60, 80), place(61, 80), { status: "suppressed" });
  const second = new Shapes();
  second.add([0, 1, 2, 3, 4].map((at) => shapeAt(at + 1, place([3, 21, 62, 2, 20][at] ?? 0, 80), 100 - at)));
  const picture = pairPicture(shownOf(first), shownOf(second, topic("SECOND")));

  it("meet in the place of the second that holds the first's inner point", () => {
    const fills = first.all.map((shape) => picture.styleOf(shape).fill);
    const { pairs } = PALETTES.rdbu;
    expect(fills.slice(0, 4)).toEqual([pairs[3], pairs[7], pairs[8], pairs[2]]);
    expect(picture.styleOf(first.all[4] as Shape)).toBe(SUPPRESSED);
  });

  it("have a sign besides the colour where both are high, and where one is", () => {
    const glyph = (one: number, two: number) => pairStyle([one, two], PALETTES.grey).glyph;
    expect([glyph(2, 2), glyph(2, 0), glyph(0, 2), glyph(0, 0), glyph(1, 1)]).toEqual(["plus", "dash", "ring", null, null]);
  });

  it("are told in three languages, with both numbers and both names", () => {
    for (const [language, both] of [["en", "Both topics are high here"], ["hu", "Itt mindkét téma magas"], ["cs", "Obě témata jsou zde vysoká"]] as const) {
      const words = comparing(language);
      const text = plain(picture.compared?.(words, first.all[2] as Shape).join(" ") ?? "");
      expect(text).toContain(both);
      for (const part of ["FIRST – 75", "SECOND – 77"]) expect(text).toContain(part);
      const legend = picture.legend(words);
      expect(legend.square?.rows.flat()).toHaveLength(9);
      const levels = first.all.slice(0, 4).map((shape) => picture.verdict?.text(words, shape));
      expect(new Set(levels).size).toBe(4);
      expect(plain(picture.summary(words)).length).toBeGreaterThan(20);
      expect(new Set(legend.square?.rows.flat().map(({ text }) => text)).size).toBe(9);
      expect(plain(picture.summary(words))).toContain("FIRST; SECOND");
    }
  });
});

describe("a comparison that does not fit", () => {
  const catalog = { release: { periods: ["2023-01-01", "2024-01-01"], indicators: [topic("a"), topic("b", "count"), topic("c")] }, collections: [] } as unknown as Catalog;
  const why = (compare: "difference" | "swipe" | "bivariate" | "multiples", view: "share" | "trend" | "certainty" | "count", indicator = "a") => refusal({ compare, view, indicator }, catalog);

  it("says why", () => {
    expect(["difference", "swipe", "bivariate", "multiples"].map((compare) => why(compare as "swipe", "trend"))).toEqual(["view", "view", "view", "view"]);
    expect([why("difference", "certainty"), why("difference", "share", "b"), why("bivariate", "count")]).toEqual(["certainty", "count", "count"]);
    expect([why("swipe", "certainty"), why("multiples", "share", "b"), why("difference", "share")]).toEqual([null, null, null]);
    const single = { release: { periods: ["2024-01-01"], indicators: [topic("a")] }, collections: [] } as unknown as Catalog;
    expect([refusal({ compare: "difference", view: "share", indicator: "a" }, single), refusal({ compare: "swipe", view: "share", indicator: "a" }, single)]).toEqual(["dates", "topics"]);
    for (const language of LANGUAGES) {
      const words = comparing(language);
      for (const reason of ["view", "certainty", "count", "dates", "topics"]) expect(words.knows(`compare-why-${reason}`)).toBe(true);
    }
  });

  it("takes another topic that fits in place of one that does not", () => {
    expect(otherOf({ compare: "bivariate", indicator: "a", other: "b" }, catalog)?.id).toBe("c");
    expect(otherOf({ compare: "swipe", indicator: "a", other: "b" }, catalog)?.id).toBe("b");
  });
});

describe("the history of a place", () => {
  const moments = [
    { period: "2021-03-31", place: { status: "suppressed" as const } },
    { period: "2021-09-30", place: place(20, 80) },
    { period: "2022-03-31", place: null },
    { period: "2022-09-30", place: place(28, 80) },
    { period: "2023-03-31", place: place(24, 80) },
  ];

  it("names the lowest and the highest share and counts the gaps", () => {
    const [told, withheld, nodata] = sentences(comparing("en"), moments, false).map(plain);
    expect(told).toBe("From 30 Sept 2021 to 31 Mar 2023 the share went from 25.0% to 30.0%; it was lowest on 30 Sept 2021 (25.0%) and highest on 30 Sept 2022 (35.0%).");
    expect(withheld).toContain("At 1 of 5 dates its numbers are withheld");
    expect(nodata).toContain("At 1 of 5 dates there are no data");
  });

  it("counts gaps as Czech does", () => {
    const hidden = (count: number) => moments.map((moment, at) => (at < count ? { ...moment, place: { status: "suppressed" as const } } : { ...moment, place: place(9, 80) }));
    const said = [1, 2, 5].map((count) => plain(sentences(comparing("cs"), hidden(count), false).at(-1) ?? ""));
    expect(said.map((text) => text.split(" (")[0])).toEqual(["K 1 dni", "Ke 2 dnům", "K 5 dnům"]);
  });
});

describe("the side of a chart", () => {
  it("has round steps from zero to beyond the highest number", () => {
    expect(stepsTo(0.37)).toEqual([0, 0.1, 0.2, 0.30000000000000004, 0.4]);
    expect(stepsTo(1)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(stepsTo(740)).toEqual([0, 200, 400, 600, 800]);
  });
});
