// Work that is spread over frames.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Work } from "../../src/work.ts";

let frames: ((now: number) => void)[] = [];
const frame = (now: number) => frames.splice(0).forEach((each) => each(now));

beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (call: (now: number) => void) => frames.push(call));
});
afterEach(() => vi.unstubAllGlobals());

describe("work", () => {
  it("is done in its order, one task in the first frame, more while frames are short, and says when it is over", () => {
    const told: boolean[] = [];
    const done: number[] = [];
    const work = new Work((isBusy) => told.push(isBusy));
    for (let task = 1; task <= 6; task++) work.add(() => done.push(task));
    expect([told, done]).toEqual([[true], []]);
    frame(1000);
    expect(done).toEqual([1]);
    frame(1017);
    expect(done).toEqual([1, 2, 3]);
    // A long frame: the next one has a single task again.
    frame(1100);
    expect(done).toEqual([1, 2, 3, 4]);
    frame(1117);
    expect([told, done]).toEqual([[true, false], [1, 2, 3, 4, 5, 6]]);
    expect(frames).toEqual([]);
  });

  it("takes in what comes up meanwhile", () => {
    const done: string[] = [];
    const work = new Work(() => undefined);
    work.add(() => work.add(() => done.push("second")));
    frame(0);
    frame(16);
    expect(done).toEqual(["second"]);
  });
});
