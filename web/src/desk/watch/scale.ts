// Where the points of a series stand in its picture.
import type { Point } from "./types.ts";

const DAY = 86_400_000;

export interface Box {
  width: number;
  height: number;
  /** Room on the left, for numbers, and below, for days. */
  left: number;
  below: number;
}

export interface Scale {
  x: (from: string) => number;
  y: (value: number) => number;
  /** Values at which a line is drawn, from the least to the most. */
  ticks: number[];
  top: number;
}

/** A round number that is no smaller: 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const times = [1, 2, 5, 10].find((own) => own * power >= value - 1e-9 * power) ?? 10;
  return times * power;
}

/** Counts begin at nought; the most that is drawn is a round number. */
export function scaleOf(points: Point[], { width, height, left, below }: Box): Scale {
  const most = Math.max(1, ...points.flatMap((own) => [own.value, own.high ?? 0, own.expected ?? 0]));
  const step = roundUp(most / 4);
  const top = step * Math.ceil(most / step);
  const days = points.map((own) => Date.parse(own.from));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const span = Math.max(DAY, last - first);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  return {
    x: (from) => left + ((Date.parse(from) - first) / span) * (width - left - 8),
    y: (value) => (height - below) * (1 - value / top) + 8 * (value / top),
    ticks,
    top,
  };
}

/** Points that follow one another without a gap: nobody has data of what lies between two of them. */
export function runsOf(points: Point[], every: "week" | "month"): Point[][] {
  const longest = (every === "week" ? 7 : 31) * DAY * 1.5;
  const runs: Point[][] = [];
  for (const point of points) {
    const before = runs.at(-1)?.at(-1);
    if (before && Date.parse(point.from) - Date.parse(before.from) <= longest) runs.at(-1)?.push(point);
    else runs.push([point]);
  }
  return runs;
}

/** The band of a run where it has one: along its upper limits and back along its lower ones, a new one where a baseline begins anew. */
export function bandsOf(run: Point[], { x, y, top }: Scale): string[] {
  const parts: Point[][] = [];
  let isOpen = false;
  for (const point of run) {
    const has = point.low !== null || point.high !== null;
    if (has && isOpen && !point.break) parts.at(-1)?.push(point);
    else if (has) parts.push([point]);
    isOpen = has;
  }
  const at = (point: Point, value: number) => `${x(point.from).toFixed(1)},${y(Math.min(value, top)).toFixed(1)}`;
  return parts.filter((part) => part.length > 1).map((part) => [...part.map((own) => at(own, own.high ?? top)), ...[...part].reverse().map((own) => at(own, own.low ?? 0))].join(" "));
}

/** A line along some values of a run; a new one wherever a value is missing. */
export function linesOf(run: Point[], valueOf: (point: Point) => number | null, { x, y }: Scale): string[] {
  const lines: string[][] = [];
  let isOpen = false;
  for (const point of run) {
    const value = valueOf(point);
    if (value !== null) {
      const at = `${x(point.from).toFixed(1)},${y(value).toFixed(1)}`;
      if (isOpen) lines.at(-1)?.push(at);
      else lines.push([at]);
    }
    isOpen = value !== null;
  }
  return lines.filter((line) => line.length > 1).map((line) => line.join(" "));
}
