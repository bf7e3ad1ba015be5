// What became of places over all dates: families, signs, styles and names follow from the published words alone.
import { describe, expect, it } from "vitest";
import { EMERGENCES, type Category, type Indicator, type Properties } from "../../src/api.ts";
import { categoriesOf, countFamilies, emerged, isOnSide, told, toldAs } from "../../src/changes.ts";
import { categoryStyle, classStyle, directionStyle, styleOf, toldStyle, type Look } from "../../src/classes.ts";
import { PALETTES } from "../../src/palettes.ts";
import { LANGUAGES } from "../../src/words.ts";
import { wordsOf } from "./wording.ts";

const TOPIC = { kind: "rate" } as Indicator;
const LOOK: Look = { view: "emerging", topic: TOPIC, breaks: [], method: "quantile", palette: PALETTES.rdbu };
const ALL: Category[] = [...categoriesOf("hot"), ...categoriesOf("cold"), "none"];
const place = (properties: Properties): Properties => ({ status: "own", value: 0.2, h3: "8", ...properties });

describe("the seventeen categories", () => {
  it("are each drawn in a way of their own, cold ones with stripes", () => {
    expect(ALL).toHaveLength(17);
    const styles = ALL.map((name) => categoryStyle(name));
    expect(new Set(styles.map((style) => JSON.stringify(style))).size).toBe(17);
    for (const name of categoriesOf("cold")) expect(categoryStyle(name).patterns).toEqual(["stripes"]);
    for (const name of categoriesOf("hot")) expect(categoryStyle(name).patterns).toEqual([]);
  });

  it("can be told apart without their colours", () => {
    const signs = ALL.map((name) => `${categoryStyle(name).glyph} ${categoryStyle(name).patterns.join()}`);
    // What lasts unchanged on the hot side has no sign, and neither has what has no pattern: the outline parts them.
    expect(new Set(signs).size).toBe(16);
    expect(isOnSide("emerging", { category: "hot_persistent" }, "hot")).toBe(true);
    expect(isOnSide("emerging", { category: "none" }, "hot")).toBe(false);
  });

  it("share a shade within a family: what lasts is as deep as the surest spots of today", () => {
    for (const kind of ["persistent", "intensifying", "diminishing"] as const) {
      expect(categoryStyle(`hot_${kind}`).fill).toBe(classStyle("hot99").fill);
      expect(categoryStyle(`cold_${kind}`).fill).toBe(classStyle("cold99").fill);
    }
    const shades = ["new", "persistent", "sporadic", "historical"] as const;
    expect(new Set(shades.map((kind) => categoryStyle(`hot_${kind}`).fill)).size).toBe(4);
  });

  it("are parted into side, family and sign; what is unknown is none of them", () => {
    expect(emerged("hot_intensifying")).toEqual({ side: "hot", family: "lasting", glyph: "up" });
    expect(emerged("cold_historical")).toEqual({ side: "cold", family: "past", glyph: "ring" });
    for (const name of ["none", null, undefined, "hot_melting"] as (Category | null | undefined)[]) expect(emerged(name)).toBeNull();
    expect(categoryStyle("hot_melting" as Category)).toEqual(classStyle("ns"));
  });

  it("are counted by family, on each side", () => {
    const names = ["hot_new", "hot_consecutive", "hot_persistent", "cold_sporadic", "none", null] as const;
    const places = names.map((category) => place({ category }));
    expect(countFamilies(places, "hot")).toEqual([["fresh", 2], ["lasting", 1]]);
    expect(countFamilies(places, "cold")).toEqual([["onoff", 1]]);
    expect(countFamilies([], "hot")).toEqual([]);
  });

  it("are outlined by side, those in the past left out", () => {
    expect(EMERGENCES.filter((kind) => !isOnSide("emerging", { category: `hot_${kind}` }, "hot"))).toEqual(["historical"]);
    expect(isOnSide("emerging", { category: "cold_new", class: "hot99" }, "hot")).toBe(false);
    expect(isOnSide("trend", { direction: "up", class: "hot99" }, "hot")).toBe(false);
    expect(isOnSide("hotspots", { class: "cold90" }, "cold")).toBe(true);
  });

  it("have a name in every language", () => {
    for (const language of LANGUAGES) {
      const words = wordsOf(language);
      const names = ALL.map((category) => words.say(toldAs("emerging", { category }) ?? ""));
      expect(new Set(names).size).toBe(17);
      for (const name of names) expect(name).not.toContain("category-");
    }
  });
});

describe("a direction", () => {
  it("has a sign, and stripes when it falls; none has the grey of no difference", () => {
    expect(directionStyle("up")).toMatchObject({ glyph: "up", patterns: [] });
    expect(directionStyle("down")).toMatchObject({ glyph: "down", patterns: ["stripes"] });
    expect(directionStyle("none")).toEqual(classStyle("ns"));
    expect(directionStyle(null)).toEqual(classStyle(null));
  });

  it("is never drawn in the colours of hot and cold", () => {
    const spots = (["hot99", "hot95", "hot90", "cold99", "cold95", "cold90"] as const).map((name) => classStyle(name).fill);
    for (const name of ["up", "down"] as const) expect(spots).not.toContain(directionStyle(name).fill);
  });
});

describe("a place in a view", () => {
  it("tells what the view is about", () => {
    const properties = place({ class: "hot95", category: "cold_new", direction: "down" });
    expect((["hotspots", "share", "emerging", "trend"] as const).map((view) => told(view, properties))).toEqual(["hot95", "hot95", "cold_new", "down"]);
    expect(toldAs("trend", properties)).toBe("direction-down");
    expect(toldAs("emerging", place({ category: null }))).toBeNull();
    expect(toldStyle(properties, "emerging")).toEqual(categoryStyle("cold_new"));
  });

  it("is drawn as one area where it is a block of several hexagons", () => {
    expect(styleOf(place({ category: "hot_new" }), LOOK)).toEqual(categoryStyle("hot_new"));
    expect(styleOf(place({ category: "hot_new", h3: null }), LOOK)).toMatchObject({ merged: true, glyph: "plus", patterns: [] });
  });
});
