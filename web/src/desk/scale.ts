// What a picture of a share over time needs: its scale, and where its lines break.

/** Even steps of a scale from 0 to at least `most`. */
export function ticks(most: number): number[] {
  const step = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25].find((own) => most / own <= 5) ?? 0.5;
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** Parts of a line between which there are no gaps. */
export function runsOf<T>(all: readonly (T | null)[]): T[][] {
  const runs: T[][] = [[]];
  for (const each of all) {
    if (each === null) runs.push([]);
    else runs.at(-1)?.push(each);
  }
  return runs.filter((run) => run.length > 0);
}
