// A whole register of addresses, kept small: the ways by name, and of each its numbers in one text and its points in
// one array, in millionths of a degree.
import { indexed } from "./fold.ts";

/** One row as it was published. */
export interface Row {
  settlement: string;
  postcode: string;
  street: string;
  number: string;
  lon: number;
  lat: number;
}

/** A way, or the houses of a settlement that stand on none, and where its addresses are in the register. */
export interface Way {
  name: string;
  /** Settlement and postcode. */
  aside: string;
  /** All its words, folded, each after a space. */
  words: string;
  from: number;
  to: number;
}

const MICRO = 1e6;

/** Takes rows as they come, and keeps them by way once all are there. */
export class RegisterMaker {
  private readonly ways = new Map<string, { way: Way; numbers: string[]; points: number[] }>();
  private count = 0;

  add({ settlement, postcode, street, number, lon, lat }: Row): void {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return;
    const key = `${street}\n${settlement}\n${postcode}`;
    let own = this.ways.get(key);
    if (!own) {
      const name = street || settlement;
      const aside = street ? [postcode, settlement].filter(Boolean).join(" ") : postcode;
      own = { way: { name, aside, words: ` ${indexed(`${name} ${aside}`).join(" ")}`, from: 0, to: 0 }, numbers: [], points: [] };
      this.ways.set(key, own);
    }
    own.numbers.push(number);
    own.points.push(Math.round(lon * MICRO), Math.round(lat * MICRO));
    this.count++;
  }

  finish(): Register {
    const points = new Int32Array(this.count * 2);
    const ends = new Uint32Array(this.count + 1);
    const texts: string[] = [];
    let [at, length] = [0, 0];
    for (const { way, numbers, points: own } of this.ways.values()) {
      way.from = at;
      points.set(own, at * 2);
      for (const number of numbers) ends[++at] = length += number.length;
      way.to = at;
      texts.push(numbers.join(""));
    }
    return new Register([...this.ways.values()].map(({ way }) => way), texts.join(""), ends, points);
  }
}

/** The addresses of a register. */
export class Register {
  private readonly lower: string;

  constructor(
    readonly ways: Way[],
    private readonly numbers: string,
    private readonly ends: Uint32Array,
    private readonly points: Int32Array,
  ) {
    this.lower = numbers.toLowerCase();
  }

  get size(): number {
    return this.points.length / 2;
  }

  /** The number of an address, as the register writes it. */
  number(at: number): string {
    return this.numbers.slice(this.ends[at], this.ends[at + 1]);
  }

  /** Longitude and latitude of an address. */
  point(at: number): [lon: number, lat: number] {
    return [(this.points[at * 2] ?? 0) / MICRO, (this.points[at * 2 + 1] ?? 0) / MICRO];
  }

  /** West, south, east and north of a way. */
  box({ from, to }: Way): [number, number, number, number] {
    let [west, south, east, north] = [180, 90, -180, -90];
    for (let at = from; at < to; at++) {
      const [lon, lat] = this.point(at);
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    }
    return [west, south, east, north];
  }

  /** The addresses of a way whose number begins so, the very number first and then in order; at most so many. */
  numbered({ from, to }: Way, typed: string, most: number): number[] {
    const wanted = typed.toLowerCase();
    const found: number[] = [];
    for (let at = from; at < to; at++) {
      const start = this.ends[at] as number;
      if (start + wanted.length <= (this.ends[at + 1] as number) && this.lower.startsWith(wanted, start)) found.push(at);
    }
    const far = (at: number) => (this.isNumber(at, wanted) ? -1 : Number.parseInt(this.number(at).replace(/^\D+/, ""), 10) || 0);
    return found.sort((a, b) => far(a) - far(b) || a - b).slice(0, most);
  }

  /** Whether an address has this very number. */
  isNumber(at: number, typed: string): boolean {
    return this.lower.slice(this.ends[at], this.ends[at + 1]) === typed.toLowerCase();
  }
}

/** Reads rows of a CSV that comes in pieces: a head, then cells between commas, quoted where need be. */
export class RowReader {
  private rest = "";
  private head: string[] | null = null;

  constructor(private readonly take: (row: Row) => void) {}

  push(text: string, last = false): void {
    const whole = this.rest + text;
    let from = 0;
    for (let at = 0, quoted = false; at < whole.length; at++) {
      const char = whole[at];
      if (char === '"') quoted = !quoted;
      else if (char === "\n" && !quoted) {
        this.line(whole.slice(from, at).replace(/\r$/, ""));
        from = at + 1;
      }
    }
    this.rest = whole.slice(from);
    if (last && this.rest) this.line(this.rest);
  }

  private line(text: string): void {
    const cells = text.includes('"') ? quotedCells(text) : text.split(",");
    if (!this.head) {
      this.head = cells.map((cell) => cell.replace(/^\uFEFF/, ""));
      return;
    }
    const cell = (name: string) => cells[this.head?.indexOf(name) ?? -1] ?? "";
    this.take({ settlement: cell("settlement"), postcode: cell("postcode"), street: cell("street"), number: cell("number"), lon: Number(cell("lon") || NaN), lat: Number(cell("lat") || NaN) });
  }
}

function quotedCells(text: string): string[] {
  const cells = text.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
  return cells.map((cell) => cell.replace(/,$/, "").replace(/^"([^]*)"$/, "$1").replaceAll('""', '"'));
}
