// Which hexagons share a number in the made-up town: like the program does it, from coarse to fine, unsafe ones joined.
import { cellToParent } from "h3-js";

/** A number between 0 and 1 that depends on a text alone. */
export function chance(text) {
  let state = 2166136261;
  for (const char of text) state = Math.imul(state ^ char.charCodeAt(0), 16777619);
  state ^= state >>> 15;
  state = Math.imul(state, 2246822507);
  return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
}

function grouped(cells, keyOf) {
  const groups = new Map();
  for (const cell of cells) groups.set(keyOf(cell), [...(groups.get(keyOf(cell)) ?? []), cell]);
  return [...groups.values()];
}

/** Parts hexagons of resolution 9 into blocks that are safe. */
export function blocksOf(cells, isSafe, resolution = 6) {
  if (resolution > 9) return [cells];
  const children = grouped(cells, (cell) => cellToParent(cell, resolution));
  const [safe, unsafe] = [children.filter(isSafe), children.filter((child) => !isSafe(child))];
  if (unsafe.length === 0) return safe.flatMap((child) => blocksOf(child, isSafe, resolution + 1));
  if (safe.length < 2) return [cells];
  const [host, ...others] = safe.sort((a, b) => chance(a[0] + resolution) - chance(b[0] + resolution));
  const joined = blocksOf([...unsafe.flat(), ...host], isSafe, resolution + 1);
  return [...joined, ...others.flatMap((child) => blocksOf(child, isSafe, resolution + 1))];
}

/** The smallest unions of blocks that are unions of whole hexagons of a resolution. */
export function fitsOf(blocks, resolution) {
  const [fitOf, fits] = [new Map(), new Set()];
  for (const block of blocks) {
    const hexes = new Set(block.map((cell) => cellToParent(cell, resolution)));
    const met = new Set([...hexes].map((hex) => fitOf.get(hex)).filter(Boolean));
    const fit = { blocks: [block], hexes };
    for (const other of met) {
      fits.delete(other);
      fit.blocks.push(...other.blocks);
      for (const hex of other.hexes) hexes.add(hex);
    }
    fits.add(fit);
    for (const hex of hexes) fitOf.set(hex, fit);
  }
  return [...fits].map(({ blocks, hexes }) => ({ blocks, hexes: [...hexes] }));
}
