// The colours of the staff map: groups of shares that belong together, so that a crowd stands out, and classes of hot spots, each with its number of hexes.
import { breaksBy, groupOf } from "../../breaks.ts";
import { PALETTES } from "../../palettes.ts";
import type { Hex, HotClass } from "./types.ts";

export const HOT_CLASSES: readonly HotClass[] = ["hot99", "hot95", "hot90", "ns", "cold90", "cold95", "cold99"];

/** What the hexes are coloured by. */
export type Colouring = "share" | "class";

export interface Group {
  /** `none`: nobody lives there; `zero`: nobody of those asked for; else a hot class or the number of a group. */
  id: string;
  fill: string | null;
  count: number;
  /** Limits of a group of shares: from, and to below; the last one has no end. */
  from?: number;
  to?: number | null;
}

const { spots, ramp } = PALETTES.rdbu;
const ZERO_FILL = "#ffffff";

/** The groups of some hexes, in the order of the legend, and the group of each. */
export function groupsOf(hexes: readonly Hex[], by: Colouring): { groups: Group[]; of: (hex: Hex) => Group } {
  const none: Group = { id: "none", fill: null, count: 0 };
  if (by === "class") {
    const groups: Group[] = HOT_CLASSES.map((id) => ({ id, fill: spots[id].slice(0, 7), count: 0 }));
    const of = (hex: Hex): Group => groups.find(({ id }) => id === hex[6]) ?? none;
    return counted([...groups, none], hexes, of);
  }
  const values = hexes.flatMap(([, , , value]) => (value !== null && value > 0 ? [value] : []));
  const limits = breaksBy("jenks", values);
  const least = values.length > 0 ? values.reduce((one, other) => Math.min(one, other)) : 0;
  const shown = values.length === 0 ? [] : [least, ...limits];
  const groups = shown.map((from, at): Group => ({ id: String(at), fill: ramp[at] ?? null, count: 0, from, to: shown[at + 1] ?? null }));
  const zero: Group = { id: "zero", fill: ZERO_FILL, count: 0 };
  const of = ([, , , value]: Hex): Group => (value === null ? none : value === 0 ? zero : (groups[groupOf(value, limits)] ?? none));
  return counted([...[...groups].reverse(), zero, none], hexes, of);
}

function counted(groups: Group[], hexes: readonly Hex[], of: (hex: Hex) => Group): { groups: Group[]; of: (hex: Hex) => Group } {
  for (const hex of hexes) of(hex).count += 1;
  return { groups: groups.filter(({ count }) => count > 0), of };
}
