// Opening hours in the simple part of OpenStreetMap's notation (wiki.openstreetmap.org/wiki/Key:opening_hours): rules of
// weekdays and times, a later one in place of an earlier one for its days. Months, weeks and the sun are not read: what has
// them is shown as it was written, and nobody is told that it is open.

/** From when to when, in minutes since midnight; beyond 1440 where it lasts into the next day. */
export interface Span {
  from: number;
  to: number;
}

/** What is known of a week. */
export interface Hours {
  /** From Monday to Sunday. */
  days: Span[][];
  /** On public holidays: none where it is closed then, and null where nothing is said of them. */
  holidays: Span[] | null;
  /** What the hours say in words, in quotation marks. */
  notes: string[];
}

/** A moment of the week: 0 is Monday, and minutes since midnight. */
export interface WeekTime {
  day: number;
  minute: number;
}

/** When it changes next. */
export interface Change extends WeekTime {
  /** 0 is today. */
  daysAhead: number;
}

/** Whether it is open, and until when or from when on; no change where it is always so. */
export interface Opening {
  isOpen: boolean;
  next: Change | null;
}

const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"];
const DAY = 24 * 60;
const WEEK = 7 * DAY;

const RULE = /^(?:((?:mo|tu|we|th|fr|sa|su|ph)(?:[-,](?:mo|tu|we|th|fr|sa|su|ph))*)(?: |$))?([\d:,-]+|off|closed|open)?$/;

/** Reads opening hours; null where there is anything in them that is not read here. */
export function parseHours(text: string): Hours | null {
  const hours: Hours = { days: DAYS.map(() => []), holidays: null, notes: [] };
  const bare = text.replace(/"([^"]*)"/g, (_, note: string) => {
    if (note.trim()) hours.notes.push(note.trim());
    return "";
  });
  const rules = bare.split(";").map(plain).filter(Boolean);
  for (const rule of rules) if (!take(hours, rule)) return null;
  return rules.length > 0 ? hours : null;
}

/** A rule in small letters, with no more spaces than between days and times. */
function plain(rule: string): string {
  return rule
    .trim()
    .toLowerCase()
    .replace(/[–—]/g, "-")
    .replace(/\s*([-,])\s*/g, "$1")
    .replace(/\s+/g, " ");
}

function take(hours: Hours, rule: string): boolean {
  const [, dayText, timeText] = (rule === "24/7" ? "open" : rule).match(RULE) ?? [];
  if (dayText === undefined && timeText === undefined) return false;
  const days = dayText === undefined ? DAYS.map((_, day) => day) : daysOf(dayText);
  const spans = spansOf(timeText ?? "open");
  if (!days || !spans) return false;
  for (const day of days) hours.days[day] = spans;
  if (dayText?.split(",").includes("ph")) hours.holidays = spans;
  return true;
}

/** The days of a list such as `mo-we,fr`; holidays are no days of the week. Null where a range has no two weekdays. */
function daysOf(text: string): number[] | null {
  const found: number[] = [];
  for (const part of text.split(",")) {
    if (part === "ph") continue;
    const [first, last, ...more] = part.split("-").map((name) => DAYS.indexOf(name));
    if (first === undefined || first < 0 || last === -1 || more.length > 0) return null;
    for (let day = first; ; day = (day + 1) % 7) {
      found.push(day);
      if (day === (last ?? first)) break;
    }
  }
  return found;
}

function spansOf(text: string): Span[] | null {
  if (text === "off" || text === "closed") return [];
  if (text === "open") return [{ from: 0, to: DAY }];
  const spans: Span[] = [];
  for (const part of text.split(",")) {
    const [from, to, ...more] = part.split("-").map(minuteOf);
    if (from === undefined || to === undefined || more.length > 0 || !(from < DAY)) return null;
    if (!Number.isFinite(to)) return null;
    spans.push({ from, to: to > from ? to : to + DAY });
  }
  return joined(spans);
}

/** Minutes since midnight; not a number where it is no time. */
function minuteOf(text: string): number {
  const [, hour, minute] = text.match(/^(\d{1,2}):(\d{2})$/) ?? [];
  if (hour === undefined || minute === undefined) return NaN;
  const all = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && all <= 2 * DAY ? all : NaN;
}

/** Spans in order, those that meet as one. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else found.push({ ...span });
  }
  return found;
}

/** Whether it is open at a moment of an ordinary week, and when that changes. */
export function openAt({ days }: Hours, { day, minute }: WeekTime): Opening {
  const own = days.flatMap((spans, nth) => spans.map(({ from, to }) => ({ from: nth * DAY + from, to: nth * DAY + to })));
  const weeks = [-WEEK, 0, WEEK].flatMap((shift) => own.map(({ from, to }) => ({ from: from + shift, to: to + shift })));
  const all = joined(weeks);
  const now = day * DAY + minute;
  const current = all.find(({ from, to }) => from <= now && now < to);
  if (current) return { isOpen: true, next: current.to - now >= WEEK ? null : changeAt(current.to, day, true) };
  const next = all.find(({ from }) => from > now);
  return { isOpen: false, next: next ? changeAt(next.from, day, false) : null };
}

/** A moment counted in minutes from the beginning of this week; the end of a day belongs to the day that ends. */
function changeAt(minutes: number, today: number, isEnd: boolean): Change {
  const early = isEnd && minutes % DAY === 0 ? DAY : 0;
  const days = Math.floor((minutes - early) / DAY);
  return { daysAhead: days - today, day: ((days % 7) + 7) % 7, minute: minutes - days * DAY };
}

/** Days that have the same hours, from the first of them on; closed ones are left out. */
export function groupsOf({ days }: Hours): { days: number[]; spans: Span[] }[] {
  const groups = new Map<string, { days: number[]; spans: Span[] }>();
  days.forEach((spans, day) => {
    if (spans.length === 0) return;
    const key = JSON.stringify(spans);
    const group = groups.get(key);
    if (group) group.days.push(day);
    else groups.set(key, { days: [day], spans });
  });
  return [...groups.values()];
}

/** The time zones of the towns that there are; their clocks agree. */
export const ZONES = ["Europe/Budapest", "Europe/Prague"] as const;
export type Zone = (typeof ZONES)[number];

/** The zone of a latitude: north of 48.6 degrees there is no Hungary, and south of it hardly any Czechia. */
export function zoneAt(latitude: number): Zone {
  return latitude > 48.6 ? "Europe/Prague" : "Europe/Budapest";
}

/** What clocks and calendars show in a zone: the moment of the week, and the date as in ISO 8601. */
export function clockIn(zone: Zone, now: Date): WeekTime & { date: string } {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  return {
    day: DAYS.indexOf(part("weekday").slice(0, 2).toLowerCase()),
    minute: Number(part("hour")) * 60 + Number(part("minute")),
    date: `${part("year")}-${part("month")}-${part("day")}`,
  };
}
