// Limits that part numbers into groups, by methods that the page explains.

/** Ways to part numbers: as many places in each group, equal steps, groups that belong together, distance from the mean. */
export const BREAK_METHODS = ["quantile", "equal", "jenks", "deviation"] as const;
export type BreakMethod = (typeof BREAK_METHODS)[number];

/** Most limits that a ramp of five colours has room for. */
const GROUPS = 5;

/** Ascending limits, at most four, each above the least number; a number belongs to the group of the last limit it reaches. */
export function breaksBy(method: BreakMethod, numbers: readonly number[], groups = GROUPS): number[] {
  const sorted = Float64Array.from(numbers).sort();
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (least === most) return [];
  const limits = METHODS[method](sorted, groups);
  return [...new Set(limits)].filter((limit) => limit > least && limit <= most).sort((a, b) => a - b);
}

/** The group of a number: how many limits it reaches. */
export function groupOf(value: number, breaks: readonly number[]): number {
  let group = 0;
  for (const limit of breaks) if (value >= limit) group++;
  return group;
}

type Limits = (sorted: Float64Array, groups: number) => number[];

const METHODS: Record<BreakMethod, Limits> = { quantile, equal, jenks, deviation };

function quantile(sorted: Float64Array, groups: number): number[] {
  return inner(groups).map((n) => sorted[Math.floor((n * sorted.length) / groups)] ?? 0);
}

function equal(sorted: Float64Array, groups: number): number[] {
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return inner(groups).map((n) => least + ((most - least) * n) / groups);
}

/** At the mean, and half a standard deviation and one and a half to each side of it. */
function deviation(sorted: Float64Array): number[] {
  const mean = sorted.reduce((a, b) => a + b, 0) / sorted.length;
  const sigma = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length);
  return [-1.5, -0.5, 0.5, 1.5].map((steps) => mean + steps * sigma);
}

/** More numbers than this are thinned evenly before natural breaks are looked for: their time grows with the square. */
const MOST = 600;

/**
 * Natural breaks: the groups with the least sum of squared distances from their own means (Fisher 1958, "On grouping for
 * maximum homogeneity"; Jenks 1967), found exactly by dynamic programming over the sorted numbers.
 */
function jenks(all: Float64Array, groups: number): number[] {
  const step = Math.max(1, all.length / MOST);
  const sorted = Array.from({ length: Math.min(all.length, MOST) }, (_, at) => all[Math.min(all.length - 1, Math.floor(at * step))] as number);
  if (sorted.at(-1) !== all.at(-1)) sorted[sorted.length - 1] = all.at(-1) as number;
  const count = sorted.length;
  const [sums, squares] = [new Float64Array(count + 1), new Float64Array(count + 1)];
  sorted.forEach((value, at) => {
    sums[at + 1] = (sums[at] as number) + value;
    squares[at + 1] = (squares[at] as number) + value * value;
  });
  const spread = (from: number, to: number) => {
    const sum = (sums[to] as number) - (sums[from] as number);
    return (squares[to] as number) - (squares[from] as number) - (sum * sum) / (to - from);
  };
  const wanted = Math.min(groups, new Set(sorted).size);
  let costs = Float64Array.from({ length: count + 1 }, (_, to) => (to === 0 ? Infinity : spread(0, to)));
  const starts: Int32Array[] = [];
  for (let group = 1; group < wanted; group++) {
    const [next, start] = [new Float64Array(count + 1).fill(Infinity), new Int32Array(count + 1)];
    for (let to = group + 1; to <= count; to++) {
      for (let from = group; from < to; from++) {
        const cost = (costs[from] as number) + spread(from, to);
        if (cost < (next[to] as number)) [next[to], start[to]] = [cost, from];
      }
    }
    costs = next;
    starts.push(start);
  }
  const limits: number[] = [];
  let end = count;
  for (const start of starts.reverse()) {
    end = start[end] as number;
    limits.unshift(sorted[end] as number);
  }
  return limits;
}

function inner(groups: number): number[] {
  return Array.from({ length: groups - 1 }, (_, n) => n + 1);
}
