// Places are found by point and by direction, and outlined together.
import { describe, expect, it } from "vitest";
import type { Feature } from "../../src/api.ts";
import { contains, project, shapeOf, unproject, type Shape } from "../../src/geometry.ts";
import { unionOf } from "../../src/union.ts";
import { resolutionAt } from "../../src/layers.ts";
import { releaseNumber } from "../../src/live.ts";
import { Shapes } from "../../src/shapes.ts";

function square(id: number, lon: number, lat: number): Shape {
  const s = 0.005;
  const ring = [[lon - s, lat - s], [lon + s, lat - s], [lon + s, lat + s], [lon - s, lat + s], [lon - s, lat - s]];
  const feature: Feature = { type: "Feature", id, geometry: { type: "Polygon", coordinates: [ring] }, properties: {} };
  return shapeOf(feature) as Shape;
}

function grid(): Shapes {
  const shapes = new Shapes();
  for (let at = 0; at < 9; at++) shapes.add([square(at, 18.3 + (at % 3) * 0.01, 47.6 - Math.floor(at / 3) * 0.01)]);
  return shapes;
}

const id = (shape: Shape | null) => shape?.feature.id ?? null;

describe("the places of a layer", () => {
  it("are found under a point, and nothing is found beside them", () => {
    const shapes = grid();
    expect(id(shapes.at(...project(18.31, 47.59)))).toBe(4);
    expect(id(shapes.at(...project(18.324, 47.5949)))).toBe(5);
    expect(id(shapes.at(...project(18.35, 47.59)))).toBeNull();
  });

  it("are reached one after the other by the arrow keys", () => {
    const shapes = grid();
    const middle = shapes.at(...project(18.31, 47.59)) as Shape;
    expect(([[0, -1], [0, 1], [-1, 0], [1, 0]] as const).map(([x, y]) => id(shapes.next(middle, x, y)))).toEqual([1, 7, 3, 5]);
    expect(shapes.next(shapes.all[0] as Shape, -1, 0)).toBeNull();
  });

  it("that touch are outlined together and are one piece", () => {
    const [a, b, , d, , , , , i] = grid().all as Shape[] as [Shape, Shape, Shape, Shape, Shape, Shape, Shape, Shape, Shape];
    expect(unionOf([a]).outline).toHaveLength(4 * 4);
    expect(unionOf([a, b]).outline).toHaveLength(4 * 6);
    expect(unionOf([a, b, d]).pieces).toBe(1);
    expect(unionOf([a, b, i]).pieces).toBe(2);
    expect(unionOf([]).pieces).toBe(0);
  });

  it("have a point inside of them, even where their middle is a hole or lies between two parts", () => {
    const box = (west: number, south: number, size: number) => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];
    const around: Feature = { type: "Feature", geometry: { type: "Polygon", coordinates: [box(18, 47, 0.3), box(18.1, 47.1, 0.1)] }, properties: {} };
    const apart: Feature = { type: "Feature", geometry: { type: "MultiPolygon", coordinates: [[box(18, 47, 0.1)], [box(18.4, 47, 0.1)]] }, properties: {} };
    for (const feature of [around, apart]) {
      const shape = shapeOf(feature) as Shape;
      expect(contains(shape, (shape.west + shape.east) / 2, (shape.north + shape.south) / 2)).toBe(false);
      expect(contains(shape, shape.x, shape.y)).toBe(true);
    }
  });

  it("keep their place when they are projected and back", () => {
    const [lon, lat] = unproject(...project(18.33, 47.645));
    expect(lon).toBeCloseTo(18.33, 10);
    expect(lat).toBeCloseTo(47.645, 10);
  });
});

describe("what comes from outside", () => {
  it("a release without a number is no news", () => {
    expect(releaseNumber('{"release":7}')).toBe(7);
    expect(releaseNumber('{"release":"7"}')).toBeNull();
    expect(releaseNumber("soon")).toBeNull();
  });

  it("the hexagons become finer as one zooms in", () => {
    expect([9, 10, 11, 12, 13, 16].map(resolutionAt)).toEqual([6, 6, 7, 8, 9, 9]);
  });
});
