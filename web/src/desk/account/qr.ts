// A text as a QR code (ISO/IEC 18004): bytes, error correction of level M, versions 1 to 12. An authenticator's address is all that
// is shown by it, and nobody else makes the picture: the secret in it leaves neither this page nor this device.

/** Error-correction bytes of each block, and the data bytes of each block, for versions 1 to 12 at level M (tables 9 and 13). */
const BLOCKS: [number, number[]][] = [
  [10, [16]], [16, [28]], [26, [44]], [18, [32, 32]], [24, [43, 43]], [16, [27, 27, 27, 27]], [18, [31, 31, 31, 31]], [22, [38, 38, 39, 39]],
  [22, [36, 36, 36, 37, 37]], [26, [43, 43, 43, 43, 44]], [30, [50, 51, 51, 51, 51]], [22, [36, 36, 36, 36, 36, 36, 37, 37]],
];
/** Centres of the alignment patterns of versions 2 to 12 (annex E). */
const CENTRES = [[6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54], [6, 32, 58]];

/** Dark modules, row by row, without the quiet zone; none where the text is too long. */
export function qrOf(text: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(text);
  const version = 1 + BLOCKS.findIndex(([, sizes], at) => bytes.length + (at + 1 < 10 ? 2 : 3) <= sum(sizes));
  if (version === 0) return null;
  const codewords = protectedBy(version, dataOf(bytes, version));
  const board = new Board(version);
  board.fill(codewords);
  return board.masked();
}

const sum = (all: number[]): number => all.reduce((one, other) => one + other, 0);

