// A link shows what was chosen; a damaged one shows what is left of it.
import { describe, expect, it } from "vitest";
import { isChange, parseFragment, VIEWS, writeFragment, type State } from "../../src/state.ts";
import { preferred } from "../../src/words.ts";

const STATE: State = {
  language: "cs",
  indicator: "living alone & 65+",
  period: "2024-09-30",
  view: "share",
  unit: "districts",
  table: true,
  position: { zoom: 13, lat: 47.645, lon: 18.33 },
};

describe("the fragment of the address", () => {
  it("brings back every choice", () => {
    expect(parseFragment(writeFragment(STATE))).toEqual(STATE);
  });

  it("knows every view", () => {
    for (const view of VIEWS) expect(parseFragment(writeFragment({ ...STATE, view })).view).toBe(view);
    expect(VIEWS.filter(isChange)).toEqual(["emerging", "trend"]);
  });

  it("leaves out what it cannot use", () => {
    expect(parseFragment("#lang=de&view=pie&map=13/x/18")).toEqual({});
    expect(parseFragment("#map=13/95/18")).toEqual({});
    expect(parseFragment("#map=13/47.6")).toEqual({});
    expect(parseFragment("#%E0%A4%A&lang=hu")).toEqual({ language: "hu" });
    expect(parseFragment("")).toEqual({});
  });
});

describe("the language", () => {
  it("is the first of the visitor's that the page speaks, else Hungarian", () => {
    expect(preferred(["sk", "cs-CZ", "en"])).toBe("cs");
    expect(preferred(["EN-gb"])).toBe("en");
    expect(preferred(["de"])).toBe("hu");
  });
});
