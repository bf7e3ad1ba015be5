// How much a share has changed, and within which limits that is likely: Newcombe's hybrid score interval.
import type { Properties } from "../api.ts";
import { hasNumbers } from "../classes.ts";

/** A change of a share between two dates, with its likely limits; 0.01 for one percentage point. */
export interface Change {
  by: number;
  low: number;
  high: number;
  /** Whether chance alone would hardly bring it about, and where to; `none` where zero lies within the limits. */
  told: "up" | "down" | "none";
}

/** A share with its own likely limits. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/**
 * The difference of two shares with the limits of R. G. Newcombe, "Interval estimation for the difference between
 * independent proportions", Statistics in Medicine 17 (1998), method 10: from the Wilson limits of both. The people of
 * one place are partly the same at both dates, so the limits are rather too wide than too narrow.
 */
export function difference(now: Estimate, then: Estimate): Change {
  const by = now.value - then.value;
  const low = by - Math.hypot(now.value - now.low, then.high - then.value);
  const high = by + Math.hypot(now.high - now.value, then.value - then.low);
  return { by, low, high, told: low > 0 ? "up" : high < 0 ? "down" : "none" };
}

/** The published share of a place with its limits; `null` where they are not all there. */
export function estimateOf(place: Properties | null | undefined): Estimate | null {
  if (!place || !hasNumbers(place)) return null;
  const { value, low, high } = place;
  return typeof value === "number" && typeof low === "number" && typeof high === "number" ? { value, low, high } : null;
}

/** Percentage points that read well as limits. */
const ROUND = [0.5, 1, 2, 3, 5, 10, 15, 20, 30, 50].map((points) => points / 100);

/**
 * Two limits that part changes by size into small, middling and large ones, the same for rises and falls: round numbers
 * near the thirds of the sizes.
 */
export function limitsOf(changes: readonly number[]): [number, number] {
  const sizes = changes.map(Math.abs).sort((a, b) => a - b);
  if (sizes.length === 0) return [0.05, 0.1];
  const small = nearest(sizes[Math.floor(sizes.length / 3)] ?? 0, ROUND.slice(0, -1));
  const large = nearest(sizes[Math.floor((2 * sizes.length) / 3)] ?? 0, ROUND.filter((limit) => limit > small));
  return [small, large];
}

/** The one of ascending limits that a size is nearest to by ratio. */
function nearest(size: number, limits: readonly number[]): number {
  const distance = (limit: number) => Math.abs(Math.log(limit / Math.max(size, 1e-4)));
  return limits.reduce((best, limit) => (distance(limit) < distance(best) ? limit : best), limits[0] ?? 0);
}
