// Hot and cold stay apart for every kind of colour vision; in grey print patterns and signs tell what colours cannot.
import { describe, expect, it } from "vitest";
import { classStyle, directionStyle } from "../../src/classes.ts";
import { pairStyle, type PairOf } from "../../src/compare/pairs.ts";
import { inkOf } from "../../src/paint.ts";
import { PALETTE_NAMES, PALETTES, type Palette } from "../../src/palettes.ts";
import { apart, difference, lab, VISIONS } from "./colours.ts";

const all = PALETTE_NAMES.map((name): [string, Palette] => [name, PALETTES[name]]);
const coloured = all.filter(([name]) => name !== "grey");

describe("the measure", () => {
  it("gives the published differences", () => {
    // Pairs 1, 7, 17, 24 and 34 of Sharma, Wu and Dalal (2005), table 1.
    const pairs = [
      [50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425],
      [50, 0, 0, 50, -1, 2, 2.3669],
      [50, 2.5, 0, 73, 25, -18, 27.1492],
      [50, 2.5, 0, 50, 3.2592, 0.335, 1],
      [2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082],
    ] as const;
    for (const [l1, a1, b1, l2, a2, b2, expected] of pairs) expect(difference([l1, a1, b1], [l2, a2, b2])).toBeCloseTo(expected, 3);
    expect(lab("#ffffff")[0]).toBeCloseTo(100, 3);
  });
});

describe("the surest hot and cold spots", () => {
  for (const [name, { spots }] of coloured) {
    it(`are at least 25 apart in ${name} for every kind of colour vision, and far from no difference`, () => {
      for (const vision of Object.keys(VISIONS)) {
        expect(apart(spots.hot99, spots.cold99, vision), vision).toBeGreaterThanOrEqual(25);
        for (const side of ["hot99", "cold99"] as const) expect(apart(spots[side], spots.ns, vision), `${side} ${vision}`).toBeGreaterThanOrEqual(25);
      }
    });
  }

  it("differ by their pattern in grey print too, in every palette", () => {
    for (const [, palette] of all) {
      for (const level of [99, 95, 90] as const) {
        expect(classStyle(`hot${level}`, palette).patterns).toEqual([]);
        expect(classStyle(`cold${level}`, palette).patterns).toEqual(["stripes"]);
      }
      expect(directionStyle("up", palette).glyph).not.toEqual(directionStyle("down", palette).glyph);
    }
  });
});

describe("neighbouring classes and groups", () => {
  for (const [name, { spots, ramp }] of all) {
    it(`of ${name} can be told apart, for every kind of colour vision`, () => {
      for (const vision of Object.keys(VISIONS)) {
        const steps = [...ramp.slice(1).map((colour, at): [string, string] => [ramp[at] as string, colour]), [spots.hot99, spots.hot95], [spots.hot95, spots.hot90], [spots.cold99, spots.cold95], [spots.cold95, spots.cold90]] as [string, string][];
        for (const [a, b] of steps) expect(apart(a, b, vision), `${a} ${b} ${vision}`).toBeGreaterThanOrEqual(name === "grey" ? 4 : 8);
      }
    });

    it(`of ${name} become darker with each group of numbers`, () => {
      const lightness = ramp.map((colour) => lab(colour)[0]);
      expect(lightness).toEqual([...lightness].sort((a, b) => b - a));
    });
  }
});

describe("rising and falling", () => {
  for (const [name, { up, down, change }] of coloured) {
    it(`are apart in ${name}, and are not the colours of hot and cold`, () => {
      for (const vision of Object.keys(VISIONS)) {
        expect(apart(up, down, vision), vision).toBeGreaterThanOrEqual(20);
        expect(apart(change[0] as string, change[6] as string, vision), vision).toBeGreaterThanOrEqual(25);
      }
    });
  }
});

describe("two topics at once", () => {
  for (const [name, { pairs }] of coloured) {
    it(`have nine colours in ${name} that full vision tells apart`, () => {
      expect(new Set(pairs).size).toBe(9);
      for (const a of pairs) for (const b of pairs) if (a !== b) expect(apart(a, b), `${a} ${b}`).toBeGreaterThanOrEqual(8);
    });
  }

  const style = (first: number, second: number) => pairStyle([first, second] as PairOf, PALETTES.grey);
  const lightness = (colour: string | null) => lab(colour ?? "#ffffff")[0];

  it("have in grey three lightnesses for the first, at least 25 apart, and lines for the second", () => {
    for (const second of [0, 1, 2]) {
      const steps = [0, 1, 2].map((first) => lightness(style(first, second).fill));
      expect((steps[0] ?? 0) - (steps[1] ?? 0)).toBeGreaterThanOrEqual(25);
      expect((steps[1] ?? 0) - (steps[2] ?? 0)).toBeGreaterThanOrEqual(25);
    }
    for (const first of [0, 1, 2]) {
      expect(new Set([0, 1, 2].map((second) => style(first, second).fill)).size).toBe(1);
      expect([0, 1, 2].map((second) => style(first, second).patterns)).toEqual([[], ["lines"], ["bars"]]);
    }
  });

  it("have lines in grey that stand out from each of the three, and are no mark of merged or withheld places", () => {
    for (const first of [0, 1, 2]) {
      for (const kind of ["lines", "bars"] as const) {
        const { fill } = style(first, 2);
        expect(Math.abs(lightness(inkOf(kind, fill)) - lightness(fill)), `${kind} on ${fill}`).toBeGreaterThanOrEqual(50);
      }
      for (const second of [0, 1, 2]) for (const taken of ["dots", "crossed", "stripes"] as const) expect(style(first, second).patterns).not.toContain(taken);
    }
  });
});
