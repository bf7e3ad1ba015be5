// When a session ends: at the latest after its day, and sooner where nothing is asked of the program for too long.

/** Milliseconds before the end from which on it is warned of. */
export const SOON = 3 * 60_000;

export interface Clock {
  /** When it ends at the latest. */
  ends: string;
  /** Seconds without a request after which it ends; where nobody says, the latest end alone counts. */
  idle?: number | undefined;
  /** When the program was asked last, in milliseconds. */
  asked: number;
}

/** Milliseconds left, and whether another request would not put the end off. */
export function leftOf({ ends, idle, asked }: Clock, now: number): { left: number; isFinal: boolean } {
  const latest = Date.parse(ends);
  const idles = idle === undefined ? Infinity : asked + idle * 1000;
  const isFinal = !(idles < latest);
  return { left: Math.min(latest, idles) - now, isFinal };
}
