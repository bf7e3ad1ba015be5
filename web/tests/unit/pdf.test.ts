// The PDF of a sheet: one A4 page, its objects where its table says, its picture unchanged, its texts readable.
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { deflated, withoutAlpha, writePdf } from "../../src/find/pdf.ts";
import { scaleBar } from "../../src/find/sheet-map.ts";

const pixels = Uint8ClampedArray.from({ length: 4 * 6 }, (_, at) => (at * 11) % 256);

async function made() {
  const image = { width: 3, height: 2, pixels: await deflated(withoutAlpha(pixels)) };
  const written = [{ text: "Hőség, Řeřicha", x: 10, y: 20, size: 12, width: 80 }, { text: "A 😀 (b)", x: 10, y: 40, size: 12, width: 50 }];
  return writePdf({ width: 595.28, height: 841.89, image, written, layoutWidth: 793.7, title: "Tata – őszi", language: "hu" });
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const letters = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

describe("a PDF", () => {
  it("has its objects where its table says, and ends as it should", async () => {
    const file = text(await made());
    expect(file.startsWith("%PDF-1.7\n")).toBe(true);
    expect(file.endsWith("%%EOF\n")).toBe(true);
    const start = Number(file.match(/startxref\n(\d+)\n/)?.[1]);
    expect(file.slice(start, start + 4)).toBe("xref");
    const offsets = [...file.slice(start).matchAll(/(\d{10}) 00000 n /g)].map(([, at]) => Number(at));
    expect(offsets.length).toBe(10);
    offsets.forEach((at, nth) => expect(file.slice(at).startsWith(`${nth + 1} 0 obj\n`), `object ${nth + 1}`).toBe(true));
    expect(file).toContain(`/Size ${offsets.length + 1} `);
  });

  it("has one page of A4, a title and a language", async () => {
    const file = text(await made());
    expect(file.match(/\/Type \/Page /g)).toHaveLength(1);
    expect(file).toContain("/MediaBox [0 0 595.28 841.89]");
    expect(file).toContain("/Lang (hu)");
    expect(letters(file.match(/\/Title <feff([0-9a-f]+)>/)?.[1] ?? "")).toBe("Tata – őszi");
  });

  it("has every stream as long as it says, and the picture as it was painted", async () => {
    const bytes = await made();
    const file = text(bytes);
    const streams = [...file.matchAll(/ \/Length (\d+) >>\nstream\n/g)];
    expect(streams).toHaveLength(3);
    for (const found of streams) expect(file.slice(found.index + found[0].length + Number(found[1])).startsWith("\nendstream")).toBe(true);
    const image = streams.find((found) => file.slice(0, found.index).endsWith("/FlateDecode"));
    const from = (image?.index ?? 0) + (image?.[0].length ?? 0);
    expect([...inflateSync(bytes.subarray(from, from + Number(image?.[1])))]).toEqual([...withoutAlpha(pixels)]);
    expect([...withoutAlpha(pixels)]).toEqual([...pixels].filter((_, at) => at % 4 !== 3));
  });

  it("has its texts with all letters, unpainted, at their places", async () => {
    const file = text(await made());
    const lines = [...file.matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm <([0-9a-f]+)> Tj/g)];
    expect(lines.map(([, , , hex]) => letters(hex ?? ""))).toEqual(["Hőség, Řeřicha", "A ? (b)"]);
    expect(lines[0]?.[1]).toBe("7.50");
    expect(Number(lines[0]?.[2])).toBeCloseTo(841.89 - 15, 1);
    expect(file).toContain("BT 3 Tr\n");
  });
});

describe("a scale bar", () => {
  it("is the longest round length that has room", () => {
    // A map of 1 metre to the pixel at the equator.
    const unit = 40_075_016.686;
    expect(scaleBar(unit, 0, 150)).toEqual({ metres: 100, width: 100 });
    expect(scaleBar(unit, 0, 220).metres).toBe(200);
    expect(scaleBar(unit, 60, 150).metres).toBe(50);
    expect(scaleBar(unit, 60, 150).width).toBeCloseTo(100, 6);
  });
});
