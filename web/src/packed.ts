// Reads a collection as `/packed` gives it (ARCHITECTURE.md, "Packed collections"): ids, vertices and columns in typed
// arrays. What is no such file, is cut short, or says of itself what cannot be is refused with a `PackedError`.
import { Column, type ColumnHeader } from "./packed-columns.ts";
import { PackedError, Reader, type Section } from "./packed-reader.ts";
import { shapesOf, type ShapesHeader } from "./packed-shapes.ts";

export { Column, PackedError };

/** What a feature is. */
export const NONE = 0;
export const POINT = 1;
export const LINES = 2;
export const POLYGONS = 3;

/** A feature's properties, as GeoJSON has them. */
export type Value = string | number | string[] | null;

/** A geometry, as GeoJSON has it. */
export type Geometry =
  | { type: "Point"; coordinates: number[] }
  | { type: "LineString"; coordinates: number[][] }
  | { type: "MultiLineString" | "Polygon"; coordinates: number[][][] }
  | { type: "MultiPolygon"; coordinates: number[][][][] };

interface Header {
  collection: string;
  period?: string;
  count: number;
  unitsPerDegree: number;
  bounds: [number, number, number, number] | null;
  ids: Section;
  geometry: ShapesHeader | null;
  columns: ColumnHeader[];
}

/** A collection's features, in ascending order of their ids. */
export interface Packed {
  collection: string;
  /** The date, of layers. */
  period: string | null;
  count: number;
  /** West, south, east and north in millionths of a degree; null where nothing has a place. */
  bounds: [number, number, number, number] | null;
  ids: Float64Array;
  /** `NONE`, `POINT`, `LINES` or `POLYGONS` of each feature. */
  kinds: Uint8Array;
  /** Longitude and latitude in turn, in millionths of a degree. */
  vertices: Int32Array;
  /** Where each ring, line or point ends, in vertices. */
  ringEnds: Uint32Array;
  /** Where each polygon, line or point ends, in rings. */
  polygonEnds: Uint32Array;
  /** Where each feature ends, in polygons. */
  shapeEnds: Uint32Array;
  /** Whether polygons' rings are without the vertex that closes them. */
  closed: boolean;
  /** The names of its columns, in order. */
  names: string[];
  /** A column by its name; null where there is none. */
  column(name: string): Column | null;
  /** What GeoJSON has in `properties` of the feature at this place. */
  properties(at: number): Record<string, Value>;
  /** What GeoJSON has in `geometry` of the feature at this place. */
  geometry(at: number): Geometry | null;
  /** The place of the feature with this id; -1 where there is none. */
  find(id: number): number;
}

/** Reads a file. Columns are read when they are first asked for. */
export function readPacked(buffer: ArrayBuffer): Packed {
  const { header, reader } = opened(buffer);
  const { count } = header;
  const ids = idsOf(reader, header);
  const shapes = shapesOf(reader, count, header.geometry);
  const names = header.columns.map((column) => column.name);
  const columns = new Map<string, Column | null>();
  const column = (name: string): Column | null => {
    const known = columns.get(name);
    const own = header.columns[names.indexOf(name)];
    if (known !== undefined || !own) return known ?? null;
    // Meanwhile there is none: a column that is of itself finds nothing.
    columns.set(name, null);
    const read = new Column(reader, count, own, column);
    columns.set(name, read);
    return read;
  };
  return {
    collection: header.collection,
    period: header.period ?? null,
    count,
    bounds: header.bounds,
    ids,
    ...shapes,
    names,
    column,
    properties: (at) => Object.fromEntries(names.map((name) => [name, column(name)?.value(at) ?? null])),
    geometry: (at) => geometryOf(shapes, at),
    find: (id) => find(ids, id),
  };
}

function opened(buffer: ArrayBuffer): { header: Header; reader: Reader } {
  const bytes = new Uint8Array(buffer);
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(0, 4)) !== "GCPK") throw new PackedError("no packed collection");
  if (bytes[4] !== 1) throw new PackedError(`version ${bytes[4]} of packed collections is not known`);
  const length = new DataView(buffer).getUint32(8, true);
  if (length > bytes.length - 12) throw new PackedError("the header is cut short");
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(12, 12 + length))) as Header;
  } catch {
    throw new PackedError("the header is no JSON");
  }
  const reader = new Reader(bytes.subarray(12 + length));
  const isColumn = (column: unknown) => typeof column === "object" && column !== null;
  const columns: unknown = header?.columns;
  if (!Array.isArray(columns) || !columns.every(isColumn) || header.unitsPerDegree !== 1e6) throw new PackedError("the header is not of this version");
  return { header, reader };
}

function idsOf(reader: Reader, { ids, count }: Header): Float64Array {
  const section = reader.section(ids);
  if (!Number.isInteger(count) || count < 0 || count > section.left) throw new PackedError("more features than ids");
  const read = new Float64Array(count);
  let id = 0;
  for (let at = 0; at < count; at++) read[at] = id += section.varint();
  section.end();
  return read;
}

function find(ids: Float64Array, id: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}

type Shapes = Pick<Packed, "kinds" | "vertices" | "ringEnds" | "polygonEnds" | "shapeEnds" | "closed">;

/** Where the things of the one at this place begin and end. */
const range = (ends: Uint32Array, at: number): number[] => {
  const [from, to] = [at > 0 ? (ends[at - 1] as number) : 0, ends[at] ?? 0];
  return Array.from({ length: to - from }, (_, nth) => from + nth);
};

function geometryOf(shapes: Shapes, at: number): Geometry | null {
  const kind = shapes.kinds[at];
  const line = (ring: number): number[][] =>
    range(shapes.ringEnds, ring).map((v) => [(shapes.vertices[2 * v] as number) / 1e6, (shapes.vertices[2 * v + 1] as number) / 1e6]);
  const closed = (ring: number) => {
    const own = line(ring);
    return shapes.closed ? [...own, ...own.slice(0, 1)] : own;
  };
  const parts = range(shapes.shapeEnds, at).map((polygon) => range(shapes.polygonEnds, polygon));
  if (kind === POINT) return { type: "Point", coordinates: line(parts[0]?.[0] as number)[0] as number[] };
  if (kind === LINES) {
    const lines = parts.flat().map(line);
    if (lines.length === 1) return { type: "LineString", coordinates: lines[0] as number[][] };
    return { type: "MultiLineString", coordinates: lines };
  }
  if (kind !== POLYGONS) return null;
  const polygons = parts.map((rings) => rings.map(closed));
  if (polygons.length === 1) return { type: "Polygon", coordinates: polygons[0] as number[][][] };
  return { type: "MultiPolygon", coordinates: polygons };
}
