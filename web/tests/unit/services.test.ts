// Services are read, asked for and found as they were published: by need, whom they are for, words, distance and hours.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { askFor, parseAsked, writeAsked, type Asked } from "../../src/services/asked.ts";
import { findServices, isStale, kilometres, spotsOf, type Around } from "../../src/services/found.ts";
import { answers, GROUPS, NEED_CODES } from "../../src/services/needs.ts";
import { CodeLabels, dialled, serviceOf, type Service } from "../../src/services/service.ts";

const CODEBOOK = readFileSync(join(__dirname, "../../../data/codebooks/service.toml"), "utf8");

function service(properties: Record<string, unknown>, at: [number, number] | null = null): Service {
  const read = serviceOf({ id: String(properties["name"]), geometry: at && { type: "Point", coordinates: at }, properties }, 0);
  if (!read) throw new Error("no service");
  return read;
}

describe("a service", () => {
  it("is read with its numbers and truths as such or as text", () => {
    for (const given of [{ age_from: 65, step_free: true, vacant: 3 }, { age_from: "65", step_free: "true", vacant: "3" }]) {
      expect(service({ name: "A", ...given })).toMatchObject({ ageFrom: 65, ageTo: null, stepFree: true, vacant: 3, capacity: null });
    }
    expect(service({ name: "A", targets: "seniors; families", phone: "+36 34 000 000;34/000-001", step_free: null })).toMatchObject({ targets: ["seniors", "families"], phones: ["+36 34 000 000", "34/000-001"], stepFree: null, at: null });
    expect(service({ name: "A" }, [18.3, 47.6]).at).toEqual({ lon: 18.3, lat: 47.6 });
    expect(serviceOf({ geometry: null, properties: { provider: "B" } }, 0)).toBeNull();
  });

  it("links to pages of the web alone", () => {
    expect(service({ name: "A", web: "pelda.example/segit" }).web).toBe("https://pelda.example/segit");
    for (const web of ["javascript:alert(1)", "data:text/html,x", "ftp://pelda.example", "http://", "nincs"]) expect(service({ name: "A", web }).web, web).toBe("");
    for (const email of ["segit", "a@b c.example", "<a@b.example>"]) expect(service({ name: "A", email }).email, email).toBe("");
  });

  it("is dialled without what is only to be read", () => {
    expect(dialled("+36 (34) 000-111")).toBe("tel:+3634000111");
    expect(dialled("+420 (0)317 000 111")).toBe("tel:+420317000111");
    expect(dialled("nincs")).toBe("");
  });

  it("has old confirmations after 180 days, and where nobody confirmed it", () => {
    expect(isStale("2026-05-30", "2026-11-26")).toBe(false);
    expect(isStale("2026-05-29", "2026-11-26")).toBe(true);
    expect(isStale("", "2026-11-26")).toBe(true);
    expect(isStale("2026-10-01", "2026-11-26", 30)).toBe(true);
  });
});

describe("what was asked", () => {
  it("comes back from the address", () => {
    const asked: Asked = { by: "for", code: "youth_risk", open: true, step: false, free: true, text: "q. meleg étel" };
    expect(parseAsked(writeAsked(asked))).toEqual(asked);
    for (const way of [askFor("all"), askFor("need", "food"), askFor("kind", "gp")]) expect(parseAsked(writeAsked(way))).toEqual(way);
  });

  it("is nothing where it cannot be read", () => {
    for (const kept of ["", "needs", "for", "for.", "all.x", "for.<b>", "pet.cat"]) expect(parseAsked(kept), kept).toBeNull();
  });
});

