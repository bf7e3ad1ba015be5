// Colours, hatches and groups follow from the published numbers alone.
import { describe, expect, it } from "vitest";
import type { Feature, Indicator, Properties } from "../../src/api.ts";
import { breaksOf, groupOf, NO_DATA, RAMP, styleOf, SUPPRESSED } from "../../src/classes.ts";

const TOPIC = { kind: "rate" } as Indicator;
const place = (properties: Properties, id = 0): Feature => ({ type: "Feature", id, geometry: null, properties });

describe("the style of a place", () => {
  const own: Properties = { status: "own", value: 0.2, class: "hot95" };

  it("tells merged, withheld, no data and not significant apart", () => {
    const styles = [
      styleOf({ ...own, class: "ns" }, "hotspots", TOPIC, []),
      styleOf({ ...own, class: "ns", status: "merged" }, "hotspots", TOPIC, []),
      styleOf({ ...own, status: "suppressed" }, "hotspots", TOPIC, []),
      styleOf({ status: "nodata" }, "hotspots", TOPIC, []),
    ];
    expect(new Set(styles.map((style) => JSON.stringify(style))).size).toBe(4);
    expect(styles[2]).toBe(SUPPRESSED);
    expect(styles[3]).toBe(NO_DATA);
  });

  it("has stripes besides its colour when it is cold, and dots when it is merged", () => {
    expect(styleOf(own, "hotspots", TOPIC, []).patterns).toEqual([]);
    expect(styleOf({ ...own, class: "cold90" }, "hotspots", TOPIC, []).patterns).toEqual(["stripes"]);
    expect(styleOf({ ...own, class: "cold90", status: "merged" }, "hotspots", TOPIC, []).patterns).toEqual(["stripes", "dots"]);
  });

  it("is that of its colour's group in the view of shares", () => {
    expect(styleOf(own, "share", TOPIC, [0.1, 0.2, 0.3]).fill).toBe(RAMP[2]);
    expect(styleOf({ ...own, status: "suppressed" }, "share", TOPIC, [])).toBe(SUPPRESSED);
    expect(styleOf({ ...own, marks: ["withheld"] }, "share", TOPIC, [])).toBe(SUPPRESSED);
  });
});

describe("the groups of shares", () => {
  const features = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((value, id) => place({ value, status: "own" }, id));

  it("hold about the same number of places", () => {
    const breaks = breaksOf(features, TOPIC);
    expect(breaks).toEqual([0.3, 0.5, 0.7, 0.9]);
    expect(features.map(({ properties }) => groupOf(properties.value ?? 0, breaks))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it("leave out what is withheld", () => {
    const hidden = place({ value: 0.01, status: "suppressed" }, 200);
    expect(breaksOf([...features, hidden], TOPIC)).toEqual([0.3, 0.5, 0.7, 0.9]);
  });

  it("are one if all shares are the same", () => {
    expect(breaksOf([place({ value: 0.2 }), place({ value: 0.2 }, 1)], TOPIC)).toEqual([]);
    expect(breaksOf([], TOPIC)).toEqual([]);
  });
});
