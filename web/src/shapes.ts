// The shapes of a layer, found by window, by point and by direction.
import { contains, type Shape } from "./geometry.ts";

/** A window of the unit square. */
export interface Window {
  west: number;
  north: number;
  east: number;
  south: number;
}

const BINS = 8192;
/** In a window of more bins it is faster to look at every shape. */
const FEW = 64;

function isIn(shape: Window, { west, north, east, south }: Window): boolean {
  return shape.east >= west && shape.west <= east && shape.south >= north && shape.north <= south;
}

/** A layer's shapes in square bins. */
export class Shapes {
  readonly all: Shape[] = [];
  /** How wide the narrowest shape is. */
  grain = Infinity;
  private readonly bins = new Map<number, Shape[]>();

  /** Adds shapes that have just arrived. */
  add(shapes: Shape[]): void {
    for (const shape of shapes) {
      this.all.push(shape);
      this.grain = Math.min(this.grain, shape.east - shape.west);
      this.eachBin(shape, (key) => {
        const bin = this.bins.get(key);
        if (bin) bin.push(shape);
        else this.bins.set(key, [shape]);
      });
    }
  }

  /** The shapes whose box meets the window, in the order in which they came. */
  within(window: Window): Shape[] {
    const bins = (window.east - window.west) * BINS * (window.south - window.north) * BINS;
    if (bins > FEW) return this.all.filter((shape) => isIn(shape, window));
    const found = new Set<Shape>();
    this.eachBin(window, (key) => {
      for (const shape of this.bins.get(key) ?? []) if (isIn(shape, window)) found.add(shape);
    });
    return [...found];
  }

  /** Whether the box of any shape meets the window. */
  meets(window: Window): boolean {
    return this.all.some((shape) => isIn(shape, window));
  }

  /** Whether a shape is one of these. */
  has(shape: Shape): boolean {
    return this.within({ west: shape.x, east: shape.x, north: shape.y, south: shape.y }).includes(shape);
  }

  /** The topmost shape at a point. */
  at(x: number, y: number): Shape | null {
    const here = this.within({ west: x, east: x, north: y, south: y });
    return here.reverse().find((shape) => contains(shape, x, y)) ?? null;
  }

  /** The shape whose centre is nearest to a point. */
  nearest(x: number, y: number): Shape | null {
    return best(this.all, (shape) => Math.hypot(shape.x - x, shape.y - y));
  }

  /** The next shape from a shape into a direction: near ones first, and those straight ahead before those aside. */
  next(from: Shape, dx: number, dy: number): Shape | null {
    return best(this.all, (shape) => {
      const [x, y] = [shape.x - from.x, shape.y - from.y];
      const distance = Math.hypot(x, y);
      const ahead = (x * dx + y * dy) / distance;
      return shape === from || !(ahead > 0.35) ? Infinity : distance * (1 + 3 * (1 - ahead));
    });
  }

  private eachBin(box: Window, take: (key: number) => void): void {
    const [west, east] = [Math.floor(box.west * BINS), Math.floor(box.east * BINS)];
    const [north, south] = [Math.floor(box.north * BINS), Math.floor(box.south * BINS)];
    for (let y = north; y <= south; y++) for (let x = west; x <= east; x++) take(y * BINS + x);
  }
}

function best(shapes: Shape[], cost: (shape: Shape) => number): Shape | null {
  let [found, least]: [Shape | null, number] = [null, Infinity];
  for (const shape of shapes) {
    const its = cost(shape);
    if (its < least) [found, least] = [shape, its];
  }
  return found;
}
