// Geometry in the unit square of Web Mercator: x to the east and y to the south, both from 0 to 1.
import type { Feature, Geometry } from "./api.ts";

/** A feature with its rings or lines, projected once; each is x, y, x, y … */
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
  return { feature, kind, rings, west, north, east, south, x: (west + east) / 2, y: (north + south) / 2 };
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

/** The edges of the shapes that no two of them share: the outline of their union, as x, y, x, y per edge. */
export function outline(shapes: Shape[]): Float64Array[] {
  const edges = new Map<string, Float64Array | null>();
  const corner = (x: number, y: number) => `${Math.round(x * 5e7)},${Math.round(y * 5e7)}`;
  for (const ring of shapes.flatMap((shape) => shape.rings)) {
    for (let at = 0; at + 3 < ring.length; at += 2) {
      const edge = ring.slice(at, at + 4);
      const [a, b] = [corner(edge[0] as number, edge[1] as number), corner(edge[2] as number, edge[3] as number)];
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      edges.set(key, edges.has(key) ? null : edge);
    }
  }
  return [...edges.values()].filter((edge) => edge !== null);
}
