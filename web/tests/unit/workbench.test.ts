// What a person decides in the workbench, its classes, and its catalogues: complete, and with nothing that nobody says.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { classesOf, classOf, COLOURS } from "../../src/workbench/breaks.ts";
import { decide, decisionOn, mappingOf, open, sums, type Decisions } from "../../src/workbench/decided.ts";
import type { Column, Report, Table } from "../../src/workbench/types.ts";

const column = (name: string, own: Partial<Column> = {}): Column => ({ name, variable: "", state: "unread", candidates: [], answers: [], ...own });

const TABLE: Table = {
  name: "",
  register: "household",
  facts: [],
  columns: [
    column("azon", { state: "asked", candidates: ["household_id"] }),
    column("id", { variable: "household_id", state: "renamed" }),
    column("Komfort", { variable: "comfort", state: "renamed", answers: [["I.", 3]] }),
    column("megjegyzés"),
    column(""),
  ],
  missing: [],
  head: [],
  counts: { taken: 5, changed: 1, unchanged: 2, ended: 0 },
  batch: null,
};

const REPORT: Report = {
  notes: [],
  tables: [TABLE],
  refusal: null,
  stopped: false,
  reasons: [["required", 4], ["not-number", 1]],
  duplicates: [],
  duplicate_count: 0,
  places: { resolution: 9, hexes: [], placed: 0, imprecise: 0, areas: [] },
};

describe("decisions", () => {
  it("nothing is sent where nothing was decided", () => {
    expect(mappingOf({}, REPORT)).toEqual([]);
    expect(open({}, TABLE)).toBe(1);
  });

  it("one decision keeps what was found of the other columns", () => {
    const made = decide({}, TABLE, "Komfort", { variable: "comfort", answers: { "I.": "full", "II.": "" } });
    const [mapped] = mappingOf(made, REPORT);
    expect(mapped).toEqual({
      table: "",
      register: "household",
      columns: [
        { column: "id", variable: "household_id", answers: {} },
        { column: "Komfort", variable: "comfort", answers: { "I.": "full" } },
      ],
    });
  });

  it("a variable is read from one column: the one that was decided on last", () => {
    const made: Decisions = decide({}, TABLE, "azon", { variable: "household_id", answers: {} });
    expect(decisionOn(made, TABLE, 0).variable).toBe("household_id");
    expect(decisionOn(made, TABLE, 1).variable).toBe("");
    expect(open(made, TABLE)).toBe(0);
    const back = decide(made, TABLE, "id", { variable: "household_id", answers: {} });
    expect(decisionOn(back, TABLE, 0).variable).toBe("");
  });

  it("leaving a column out is a decision too", () => {
    const made = decide({}, TABLE, "Komfort", { variable: "", answers: {} });
    expect(mappingOf(made, REPORT)[0]?.columns.map(({ variable }) => variable)).toEqual(["household_id"]);
  });

  it("sums are over all tables", () => {
    const two = { ...REPORT, tables: [TABLE, { ...TABLE, counts: null }] };
    expect(sums(two)).toEqual({ taken: 5, changed: 1, unchanged: 2, ended: 0, rejected: 5, fine: 8 });
  });
});

describe("classes of the map", () => {
  it("every count has a class with a colour, and the legend says its bounds", () => {
    for (const count of [1, 2, 3, 4, 5, 9, 10, 24, 25, 99, 100, 100_000]) {
      const at = classOf(count);
      const { from, to } = classesOf([count])[at]!;
      expect(from).toBeLessThanOrEqual(count);
      expect(to ?? Infinity).toBeGreaterThanOrEqual(count);
      expect(COLOURS[at]).toMatch(/^#/);
    }
  });

  it("the legend ends with the fullest hexagon, and deeper means more", () => {
    expect(classesOf([1, 3])).toEqual([{ at: 0, from: 1, to: 1 }, { at: 1, from: 2, to: 4 }]);
    expect(classesOf([500]).at(-1)).toEqual({ at: 5, from: 100, to: null });
    const light = COLOURS.map((colour) => Number.parseInt(colour.slice(1, 3), 16) + Number.parseInt(colour.slice(3, 5), 16));
    expect([...light].sort((a, b) => b - a)).toEqual(light);
  });
});

describe("catalogues", () => {
  const root = new URL("../../..", import.meta.url).pathname;
  const catalogue = (language: string) => readFileSync(`${root}crates/words/locales/${language}/workbench.ftl`, "utf8");
  const ids = (language: string) => [...catalogue(language).matchAll(/^([a-z][\w-]*) =/gm)].map(([, id]) => id ?? "");
  const folder = `${root}web/src/workbench/`;
  const sources = readdirSync(folder).map((name) => readFileSync(folder + name, "utf8")).join("\n");
  const said = [...sources.matchAll(/say\(\s*"([\w-]+)"/g)].map(([, id]) => `workbench-${id}`);
  const begun = [...sources.matchAll(/say\(\s*`([\w-]+-)\$\{/g)].map(([, start]) => `workbench-${start}`);
  // Said by the program, or put together from these.
  const elsewhere = ["workbench-open", "workbench-open-hint", "workbench-not-loopback", "workbench-broke-off"];
  const chosen = ["importing", "checking", "stop", "stopping"].map((id) => `workbench-${id}`);
  const labels = [...sources.matchAll(/label="([\w-]+)"/g)].map(([, id]) => `workbench-${id}`);
  const worded = [...sources.matchAll(/worded\("([\w-]+)"/g)].map(([, start]) => `workbench-${start}-`);

  it("what the page says is there in the three languages", () => {
    expect(said.length).toBeGreaterThan(60);
    for (const language of ["hu", "cs", "en"]) {
      const known = new Set(ids(language));
      for (const id of [...said, ...chosen, ...labels]) expect(known, `${language} ${id}`).toContain(id);
      expect([...known].sort()).toEqual([...new Set(ids("en"))].sort());
    }
  });

  it("nothing is there that nobody says", () => {
    const starts = [...begun, ...worded];
    const uses = new Set([...said, ...chosen, ...labels, ...elsewhere]);
    const unused = ids("en").filter((id) => id.startsWith("workbench-") && !uses.has(id) && !starts.some((start) => id.startsWith(start)));
    expect(unused).toEqual([]);
  });

  it("Czech says one, few, many and all others wherever a noun is counted", () => {
    for (const block of catalogue("cs").match(/^workbench-(progress|fine|bad|import|placed|hex|imprecise|columns-asked) = [^]*?^\}/gm) ?? []) {
      for (const form of ["[one]", "[few]", "[many]", "*[other]"]) expect(block).toContain(form);
    }
  });
});
