// What became of places over all dates: how each became hot or cold, and where its share goes; by families and signs.
import { EMERGENCES, type Category, type Direction, type Emergence, type Properties } from "./api.ts";
import type { View } from "./state.ts";

/** A sign in the middle of a place, so that what its colour means is told without the colour too. */
export type Glyph = "up" | "down" | "plus" | "ahead" | "dash" | "wave" | "ring";

/** Since when and how often: what a family of categories has in common. */
export const FAMILIES = ["fresh", "lasting", "onoff", "past"] as const;
export type Family = (typeof FAMILIES)[number];

const KINDS: Record<Emergence, [family: Family, glyph: Glyph | null]> = {
  new: ["fresh", "plus"],
  consecutive: ["fresh", "ahead"],
  intensifying: ["lasting", "up"],
  persistent: ["lasting", null],
  diminishing: ["lasting", "down"],
  sporadic: ["onoff", "dash"],
  oscillating: ["onoff", "wave"],
  historical: ["past", "ring"],
};

/** The parts of a category; `null` where there is no pattern. */
export function emerged(category: Category | null | undefined): { side: "hot" | "cold"; family: Family; glyph: Glyph | null } | null {
  const [side, kind] = (category ?? "none").split("_") as ["hot" | "cold", Emergence | undefined];
  const known = kind && KINDS[kind];
  return known ? { side, family: known[0], glyph: known[1] } : null;
}

/** Categories of one side, family after family, as the legend lists them. */
export function categoriesOf(side: "hot" | "cold"): Category[] {
  return EMERGENCES.map((kind): Category => `${side}_${kind}`);
}

/** From falling to rising. */
export const DIRECTIONS: Direction[] = ["down", "none", "up"];

/** What a view tells of a place: a class, a category or a direction; `null` where it was not computed. */
export function told(view: View, place: Properties): string | null {
  if (view === "emerging") return place.category ?? null;
  return (view === "trend" ? place.direction : place.class) ?? null;
}

/** The id of the short text for that. */
export function toldAs(view: View, place: Properties): string | null {
  const name = told(view, place);
  if (!name) return null;
  if (view === "emerging") return `category-${name}`;
  return view === "trend" ? `direction-${name}` : `class-${name}`;
}

/** Whether a place belongs to what is outlined on one side: hot or cold, and not in the past alone. */
export function isOnSide(view: View, place: Properties, side: "hot" | "cold"): boolean {
  const name = view === "trend" ? null : told(view, place);
  return Boolean(name?.startsWith(side)) && !name?.endsWith("historical");
}

/** How many places of each family there are on one side; families without any are left out. */
export function countFamilies(places: Properties[], side: "hot" | "cold"): [Family, number][] {
  const own = places.map(({ category }) => emerged(category)).filter((found) => found?.side === side);
  return FAMILIES.map((family): [Family, number] => [family, own.filter((found) => found?.family === family).length]).filter(([, count]) => count > 0);
}
