// Drawn shapes: what corners make of them, circles, what lies inside, and what a measure's place becomes of one.
import type { Place } from "../types.ts";
import type { AreaFeature, Polygonal, Spot } from "./types.ts";

export interface Point {
  lat: number;
  lon: number;
}

/** The mean radius of the Earth in metres (IUGG). */
const EARTH = 6_371_008.8;
const CORNERS = 48;
const RADIAN = Math.PI / 180;

/** A circle of so many metres around a point, as a polygon with its corners on it, by the spherical direct problem. */
export function circle(centre: Point, metres: number): Polygonal {
  const [lat, lon, angle] = [centre.lat * RADIAN, centre.lon * RADIAN, metres / EARTH];
  const ring = Array.from({ length: CORNERS }, (_, at) => {
    // Anticlockwise, as GeoJSON wants it of an outer ring.
    const bearing = -(2 * Math.PI * at) / CORNERS;
    const to = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing));
    const east = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * Math.sin(to));
    return [(lon + east) / RADIAN, to / RADIAN];
  });
  return { type: "Polygon", coordinates: [[...ring, ring[0] as number[]]] };
}

/** Metres between two points along the surface of a sphere (haversine). */
export function metresBetween(one: Point, other: Point): number {
  const half = (from: number, to: number) => Math.sin(((to - from) * RADIAN) / 2) ** 2;
  const share = half(one.lat, other.lat) + Math.cos(one.lat * RADIAN) * Math.cos(other.lat * RADIAN) * half(one.lon, other.lon);
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** The polygon of corners in their order; nothing where they are too few, or where its sides cross. */
export function polygonOf(corners: readonly Point[]): Polygonal | null {
  const own = corners.filter((corner, at) => at === 0 || !isSame(corner, corners[at - 1] as Point));
  if (own.length > 1 && isSame(own[0] as Point, own.at(-1) as Point)) own.pop();
  if (own.length < 3 || crosses(own) || areaOf(own) === 0) return null;
  const ring = (areaOf(own) > 0 ? own : [...own].reverse()).map(({ lat, lon }) => [lon, lat]);
  return { type: "Polygon", coordinates: [[...ring, ring[0] as number[]]] };
}

const isSame = (one: Point, other: Point): boolean => one.lat === other.lat && one.lon === other.lon;

/** Twice the area in square degrees, positive where the corners go anticlockwise. */
function areaOf(corners: readonly Point[]): number {
  return corners.reduce((sum, { lat, lon }, at) => {
    const next = corners[(at + 1) % corners.length] as Point;
    return sum + lon * next.lat - next.lon * lat;
  }, 0);
}

function crosses(corners: readonly Point[]): boolean {
  const side = (at: number): [Point, Point] => [corners[at] as Point, corners[(at + 1) % corners.length] as Point];
  const count = corners.length;
  for (let one = 0; one < count; one++) {
    for (let other = one + 2; other < count; other++) {
      if (one === 0 && other === count - 1) continue;
      if (meet(side(one), side(other))) return true;
    }
  }
  return false;
}

/** On which side of a line a point lies: positive to the left. */
const turn = ([a, b]: [Point, Point], p: Point): number => (b.lon - a.lon) * (p.lat - a.lat) - (b.lat - a.lat) * (p.lon - a.lon);

const meet = (one: [Point, Point], other: [Point, Point]): boolean =>
  turn(one, other[0]) * turn(one, other[1]) <= 0 && turn(other, one[0]) * turn(other, one[1]) <= 0;

const polygons = (shape: Polygonal): number[][][][] => (shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates);

/** Whether a point lies in a shape, by the crossings of a line to the west. */
export function contains(shape: Polygonal, { lat, lon }: Point): boolean {
  let isInside = false;
  for (const ring of polygons(shape).flat()) {
    ring.forEach(([x = 0, y = 0], at) => {
      const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
      if (y > lat !== nextY > lat && lon > x + ((nextX - x) * (lat - y)) / (nextY - y)) isInside = !isInside;
    });
  }
  return isInside;
}

/** A point in the middle of a shape: the centroid of its largest part. */
export function middleOf(shape: Polygonal): Point {
  const rings = polygons(shape).map(([ring = []]) => ring.map(([lon = 0, lat = 0]) => ({ lat, lon })));
  const largest = rings.reduce((one, other) => (Math.abs(areaOf(other)) > Math.abs(areaOf(one)) ? other : one), rings[0] ?? []);
  const area = areaOf(largest);
  if (area === 0) return largest[0] ?? { lat: 0, lon: 0 };
  const sum = largest.reduce(
    (so_far, one, at) => {
      const other = largest[(at + 1) % largest.length] as Point;
      const part = one.lon * other.lat - other.lon * one.lat;
      return { lat: so_far.lat + (one.lat + other.lat) * part, lon: so_far.lon + (one.lon + other.lon) * part };
    },
    { lat: 0, lon: 0 },
  );
  return { lat: sum.lat / (3 * area), lon: sum.lon / (3 * area) };
}

const exact = ({ lat, lon }: Point): Place => ({ lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) });

/**
 * The places that a measure for a drawn shape may have. An entry's place is a point, an area or a hot spot, never an outline: so
 * these are the hot spots that lie in the shape for the most part, the areas whose middle lies in it, and the middle of the shape
 * itself. Chosen at first is the closest of these: hot spots, else areas, else the middle.
 */
export function placesFor(shape: Polygonal, areas: readonly AreaFeature[], spots: readonly Spot[], centre: (hex: string) => Point): { place: Place; isChosen: boolean }[] {
  const inside = spots.filter(({ hexes }) => hexes.filter((hex) => contains(shape, centre(hex))).length * 2 > hexes.length);
  const whole = areas.filter(({ geometry }) => contains(shape, middleOf(geometry)));
  return [
    ...inside.map(({ hotspot }) => ({ place: { hotspot }, isChosen: true })),
    ...whole.map(({ properties: { set, area } }) => ({ place: { set, area }, isChosen: inside.length === 0 })),
    { place: exact(middleOf(shape)), isChosen: inside.length + whole.length === 0 },
  ];
}
