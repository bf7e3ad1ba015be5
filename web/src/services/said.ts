// What is said of a service, in the words of a language.
import type { Words } from "../words.ts";
import type { Asked } from "./asked.ts";
import { groupsOf, type Change, type Hours, type Opening, type Span } from "./hours.ts";
import type { CodeLabels, Service } from "./service.ts";

const DAY = 24 * 60;

/** The first of January 2024 was a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

function dayName(words: Words, day: number): string {
  return new Intl.DateTimeFormat(words.language, { weekday: "long", timeZone: "UTC" }).format(MONDAY + day * DAY * 60_000);
}

/** A time of day; the end of a day is midnight. */
function timeSaid(words: Words, minute: number): string {
  if (minute === DAY) return words.say("services-midnight");
  const own = minute % DAY;
  return `${Math.floor(own / 60)}:${String(own % 60).padStart(2, "0")}`;
}

function changeSaid(words: Words, { daysAhead, day, minute }: Change): string {
  const time = timeSaid(words, minute);
  if (daysAhead === 0) return words.say("services-when-today", { time });
  return daysAhead === 1 ? words.say("services-when-tomorrow", { time }) : words.say("services-when-day", { day: dayName(words, day), time });
}

/** Whether it is open, and until when or from when on. */
export function openingSaid(words: Words, { isOpen, next }: Opening): string {
  if (!next) return words.say(isOpen ? "services-open-always" : "services-shut");
  return words.say(isOpen ? "services-open-until" : "services-shut-until", { when: changeSaid(words, next) });
}

function timesSaid(words: Words, spans: readonly Span[]): string {
  if (spans.length === 1 && spans[0]?.from === 0 && spans[0].to === DAY) return words.say("services-day-and-night");
  return spans.map(({ from, to }) => words.say("services-times", { from: timeSaid(words, from), to: timeSaid(words, to) })).join(", ");
}

/** Days as a list; three and more in a row as a range. */
function daysSaid(words: Words, days: readonly number[]): string {
  if (days.length === 7) return words.say("services-every-day");
  const said: string[] = [];
  for (let at = 0; at < days.length; ) {
    let end = at;
    while (days[end + 1] === (days[end] ?? 0) + 1) end++;
    const [from, to] = [dayName(words, days[at] ?? 0), dayName(words, days[end] ?? 0)];
    if (end - at > 1) said.push(words.say("services-days-range", { from, to }));
    else said.push(...new Set([from, to]));
    at = end + 1;
  }
  return said.join(", ");
}

/** The hours of a week, a line for days that have the same; what is said of holidays; and what the hours say themselves. */
export function hoursSaid(words: Words, hours: Hours): string[] {
  const lines = groupsOf(hours).map(({ days, spans }) => words.say("services-hours-line", { days: daysSaid(words, days), times: timesSaid(words, spans) }));
  const { holidays } = hours;
  if (holidays === null) lines.push(words.say("services-holidays-unknown"));
  else lines.push(holidays.length === 0 ? words.say("services-holidays-shut") : words.say("services-holidays-own", { times: timesSaid(words, holidays) }));
  return [...lines, ...hours.notes];
}

/** Metres up to a kilometre, in steps of fifty; behind it kilometres. */
export function distanceSaid(words: Words, km: number): string {
  const metres = Math.max(50, Math.round(km * 20) * 50);
  return metres < 1000 ? words.say("services-distance-m", { number: String(metres) }) : words.say("services-distance-km", { number: words.number(km, km < 10 ? 1 : 0) });
}

/** Whether there is a fee, the highest one, and what the provider says of it. */
export function feeSaid(words: Words, labels: CodeLabels, { fee, feeText, feeHighest, feeCurrency, feePer }: Service): string {
  const style = feeCurrency ? ({ style: "currency", currency: feeCurrency, maximumFractionDigits: 0 } as const) : {};
  const amount = feeHighest === null ? "" : new Intl.NumberFormat(words.language, style).format(feeHighest);
  const per = feePer && (labels.of("fee_per", feePer, words.language) ?? feePer);
  const highest = amount && words.say(per ? "services-fee-highest-per" : "services-fee-highest", { amount, per });
  return [fee && labelSaid(words, labels, "fee", fee), highest, feeText].filter(Boolean).join(" – ");
}

/** For which ages; nothing where it is for all. */
export function agesSaid(words: Words, { ageFrom, ageTo }: Pick<Service, "ageFrom" | "ageTo">): string {
  if (ageFrom !== null && ageTo !== null) return words.say("services-ages-range", { from: ageFrom, to: ageTo });
  if (ageFrom !== null) return words.say("services-ages-from", { from: ageFrom });
  return ageTo === null ? "" : words.say("services-ages-to", { to: ageTo });
}

/** What is free, in its unit; nothing where that is not told. */
export function vacantSaid(words: Words, { vacant, unit }: Pick<Service, "vacant" | "unit">): string {
  return vacant === null ? "" : words.say("services-vacant", { vacant, unit });
}

/** How much there is of it, what of it is free, and who waits. */
export function capacitySaid(words: Words, service: Service): string {
  const { capacity, waiting, unit } = service;
  const said = [vacantSaid(words, service), capacity === null ? "" : words.say("services-in-all", { capacity, unit }), !waiting ? "" : words.say("services-waiting", { waiting })];
  return said.filter(Boolean).join(", ");
}

/** A target group in everyday words; where there are none, as the release calls it. */
export function groupSaid(words: Words, labels: CodeLabels, code: string): string {
  const id = `services-for-${code}`;
  return words.knows(id) ? words.say(id) : labelSaid(words, labels, "targets", code);
}

/** A code as the release calls it; as it is where it does not say it. */
export function labelSaid(words: Words, labels: CodeLabels, property: string, code: string): string {
  return labelsSaid(words, labels, property, [code]);
}

/** Several codes, one after the other. */
export function labelsSaid(words: Words, labels: CodeLabels, property: string, codes: readonly string[]): string {
  const said = codes.map((code) => labels.of(property, code, words.language) ?? code.replaceAll("_", " ")).join(", ");
  return `${said.slice(0, 1).toLocaleUpperCase(words.language)}${said.slice(1)}`;
}

/** What was chosen on the first page. */
export function waySaid(words: Words, labels: CodeLabels, { by, code }: Pick<Asked, "by" | "code">): string {
  if (by === "all") return words.say("services-every");
  if (by === "kind") return labelSaid(words, labels, "code", code);
  if (by === "for") return groupSaid(words, labels, code);
  const id = `services-need-${code}`;
  return words.knows(id) ? words.say(id) : code;
}

/** Everything that was asked for, as a sheet says it; a place is not named, so that a sheet that lies about tells nobody's. */
export function askedSaid(words: Words, labels: CodeLabels, asked: Asked, when: string): string {
  const { open, step, free, text } = asked;
  const said = [
    asked.by === "all" ? words.say("services-sheet-all") : waySaid(words, labels, asked),
    open && words.say("services-sheet-open", { when }),
    step && words.say("services-sheet-step"),
    free && words.say("services-sheet-free"),
    text.trim() && words.say("services-sheet-text", { text: text.trim() }),
  ];
  return said.filter(Boolean).join(" · ");
}
