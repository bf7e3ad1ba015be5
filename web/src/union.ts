// What several shapes form together: the outline of their union, and how many pieces it has.
import type { Shape } from "./geometry.ts";

/** Corners are the same where they fall on the same cell of this many to a side of the world: under a metre. */
const CORNERS = 5e7;
/** More than there are corners, and than there are cells to a side. */
const ROW = 2 ** 26;

/** Numbers pairs of numbers below `ROW`, each pair once: a table with open places, because a `Map` of such keys is slow. */
class Pairs {
  count = 0;
  private keys = new Float64Array(1024).fill(-1);
  private numbers = new Int32Array(1024);

  /** The number of a pair: as many as there were pairs before it. */
  number(a: number, b: number): number {
    const key = a * ROW + b;
    let at = this.place(key, a, b);
    if (this.keys[at] === key) return this.numbers[at] as number;
    if (2 * this.count > this.keys.length) {
      this.grow();
      at = this.place(key, a, b);
    }
    this.keys[at] = key;
    return (this.numbers[at] = this.count++);
  }

  private place(key: number, a: number, b: number): number {
    const { keys } = this;
    const mask = keys.length - 1;
    let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    mixed ^= mixed >>> 15;
    let at = mixed & mask;
    while (keys[at] !== key && keys[at] !== -1) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, numbers } = this;
    this.keys = new Float64Array(2 * keys.length).fill(-1);
    this.numbers = new Int32Array(2 * keys.length);
    keys.forEach((key, old) => {
      if (key === -1) return;
      const at = this.place(key, Math.floor(key / ROW), key % ROW);
      this.keys[at] = key;
      this.numbers[at] = numbers[old] as number;
    });
  }
}

/** Several shapes as one. */
export interface Union {
  /** The edges that no two of the shapes share: x, y, x, y of each. */
  outline: Float64Array;
  /** How many pieces the shapes form, where those that share an edge belong to one piece. */
  pieces: number;
}

const known = new WeakMap<readonly Shape[], Union>();

/** The union of shapes; found once for the same list of them. */
export function unionOf(shapes: readonly Shape[]): Union {
  let union = known.get(shapes);
  if (!union) known.set(shapes, (union = united(shapes)));
  return union;
}

function united(shapes: readonly Shape[]): Union {
  const [corners, edges] = [new Pairs(), new Pairs()];
  /** Of each edge the shape that had it first, and whether another one has it too. */
  const [owners, shared, places]: [number[], boolean[], number[]] = [[], [], []];
  const parts = new Parts(shapes.length);
  shapes.forEach(({ rings }, at) => {
    for (const ring of rings) {
      let before = -1;
      for (let to = 0; to < ring.length; to += 2) {
        const here = corners.number(Math.round((ring[to] as number) * CORNERS), Math.round((ring[to + 1] as number) * CORNERS));
        if (before >= 0) {
          const edge = edges.number(Math.min(before, here), Math.max(before, here));
          if (edge < owners.length) {
            shared[edge] = true;
            parts.join(owners[edge] as number, at);
          } else {
            owners.push(at);
            shared.push(false);
            places.push(ring[to - 2] as number, ring[to - 1] as number, ring[to] as number, ring[to + 1] as number);
          }
        }
        before = here;
      }
    }
  });
  return { outline: Float64Array.from(places.filter((_, at) => !shared[at >> 2])), pieces: parts.count() };
}

/** Which things belong together: each points at another one of its part, the first of a part at itself. */
class Parts {
  private readonly up: Int32Array;

  constructor(count: number) {
    this.up = Int32Array.from({ length: count }, (_, at) => at);
  }

  join(a: number, b: number): void {
    this.up[this.first(a)] = this.first(b);
  }

  count(): number {
    return this.up.reduce((sum, up, at) => sum + Number(up === at), 0);
  }

  private first(at: number): number {
    const { up } = this;
    let own = at;
    while (up[own] !== own) own = up[own] = up[up[own] as number] as number;
    return own;
  }
}
