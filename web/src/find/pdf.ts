// A PDF of one A4 page (ISO 32000-1): the picture of a sheet without loss, and its texts over it, not painted, so that
// they can be searched, copied and read aloud. No font is embedded, as no glyph of it is ever drawn.
import type { Written } from "./pen.ts";

/** What a page is made of. */
export interface Page {
  /** Width and height in points. */
  width: number;
  height: number;
  /** Pixels, red, green and blue, deflated (RFC 1950). */
  image: { width: number; height: number; pixels: Uint8Array };
  /** Texts at places of a layout of this width. */
  written: Written[];
  layoutWidth: number;
  title: string;
  /** The language of the texts (BCP 47). */
  language: string;
}

const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);

/** Letters of the basic plane as four hexadecimal digits each, others as a question mark. */
const hex = (text: string) => [...text].map((char) => (char.length === 1 ? char : "?").charCodeAt(0).toString(16).padStart(4, "0")).join("");

/** Every code is its own letter. */
const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end`;

/** The file. */
export function writePdf({ width, height, image, written, layoutWidth, title, language }: Page): Uint8Array {
  const [wide, high] = [width.toFixed(2), height.toFixed(2)];
  const content = `q ${wide} 0 0 ${high} 0 0 cm /Picture Do Q\nBT 3 Tr\n${lines(written, width / layoutWidth, height)}ET`;
  const pixels = `<< /Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode`;
  const font = "/BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>";
  return file([
    [`<< /Type /Catalog /Pages 2 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`],
    ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents 4 0 R /Resources << /XObject << /Picture 5 0 R >> /Font << /F 6 0 R >> >> >>`],
    stream("<<", ascii(content)),
    stream(pixels, image.pixels),
    ["<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>"],
    [`<< /Type /Font /Subtype /CIDFontType2 ${font} /DW 500 /FontDescriptor 10 0 R /CIDToGIDMap /Identity >>`],
    stream("<<", ascii(TO_UNICODE)),
    [`<< /Title <feff${hex(title)}> >>`],
    ["<< /Type /FontDescriptor /FontName /Helvetica /Flags 4 /FontBBox [0 0 500 1000] /ItalicAngle 0 /Ascent 1000 /Descent 0 /CapHeight 1000 /StemV 80 >>"],
  ]);
}

/** Each line at its place, stretched to the width that it has in the picture; every letter of the font is half as wide as high. */
function lines(written: Written[], scale: number, height: number): string {
  const all = written.map(({ text, x, y, size, width }) => {
    const points = size * scale;
    const stretch = (100 * width * scale) / (0.5 * points * Math.max(1, [...text].length));
    const at = `${(x * scale).toFixed(2)} ${(height - y * scale).toFixed(2)}`;
    return `/F ${points.toFixed(2)} Tf ${stretch.toFixed(1)} Tz 1 0 0 1 ${at} Tm <${hex(text)}> Tj\n`;
  });
  return all.join("");
}

type Part = string | Uint8Array;

function stream(dictionary: string, bytes: Uint8Array): Part[] {
  return [`${dictionary} /Length ${bytes.length} >>\nstream\n`, bytes, "\nendstream"];
}

/** Numbers the objects, notes where each begins, and puts them together; the ninth says what the file is. */
function file(objects: Part[][]): Uint8Array {
  const parts: Uint8Array[] = [];
  const starts: number[] = [];
  let length = 0;
  const add = (part: Part) => {
    const bytes = typeof part === "string" ? ascii(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  add("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
  objects.forEach((object, at) => {
    starts.push(length);
    for (const part of [`${at + 1} 0 obj\n`, ...object, "\nendobj\n"]) add(part);
  });
  const start = length;
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.map((own) => `${String(own).padStart(10, "0")} 00000 n \n`).join("")}`);
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 9 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The colours of pixels without how opaque they are. */
export function withoutAlpha(pixels: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const bare = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4) {
    bare[to++] = pixels[from] as number;
    bare[to++] = pixels[from + 1] as number;
    bare[to++] = pixels[from + 2] as number;
  }
  return bare;
}

/** Packs bytes as PDF's FlateDecode unpacks them. */
export async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}
