// The geometry of a packed collection: how many parts, rings and vertices there are, and the vertices themselves.
import { PackedError, Reader, type Section } from "./packed-reader.ts";

export interface ShapesHeader {
  kind: string;
  closed: boolean;
  parts: number;
  rings: number;
  vertices: number;
  sections: { kinds: Section | null; parts: Section | null; rings: Section | null; sizes: Section; planes: Section[] };
}

/** Rings of more vertices do not lie in planes. */
const SHORT = 8;
const KINDS = ["none", "point", "line", "polygon"];

export interface Shapes {
  kinds: Uint8Array;
  vertices: Int32Array;
  ringEnds: Uint32Array;
  polygonEnds: Uint32Array;
  shapeEnds: Uint32Array;
  closed: boolean;
}

/** Reads the geometry of so many features; without a header none has any. */
export function shapesOf(reader: Reader, count: number, header: ShapesHeader | null): Shapes {
  if (header === null) return empty(count);
  const kinds = kindsOf(reader, count, header);
  const points = counted(kinds, 1);
  const lines = counted(kinds, 2);
  const { sections } = header;
  const parts = new Numbers(reader, sections?.parts, header.parts, counted(kinds, 3) + lines);
  const sizes = reader.section(sections?.sizes);
  if (header.parts > Math.max(sizes.left, reader.bytes.length)) throw new PackedError("more parts than bytes");
  const shapeEnds = new Uint32Array(count);
  const polygonEnds = new Uint32Array(points + header.parts);
  // A ring takes a byte of its size at least, and a vertex two of its place.
  const total = points + sizes.left;
  if (!(header.vertices >= 0 && 2 * header.vertices <= reader.bytes.length)) throw new PackedError("more vertices than bytes");
  const ringEnds = new Uint32Array(total);
  const read: Shapes = { kinds, vertices: new Int32Array(2 * header.vertices), ringEnds, polygonEnds, shapeEnds, closed: header.closed };
  const rings = fill(read, parts, { reader, header, sizes });
  read.ringEnds = ringEnds.subarray(0, rings);
  return read;
}

function empty(count: number): Shapes {
  const none = new Uint32Array(0);
  const shapes = { vertices: new Int32Array(0), ringEnds: none, polygonEnds: none, closed: true };
  return { ...shapes, kinds: new Uint8Array(count), shapeEnds: new Uint32Array(count) };
}

function kindsOf(reader: Reader, count: number, { kind, sections }: ShapesHeader): Uint8Array {
  if (kind !== "mixed") {
    const all = KINDS.indexOf(kind);
    if (all < 0) throw new PackedError(`no kind of geometry: ${kind}`);
    return new Uint8Array(count).fill(all);
  }
  const section = reader.section(sections?.kinds);
  const kinds = section.take(count);
  section.end();
  if (kinds.some((own) => own >= KINDS.length)) throw new PackedError("no kind of geometry");
  return kinds;
}

const counted = (kinds: Uint8Array, kind: number): number => {
  let count = 0;
  for (const own of kinds) if (own === kind) count++;
  return count;
};

/** Numbers of a section, or 1 throughout; they add up to what the header says of them. */
class Numbers {
  private readonly section: Reader | null;
  private sum = 0;

  constructor(reader: Reader, section: Section | null, readonly total: number, count: number) {
    this.section = section ? reader.section(section) : null;
    const sane = Number.isInteger(total) && total >= 0 && total <= reader.bytes.length;
    if (!sane || (!this.section && total !== count)) throw new PackedError("numbers of parts that do not add up");
  }

  next(): number {
    const number = this.section ? this.section.varint() : 1;
    this.sum += number;
    if (this.sum > this.total) throw new PackedError("numbers of parts that do not add up");
    return number;
  }

  end(): void {
    this.section?.end();
    if (this.sum !== this.total) throw new PackedError("numbers of parts that do not add up");
  }
}

interface Source {
  reader: Reader;
  header: ShapesHeader;
  sizes: Reader;
}

/** Goes through all features and says how many rings there are. */
function fill(shapes: Shapes, parts: Numbers, { reader, header, sizes }: Source): number {
  const { kinds, ringEnds, polygonEnds, shapeEnds } = shapes;
  const vertices = new Vertices(reader, header.sections.planes, shapes.vertices);
  const polygons = header.rings === undefined ? 0 : header.rings;
  const rings = new Numbers(reader, header.sections.rings, polygons, polygons);
  let [ring, polygon] = [0, 0];
  for (let at = 0; at < kinds.length; at++) {
    const kind = kinds[at];
    if (kind === 1) {
      vertices.run(1);
      ringEnds[ring++] = vertices.count;
      polygonEnds[polygon++] = ring;
    } else if (kind !== 0) {
      for (let part = parts.next(); part > 0; part--) {
        for (let own = kind === 3 ? rings.next() : 1; own > 0; own--) {
          vertices.run(sizes.varint());
          ringEnds[ring++] = vertices.count;
        }
        polygonEnds[polygon++] = ring;
      }
    }
    shapeEnds[at] = polygon;
  }
  parts.end();
  rings.end();
  sizes.end();
  vertices.end();
  return ring;
}

/** Vertices, read ring by ring. */
class Vertices {
  /** Vertices read so far. */
  count = 0;
  private readonly planes: Float64Array[];
  /** How much of each plane was read. */
  private readonly read = new Uint32Array(2 * SHORT + 2);
  private readonly first: [number, number] = [0, 0];
  /** By the number of vertices, the steps in the last short ring with as many. */
  private readonly steps = Array.from({ length: SHORT + 1 }, () => new Float64Array(2 * SHORT));

  constructor(reader: Reader, planes: unknown, private readonly out: Int32Array) {
    if (!Array.isArray(planes) || planes.length !== 2 * SHORT + 2) throw new PackedError("not as many planes as there must be");
    this.planes = planes.map((plane) => reader.section(plane).rest());
  }

  /** Reads the vertices of a ring. */
  run(size: number): void {
    if (size > this.out.length / 2 - this.count) throw new PackedError("more vertices than were told");
    if (size === 0) return;
    const [east, north] = [this.axis(0, size), this.axis(1, size)];
    this.count += size;
    if (!east || !north) throw new PackedError("a vertex lies nowhere");
  }

  /** Reads one coordinate of each vertex; false where one is out of bounds. */
  private axis(axis: 0 | 1, size: number): boolean {
    const { out } = this;
    const like = size <= SHORT ? (this.steps[size] as Float64Array) : null;
    let value = this.first[axis] + this.next(axis);
    let to = 2 * this.count + axis;
    out[to] = this.first[axis] = value;
    let within = out[to] === value;
    for (let nth = 1; nth < size; nth++) {
      let step: number;
      if (like) {
        const own = 2 * nth + axis;
        step = this.next(own) + (like[own] as number);
        like[own] = step;
      } else {
        step = this.next(2 * SHORT + axis);
      }
      value += step;
      to += 2;
      out[to] = value;
      within &&= out[to] === value;
    }
    return within;
  }

  /** The next number of a plane; NaN behind its end, which is no place. */
  private next(plane: number): number {
    const at = this.read[plane] as number;
    this.read[plane] = at + 1;
    return (this.planes[plane] as Float64Array)[at] ?? NaN;
  }

  end(): void {
    if (this.planes.some((plane, nth) => plane.length !== this.read[nth])) throw new PackedError("a plane is longer than what is in it");
    if (2 * this.count !== this.out.length) throw new PackedError("fewer vertices than were told");
  }
}
