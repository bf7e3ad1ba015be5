// Groups of numbers: each method by hand on a few numbers, and natural breaks against every other way to part them.
import { describe, expect, it } from "vitest";
import { BREAK_METHODS, breaksBy, groupOf } from "../../src/breaks.ts";

/** The same numbers every time (a linear congruential generator). */
function random(count: number): number[] {
  let seed = 7;
  return Array.from({ length: count }, () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31);
}

/** The sum over all groups of squared distances from the group's mean. */
function spread(numbers: number[], breaks: number[]): number {
  let total = 0;
  for (let group = 0; group <= breaks.length; group++) {
    const own = numbers.filter((value) => groupOf(value, breaks) === group);
    const mean = own.reduce((a, b) => a + b, 0) / own.length;
    total += own.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  }
  return total;
}

describe("equal steps and distance from the mean", () => {
  it("are what they say", () => {
    expect(breaksBy("equal", [0, 1, 2, 10])).toEqual([2, 4, 6, 8]);
    // Mean 5, standard deviation 3 (of the whole, not of a sample): 0.5, 3.5, 6.5 and 9.5, of which two part anything.
    expect(breaksBy("deviation", [2, 2, 8, 8])).toEqual([3.5, 6.5]);
  });
});

describe("natural breaks", () => {
  it("fall into the gaps", () => {
    expect(breaksBy("jenks", [1, 2, 3, 50, 51, 52, 90, 91, 92, 93, 200, 300])).toEqual([50, 90, 200, 300]);
  });

  it("have the least spread of all ways to part the numbers", () => {
    const numbers = random(14).sort((a, b) => a - b);
    let best = Infinity;
    for (let a = 1; a < 11; a++) for (let b = a + 1; b < 12; b++) for (let c = b + 1; c < 13; c++) for (let d = c + 1; d < 14; d++) best = Math.min(best, spread(numbers, [a, b, c, d].map((at) => numbers[at] as number)));
    expect(spread(numbers, breaksBy("jenks", numbers))).toBeCloseTo(best, 12);
  });

  it("are found among many numbers without looking at all pairs", () => {
    const breaks = breaksBy("jenks", random(50_000));
    expect(breaks).toHaveLength(4);
    expect(Math.abs((breaks[0] ?? 0) - 0.2)).toBeLessThan(0.03);
  });
});

describe("every method", () => {
  it("gives ascending limits above the least number, and none where all numbers are the same", () => {
    for (const method of BREAK_METHODS) {
      const numbers = random(200);
      const breaks = breaksBy(method, numbers);
      expect(breaks.length).toBeGreaterThan(1);
      expect(breaks).toEqual([...breaks].sort((a, b) => a - b));
      expect(breaks[0]).toBeGreaterThan(Math.min(...numbers));
      expect(breaksBy(method, [0.2, 0.2])).toEqual([]);
      expect(breaksBy(method, [])).toEqual([]);
    }
  });
});
