// Colours as data: each palette tells hot from cold, low from high and rising from falling, for every kind of colour
// vision; patterns and signs tell the same without colour.
import type { HotspotClass } from "./api.ts";
import type { Pattern } from "./classes.ts";

/** One set of colours for all views. */
export interface Palette {
  /** Hot and cold by how sure they are, and no difference. */
  spots: Record<HotspotClass, string>;
  /** Spots of the past: paler than any of today. */
  past: { hot: string; cold: string };
  /** From the lowest to the highest group of numbers. */
  ramp: readonly string[];
  /** From much lower to much higher, with no change in the middle. */
  change: readonly string[];
  /** Rising and falling. */
  up: string;
  down: string;
  /** Two topics at once, three groups each: rows by the second, from low to high, columns by the first. */
  pairs: readonly string[];
  /** What tells the groups of the second besides their colour, from low to high. */
  rows: readonly (readonly Pattern[])[];
}

/** Colours tell by themselves. */
const PLAIN: Palette["rows"] = [[], [], []];
/** Nine greys are too close to tell: three far apart stand for the first topic, and lines for the second. */
const LINED: Palette["rows"] = [[], ["lines"], ["bars"]];

/** The palettes, the default first. Red and blue, and purple and orange, after the diverging schemes of ColorBrewer. */
export const PALETTES = {
  rdbu: {
    spots: { hot99: "#b2182b", hot95: "#ec7d5b", hot90: "#fbcfb8", ns: "#c9cac4b8", cold90: "#c9e0ee", cold95: "#6aa9d0", cold99: "#1f5fa8" },
    past: { hot: "#fbefe9", cold: "#eff5f9" },
    ramp: ["#e9e1f2", "#cbbce0", "#a88fc8", "#8455a3", "#54217a"],
    change: ["#0a5067", "#4a97a3", "#a9d3cc", "#e3e3dd", "#f2d09b", "#dd9a3c", "#9a5b06"],
    up: "#e8a33d",
    down: "#14776f",
    pairs: ["#e6e6e6", "#dcb0cf", "#c064a6", "#aedfe0", "#a6a9cf", "#8d62a8", "#58c2c4", "#5595b6", "#374790"],
    rows: PLAIN,
  },
  puor: {
    spots: { hot99: "#9a4a04", hot95: "#ee9a3a", hot90: "#fbd9a8", ns: "#c9cac4b8", cold90: "#d5d3ea", cold95: "#998ec3", cold99: "#4b2380" },
    past: { hot: "#fdf3e4", cold: "#f2f1f8" },
    ramp: ["#e4f2ee", "#a9d2c8", "#72b0a3", "#3a8a7b", "#0b594d"],
    change: ["#123f7a", "#5488c0", "#b3cfe8", "#e3e3dd", "#f3c9b4", "#d9805a", "#96330f"],
    up: "#d9805a",
    down: "#2c66a6",
    pairs: ["#e6e6e6", "#f0c48a", "#dd8a1c", "#b9c8e4", "#b9a78f", "#a8741f", "#6f90cb", "#6f6f8d", "#3d3327"],
    rows: PLAIN,
  },
  grey: {
    spots: { hot99: "#1c1c1c", hot95: "#6a6a6a", hot90: "#a8a8a8", ns: "#f1f1efb8", cold90: "#e4e4e2", cold95: "#d2d2cf", cold99: "#bcbcb8" },
    past: { hot: "#e0e0de", cold: "#f8f8f6" },
    ramp: ["#ececec", "#c6c6c6", "#979797", "#636363", "#262626"],
    change: ["#d2d2cf", "#dededb", "#eaeae7", "#f6f6f4", "#b5b5b5", "#777777", "#2b2b2b"],
    up: "#4a4a4a",
    down: "#d6d6d3",
    pairs: ["#f6f6f6", "#a2a2a2", "#383838", "#f6f6f6", "#a2a2a2", "#383838", "#f6f6f6", "#a2a2a2", "#383838"],
    rows: LINED,
  },
} as const satisfies Record<string, Palette>;

/** The name of a palette. */
export type PaletteName = keyof typeof PALETTES;
export const PALETTE_NAMES = Object.keys(PALETTES) as PaletteName[];
