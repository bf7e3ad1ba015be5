// Weeks of ISO 8601: from Monday to Sunday, numbered by the year that has their Thursday.
const DAY = 86_400_000;

export const isoOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
const two = (value: number): string => String(value).padStart(2, "0");

/** The week of a day of the calendar here, as `2026-W48`. */
export function weekOf(at: Date): string {
  const day = Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  const thursday = day + (3 - ((new Date(day).getUTCDay() + 6) % 7)) * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const first = Date.UTC(year, 0, 1);
  return `${year}-W${two(1 + Math.floor((thursday - first) / (7 * DAY)))}`;
}

/** The Monday and the Sunday of a week, as `YYYY-MM-DD`; none where it is no week. */
export function daysOf(week: string): { from: string; to: string } | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year === undefined || number === undefined) return null;
  const fourth = Date.UTC(Number(year), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (Number(number) - 1) * 7 * DAY;
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: iso(monday), to: iso(monday + 6 * DAY) };
}

/** So many weeks up to the one of a day, that one first. */
export function weeksUpTo(at: Date, count: number): string[] {
  return Array.from({ length: count }, (_, back) => weekOf(new Date(at.getFullYear(), at.getMonth(), at.getDate() - 7 * back)));
}
