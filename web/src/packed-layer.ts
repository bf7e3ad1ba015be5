// A packed collection as shapes of the map: vertices projected into one array, properties read from their columns when
// somebody asks for them, so that fifty thousand places cost no more than what is looked at.
import type { Feature, Properties } from "./api.ts";
import { insideOf, project, type Shape } from "./geometry.ts";
import { LINES, NONE, POINT, type Column, type Packed } from "./packed.ts";

const KINDS: Record<number, Shape["kind"]> = { [POINT]: "point", [LINES]: "line" };

type Names = keyof Properties;

/** The properties of one place; each is read from its column when it is asked for. */
type Row = Properties & { readonly at: number };

/** A kind of row for the columns of one collection. */
function rowOf(packed: Packed): new (at: number) => Row {
  class PackedRow {
    constructor(readonly at: number) {}
  }
  for (const name of packed.names as Names[]) {
    let column: Column | null = null;
    Object.defineProperty(PackedRow.prototype, name, {
      get(this: PackedRow) {
        // A column that nobody asks for is never read.
        return (column ??= packed.column(name))?.value(this.at) ?? null;
      },
    });
  }
  return PackedRow as unknown as new (at: number) => Row;
}

/** A feature without its geometry, which the shape has already. */
class PackedFeature {
  readonly type = "Feature";
  readonly geometry = null;

  constructor(
    readonly id: number,
    readonly properties: Properties,
  ) {}
}

/** All that has a place on the map, in the order of the file. */
export function shapesIn(packed: Packed): Shape[] {
  const { count, ids, kinds, ringEnds, polygonEnds, shapeEnds } = packed;
  const Row = rowOf(packed);
  const places = new Places(packed);
  const shapes: Shape[] = [];
  let [polygon, ring, vertex] = [0, 0, 0];
  for (let at = 0; at < count; at++) {
    const rings: Float64Array[] = [];
    const lastPolygon = shapeEnds[at] ?? 0;
    const lastRing = lastPolygon > polygon ? (polygonEnds[lastPolygon - 1] as number) : ring;
    const kind = KINDS[kinds[at] as number] ?? "area";
    for (; ring < lastRing; ring++) {
      const end = ringEnds[ring] as number;
      rings.push(places.ring(vertex, end, kind === "area" && packed.closed));
      vertex = end;
    }
    polygon = lastPolygon;
    if (kinds[at] === NONE || rings.length === 0) continue;
    shapes.push(shapeOf(new PackedFeature(ids[at] as number, new Row(at)) as Feature, kind, rings));
  }
  return shapes;
}

/** Rings in the unit square, one behind the other in one array. */
class Places {
  private readonly places: Float64Array;
  private readonly vertices: Int32Array;
  private end = 0;
  /** Neighbours share vertices, so a latitude that was projected before is looked up. */
  private readonly rows = new Map<number, number>();

  constructor({ vertices, ringEnds }: Packed) {
    this.vertices = vertices;
    this.places = new Float64Array(vertices.length + 2 * ringEnds.length);
  }

  /** The ring of these vertices, with its first one again at its end where it is `shut`. */
  ring(from: number, to: number, shut: boolean): Float64Array {
    const start = this.end;
    for (let vertex = from; vertex < to; vertex++) this.push(vertex);
    if (shut && to > from) this.push(from);
    return this.places.subarray(start, this.end);
  }

  private push(vertex: number): void {
    const lat = this.vertices[2 * vertex + 1] as number;
    let y = this.rows.get(lat);
    if (y === undefined) this.rows.set(lat, (y = project(0, lat / 1e6)[1]));
    this.places[this.end++] = (this.vertices[2 * vertex] as number) / 360e6 + 0.5;
    this.places[this.end++] = y;
  }
}

function shapeOf(feature: Feature, kind: Shape["kind"], rings: Float64Array[]): Shape {
  let [west, north, east, south] = [1, 1, 0, 0];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const [x, y] = [ring[at] as number, ring[at + 1] as number];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
  }
  const shape: Shape = { feature, kind, rings, west, north, east, south, x: (west + east) / 2, y: (north + south) / 2 };
  return insideOf(shape);
}
