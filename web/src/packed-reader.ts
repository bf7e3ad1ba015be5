// The bytes of a packed collection, read within their sections: never past an end, never longer than there are bytes.

/** What is wrong with a packed file. */
export class PackedError extends Error {
  override name = "PackedError";
}

/** Where a section starts, counted from the end of the header, and how long it is. */
export type Section = [start: number, length: number];

const cut = () => new PackedError("the file is cut short");

/** Numbers of bytes, one after another. */
export class Reader {
  private at = 0;

  constructor(readonly bytes: Uint8Array) {}

  /** Bytes not yet read. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  /** A part of the bytes, to be read by itself. */
  section(section: unknown): Reader {
    const [start, length] = Array.isArray(section) ? (section as number[]) : [];
    const fits = Number.isSafeInteger(start) && Number.isSafeInteger(length);
    if (!fits || start! < 0 || length! < 0 || start! + length! > this.bytes.length) throw cut();
    return new Reader(this.bytes.subarray(start, start! + length!));
  }

  /** So many bytes. */
  take(count: number): Uint8Array {
    if (!(count >= 0 && count <= this.left)) throw cut();
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  /** A whole number, 0 or more. */
  varint(): number {
    const { bytes } = this;
    let byte = bytes[this.at++];
    if (byte === undefined) throw cut();
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let weight = 128; weight <= 2 ** 49; weight *= 128) {
      byte = bytes[this.at++];
      if (byte === undefined) throw cut();
      value += (byte & 127) * weight;
      if (byte < 128) {
        if (value > Number.MAX_SAFE_INTEGER) break;
        return value;
      }
    }
    throw new PackedError("a number is too large");
  }

  /** A whole number, negative ones too. */
  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** All that is left, as signed numbers. */
  rest(): Float64Array {
    const { bytes } = this;
    const numbers = new Float64Array(this.left);
    let count = 0;
    while (this.at < bytes.length) {
      const byte = bytes[this.at] as number;
      if (byte < 128) {
        this.at++;
        numbers[count++] = (byte >>> 1) ^ -(byte & 1);
      } else {
        numbers[count++] = this.signed();
      }
    }
    return numbers.subarray(0, count);
  }

  /** Says that nothing may be left. */
  end(): void {
    if (this.left !== 0) throw new PackedError("a section is longer than what is in it");
  }
}
