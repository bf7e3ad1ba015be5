// Packed collections say what the GeoJSON of the same features says, and what is none is refused.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PackedError, readPacked, type Geometry, type Packed } from "../../src/packed.ts";

interface GeoJson {
  features: { id: number; geometry: Geometry | null; properties: Record<string, unknown> }[];
}

const NAMES = ["hexes", "columns", "town", "trend", "areas", "mixed", "addresses", "empty"];

const vector = (file: string) => readFileSync(new URL(`../../../crates/encode/tests/vectors/packed/${file}`, import.meta.url));
const bytesOf = (name: string): Uint8Array<ArrayBuffer> => Uint8Array.from(vector(`${name}.gcpk`));
const jsonOf = (name: string) => JSON.parse(vector(`${name}.geojson`).toString("utf8")) as GeoJson;
const read = (name: string): Packed => readPacked(bytesOf(name).buffer);

/** Another file with the same data and a header that was changed. */
function withHeader(name: string, change: (header: Record<string, never>) => void): ArrayBuffer {
  const bytes = bytesOf(name);
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as Record<string, never>;
  change(header);
  const said = new TextEncoder().encode(JSON.stringify(header));
  const out = new Uint8Array(12 + said.length + bytes.length - 12 - length);
  out.set(bytes.subarray(0, 12));
  new DataView(out.buffer).setUint32(8, said.length, true);
  out.set(said, 12);
  out.set(bytes.subarray(12 + length), 12 + said.length);
  return out.buffer;
}

describe.each(NAMES)("the packed collection %s", (name) => {
  it("has every feature of the GeoJSON with each property to the last bit", () => {
    const packed = read(name);
    const { features } = jsonOf(name);
    expect(packed.count).toBe(features.length);
    expect([...packed.ids]).toEqual(features.map(({ id }) => id));
    for (const [at, feature] of features.entries()) {
      expect(packed.properties(at)).toEqual(feature.properties);
      expect(packed.find(feature.id)).toBe(at);
    }
    expect(packed.find(2)).toBe(features.findIndex(({ id }) => id === 2));
  });

  it("has every geometry", () => {
    const packed = read(name);
    const { features } = jsonOf(name);
    for (const [at, feature] of features.entries()) expect(packed.geometry(at)).toEqual(feature.geometry);
  });

  it("has a box around all of them", () => {
    const packed = read(name);
    const all = [...packed.vertices];
    const [east, north] = [0, 1].map((axis) => all.filter((_, at) => at % 2 === axis)) as [number[], number[]];
    const box = all.length > 0 ? [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)] : null;
    expect(packed.bounds).toEqual(box);
  });

  it("is refused wherever it is cut", () => {
    const bytes = bytesOf(name);
    const step = Math.ceil(bytes.length / 150);
    for (let end = 0; end < bytes.length; end += step) {
      const cut = bytes.slice(0, end).buffer;
      expect(() => whole(cut), `${end}`).toThrow(PackedError);
    }
  });

  it("is read or refused, and nothing else, whatever a byte says", () => {
    const bytes = bytesOf(name);
    const length = 12 + new DataView(bytes.buffer).getUint32(8, true);
    const step = Math.max(1, Math.ceil((bytes.length - length) / 80));
    for (let at = length; at < bytes.length; at += step) {
      for (const other of [0, 1, 127, 255]) {
        const changed = bytes.slice();
        changed[at] = other;
        expect(orRefused(changed.buffer)).toBe(true);
      }
    }
  });
});

/** Reads all there is. */
function whole(buffer: ArrayBuffer): Packed {
  const packed = readPacked(buffer);
  for (const name of packed.names) packed.column(name);
  return packed;
}

function orRefused(buffer: ArrayBuffer): boolean {
  try {
    const packed = whole(buffer);
    for (let at = 0; at < packed.count; at++) {
      packed.properties(at);
      packed.geometry(at);
    }
    return true;
  } catch (error) {
    return error instanceof PackedError;
  }
}

