// A link shows what was chosen; a damaged one shows what is left of it.
import { describe, expect, it } from "vitest";
import { BLANK, COMPARISONS, isChange, parseFragment, VIEWS, writeFragment, type State } from "../../src/state.ts";
import { preferred } from "../../src/words.ts";

const STATE: State = {
  language: "cs",
  indicator: "living alone & 65+",
  period: "2024-09-30",
  view: "share",
  unit: "districts",
  resolution: 8,
  breaks: "jenks",
  palette: "puor",
  opacity: 70,
  compare: "swipe",
  other: "poverty",
  since: "",
  table: true,
  services: "for.seniors open q.meleg étel",
  position: { zoom: 13, lat: 47.645, lon: 18.33 },
};

describe("the fragment of the address", () => {
  it("brings back every choice", () => {
    const { since: _, ...written } = STATE;
    expect(parseFragment(writeFragment(STATE))).toEqual({ found: written, refused: [] });
    const difference: State = { ...STATE, compare: "difference", since: "2021-03-31" };
    expect(parseFragment(writeFragment(difference)).found).toMatchObject({ compare: "difference", since: "2021-03-31" });
  });

  it("is short where nothing was chosen", () => {
    expect(writeFragment({ ...BLANK, language: "hu", indicator: "a", period: "2024-09-30" })).toBe("#lang=hu&indicator=a&period=2024-09-30&view=hotspots&unit=hex");
  });

  it("knows every view", () => {
    for (const view of VIEWS) expect(parseFragment(writeFragment({ ...STATE, view })).found.view).toBe(view);
    for (const compare of COMPARISONS.slice(1)) expect(parseFragment(writeFragment({ ...STATE, compare })).found.compare).toBe(compare);
    expect(VIEWS.filter(isChange)).toEqual(["emerging", "trend"]);
  });

  it("leaves out what it cannot use, and says what", () => {
    expect(parseFragment("#lang=de&view=pie&map=13/x/18")).toEqual({ found: {}, refused: ["lang=de", "view=pie", "map=13/x/18"] });
    expect(parseFragment("#map=13/95/18&hex=12&opacity=5.5").refused).toHaveLength(3);
    expect(parseFragment("#map=13/47.6").found).toEqual({});
    expect(parseFragment("#%E0%A4%A&lang=hu").found).toEqual({ language: "hu" });
    expect(parseFragment("")).toEqual({ found: {}, refused: [] });
  });
});

describe("the language", () => {
  it("is the first of the visitor's that the page speaks, else Hungarian", () => {
    expect(preferred(["sk", "cs-CZ", "en"])).toBe("cs");
    expect(preferred(["EN-gb"])).toBe("en");
    expect(preferred(["de"])).toBe("hu");
  });
});
