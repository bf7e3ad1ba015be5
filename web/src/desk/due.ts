// How far away something due is, in the unit that people count it in.
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When something is due, as seen from now: the message and how many of what. */
export function dueOf(due: string, now: Date): { id: string; count: number } {
  const at = new Date(due);
  const left = at.getTime() - now.getTime();
  const days = daysBetween(now, at);
  const late = left < 0 ? "late" : "due";
  const apart = Math.abs(left);
  if (Math.abs(days) >= 1 && (apart >= 24 * HOUR || left > 3 * HOUR)) {
    if (left > 0 && days === 1) return { id: "due-tomorrow", count: 1 };
    return { id: `${late}-days`, count: Math.max(1, left < 0 ? Math.floor(apart / (24 * HOUR)) : days) };
  }
  if (left > 0 && apart > 3 * HOUR) return { id: "due-today", count: 0 };
  if (apart >= HOUR) return { id: `${late}-hours`, count: Math.floor(apart / HOUR) };
  return { id: `${late}-minutes`, count: Math.max(1, Math.floor(apart / MINUTE)) };
}

/** Days of the calendar from one moment to another, by the clock of this place. */
function daysBetween(from: Date, to: Date): number {
  const day = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return Math.round((day(to) - day(from)) / (24 * HOUR));
}
