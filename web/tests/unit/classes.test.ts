// Colours, hatches and groups follow from the published numbers alone.
import { describe, expect, it } from "vitest";
import type { Feature, Indicator, Properties } from "../../src/api.ts";
import { breaksOf, groupOf, NO_DATA, styleOf, SUPPRESSED } from "../../src/classes.ts";
import { rowsOf } from "../../src/table.ts";

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

  it("has a sign besides its colour when it is hot or cold", () => {
    expect(styleOf(own, "hotspots", TOPIC, []).sign).toBe("up");
    expect(styleOf({ ...own, class: "cold90" }, "hotspots", TOPIC, []).sign).toBe("down");
    expect(styleOf({ ...own, class: "ns" }, "hotspots", TOPIC, []).sign).toBeNull();
  });
});

describe("the groups of shares", () => {
  const features = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((value, id) => place({ value, status: "own" }, id));

  it("hold about the same number of places", () => {
    const breaks = breaksOf(features, TOPIC);
    expect(breaks).toEqual([0.3, 0.5, 0.7, 0.9]);
    expect(features.map(({ properties }) => groupOf(properties.value ?? 0, breaks))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it("count a merged block once and leave out what is withheld", () => {
    const block = Array.from({ length: 50 }, (_, id) => place({ value: 0.95, status: "merged", block: "b" }, 100 + id));
    const hidden = place({ value: 0.01, status: "suppressed" }, 200);
    expect(breaksOf([...features, ...block, hidden], TOPIC)).toEqual([0.3, 0.5, 0.7, 0.9]);
  });

  it("are one if all shares are the same", () => {
    expect(breaksOf([place({ value: 0.2 }), place({ value: 0.2 }, 1)], TOPIC)).toEqual([]);
    expect(breaksOf([], TOPIC)).toEqual([]);
  });
});

describe("the table", () => {
  it("has one row for merged hexagons and one for each other place", () => {
    const merged = { status: "merged", block: "b" } as const;
    const rows = rowsOf([place(merged, 1), place({ status: "own", block: "b" }, 2), place(merged, 3), place({ status: "nodata" }, 4)]);
    expect(rows.map(({ feature, hexes }) => [feature.id, hexes])).toEqual([[1, 2], [2, 1], [4, 1]]);
  });
});