describe("a packed collection", () => {
  it("tells null from zero, and a number from what is not there", () => {
    const packed = read("hexes");
    const cases = packed.column("cases");
    const values = packed.column("value");
    const withheld = packed.find(9);
    const empty = packed.find(10);
    expect([cases?.number(withheld), cases?.isNull(withheld)]).toEqual([null, true]);
    expect([cases?.number(empty), cases?.isNull(empty)]).toEqual([0, false]);
    expect(values?.number(empty)).toBeNull();
    expect(cases?.numbers?.[withheld]).toBeNaN();
    expect(values?.number(packed.find(11))).toBe(0.1 + 0.2);
    expect(Object.is(packed.column("z")?.number(packed.find(13)), -0)).toBe(true);
    expect(packed.column("p")?.number(packed.find(13))).toBe(5e-324);
    expect(packed.column("marks")?.list(withheld)).toEqual(["too_few_blocks", "withheld", "synthetic"]);
    expect(packed.column("status")?.text(packed.find(11))).toBe("merged");
    expect(packed.column("nothing")).toBeNull();
  });

  it("has what was asked for and no more", () => {
    const packed = read("columns");
    expect(packed.names).toEqual(["h3", "value", "status", "marks"]);
    expect(packed.vertices.length).toBe(0);
    expect(packed.bounds).toBeNull();
    expect(packed.period).toBe("2024-01-01");
  });

  it("is refused where it is another file or of another version", () => {
    const other = bytesOf("town");
    other[4] = 2;
    expect(() => readPacked(other.buffer)).toThrow("version 2");
    expect(() => readPacked(new TextEncoder().encode('{"type":"FeatureCollection"}').buffer as ArrayBuffer)).toThrow("no packed");
    expect(() => readPacked(new ArrayBuffer(0))).toThrow(PackedError);
  });

  it.each<[string, (header: any) => void]>([
    ["more features", (h) => (h.count = 4e9)],
    ["fewer features", (h) => (h.count = 1)],
    ["no number of features", (h) => (h.count = "many")],
    ["more vertices", (h) => (h.geometry.vertices = 4e9)],
    ["fewer vertices", (h) => (h.geometry.vertices = 3)],
    ["more parts", (h) => (h.geometry.parts = 4e9)],
    ["more rings", (h) => (h.geometry.rings = 4e9)],
    ["fewer rings", (h) => (h.geometry.rings = 2)],
    ["no rings", (h) => delete h.geometry.rings],
    ["another kind", (h) => (h.geometry.kind = "cube")],
    ["mixed kinds that are not told", (h) => (h.geometry.kind = "mixed")],
    ["no planes", (h) => (h.geometry.sections.planes = [])],
    ["no sections", (h) => delete h.geometry.sections],
    ["a section behind the end", (h) => (h.ids = [1e9, 5])],
    ["a section before the start", (h) => (h.ids = [-5, 300])],
    ["a section of no numbers", (h) => (h.ids = ["0", "9"])],
    ["no columns", (h) => delete h.columns],
    ["columns that are none", (h) => (h.columns = [null])],
    ["another encoding", (h) => (h.columns[4].encoding = "secret")],
    ["no dictionary", (h) => delete h.columns[16].words],
    ["another dictionary", (h) => h.columns[16].words.push("other")],
    ["rates of nothing", (h) => (h.columns[6].of = ["no", "such"])],
    ["rates of itself", (h) => (h.columns[6].of = ["value", "value"])],
    ["another unit", (h) => (h.unitsPerDegree = 1e7)],
    ["no header", (h) => Object.keys(h).forEach((key) => delete h[key])],
  ])("is refused where its header tells %s", (_, change) => {
    expect(() => whole(withHeader("town", change))).toThrow(PackedError);
  });

  it("lies in typed arrays, with no object for each feature", () => {
    const packed = read("town");
    expect(packed.vertices).toBeInstanceOf(Int32Array);
    expect(packed.vertices.length).toBe(2 * 6 * packed.count);
    expect(packed.ringEnds.length).toBe(packed.count);
    expect(packed.column("class")?.codes).toBeInstanceOf(Uint32Array);
  });
});
