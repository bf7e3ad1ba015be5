// What the staff map and the pages of measures compute: drawn shapes, groups of colours, money in words, places of a form.
import { describe, expect, it } from "vitest";
import { decimal, isNone, money } from "../../src/desk/amounts.ts";
import { groupsOf } from "../../src/desk/map/classes.ts";
import { restOf, wantedOf } from "../../src/desk/map/route.ts";
import { circle, contains, metresBetween, middleOf, placesFor, polygonOf, type Point } from "../../src/desk/map/shape.ts";
import type { AreaFeature, Hex, Polygonal, Spot } from "../../src/desk/map/types.ts";
import { rowsOf, titlesOf } from "../../src/desk/measures/tree.ts";
import type { PlanNode } from "../../src/desk/measures/types.ts";
import { runsOf, ticks } from "../../src/desk/scale.ts";

const at = (lat: number, lon: number): Point => ({ lat, lon });
const ringOf = (shape: Polygonal | null): number[][] => (shape?.type === "Polygon" ? (shape.coordinates[0] ?? []) : []);
/** Metres between two points, by the haversine formula. */
function metres(one: Point, other: Point): number {
  const radian = Math.PI / 180;
  const half = Math.sin(((other.lat - one.lat) * radian) / 2) ** 2 + Math.cos(one.lat * radian) * Math.cos(other.lat * radian) * Math.sin(((other.lon - one.lon) * radian) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(half));
}

describe("the way between two points", () => {
  it("is a part of the Earth's girth: a degree is its 360th, the poles are half of it apart", () => {
    const girth = 2 * Math.PI * 6_371_008.8;
    expect(metresBetween(at(47, 18), at(48, 18))).toBeCloseTo(girth / 360, 3);
    expect(metresBetween(at(90, 0), at(-90, 77))).toBeCloseTo(girth / 2, 3);
    expect(metresBetween(at(0, 179.5), at(0, -179.5))).toBeCloseTo(girth / 360, 3);
    expect(metresBetween(at(47, 18), at(47, 18))).toBe(0);
  });
});

describe("a drawn shape", () => {
  const square = [at(47, 18), at(47, 19), at(48, 19), at(48, 18)];

  it("is closed, and goes anticlockwise whichever way its corners were set", () => {
    const ring = [[18, 47], [19, 47], [19, 48], [18, 48], [18, 47]];
    expect(ringOf(polygonOf(square))).toEqual(ring);
    expect(ringOf(polygonOf([...square].reverse())).at(0)).toEqual(ringOf(polygonOf([...square].reverse())).at(-1));
    const area = (own: number[][]) => own.slice(1).reduce((sum, [x = 0, y = 0], n) => sum + (own[n]?.[0] ?? 0) * y - x * (own[n]?.[1] ?? 0), 0);
    expect(area(ringOf(polygonOf([...square].reverse())))).toBeGreaterThan(0);
  });

  it("is none of two corners, of corners in a line, or with sides that cross", () => {
    expect(polygonOf(square.slice(0, 2))).toBeNull();
    expect(polygonOf([at(47, 18), at(47, 18), at(48, 18)])).toBeNull();
    expect(polygonOf([at(47, 18), at(47.5, 18), at(48, 18)])).toBeNull();
    expect(polygonOf([at(47, 18), at(48, 19), at(47, 19), at(48, 18)])).toBeNull();
  });

  it("takes a corner that was clicked twice as one", () => {
    expect(polygonOf([at(47, 18), at(47, 18), at(47, 19), at(48, 19), at(47, 18)])).toEqual(polygonOf([at(47, 18), at(47, 19), at(48, 19)]));
  });

  it("as a circle has every corner as far from its middle as it was asked for", () => {
    const shape = circle(at(47.6, 18.3), 750);
    for (const [lon = 0, lat = 0] of ringOf(shape)) expect(metres(at(47.6, 18.3), at(lat, lon))).toBeCloseTo(750, 3);
    const middle = middleOf(shape);
    expect(metres(middle, at(47.6, 18.3))).toBeLessThan(1);
    expect(contains(shape, middle)).toBe(true);
    expect(contains(shape, at(47.6, 18.32))).toBe(false);
  });

  it("has no inside in its holes, and is told by the middle of its largest part", () => {
    const hole = [[18.4, 47.4], [18.6, 47.4], [18.6, 47.6], [18.4, 47.6], [18.4, 47.4]];
    const outer = ringOf(polygonOf(square));
    const far = [[20, 47], [20.1, 47], [20.1, 47.1], [20, 47]];
    const shape: Polygonal = { type: "MultiPolygon", coordinates: [[far], [outer, hole]] };
    expect([at(47.5, 18.5), at(47.5, 18.2), at(47.03, 20.08)].map((point) => contains(shape, point))).toEqual([false, true, true]);
    expect(middleOf(shape).lat).toBeCloseTo(47.5);
    expect(middleOf(shape).lon).toBeCloseTo(18.5);
  });
});

