// What the map and the panels beside it tell each other: the outline of what is looked at, which is drawn once the program has told
// it, and where the middle of the map is.
import { signal } from "@preact/signals";
import { untilTheEnd } from "../desk.ts";
import type { Point } from "./shape.ts";
import type { Polygonal } from "./types.ts";

export const looked = signal<Polygonal | null>(null);

untilTheEnd(() => (looked.value = null));

/** Where the middle of the map is, while there is one. */
export const middleOfMap: { current: (() => Point) | null } = { current: null };
