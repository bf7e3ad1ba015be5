// A streamed answer gives the same features however it is cut and written.
import { describe, expect, it } from "vitest";
import { FeatureReader } from "../../src/stream.ts";

const FEATURES = [
  { type: "Feature", id: 1, geometry: { type: "Point", coordinates: [18.3, 47.6] }, properties: { name: 'a "]}" \\' } },
  { type: "Feature", id: 2, geometry: null, properties: { name: "Öreg-tó", marks: [{ features: [] }] } },
];

function read(text: string, size: number): unknown[] {
  const reader = new FeatureReader();
  const found: unknown[] = [];
  for (let at = 0; at < text.length; at += size) found.push(...reader.push(text.slice(at, at + size)));
  reader.end();
  return found;
}

describe("a feature collection that arrives in pieces", () => {
  const collection = { type: "FeatureCollection", links: [{ rel: "self", href: "x" }], features: FEATURES, numberReturned: 2 };
  const lines = `{"type":"FeatureCollection","features":[\n${FEATURES.map((f) => JSON.stringify(f)).join(",\n")}\n]}\n`;

  it.each([1, 2, 3, 7, 64, 10_000])("is read whole when it is cut every %i characters", (size) => {
    expect(read(JSON.stringify(collection), size)).toEqual(FEATURES);
    expect(read(JSON.stringify(collection, null, 4), size)).toEqual(FEATURES);
    expect(read(lines, size)).toEqual(FEATURES);
  });

  it("gives each feature as soon as it is complete", () => {
    const reader = new FeatureReader();
    const text = JSON.stringify(collection);
    const end = text.indexOf(',{"type":"Feature","id":2');
    expect(reader.push(text.slice(0, end))).toEqual([FEATURES[0]]);
  });

  it("keeps the links, wherever they stand", () => {
    for (const text of ['{"features":[],"links":[{"rel":"next","href":"y"}]}', '{"links":[{"rel":"next","href":"y"}],"features":[ ]}']) {
      const reader = new FeatureReader();
      reader.push(text);
      expect(reader.end().links).toEqual([{ rel: "next", href: "y" }]);
    }
  });

  it("takes a list of features only at the top", () => {
    expect(read('{"extra":{"features":[{"type":"Feature"}]},"note":"features","features":[]}', 5)).toEqual([]);
    expect(read('{"\\u0066eatures":[{"id":7}]}', 4)).toEqual([{ id: 7 }]);
  });

  it("is an error when it breaks off", () => {
    expect(() => read(lines.slice(0, -4), 50)).toThrow("broke off");
    expect(() => new FeatureReader().end()).toThrow("broke off");
  });
});
