// A packed collection as shapes of the map: vertices projected into one array, rings and properties cut from it and from
// their columns when somebody asks for them, so that fifty thousand places cost no more than what is looked at.
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

/** A place whose rings are cut from the vertices of its layer when it is looked at closely. */
class PackedShape implements Shape {
  x = 0;
  y = 0;
  west = 1;
  north = 1;
  east = 0;
  south = 0;
  private own: Float64Array[] | null = null;

  constructor(
    readonly feature: Feature,
    readonly kind: Shape["kind"],
    private readonly places: Places,
    private readonly first: number,
    private readonly last: number,
  ) {}

  get rings(): Float64Array[] {
    return (this.own ??= Array.from({ length: this.last - this.first }, (_, nth) => this.places.ring(this.first + nth)));
  }
}

/** All that has a place on the map, in the order of the file. */
export function shapesIn(packed: Packed): Shape[] {
  const { count, ids, kinds, polygonEnds, shapeEnds } = packed;
  const Row = rowOf(packed);
  const places = new Places(packed);
  const shapes: Shape[] = [];
  let [polygon, ring] = [0, 0];
  for (let at = 0; at < count; at++) {
    const lastPolygon = shapeEnds[at] ?? 0;
    const lastRing = lastPolygon > polygon ? (polygonEnds[lastPolygon - 1] as number) : ring;
    const kind = KINDS[kinds[at] as number] ?? "area";
    const first = ring;
    const shape = new PackedShape(new PackedFeature(ids[at] as number, new Row(at)) as Feature, kind, places, first, lastRing);
    for (; ring < lastRing; ring++) places.project(ring, kind === "area" && packed.closed, shape);
    polygon = lastPolygon;
    if (kinds[at] === NONE || shape.west > shape.east) continue;
    shape.x = (shape.west + shape.east) / 2;
    shape.y = (shape.north + shape.south) / 2;
    shapes.push(lastRing === first + 1 && places.isAround(first, shape) ? shape : insideOf(shape));
  }
  return shapes;
}

interface Box {
  west: number;
  north: number;
  east: number;
  south: number;
}

/** Rings in the unit square, one behind the other in one array. */
class Places {
  private readonly places: Float64Array;
  private readonly vertices: Int32Array;
  /** Where each ring ends, in vertices of the file and in numbers of the unit square. */
  private readonly from: Uint32Array;
  private readonly to: Uint32Array;
  private end = 0;
  /** Neighbours share vertices, so a latitude that was projected before is looked up. */
  private readonly rows = new Map<number, number>();

  constructor({ vertices, ringEnds }: Packed) {
    this.vertices = vertices;
    this.from = ringEnds;
    this.to = new Uint32Array(ringEnds.length);
    this.places = new Float64Array(vertices.length + 2 * ringEnds.length);
  }

  /** A ring that was projected. */
  ring(nth: number): Float64Array {
    return this.places.subarray(nth > 0 ? this.to[nth - 1] : 0, this.to[nth]);
  }

  /** Projects the next ring, with its first vertex again at its end where it is `shut`, and widens the box by it. */
  project(nth: number, shut: boolean, box: Box): void {
    const [from, to] = [nth > 0 ? (this.from[nth - 1] as number) : 0, this.from[nth] as number];
    const { places, vertices, rows, end } = this;
    let at = end;
    for (let vertex = from; vertex < to; vertex++) {
      const lat = vertices[2 * vertex + 1] as number;
      let y = rows.get(lat);
      if (y === undefined) rows.set(lat, (y = project(0, lat / 1e6)[1]));
      const x = (vertices[2 * vertex] as number) / 360e6 + 0.5;
      if (x < box.west) box.west = x;
      if (x > box.east) box.east = x;
      if (y < box.north) box.north = y;
      if (y > box.south) box.south = y;
      places[at++] = x;
      places[at++] = y;
    }
    if (shut && to > from) {
      places[at++] = places[end] as number;
      places[at++] = places[end + 1] as number;
    }
    this.to[nth] = this.end = at;
  }

  /** Whether a ring lies round the middle of its shape, as a hexagon does: then no point inside needs looking for. */
  isAround(nth: number, { x, y }: PackedShape): boolean {
    const { places } = this;
    const [from, to] = [nth > 0 ? (this.to[nth - 1] as number) : 0, this.to[nth] as number];
    let inside = false;
    for (let a = from, b = to - 2; a < to; b = a, a += 2) {
      const [ax, ay, bx, by] = [places[a] as number, places[a + 1] as number, places[b] as number, places[b + 1] as number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    return inside;
  }
}