describe("needs", () => {
  const list = CODEBOOK.slice(CODEBOOK.indexOf('code = "code"'), CODEBOOK.indexOf('code = "form"'));
  const kinds = [...list.matchAll(/\{ code = "(\w+)"/g)].map(([, code]) => code as string);

  it("have an answer in every kind of service of the codebook", () => {
    expect(kinds.length).toBeGreaterThan(38);
    const other = kinds.filter((kind) => answers("other", kind));
    expect(other).toEqual(["other"]);
    for (const kind of kinds) expect(NEED_CODES.some((need) => answers(need, kind)), kind).toBe(true);
    for (const need of NEED_CODES) expect(kinds.some((kind) => answers(need, kind)), need).toBe(true);
  });

  it("know every target group of the codebook", () => {
    const groups = [...CODEBOOK.matchAll(/code = "for_(\w+)"/g)].map(([, code]) => code as string);
    expect([...GROUPS].sort()).toEqual(groups.sort());
  });
});

describe("finding", () => {
  const labels = new CodeLabels({ code: [{ code: "meals", label: { hu: "étkeztetés", cs: "donáška jídla", en: "meals" } }], form: "nothing", fee: [{ code: 3 }] });
  const around: Around = { now: { day: 0, minute: 600 }, place: null, labels, language: "hu" };
  const all = [
    service({ name: "Órás konyha", code: "meals", targets: "seniors", opening_hours: "Mo 08:00-12:00", step_free: true, vacant: 2 }, [18.33, 47.65]),
    service({ name: "Árnyas klub", code: "day_elderly", targets: "seniors;disabled", opening_hours: "Tu 08:00-12:00", step_free: false, vacant: 0, description: "Társaság és séta" }, [18.31, 47.65]),
    service({ name: "Zsongó ház", code: "family_support", targets: "families", provider: "Kitalált Egyesület" }),
  ];
  const names = (asked: Asked, own: Partial<Around> = {}) => findServices(all, asked, { ...around, ...own }).map(({ service: { name } }) => name);

  it("is by need, group or kind, and by name in the order of the language", () => {
    expect(names(askFor("all"))).toEqual(["Árnyas klub", "Órás konyha", "Zsongó ház"]);
    expect(names(askFor("for", "seniors"))).toEqual(["Árnyas klub", "Órás konyha"]);
    expect(names(askFor("need", "food"))).toEqual(["Órás konyha"]);
    expect(names(askFor("kind", "family_support"))).toEqual(["Zsongó ház"]);
  });

  it("puts the nearest first where a place is known, and what has no place last", () => {
    const place = { lat: 47.65, lon: 18.334 };
    expect(names(askFor("all"), { place })).toEqual(["Órás konyha", "Árnyas klub", "Zsongó ház"]);
    const [first, , last] = findServices(all, askFor("all"), { ...around, place });
    expect(first?.km).toBeCloseTo(0.3, 2);
    expect(last?.km).toBeNull();
  });

  it("is by words without accents, in names, descriptions, providers and labels of the language", () => {
    for (const [typed, found] of [["orAs", "Órás konyha"], ["setA tarsasag", "Árnyas klub"], ["etkezt", "Órás konyha"], ["kitalalt egy", "Zsongó ház"]] as const) expect(names({ ...askFor("all"), text: typed }), typed).toEqual([found]);
    expect(names({ ...askFor("all"), text: "etkezt" }, { language: "cs" })).toEqual([]);
    expect(names({ ...askFor("all"), text: "jidla" }, { language: "cs" })).toEqual(["Órás konyha"]);
    expect(names({ ...askFor("all"), text: "  " })).toHaveLength(3);
  });

  it("leaves out by hours, steps and places whatever does not say that it fits", () => {
    expect(names({ ...askFor("all"), open: true })).toEqual(["Órás konyha"]);
    expect(names({ ...askFor("all"), open: true }, { now: { day: 1, minute: 600 } })).toEqual(["Árnyas klub"]);
    expect(names({ ...askFor("all"), step: true })).toEqual(["Órás konyha"]);
    expect(names({ ...askFor("all"), free: true })).toEqual(["Órás konyha"]);
  });

  it("measures distances on the globe", () => {
    expect(kilometres({ lat: 47.4979, lon: 19.0402 }, { lat: 50.0755, lon: 14.4378 })).toBeCloseTo(443, -1);
    expect(kilometres({ lat: 47, lon: 18 }, { lat: 48, lon: 18 })).toBeCloseTo(111.19, 1);
    expect(kilometres({ lat: 47, lon: 18 }, { lat: 47, lon: 18 })).toBe(0);
  });

  it("puts services of one point on one spot of the map", () => {
    const twice = [...all, service({ name: "Másik", code: "meals" }, [18.33, 47.65])];
    const spots = spotsOf(findServices(twice, askFor("all"), around));
    expect(spots.map(({ services }) => services.map(({ name }) => name))).toEqual([["Árnyas klub"], ["Másik", "Órás konyha"]]);
  });
});
