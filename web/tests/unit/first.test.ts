// What the server says of the first picture before the page can, the page says too: counts, limits and sentence, of the same
// files (`crates/encode/src/picture_tests.rs`); and only where that picture is asked for.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Indicator } from "../../src/api.ts";
import { isFirst } from "../../src/first.ts";
import { shapesIn } from "../../src/packed-layer.ts";
import { readPacked } from "../../src/packed.ts";
import { PALETTES } from "../../src/palettes.ts";
import { lookAt, pictureOf, scaleOf, viewFor } from "../../src/picture.ts";
import { Shapes } from "../../src/shapes.ts";
import type { Language } from "../../src/words.ts";
import { wordsOf } from "./wording.ts";

const FOLDER = new URL("../../../crates/encode/tests/vectors/picture/", import.meta.url);
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));

interface Counted {
  hot: number;
  cold: number;
  hasClasses: boolean;
  hasUntested: boolean;
  ends: [number, number] | null;
  limits: number[];
  hasZero: boolean;
  whole: number | null;
}

const same = (text: string) => ({ hu: text, cs: text, en: text });
const TOPIC: Indicator = { id: "alone", unit: "persons", kind: "rate", hotspots: true, label: same("LABEL"), populationLabel: same("WHO"), casesLabel: same("WHAT"), description: same("") };

function read(name: string, topic = TOPIC) {
  const counted = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8")) as Counted;
  const shapes = new Shapes();
  shapes.add(shapesIn(readPacked(Uint8Array.from(readFileSync(new URL(`${name}.gcpk`, FOLDER))).buffer)));
  const view = topic.hotspots ? viewFor(shapes, "hotspots") : "share";
  const look = lookAt(shapes, { topic, view, palette: PALETTES.rdbu, method: "quantile", whole: "TOWN" });
  const scale = scaleOf(shapes, look, "TOWN");
  return { counted, view, scale, picture: pictureOf(shapes, look, scale) };
}

describe.each(NAMES)("the picture of %s", (name) => {
  const { counted, view, scale, picture } = read(name);
  const words = wordsOf("en");

  it("has the same limits and states", () => {
    expect(view).toBe(counted.hasClasses ? "hotspots" : "share");
    expect(scale.breaks).toEqual(counted.limits);
    expect(scale.known ? [scale.least, scale.most] : null).toEqual(counted.ends);
    expect(scale.zero).toBe(counted.hasZero);
    expect(scale.town).toBe(counted.whole);
    const texts = picture.legend(words).groups.flatMap(({ entries }) => entries.map(({ text }) => text));
    if (counted.hasClasses) expect(texts.includes(words.say("legend-untested"))).toBe(counted.hasUntested);
  });

  it("counts as many pieces in its sentence", () => {
    const { hot, cold, hasClasses, ends } = counted;
    if (!hasClasses || !ends) return;
    const headline = words.say("summary-hotspots", { hot, cold, place: "TOWN", what: "WHAT" });
    expect(picture.summary(words)).toBe(`${headline} ${words.say("summary-town", { place: "TOWN", share: words.percent(counted.whole) })}`);
  });
});

it("there are pictures of every kind", () => {
  expect(NAMES).toEqual(["nothing", "one", "shares", "spots"]);
});

interface Told {
  picture: string;
  hotspots: boolean;
  language: Language;
  summary: string;
  groups: { title: string; aside: string | null; entries: { text: string; outlined: boolean; aside: string | null }[] }[];
  town: string | null;
  note: string | null;
}

const TOLD = JSON.parse(readFileSync(new URL("../../../crates/server/tests/vectors/first.json", import.meta.url), "utf8")) as Told[];

it.each(TOLD)("the server says of $picture in $language what the page says (hot spots: $hotspots)", ({ picture: name, hotspots, language, summary, groups, town, note }) => {
  const { picture } = read(name, { ...TOPIC, hotspots });
  const words = wordsOf(language);
  expect(picture.summary(words)).toBe(summary);
  const legend = picture.legend(words);
  const said = legend.groups.map(({ title, aside = null, entries }) => ({ title, aside, entries: entries.map(({ text, outlined = false, aside = null }) => ({ text, outlined, aside })) }));
  expect(said).toEqual(groups);
  expect([legend.town ?? null, legend.note ?? null]).toEqual([town, note]);
});

describe("the first picture", () => {
  const told = { indicator: "alone", period: "2024-09-30" };

  it("is what an address asks for that names nothing else", () => {
    expect(isFirst({}, told)).toBe(true);
    expect(isFirst({ language: "cs", indicator: "alone", period: "2024-09-30", view: "hotspots", unit: "hex", opacity: 50 }, told)).toBe(true);
  });

  it("is not what an address asks for that names another topic, date, view or colours", () => {
    for (const other of [{ indicator: "poor" }, { period: "2021-03-31" }, { view: "share" }, { unit: "districts" }, { palette: "grey" }, { compare: "swipe" }, { resolution: 7 }] as const) {
      expect(isFirst(other, told)).toBe(false);
    }
  });
});
