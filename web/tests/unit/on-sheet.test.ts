// What stands on a printed sheet is what the screen shows, also where it compares.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import cs from "../../../crates/words/locales/cs/find.ftl?raw";
import csCompare from "../../../crates/words/locales/cs/compare.ftl?raw";
import en from "../../../crates/words/locales/en/find.ftl?raw";
import enCompare from "../../../crates/words/locales/en/compare.ftl?raw";
import hu from "../../../crates/words/locales/hu/find.ftl?raw";
import huCompare from "../../../crates/words/locales/hu/compare.ftl?raw";
import type { Catalog, Indicator, Properties } from "../../src/api.ts";
import { compared } from "../../src/compare/compared.ts";
import { nameOn, toldOn } from "../../src/find/on-sheet.ts";
import { columnsFor } from "../../src/find/sheet.ts";
import type { Shape } from "../../src/geometry.ts";
import type { LayerCache } from "../../src/layers.ts";
import { PALETTES } from "../../src/palettes.ts";
import { lookAt, pictureOf, scaleOf, type Shown } from "../../src/picture.ts";
import { Shapes } from "../../src/shapes.ts";
import { BLANK, type Comparison, type State } from "../../src/state.ts";
import { Store } from "../../src/store.ts";
import type { Language } from "../../src/words.ts";
import { wordsOf } from "./wording.ts";

// Leaflet wants a window as soon as it is read; nothing here draws on a map.
vi.mock("../../src/leaflet.ts", () => ({ L: { GridLayer: class {} } }));
beforeEach(() => vi.stubGlobal("document", { baseURI: "https://map.example/#lang=en", querySelector: () => null }));
afterEach(() => vi.unstubAllGlobals());

const TEXTS: Record<Language, string[]> = { hu: [hu, huCompare], cs: [cs, csCompare], en: [en, enCompare] };
const DATES = ["2021-03-31", "2022-09-30", "2024-09-30"];
const same = (text: string) => ({ hu: text, cs: text, en: text });
const topic = (id: string) => ({ id, kind: "rate", unit: "persons", hotspots: true, label: same(id), casesLabel: same("CASES"), populationLabel: same("PEOPLE") }) as Indicator;
const TOPICS = [topic("FIRST"), topic("SECOND")];
const layer = (id: string) => ({ id: `${id}-hex9`, title: id, gocpont: { kind: "hex", resolution: 9, indicator: id, periods: DATES } });
const catalog = { collections: TOPICS.map(({ id }) => layer(id)), release: { number: 3, published: "2025-01-02", synthetic: true, place: same("TOWN"), periods: DATES, indicators: TOPICS } } as unknown as Catalog;

/** Three places whose shares rise, fall and stay, date by date. */
function shapesAt(period: string): Shape[] {
  const step = DATES.indexOf(period) * 0.2;
  return [0.2 + step, 0.8 - step, 0.5].map((value, at): Shape => {
    const properties: Properties = { status: "own", class: "ns", cases: 100 * value, population: 100, value, low: value - 0.05, high: value + 0.05, reference_value: 0.25 + step / 4 };
    const [west, east, north, south] = [at / 100, (at + 1) / 100, 0.5, 0.51];
    const rings = [Float64Array.from([west, north, east, north, east, south, west, south, west, north])];
    return { feature: { type: "Feature", id: at, geometry: null, properties }, kind: "area", rings, west, east, north, south, x: (west + east) / 2, y: 0.505 };
  });
}

