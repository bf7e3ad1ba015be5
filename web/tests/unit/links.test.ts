// Links that are handed on: they name the picture, the file or the page, and nothing about the visitor.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isEmbedded } from "../../src/api.ts";
import { embedCode, fileLink, methodLink, pictureLink, type Wanted } from "../../src/find/links.ts";
import { BLANK, parseFragment, type State } from "../../src/state.ts";
import { isFirstVisit, noteTour } from "../../src/visit.ts";

const on = (base: string, ofFiles = false) => vi.stubGlobal("document", { baseURI: base, querySelector: () => (ofFiles ? {} : null) });

const state: State = { ...BLANK, language: "cs", indicator: "elders-alone", period: "2024-09-30", unit: "districts", position: { zoom: 13, lat: 47.65, lon: 18.33 } };

beforeEach(() => on("https://map.example/town/?x=1#lang=hu"));
afterEach(() => vi.unstubAllGlobals());

describe("a link", () => {
  it("brings back every choice and stands on the page itself", () => {
    const link = new URL(pictureLink(state));
    expect(link.origin + link.pathname + link.search).toBe("https://map.example/town/");
    const { found, refused } = parseFragment(link.hash);
    expect(refused).toEqual([]);
    expect({ ...BLANK, ...found }).toEqual(state);
  });

  it("puts the page into another one, with every sign of HTML escaped", () => {
    const code = embedCode(state, 'Gócpont – "Tata" <b>', 640, 480);
    expect(code).toMatch(/^<iframe src="https:\/\/map\.example\/town\/embed#lang=cs&amp;indicator=elders-alone[^"<>]*" title="Gócpont – &quot;Tata&quot; &lt;b>" width="640" height="480"/);
    expect(code).not.toMatch(/&(?!amp;|quot;|lt;)/);
  });

  it("of an embedded page leads to the whole one", () => {
    on("https://map.example/town/embed");
    expect(pictureLink(state)).toMatch(/^https:\/\/map\.example\/town\/#/);
  });
});

describe("a file", () => {
  const wanted: Wanted = { collection: "elders-alone-hex9", period: "2024-09-30", language: "cs", count: 500, box: null };

  it("is the shown layer at its date", () => {
    expect(fileLink("csv", wanted)).toEqual({ href: "https://map.example/town/collections/elders-alone-hex9/items?f=csv&datetime=2024-09-30&lang=cs", name: "elders-alone-hex9-2024-09-30.csv" });
    expect(fileLink("gpkg", wanted)?.href).toContain("f=gpkg&datetime=2024-09-30");
  });

  it("is of the window alone where that is wanted", () => {
    const link = fileLink("json", { ...wanted, box: [18.30001, 47.6, 18.4, 47.7] });
    expect(new URL(link?.href ?? "").searchParams.get("bbox")).toBe("18.30001,47.60000,18.40000,47.70000");
    expect(link?.name).toBe("elders-alone-hex9-2024-09-30-window.geojson");
  });

  it("has all features, line by line where one answer does not hold them", () => {
    expect(fileLink("json", wanted)?.href).toContain("f=json");
    expect(fileLink("json", { ...wanted, count: 10_001 })).toMatchObject({ name: "elders-alone-hex9-2024-09-30.geojsonl" });
    expect(fileLink("json", { ...wanted, count: 10_001 })?.href).toContain("f=geojsonseq");
  });

  it("is there in a site of files only as the file that it has", () => {
    on("https://map.example/town/index.html", true);
    expect(fileLink("json", wanted)?.href).toBe("https://map.example/town/collections/elders-alone-hex9/items/2024-09-30.json");
    expect(fileLink("csv", wanted)).toBeNull();
    expect(fileLink("json", { ...wanted, box: [1, 2, 3, 4] })).toBeNull();
    expect(methodLink("a", "hu")).toBe("https://map.example/town/collections/a.hu.json");
  });
});

describe("a visit", () => {
  const page = (baseURI: string, mark = false) => ({ baseURI, querySelector: () => (mark ? {} : null) }) as never;

  it("is inside of another page by its address or by its mark", () => {
    expect(isEmbedded(page("https://map.example/town/embed#lang=hu"))).toBe(true);
    expect(isEmbedded(page("https://map.example/", true))).toBe(true);
    expect(isEmbedded(page("https://map.example/embedded"))).toBe(false);
  });

  it("is the first one until the tour was seen, and never with a link that names choices", () => {
    const kept = new Map<string, string>();
    vi.stubGlobal("localStorage", { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });
    expect([isFirstVisit(""), isFirstVisit("#lang=hu"), isFirstVisit("#lang=hu&view=share")]).toEqual([true, true, false]);
    noteTour();
    expect(isFirstVisit("")).toBe(false);
  });

  it("has no tour where nothing can be kept", () => {
    vi.stubGlobal("localStorage", { getItem: () => { throw new Error("refused"); }, setItem: () => { throw new Error("refused"); } });
    expect(isFirstVisit("")).toBe(false);
    expect(() => noteTour()).not.toThrow();
  });
});
