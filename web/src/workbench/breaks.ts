// Classes of records per hexagon: fixed bounds, so that two files look alike where they are; pure, so that tests can hold it.

/** The smallest count of each class. */
const BOUNDS = [1, 2, 5, 10, 25, 100];

/** One class for each bound, palest first. */
export const COLOURS = ["#d5e8f3", "#a9d0e6", "#74b3d6", "#3d8fc0", "#1a689d", "#0b4170"];

/** The class of a count: the last bound that it reaches. */
export function classOf(count: number): number {
  const above = BOUNDS.findIndex((bound) => count < bound);
  return Math.max(0, (above < 0 ? BOUNDS.length : above) - 1);
}

/** The classes that counts are in, each with its smallest and largest possible count; the last has no largest. */
export function classesOf(counts: number[]): { at: number; from: number; to: number | null }[] {
  const most = Math.max(0, ...counts.map(classOf));
  return BOUNDS.slice(0, most + 1).map((from, at) => {
    const next = BOUNDS[at + 1];
    return { at, from, to: next === undefined ? null : next - 1 };
  });
}
