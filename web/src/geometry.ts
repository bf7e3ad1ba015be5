// Geometry in the unit square of Web Mercator: x to the east and y to the south, both from 0 to 1.
import type { Feature, Geometry } from "./api.ts";

/** A feature with its rings or lines, projected once, each x, y, x, y …; its box; and a point that lies inside of it. */
export interface Shape {
  feature: Feature;
  kind: "area" | "line" | "point";
  rings: Float64Array[];
  west: number;
  north: number;
  east: number;
  south: number;
  x: number;
  y: number;
}

/** Longitude and latitude in degrees to the unit square. */
export function project(lon: number, lat: number): [x: number, y: number] {
  const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** From the unit square back to degrees. */
export function unproject(x: number, y: number): [lon: number, lat: number] {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

function lines(geometry: Geometry): [Shape["kind"], number[][][]] {
  switch (geometry.type) {
    case "Point":
      return ["point", [[geometry.coordinates]]];
    case "MultiPoint":
      return ["point", geometry.coordinates.map((point) => [point])];
    case "LineString":
      return ["line", [geometry.coordinates]];
    case "MultiLineString":
      return ["line", geometry.coordinates];
    case "Polygon":
      return ["area", geometry.coordinates];
    case "MultiPolygon":
      return ["area", geometry.coordinates.flat()];
  }
}

function projected(line: number[][]): Float64Array {
  const ring = new Float64Array(line.length * 2);
  line.forEach(([lon = 0, lat = 0], at) => ring.set(project(lon, lat), at * 2));
  return ring;
}

/** The projected form of a feature; `null` if it has no place on the map. */
export function shapeOf(feature: Feature): Shape | null {
  if (!feature.geometry) return null;
  const [kind, parts] = lines(feature.geometry);
  const rings = parts.map(projected);
  let [west, north, east, south] = [1, 1, 0, 0];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const [x, y] = [ring[at] as number, ring[at + 1] as number];
      west = Math.min(west, x);
      east = Math.max(east, x);
      north = Math.min(north, y);
      south = Math.max(south, y);
    }
  }
  if (west > east) return null;
  const shape: Shape = { feature, kind, rings, west, north, east, south, x: (west + east) / 2, y: (north + south) / 2 };
  return insideOf(shape);
}

/** The shape with its point moved into it, where the middle of its box lies outside or in a hole. */
export function insideOf(shape: Shape): Shape {
  const { kind, rings } = shape;
  if (kind === "area" && (rings.length > 1 || !contains(shape, shape.x, shape.y))) [shape.x, shape.y] = inside(shape);
  return shape;
}

const SCANS = 9;

/** A point well inside of an area that has parts, holes or bays: the middle of the longest of some level lines in it. */
function inside({ rings, west, east, north, south }: Shape): [x: number, y: number] {
  let [longest, x, y] = [0, (west + east) / 2, (north + south) / 2];
  for (let scan = 1; scan <= SCANS; scan++) {
    const level = north + ((south - north) * scan) / (SCANS + 1);
    const crossings = rings.flatMap((ring) => crossingsOf(ring, level)).sort((a, b) => a - b);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from, to] = [crossings[at] as number, crossings[at + 1] as number];
      if (to - from > longest) [longest, x, y] = [to - from, (from + to) / 2, level];
    }
  }
  return [x, y];
}

function crossingsOf(ring: Float64Array, level: number): number[] {
  const found: number[] = [];
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = ring.subarray(at, at + 4);
    if (ay > level !== by > level) found.push(ax + ((bx - ax) * (level - ay)) / (by - ay));
  }
  return found;
}

/** Whether the point lies in the shape, holes left out (even–odd rule). */
export function contains(shape: Shape, x: number, y: number): boolean {
  let inside = false;
  for (const ring of shape.rings) {
    for (let a = 0, b = ring.length - 2; a < ring.length; b = a, a += 2) {
      const [ax, ay] = [ring[a] as number, ring[a + 1] as number];
      const [bx, by] = [ring[b] as number, ring[b + 1] as number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