/** A store that shows the first topic at the last date, compared as wanted. */
async function showing(compare: Comparison, language: Language = "en"): Promise<{ store: Store; shown: Shown; state: State }> {
  const words = wordsOf(language);
  for (const text of TEXTS[language]) words.learn(text);
  const state: State = { ...BLANK, language, indicator: "FIRST", period: DATES[2] as string, view: "share", compare, other: "SECOND", since: DATES[0] as string };
  const store = new Store(state, words);
  store.catalog.value = catalog;
  const shapes = new Shapes();
  shapes.add(shapesAt(state.period));
  const look = lookAt(shapes, { topic: TOPICS[0] as Indicator, view: "share", palette: PALETTES.rdbu, method: "quantile", whole: "TOWN" });
  const scale = scaleOf(shapes, look, "TOWN");
  const shown = { collection: catalog.collections[0], period: state.period, topic: TOPICS[0], view: "share", shapes, look, scale, picture: pictureOf(shapes, look, scale), turn: 1 } as Shown;
  const cache = { shapes: async (_: string, period: string) => shapesAt(period) } as unknown as LayerCache;
  store.shown.value = { ...shown, ...(await compared(shown, { state, catalog, cache, signal: new AbortController().signal, zoom: 13 })) };
  return { store, shown: store.shown.value, state };
}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("a sheet", () => {
  it("of one layer has one map with the layer's legend and sentence", async () => {
    const { store, shown, state } = await showing("none");
    const told = toldOn(store);
    expect([told?.title, told?.subtitle]).toEqual(["FIRST", "TOWN · Share · 30 September 2024"]);
    expect(told?.parts).toHaveLength(1);
    expect(told?.legend?.groups).toEqual(shown.picture.legend(store.words.value).groups);
    expect(nameOn(shown, state)).toBe("gocpont-FIRST-hex9-2024-09-30");
  });

  it("of a difference says both dates under its title, and has the legend and the sentence of the change", async () => {
    for (const [language, subtitle] of [
      ["en", "TOWN · Change of the share from 31 Mar 2021 to 30 Sept 2024"],
      ["hu", "TOWN · Az arány változása: 2021. márc. 31. → 2024. szept. 30."],
      ["cs", "TOWN · Změna podílu"],
    ] as const) {
      const { store, shown, state } = await showing("difference", language);
      const told = toldOn(store);
      expect(plain(told?.subtitle ?? "")).toContain(subtitle);
      expect(told?.legend?.groups[0]?.title).toBe(store.words.value.say("compare-rise"));
      expect(told?.summary).toBe(shown.picture.summary(store.words.value));
      expect(nameOn(shown, state)).toBe("gocpont-FIRST-hex9-2024-09-30-2021-03-31");
      for (const id of ["help-neighbourhood", "help-cold"]) expect(told?.notes).not.toContain(store.words.value.say(id));
    }
  });

  it("of two topics side by side has a map for each, with its title, its sentence and its legend, and no note twice", async () => {
    const { store } = await showing("swipe");
    const told = toldOn(store);
    expect([told?.title, told?.subtitle, told?.summary, told?.legend]).toEqual(["TOWN", "Two topics side by side", null, null]);
    expect(told?.parts.map(({ title }) => title)).toEqual(["FIRST", "SECOND"]);
    for (const part of told?.parts ?? []) {
      expect(part.aside).toBe("Share · 30 September 2024");
      expect(part.legend?.groups.length).toBeGreaterThan(1);
      expect(part.summary).toContain("TOWN");
    }
    const sentences = (told?.notes ?? "").split(/(?<=\.) /);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it("of two topics in one map has the square key and names the second topic", async () => {
    const { store } = await showing("bivariate");
    const told = toldOn(store);
    expect(told?.subtitle).toBe("TOWN · together with: SECOND · 30 September 2024");
    expect(told?.legend?.square?.rows.flat()).toHaveLength(9);
    expect(told?.parts).toHaveLength(1);
  });

  it("of all dates has a small map for each with its date, one legend, and says how the whole went", async () => {
    const { store } = await showing("multiples");
    const told = toldOn(store);
    expect(told?.parts.map(({ title }) => title)).toEqual(["31 Mar 2021", "30 Sept 2022", "30 Sept 2024"]);
    expect(told?.parts.map(({ aside }) => aside)).toEqual(["25.0%", "30.0%", "35.0%"]);
    expect(told?.legend?.groups.length).toBeGreaterThan(1);
    expect(told?.subtitle).toBe("TOWN · Share · 3 dates, 31 Mar 2021 – 30 Sept 2024");
    expect(told?.summary).toContain("went from 25.0% to 35.0%");
    expect(told?.legend?.town).toBeUndefined();
  });

  it("outlines the place that is read in the map that has it, and in no other", async () => {
    const { store, shown } = await showing("swipe");
    store.read.value = shown.beside?.shapes.all[1] ?? null;
    expect(toldOn(store)?.parts.map(({ read }) => read !== null)).toEqual([false, true]);
  });
});

describe("small maps on a sheet", () => {
  it("lie in as many columns as make them the largest", () => {
    const wide = { width: 1000, height: 500 };
    expect(columnsFor(8, wide, 1, 0)).toBe(4);
    expect(columnsFor(8, { width: 500, height: 1000 }, 1, 0)).toBe(2);
    expect(columnsFor(8, wide, 4, 0)).toBe(2);
    expect(columnsFor(1, wide, 1, 0)).toBe(1);
  });
});