/** The bytes of the text with what it is and how long, padded to what the version holds. */
function dataOf(bytes: Uint8Array, version: number): number[] {
  const size = sum(BLOCKS[version - 1]?.[1] ?? []);
  const bits: number[] = [];
  const push = (value: number, count: number) => {
    for (let at = count - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, size * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const data = Array.from({ length: bits.length / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((value, bit) => value * 2 + bit, 0));
  for (let pad = 0; data.length < size; pad += 1) data.push(pad % 2 === 0 ? 0xec : 0x11);
  return data;
}

/** Product in the field of 256 elements by x^8 + x^4 + x^3 + x^2 + 1. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((other >> bit) & 1) * one;
  }
  return product;
}

/** The remainder of a block by the generator of Reed and Solomon. */
function remainder(block: number[], degree: number): number[] {
  let generator = [1];
  for (let at = 0, root = 1; at < degree; at += 1, root = times(root, 2)) {
    const next = [...generator, 0];
    generator.forEach((own, index) => (next[index + 1] = (next[index + 1] ?? 0) ^ times(own, root)));
    generator = next;
  }
  const rest = new Array<number>(degree).fill(0);
  for (const byte of block) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    rest.forEach((own, index) => (rest[index] = own ^ times(generator[index + 1] ?? 0, factor)));
  }
  return rest;
}

/** Data with its error correction, the blocks woven into one another. */
function protectedBy(version: number, data: number[]): number[] {
  const [degree, sizes] = BLOCKS[version - 1] ?? [0, []];
  let from = 0;
  const blocks = sizes.map((size) => data.slice(from, (from += size)));
  const checks = blocks.map((block) => remainder(block, degree));
  const woven = (all: number[][]) => Array.from({ length: Math.max(...all.map(({ length }) => length)) }, (_, at) => all.flatMap((own) => own[at] ?? [])).flat();
  return [...woven(blocks), ...woven(checks)];
}

/** Rules by which modules are turned over, so that nothing looks like a finder (table 10). */
const MASKS: ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Bits with their check by a polynomial, for the format and the version. */
function checked(value: number, polynomial: number, degree: number): number {
  let rest = value << degree;
  for (let bit = 31 - Math.clz32(rest); bit >= degree; bit -= 1) if ((rest >> bit) & 1) rest ^= polynomial << (bit - degree);
  return (value << degree) | rest;
}

class Board {
  readonly size: number;
  private readonly dark: boolean[][];
  /** Modules that are there for finding and reading the rest: no data, no mask. */
  private readonly fixed: boolean[][];

  constructor(private readonly version: number) {
    this.size = version * 4 + 17;
    const empty = () => Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    this.dark = empty();
    this.fixed = empty();
    for (let at = 0; at < this.size; at += 1) {
      this.set(6, at, at % 2 === 0);
      this.set(at, 6, at % 2 === 0);
    }
    for (const [row, column] of [[3, 3], [3, this.size - 4], [this.size - 4, 3]] as const) this.rings(row, column, 4, (far) => far !== 2 && far !== 4);
    const centres = CENTRES[version - 2] ?? [];
    for (const row of centres) for (const column of centres) if (!this.isFinder(row, column)) this.rings(row, column, 2, (far) => far !== 1);
    this.format(0);
    if (version >= 7) this.writeVersion();
  }

  private set(row: number, column: number, dark: boolean): void {
    const [own, fixed] = [this.dark[row], this.fixed[row]];
    if (!own || !fixed || column < 0 || column >= this.size) return;
    own[column] = dark;
    fixed[column] = true;
  }

  private isFinder(row: number, column: number): boolean {
    const far = this.size - 7;
    return (row === 6 && column === 6) || (row === 6 && column === far) || (row === far && column === 6);
  }

  private rings(row: number, column: number, reach: number, isDark: (far: number) => boolean): void {
    for (let down = -reach; down <= reach; down += 1) for (let right = -reach; right <= reach; right += 1) this.set(row + down, column + right, isDark(Math.max(Math.abs(down), Math.abs(right))));
  }

  /** Which mask it is, twice; the level M is written 00. */
  private format(mask: number): void {
    const bits = checked(mask, 0x537, 10) ^ 0x5412;
    const bit = (at: number) => ((bits >> at) & 1) === 1;
    for (let at = 0; at < 15; at += 1) {
      const first: [number, number] = at < 6 ? [at, 8] : at < 8 ? [at + 1, 8] : at === 8 ? [8, 7] : [8, 14 - at];
      this.set(...first, bit(at));
      const second: [number, number] = at < 8 ? [8, this.size - 1 - at] : [this.size - 15 + at, 8];
      this.set(...second, bit(at));
    }
    this.set(this.size - 8, 8, true);
  }

  private writeVersion(): void {
    const bits = checked(this.version, 0x1f25, 12);
    for (let at = 0; at < 18; at += 1) {
      const [near, far] = [Math.floor(at / 3), this.size - 11 + (at % 3)];
      this.set(near, far, ((bits >> at) & 1) === 1);
      this.set(far, near, ((bits >> at) & 1) === 1);
    }
  }

  /** Puts the bits where nothing is fixed: up and down in pairs of columns, from the right. */
  fill(codewords: number[]): void {
    let at = 0;
    for (let right = this.size - 1, pair = 0; right > 0; right -= 2, pair += 1) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.size; step += 1) {
        const row = pair % 2 === 0 ? this.size - 1 - step : step;
        for (const column of [right, right - 1]) {
          const own = this.dark[row];
          if (!own || this.fixed[row]?.[column]) continue;
          own[column] = (((codewords[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1;
          at += 1;
        }
      }
    }
  }

  /** With the mask that leaves the fewest patterns that disturb a reader. */
  masked(): boolean[][] {
    const tried = MASKS.map((mask, number) => {
      this.format(number);
      const rows = this.dark.map((row, at) => row.map((own, column) => (this.fixed[at]?.[column] ? own : own !== mask(at, column))));
      return { rows, points: penalty(rows) };
    });
    return tried.reduce((best, own) => (own.points < best.points ? own : best)).rows;
  }
}

/** What counts against a mask (7.8.3): long runs, squares, what looks like a finder, too much of one shade. */
function penalty(rows: boolean[][]): number {
  const columns = rows.map((_, at) => rows.map((row) => row[at] ?? false));
  let points = 0;
  for (const line of [...rows, ...columns]) {
    const text = line.map(Number).join("");
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
    points += 40 * ((text.match(/(?=10111010000)/g) ?? []).length + (text.match(/(?=00001011101)/g) ?? []).length);
  }
  rows.forEach((row, at) => row.forEach((own, column) => {
    const below = rows[at + 1];
    if (below && column + 1 < row.length && own === row[column + 1] && own === below[column] && own === below[column + 1]) points += 3;
  }));
  const share = rows.flat().filter(Boolean).length / rows.length ** 2;
  return points + 10 * Math.floor(Math.abs(share * 100 - 50) / 5);
}