describe("the place of a measure for a drawn shape", () => {
  const shape = polygonOf([at(47, 18), at(47, 19), at(48, 19), at(48, 18)]) as Polygonal;
  const area = (code: string, west: number): AreaFeature => ({ type: "Feature", id: code, properties: { set: "districts", area: code, name: code }, geometry: polygonOf([at(47.2, west), at(47.2, west + 0.4), at(47.4, west + 0.4), at(47.4, west)]) as Polygonal });
  const centres: Record<string, Point> = { a: at(47.5, 18.5), b: at(47.5, 18.6), c: at(50, 20) };
  const spot = (hotspot: string, hexes: string[]) => ({ hotspot, hexes }) as Spot;
  const offered = (areas: AreaFeature[], spots: Spot[]) => placesFor(shape, areas, spots, (hex) => centres[hex] ?? at(0, 0));

  it("is the hot spots that lie in it for the most part, before anything else", () => {
    expect(offered([area("in", 18.2)], [spot("most", ["a", "b", "c"]), spot("part", ["a", "c"])])).toEqual([
      { place: { hotspot: "most" }, isChosen: true },
      { place: { set: "districts", area: "in" }, isChosen: false },
      { place: { lat: 47.5, lon: 18.5 }, isChosen: false },
    ]);
  });

  it("is else the areas whose middle lies in it, and else its own middle", () => {
    expect(offered([area("in", 18.2), area("out", 18.9)], []).map(({ isChosen }) => isChosen)).toEqual([true, false]);
    expect(offered([], [])).toEqual([{ place: { lat: 47.5, lon: 18.5 }, isChosen: true }]);
  });
});

describe("the address of the map", () => {
  it("says what is looked at, and reads what it said", () => {
    expect(wantedOf(restOf({ hotspot: "elders/2024-09-30/881e" }))).toEqual({ hotspot: "elders/2024-09-30/881e" });
    expect(wantedOf(restOf({ set: "districts", area: "3" }))).toEqual({ area: { set: "districts", area: "3" } });
    expect(wantedOf(restOf({ lat: 47.5, lon: 18.25 }))).toEqual({ shape: circle(at(47.5, 18.25), 500) });
  });

  it("asks for nothing that cannot be read", () => {
    const all = [[], ["hotspot"], ["area", "districts"], ["around", "x", "18"], ["around", "", ""], ["around", "95", "18"], ["around", "47", "18", "-5"], ["around", "47", "18", "900000"], ["else", "1"]];
    expect(all.map(wantedOf)).toEqual(all.map(() => null));
  });
});

