// Where the points of a watched series stand in its picture, and how often a rule is wrong.
import { describe, expect, it } from "vitest";
import { periodsOf, spanOf } from "../../src/desk/watch/rate.ts";
import { bandsOf, linesOf, roundUp, runsOf, scaleOf, type Box } from "../../src/desk/watch/scale.ts";
import type { Point } from "../../src/desk/watch/types.ts";

const point = (from: string, value: number, more: Partial<Point> = {}): Point => ({ from, value, population: null, expected: 5, low: null, high: 9, outside: false, break: false, ...more });
const BOX: Box = { width: 648, height: 124, left: 40, below: 24 };

describe("a series as a picture", () => {
  const points = [point("2026-01-05", 4), point("2026-01-12", 14, { outside: true }), point("2026-02-09", 6), point("2026-02-16", 5, { break: true, expected: null, high: null })];

  it("begins at nought and ends at a round number", () => {
    expect([0, 0.3, 1, 2.1, 3.5, 19, 101].map(roundUp)).toEqual([1, 0.5, 1, 5, 5, 20, 200]);
    const scale = scaleOf(points, BOX);
    expect(scale.ticks).toEqual([0, 5, 10, 15]);
    expect([scale.y(0), scale.y(15)]).toEqual([100, 8]);
    expect([scale.x("2026-01-05"), scale.x("2026-02-16")]).toEqual([40, 640]);
    expect(scale.x("2026-01-26")).toBeCloseTo(340, 6);
    expect(scaleOf([point("2026-01-05", 0, { expected: null, high: null })], BOX).ticks).toEqual([0, 0.5, 1]);
  });

  it("is broken where nobody has data", () => {
    expect(runsOf(points, "week").map((run) => run.map((own) => own.from))).toEqual([["2026-01-05", "2026-01-12"], ["2026-02-09", "2026-02-16"]]);
    expect(runsOf([point("2026-01-01", 1), point("2026-02-01", 1), point("2026-04-01", 1)], "month").map((run) => run.length)).toEqual([2, 1]);
  });

  it("has a band along its limits, open to the least and the most where there is one limit alone, and anew after a break", () => {
    const scale = scaleOf(points, BOX);
    const run = [point("2026-01-05", 1), point("2026-01-12", 1, { low: 5, high: null }), point("2026-01-19", 1, { break: true }), point("2026-01-26", 1)];
    const bands = bandsOf(run, scale);
    expect(bands.length).toBe(2);
    expect(bands[0]?.split(" ").map((own) => Number(own.split(",")[1]))).toEqual([scale.y(9), 8, scale.y(5), 100].map((y) => Number(y.toFixed(1))));
    expect(bandsOf([point("2026-01-05", 1, { high: null }), point("2026-01-12", 1)], scale)).toEqual([]);
  });

  it("has a line for each stretch of a value that is there", () => {
    const scale = scaleOf(points, BOX);
    const run = [point("2026-01-05", 1), point("2026-01-12", 2), point("2026-01-19", 3, { expected: null }), point("2026-01-26", 4)];
    expect(linesOf(run, (own) => own.expected, scale).map((line) => line.split(" ").length)).toEqual([2]);
    expect(linesOf(run, (own) => own.value, scale).map((line) => line.split(" ").length)).toEqual([4]);
  });
});

describe("false alarms", () => {
  it("are told in weeks, months or years, as people count", () => {
    expect([[10, "week"], [30, "week"], [104, "week"], [520, "week"], [23, "month"], [36, "month"], [0.3, "week"]].map(([periods, every]) => Object.values(spanOf(periods as number, every as "week" | "month")).join(" "))).toEqual([
      "weeks 10", "months 7", "months 24", "years 10", "months 23", "years 3", "weeks 1",
    ]);
  });

  it("come from a chart's design or a test's level, and not at all where nothing is left to chance", () => {
    const chart = { method: "cusum", direction: "above", baseline: 26, shift: 2, weight: null, false_alarm_every: 520 } as const;
    expect([periodsOf({ chart, alpha: null }), periodsOf({ chart: null, alpha: 0.01 }), periodsOf({ chart: null, alpha: null })]).toEqual([520, 100, null]);
  });
});
