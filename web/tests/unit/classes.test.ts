// Colours, hatches and groups follow from the published numbers alone.
import { describe, expect, it } from "vitest";
import type { Feature, Indicator, Properties } from "../../src/api.ts";
import { breaksBy, groupOf } from "../../src/breaks.ts";
import { certaintyStyle, NO_DATA, numbersOf, styleOf, SUPPRESSED, ZERO, type Look } from "../../src/classes.ts";
import { PALETTES } from "../../src/palettes.ts";
import type { View } from "../../src/state.ts";

const TOPIC = { kind: "rate" } as Indicator;
const look = (view: View, breaks: number[] = []): Look => ({ view, topic: TOPIC, breaks, method: "quantile", palette: PALETTES.rdbu });
const place = (properties: Properties, id = 0): Feature => ({ type: "Feature", id, geometry: null, properties });

describe("the style of a place", () => {
  const own: Properties = { status: "own", value: 0.2, class: "hot95" };

  it("tells merged, withheld, no data, zero and not significant apart", () => {
    const styles = [
      styleOf({ ...own, class: "ns" }, look("hotspots")),
      styleOf({ ...own, class: "ns", status: "merged" }, look("hotspots")),
      styleOf({ ...own, status: "suppressed" }, look("hotspots")),
      styleOf({ status: "nodata" }, look("hotspots")),
      styleOf({ ...own, value: 0 }, look("share")),
    ];
    expect(new Set(styles.map((style) => JSON.stringify(style))).size).toBe(5);
    expect(styles[4]).toBe(ZERO);
    expect(styles[2]).toBe(SUPPRESSED);
    expect(styles[3]).toBe(NO_DATA);
  });

  it("has stripes besides its colour when it is cold, and dots when it is merged", () => {
    expect(styleOf(own, look("hotspots")).patterns).toEqual([]);
    expect(styleOf({ ...own, class: "cold90" }, look("hotspots")).patterns).toEqual(["stripes"]);
    expect(styleOf({ ...own, class: "cold90", status: "merged" }, look("hotspots")).patterns).toEqual(["stripes", "dots"]);
  });

  it("is that of its colour's group in the view of shares", () => {
    expect(styleOf(own, look("share", [0.1, 0.2, 0.3])).fill).toBe(PALETTES.rdbu.ramp[2]);
    expect(styleOf({ ...own, status: "suppressed" }, look("share"))).toBe(SUPPRESSED);
    expect(styleOf({ ...own, marks: ["withheld"] }, look("share"))).toBe(SUPPRESSED);
  });
});

describe("the view of certainty", () => {
  it("is deepest where the likely range is narrow, and has no number where there is no range", () => {
    const at = (low: number, high: number) => styleOf({ status: "own", value: 0.2, low, high }, look("certainty"));
    expect(at(0.19, 0.21)).toEqual(certaintyStyle(0));
    expect(at(0.19, 0.21).fill).toBe(PALETTES.rdbu.ramp[4]);
    expect(at(0, 0.6).fill).toBe(PALETTES.rdbu.ramp[0]);
    expect(PALETTES.rdbu.ramp).not.toContain(styleOf({ status: "own", value: 0.2 }, look("certainty")).fill);
  });
});

describe("the numbers that are grouped", () => {
  const features = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((value, id) => place({ value, status: "own" }, id));
  const numbers = (all: Feature[], view: View = "share") => numbersOf(all.map(({ properties }) => properties), TOPIC, view);

  it("are about as many in each group", () => {
    const breaks = breaksBy("quantile", numbers(features));
    expect(breaks).toEqual([0.3, 0.5, 0.7, 0.9]);
    expect(features.map(({ properties }) => groupOf(properties.value ?? 0, breaks))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it("leave out what is withheld, and have zeros among them", () => {
    const hidden = place({ value: 0.01, status: "suppressed" }, 200);
    const nobody = place({ value: 0, cases: 0, status: "own" }, 201);
    expect(numbers([...features, hidden, nobody])).toHaveLength(features.length + 1);
  });

  it("are those of the cases in the view of numbers", () => {
    expect(numbers([place({ value: 0.5, cases: 7, status: "own" })], "count")).toEqual([7]);
  });
});