describe("the colours of hexes", () => {
  const hex = (share: number | null, hot: Hex[6] = "ns"): Hex => [String(share), 1, share === null ? 0 : 10, share, null, null, share === null ? null : hot];

  it("are groups whose limits fit each other, with nobody and none of them apart", () => {
    const all = [null, 0, 0.1, 0.11, 0.2, 0.21, 0.5, 0.52, 0.9].map((share) => hex(share));
    const { groups, of } = groupsOf(all, "share");
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    expect(groups.slice(-2).map(({ id, count }) => [id, count])).toEqual([["zero", 1], ["none", 1]]);
    const shares = groups.slice(0, -2);
    expect(shares[0]?.to).toBeNull();
    shares.slice(1).forEach((group, n) => expect(group.to).toBe(shares[n]?.from));
    for (const own of all.slice(2)) {
      const { from = 0, to } = of(own);
      expect((own[3] ?? 0) >= from && (to == null || (own[3] ?? 0) < to)).toBe(true);
    }
  });

  it("are the classes that there are, the hottest first", () => {
    const { groups } = groupsOf([hex(0.1, "cold90"), hex(0.5, "hot99"), hex(0.2), hex(null)], "class");
    expect(groups.map(({ id }) => id)).toEqual(["hot99", "ns", "cold90", "none"]);
  });

  it("are one group where all are alike, and none where nobody is", () => {
    expect(groupsOf([hex(0.3), hex(0.3)], "share").groups.map(({ count }) => count)).toEqual([2]);
    expect(groupsOf([], "share").groups).toEqual([]);
  });
});

describe("an amount of money", () => {
  const plain = (text: string) => text.replace(/\u00a0|\u202f/g, " ");

  it("is written as the language writes it, digit for digit", () => {
    expect(plain(money("1250000", "HUF", "hu"))).toBe("1 250 000 Ft");
    expect(plain(money("1250000.5", "CZK", "cs"))).toBe("1 250 000,50 Kč");
    expect(plain(money("1250000.55", "EUR", "en"))).toBe("€1,250,000.55");
    expect(plain(money("10000", "HUF", "en"))).toBe("HUF 10,000");
  });

  it("loses no digit that a floating number would lose", () => {
    expect(plain(decimal("9007199254740993.01", "cs"))).toBe("9 007 199 254 740 993,01");
    expect(plain(decimal("-12.00", "hu"))).toBe("−12");
  });

  it("stays as it is where it is none", () => {
    expect(decimal("many", "hu")).toBe("many");
    expect(plain(money("5", "??", "hu"))).toBe("5 ??");
    expect(["0", "0.00", "-0", "0.01", "10"].map(isNone)).toEqual([true, true, true, false, false]);
  });
});

describe("a plan", () => {
  const node = (id: number, children: PlanNode[] = []): PlanNode => ({ id, title: `t${id}`, level: null, state: "", instrument: null, responsible: null, starts_on: null, ends_on: null, overdue: false, own: [], parts: [], stands_for: [], children });

  it("is told in reading order with how deep each stands, and each once", () => {
    const shared = node(3);
    const tree = [node(1, [node(2, [shared])]), shared, node(4)];
    expect(rowsOf(tree).map(({ node: { id }, depth }) => [id, depth])).toEqual([[1, 0], [2, 1], [3, 2], [4, 0]]);
    expect([...titlesOf(tree).entries()]).toEqual([[1, "t1"], [2, "t2"], [3, "t3"], [4, "t4"]]);
  });
});

describe("a picture of a share over time", () => {
  it("has a scale of even steps from nothing to beyond the highest", () => {
    for (const most of [0.004, 0.01, 0.073, 0.3, 0.55, 1]) {
      const all = ticks(most);
      expect(all[0]).toBe(0);
      expect(all.at(-1)).toBeGreaterThanOrEqual(most - 1e-9);
      expect(all.length).toBeGreaterThanOrEqual(2);
      expect(all.length).toBeLessThanOrEqual(6);
    }
  });

  it("breaks its line where there is no figure", () => {
    expect(runsOf([1, 2, null, null, 3, null])).toEqual([[1, 2], [3]]);
    expect(runsOf([null])).toEqual([]);
  });
});
