// Opening hours are read from the simple part of OpenStreetMap's notation, and nothing else is guessed.
import { describe, expect, it } from "vitest";
import { clockIn, groupsOf, openAt, parseHours, zoneAt, type Hours } from "../../src/services/hours.ts";

const [MO, WE, FR, SA, SU] = [0, 2, 4, 5, 6];
const at = (hour: number, minute = 0) => hour * 60 + minute;

function read(text: string): Hours {
  const hours = parseHours(text);
  if (!hours) throw new Error(`cannot read ${text}`);
  return hours;
}

describe("opening hours", () => {
  it("are weekdays and times, several a day, a later rule in place of an earlier one", () => {
    const hours = read("Mo-Fr 08:00-12:00,13:00-16:00; We 13:00-18:00; Sa 9:00-12:00");
    expect(hours.days[MO]).toEqual([{ from: at(8), to: at(12) }, { from: at(13), to: at(16) }]);
    expect(hours.days[WE]).toEqual([{ from: at(13), to: at(18) }]);
    expect(hours.days[SA]).toEqual([{ from: at(9), to: at(12) }]);
    expect(hours.days[SU]).toEqual([]);
    expect(hours.holidays).toBeNull();
  });

  it("are read however they are spaced, with ranges over the end of the week and days without times", () => {
    expect(read("  mo – we , fr 8:00 - 10:00 ;")).toEqual(read("Mo,Tu,We,Fr 08:00-10:00"));
    expect(read("Sa-Mo 10:00-12:00").days.map((spans) => spans.length)).toEqual([1, 0, 0, 0, 0, 1, 1]);
    expect(read("Su").days[SU]).toEqual([{ from: 0, to: at(24) }]);
    expect(read("10:00-12:00").days.every((spans) => spans.length === 1)).toBe(true);
    expect(read("Mo-Su 08:00-20:00; Su off").days[SU]).toEqual([]);
    expect(read("Mo 08:00-12:00,11:00-14:00,14:00-15:00").days[MO]).toEqual([{ from: at(8), to: at(15) }]);
  });

  it("say what they say of public holidays, and keep what is in quotation marks", () => {
    expect(read("Mo-Fr 08:00-16:00; PH off").holidays).toEqual([]);
    expect(read("Mo-Fr 08:00-16:00; PH 10:00-12:00").holidays).toEqual([{ from: at(10), to: at(12) }]);
    expect(read("Mo-Fr,PH 08:00-16:00").holidays).toHaveLength(1);
    expect(read('Mo 08:00-10:00 "bejelentkezésre"').notes).toEqual(["bejelentkezésre"]);
    expect(read("PH off").days.flat()).toEqual([]);
  });

  it("are not read where they are anything else: months, weeks, the sun, open ends, mistakes", () => {
    for (const text of ["", " ; ", "Jan-Mar Mo 08:00-10:00", "week 1-53/2 Mo 08:00-10:00", "sunrise-sunset", "Mo 08:00+", "Mo 8-16", "Mo 08:70-10:00", "Mo 25:00-26:00", "Mo 08:00-49:00", "Xx 08:00-10:00", "Mo-Fr-Sa 08:00-10:00", "Mo[1] 08:00-10:00", "SH 08:00-10:00", "Mo-Fr 08:00-16:00 || \"by phone\" x", "hétfő 8-16", "Mo-PH 08:00-10:00"]) expect(parseHours(text), text).toBeNull();
  });
});

describe("whether it is open", () => {
  const week = read("Mo-Fr 08:00-12:00,13:00-16:00; Sa 09:00-12:00");

  it("changes at the minute in which it opens and closes", () => {
    expect(openAt(week, { day: MO, minute: at(7, 59) })).toEqual({ isOpen: false, next: { daysAhead: 0, day: MO, minute: at(8) } });
    expect(openAt(week, { day: MO, minute: at(8) })).toEqual({ isOpen: true, next: { daysAhead: 0, day: MO, minute: at(12) } });
    expect(openAt(week, { day: MO, minute: at(12) })).toEqual({ isOpen: false, next: { daysAhead: 0, day: MO, minute: at(13) } });
    expect(openAt(week, { day: FR, minute: at(16) })).toEqual({ isOpen: false, next: { daysAhead: 1, day: SA, minute: at(9) } });
    expect(openAt(week, { day: SA, minute: at(15) })).toEqual({ isOpen: false, next: { daysAhead: 2, day: MO, minute: at(8) } });
    expect(openAt(week, { day: SU, minute: at(23, 59) }).next).toEqual({ daysAhead: 1, day: MO, minute: at(8) });
  });

  it("goes on past midnight, and past the end of the week", () => {
    const night = read("Fr-Su 20:00-06:00");
    expect(openAt(night, { day: SA, minute: at(2) })).toEqual({ isOpen: true, next: { daysAhead: 0, day: SA, minute: at(6) } });
    expect(openAt(night, { day: SU, minute: at(23) })).toEqual({ isOpen: true, next: { daysAhead: 1, day: MO, minute: at(6) } });
    expect(openAt(night, { day: MO, minute: at(1) })).toEqual({ isOpen: true, next: { daysAhead: 0, day: MO, minute: at(6) } });
    expect(openAt(night, { day: MO, minute: at(6) }).isOpen).toBe(false);
    expect(openAt(read("Mo 08:00-24:00"), { day: MO, minute: at(9) }).next).toEqual({ daysAhead: 0, day: MO, minute: at(24) });
  });

  it("never changes where it is open day and night, or never", () => {
    for (const text of ["24/7", "Mo-Su 00:00-24:00", "Mo-Su 08:00-08:00"]) expect(openAt(read(text), { day: WE, minute: at(3) }), text).toEqual({ isOpen: true, next: null });
    expect(openAt(read("Mo-Su off"), { day: WE, minute: at(3) })).toEqual({ isOpen: false, next: null });
  });

  it("groups days with the same hours, wherever they are in the week", () => {
    expect(groupsOf(read("Mo,We,Fr 08:00-10:00; Tu 12:00-14:00"))).toEqual([
      { days: [0, 2, 4], spans: [{ from: at(8), to: at(10) }] },
      { days: [1], spans: [{ from: at(12), to: at(14) }] },
    ]);
  });
});

describe("the clock of a town", () => {
  it("shows local time in summer and winter, wherever the visitor is", () => {
    expect(clockIn("Europe/Budapest", new Date("2026-11-26T22:30:00Z"))).toEqual({ day: 3, minute: at(23, 30), date: "2026-11-26" });
    expect(clockIn("Europe/Budapest", new Date("2026-07-05T22:30:00Z"))).toEqual({ day: MO, minute: at(0, 30), date: "2026-07-06" });
    expect(clockIn("Europe/Prague", new Date("2026-03-29T01:00:00Z"))).toEqual({ day: SU, minute: at(3), date: "2026-03-29" });
  });

  it("is that of its country", () => {
    expect([47.65, 48.58].map(zoneAt)).toEqual(["Europe/Budapest", "Europe/Budapest"]);
    expect([49.78, 50.6].map(zoneAt)).toEqual(["Europe/Prague", "Europe/Prague"]);
  });
});
