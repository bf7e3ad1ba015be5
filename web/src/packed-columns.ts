// The columns of a packed collection: numbers as typed arrays, words as positions in a dictionary.
import { PackedError, Reader, type Section } from "./packed-reader.ts";

export interface ColumnHeader {
  name: string;
  type: "integer" | "number" | "hex" | "text" | "list";
  encoding: string;
  masked: boolean;
  section: Section;
  words?: (string | number | string[])[];
  of?: [string, string];
}

/** What all features say of one thing. */
export class Column {
  readonly name: string;
  readonly type: ColumnHeader["type"];
  /** Of numbers: the number of each feature, NaN where it is null. */
  numbers: Float64Array | null = null;
  /** Of words: 0 for null, else 1 more than the position in `words`. */
  codes: Uint32Array | null = null;
  /** The dictionary. */
  words: readonly (string | number | string[])[] = [];
  private halves: [Uint32Array, Uint32Array] | null = null;
  private mask: Uint8Array | null = null;

  constructor(reader: Reader, count: number, header: ColumnHeader, other: (name: string) => Column | null) {
    this.name = header.name;
    this.type = header.type;
    const section = reader.section(header.section);
    if (header.masked) this.mask = bits(section, count);
    if (header.encoding === "varint") this.numbers = this.each(count, () => section.varint());
    else if (header.encoding === "planes") this.numbers = this.doubles(section, count);
    else if (header.encoding === "rate") this.numbers = this.rates(section, count, header.of?.map(other));
    else if (header.encoding === "dictionary") this.dictionary(section, count, header);
    else if (header.encoding === "halves") this.halves = [this.half(section, count), this.half(section, count)];
    else throw new PackedError(`an encoding that is not known: ${header.encoding}`);
    section.end();
  }

  /** Whether the feature at this place says nothing. */
  isNull(at: number): boolean {
    if (this.codes) return !this.codes[at];
    return this.mask ? !this.mask[at] : false;
  }

  /** The number at this place. */
  number(at: number): number | null {
    if (!this.numbers || this.isNull(at)) return null;
    return this.numbers[at] ?? null;
  }

  /** The words at this place; an H3 index in hexadecimal digits. */
  text(at: number): string | null {
    if (this.halves) return this.index(at);
    const word = this.word(at);
    return typeof word === "string" ? word : null;
  }

  /** The several words at this place. */
  list(at: number): string[] | null {
    const word = this.word(at);
    return Array.isArray(word) ? word : null;
  }

  /** What GeoJSON has there. */
  value(at: number): string | number | string[] | null {
    if (this.numbers) return this.number(at);
    return this.halves ? this.index(at) : this.word(at);
  }

  private word(at: number): string | number | string[] | null {
    return this.words[(this.codes?.[at] ?? 0) - 1] ?? null;
  }

  private index(at: number): string | null {
    const [upper, lower] = [this.halves?.[0][at], this.halves?.[1][at]];
    if (upper === undefined || lower === undefined || this.isNull(at)) return null;
    return upper === 0 ? lower.toString(16) : upper.toString(16) + lower.toString(16).padStart(8, "0");
  }

  /** A number of each feature that has one. */
  private each(count: number, read: (at: number) => number): Float64Array {
    const numbers = new Float64Array(count);
    for (let at = 0; at < count; at++) numbers[at] = this.isNull(at) ? NaN : read(at);
    return numbers;
  }

  /** Features that have a value. */
  private present(count: number): number {
    return this.mask ? ones(this.mask) : count;
  }

  private doubles(section: Reader, count: number): Float64Array {
    const all = planes(section, this.present(count));
    let nth = 0;
    return this.each(count, () => all.getFloat64(8 * nth++, true));
  }

  private rates(section: Reader, count: number, of: (Column | null)[] | undefined): Float64Array {
    const [cases, population] = [of?.[0]?.numbers, of?.[1]?.numbers];
    if (!cases || !population) throw new PackedError("a rate of what is not there");
    const isRate = bits(section, this.present(count));
    const others = planes(section, isRate.length - ones(isRate));
    let [nth, other] = [0, 0];
    return this.each(count, (at) =>
      isRate[nth++] ? (cases[at] as number) / (population[at] as number) : others.getFloat64(8 * other++, true),
    );
  }

  private dictionary(section: Reader, count: number, { words, type }: ColumnHeader): void {
    if (!Array.isArray(words)) throw new PackedError("a dictionary without words");
    const codes = new Uint32Array(count);
    let known = 0;
    for (let at = 0; at < count; at++) {
      const code = section.varint();
      codes[at] = code === 1 ? ++known : code === 0 ? 0 : code - 1;
      if ((codes[at] as number) > known) throw new PackedError("a word that is not there");
    }
    if (known !== words.length) throw new PackedError("words that are not used");
    this.codes = codes;
    this.words = words;
    if (type === "number") this.numbers = Float64Array.from(codes, (code) => (code ? (words[code - 1] as number) : NaN));
  }

  private half(section: Reader, count: number): Uint32Array {
    const all = new Uint32Array(count);
    let before = 0;
    for (let at = 0; at < count; at++) if (!this.isNull(at)) all[at] = before = (before + section.signed()) >>> 0;
    return all;
  }
}

/** A byte, 0 or 1, for each of so many bits. */
function bits(section: Reader, count: number): Uint8Array {
  const bytes = section.take(Math.ceil(count / 8));
  const read = new Uint8Array(count);
  for (let at = 0; at < count; at++) read[at] = ((bytes[at >> 3] as number) >> (at & 7)) & 1;
  return read;
}

/** How many of the bytes are 1, all others being 0. */
function ones(bits: Uint8Array): number {
  let sum = 0;
  for (const bit of bits) sum += bit;
  return sum;
}

/** Doubles whose bytes lie apart: the highest of all of them first. */
function planes(section: Reader, count: number): DataView {
  const apart = section.take(8 * count);
  const together = new Uint8Array(8 * count);
  for (let byte = 0; byte < 8; byte++) {
    for (let at = 0; at < count; at++) together[8 * at + 7 - byte] = apart[byte * count + at] as number;
  }
  return new DataView(together.buffer);
}
