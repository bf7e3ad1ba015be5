// Packs the features of the made-up town as the server packs a collection (ARCHITECTURE.md, "Packed collections"): whole
// numbers as varints, everything else by dictionary.

const UNITS = 1e6;
const KINDS = ["none", "point", "line", "polygon"];

/** Bytes that grow. */
class Writer {
  bytes = [];

  varint(number) {
    let rest = number;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.bytes.push((rest % 128) + 128);
    this.bytes.push(rest);
  }

  signed(number) {
    this.varint(number < 0 ? -2 * number - 1 : 2 * number);
  }
}

/** The parts of a geometry: what it is, its polygons or lines, each with its rings. */
function parts(geometry) {
  if (!geometry) return [0, []];
  const { type, coordinates } = geometry;
  if (type === "Point") return [1, [[[coordinates]]]];
  if (type === "LineString") return [2, [[coordinates]]];
  if (type === "MultiLineString") return [2, coordinates.map((line) => [line])];
  return [3, type === "Polygon" ? [coordinates] : coordinates];
}

function geometry(features, sections) {
  const all = features.map((feature) => parts(feature.geometry));
  const kinds = all.map(([kind]) => kind);
  const same = new Set(kinds).size === 1;
  const [partsOf, ringsOf, sizes] = [new Writer(), new Writer(), new Writer()];
  const planes = Array.from({ length: 18 }, () => new Writer());
  const steps = new Map();
  let [first, count] = [[0, 0], { parts: 0, rings: 0, vertices: 0 }];
  const put = (plane, [x, y], [fromX, fromY]) => {
    planes[plane].signed(x - fromX);
    planes[plane + 1].signed(y - fromY);
  };
  const ring = (line, kind) => {
    const whole = line.map((place) => place.slice(0, 2).map((degrees) => Math.round(degrees * UNITS)));
    const own = kind === 3 ? whole.slice(0, -1) : whole;
    if (kind !== 1) sizes.varint(own.length);
    count.vertices += own.length;
    if (own.length === 0) return;
    put(0, own[0], first);
    first = own[0];
    const before = steps.get(own.length) ?? [];
    const taken = own.slice(1).map(([x, y], at) => [x - own[at][0], y - own[at][1]]);
    taken.forEach((step, at) => (own.length <= 8 ? put(2 * (at + 1), step, before[at] ?? [0, 0]) : put(16, step, [0, 0])));
    steps.set(own.length, taken);
  };
  for (const [kind, polygons] of all) {
    if (kind > 1) {
      partsOf.varint(polygons.length);
      count.parts += polygons.length;
    }
    for (const rings of polygons) {
      if (kind === 3) {
        ringsOf.varint(rings.length);
        count.rings += rings.length;
      }
      for (const line of rings) ring(line, kind);
    }
  }
  const named = {
    kinds: same ? null : sections.add(kinds),
    parts: sections.add(partsOf.bytes),
    rings: sections.add(ringsOf.bytes),
    sizes: sections.add(sizes.bytes),
    planes: planes.map(({ bytes }) => sections.add(bytes)),
  };
  return { kind: same ? KINDS[kinds[0] ?? 0] : "mixed", closed: true, ...count, sections: named };
}

function column(name, values, sections) {
  const sample = values.find((value) => value !== null && value !== undefined);
  const type = Array.isArray(sample) ? "list" : typeof sample === "number" ? "number" : "text";
  const [words, known, writer] = [[], new Map(), new Writer()];
  for (const value of values) {
    const key = JSON.stringify(value ?? null);
    if (key === "null") writer.varint(0);
    else if (known.has(key)) writer.varint(known.get(key) + 2);
    else {
      known.set(key, words.length);
      words.push(value);
      writer.varint(1);
    }
  }
  return { name, type, encoding: "dictionary", masked: false, section: sections.add(writer.bytes), words };
}

/** The bytes of a collection. */
export function pack(collection, period, features) {
  const rest = [];
  const sections = {
    add(bytes) {
      const start = rest.length;
      for (const byte of bytes) rest.push(byte);
      return [start, bytes.length];
    },
  };
  const ids = new Writer();
  features.forEach(({ id }, at) => ids.varint(id - (features[at - 1]?.id ?? 0)));
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const header = {
    collection,
    ...(period ? { period } : {}),
    count: features.length,
    unitsPerDegree: UNITS,
    bounds: null,
    ids: sections.add(ids.bytes),
    geometry: geometry(features, sections),
    columns: names.map((name) => column(name, features.map(({ properties }) => properties[name]), sections)),
  };
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.from([...Buffer.from("GCPK"), 1, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32LE(text.length, 8);
  return Buffer.concat([head, text, Buffer.from(rest)]);
}
