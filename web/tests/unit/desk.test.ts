// What somebody types at the desk and what becomes of it; how far away something due is.
import { describe, expect, it } from "vitest";
import { dueOf } from "../../src/desk/due.ts";
import { fieldsOf, has, isNothing, nothing, read, summaryOf, typedOf, unsealed, writtenOf, type Typed } from "../../src/desk/typed.ts";
import type { Entry, Register, Variable } from "../../src/desk/types.ts";

const label = { hu: "", cs: "", en: "" };
const variable = (code: string, type: Variable["type"], more: Partial<Variable> = {}): Variable => ({
  code, block: "b", type, label, required: false, sealed: false, categories: [], range: null, unit: null, none: [], ...more,
});
const register: Register = {
  id: "visit", label, parent: null, may: { list: true, change: true }, initial: "new",
  variables: [variable("kind", "category", { required: true }), variable("note", "text"), variable("count", "integer", { range: [0, 9] }), variable("who", "text", { sealed: true })],
  states: [], steps: [], flags: [],
  links: [{ code: "service", label, to: "service", many: true }],
  place: { point: true, area: true, hotspot: false, many: true },
};
const entry: Entry = {
  register: "visit", id: 7, revision: 3, tenant: "t", organisation: "o", state: "new", opened: "", since: "", due: null, overdue: false,
  answers: { kind: "home", count: 4 }, sealed: ["who"], links: { service: [{ id: 1, gone: false }] }, flags: [], steps: [], edits: true,
  places: [{ lat: 47.5, lon: 18.25, hex: "8d" }, { set: "districts", area: "3" }],
};
const typed = (more: Partial<Typed>): Typed => ({ ...nothing(), ...more });

describe("what is typed into a form", () => {
  it("is asked for in the order of the description, and told by what everybody answers", () => {
    expect(fieldsOf(register)).toEqual(["kind", "note", "count", "who", "service", "place"]);
    expect(summaryOf(register).map(({ code }) => code)).toEqual(["kind"]);
    expect(summaryOf({ ...register, summary: ["count", "unknown"] }).map(({ code }) => code)).toEqual(["count"]);
  });

  it("is a number with a comma or a point, within its range", () => {
    const decimal = variable("share", "decimal", { range: [0, 2000] });
    expect(read(decimal, " 1 234,5 ")).toBe(1234.5);
    expect(["1.2.3", "", "3000", "1e3", "-1"].map((text) => read(decimal, text))).toEqual([null, null, null, null, null]);
    expect(["4", "4,5"].map((text) => read(register.variables[2] as Variable, text))).toEqual([4, null]);
    expect(read(decimal, { none: "dk" })).toEqual({ none: "dk" });
  });

  it("sends what was filled of a new entry, and names what cannot be read", () => {
    const { written, unfit } = writtenOf(register, typed({ answers: { kind: "home", note: "  ", count: "many" }, links: { service: [] }, point: { lat: "91", lon: "18" } }));
    expect(written).toEqual({ answers: { kind: "home" }, links: {} });
    expect(unfit).toEqual(["count", "place"]);
  });

  it("sends nothing of an entry that nobody changed", () => {
    expect(writtenOf(register, typedOf(entry), entry)).toEqual({ written: { answers: {}, links: {} }, unfit: [] });
  });

  it("sends what was changed and what was emptied, and leaves other places where they are", () => {
    const changed: Typed = { answers: { kind: "home", count: "" }, links: { service: [1, 2] }, point: { lat: "47,6", lon: "18,25" } };
    expect(writtenOf(register, changed, entry).written).toEqual({
      answers: { count: { none: "not_asked" } },
      links: { service: [1, 2] },
      places: [{ lat: 47.6, lon: 18.25 }, { set: "districts", area: "3" }],
    });
    expect(writtenOf(register, { ...typedOf(entry), point: { lat: "", lon: "" } }, entry).written.places).toEqual([{ set: "districts", area: "3" }]);
  });

  it("sends areas and hot spots that were chosen, beside the point or in its stead", () => {
    const hot = { hotspot: "elders/2024-09-30/88" };
    expect(writtenOf(register, typed({ others: [hot, { set: "districts", area: "4" }] })).written.places).toEqual([hot, { set: "districts", area: "4" }]);
    expect(writtenOf(register, { ...typedOf(entry), others: [hot] }, entry).written.places).toEqual([{ lat: 47.5, lon: 18.25 }, hot]);
    expect(writtenOf(register, { ...typedOf(entry), others: [] }, entry).written.places).toEqual([{ lat: 47.5, lon: 18.25 }]);
    const single = { ...register, place: { ...register.place, many: false } };
    expect(writtenOf(single, typed({ others: [hot, { set: "districts", area: "4" }] })).written.places).toEqual([hot]);
    expect([typed({ others: [hot] }), typed({ others: [] }), typed({ point: { lat: "", lon: "" } })].map((own) => has(own, "place"))).toEqual([true, false, false]);
    expect(fieldsOf({ ...register, place: { point: false, area: true, hotspot: false, many: false } })).toContain("place");
  });

  it("keeps other points, and takes one place alone where there is one alone", () => {
    const two = { ...entry, places: [...entry.places, { lat: 47, lon: 18, hex: "8e" }] };
    expect(writtenOf(register, typed({ point: { lat: "1", lon: "2" } }), two).written.places).toEqual([{ lat: 1, lon: 2 }, { set: "districts", area: "3" }, { lat: 47, lon: 18 }]);
    const one = { ...register, place: { ...register.place, many: false } };
    expect(writtenOf(one, typed({ point: { lat: "1", lon: "2" } }), { ...entry, places: [{ set: "districts", area: "3" }] }).written.places).toEqual([{ lat: 1, lon: 2 }]);
    expect(isNothing(writtenOf(one, typedOf(entry), entry))).toBe(true);
  });

  it("is parted from what is sealed", () => {
    const { open, left } = unsealed(register, typed({ answers: { kind: "home", who: "Somebody" } }));
    expect(open.answers).toEqual({ kind: "home" });
    expect(left).toEqual(["who"]);
  });
});

describe("when something is due", () => {
  const now = new Date(2026, 10, 26, 12, 0);
  const due = (...time: [number, number, number]) => {
    const { id, count } = dueOf(new Date(2026, 10, ...time).toISOString(), now);
    return `${id} ${count}`;
  };

  it("is told in the unit that people count in", () => {
    expect(due(26, 12, 20)).toBe("due-minutes 20");
    expect(due(26, 14, 30)).toBe("due-hours 2");
    expect(due(26, 23, 59)).toBe("due-today 0");
    expect(due(27, 0, 30)).toBe("due-tomorrow 1");
    expect(due(28, 9, 0)).toBe("due-days 2");
    expect(due(26, 11, 59)).toBe("late-minutes 1");
    expect(due(25, 23, 0)).toBe("late-hours 13");
    expect(due(24, 11, 0)).toBe("late-days 2");
  });
});
