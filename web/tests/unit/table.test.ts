// The table: which rows of a long one are there, and how rows are ordered.
import { describe, expect, it } from "vitest";
import type { Feature } from "../../src/api.ts";
import { ALL_AT_ONCE, rowsAt } from "../../src/compare/rows.ts";
import { sorted, type Column } from "../../src/table.ts";

describe("the rows that are there", () => {
  const at = (top: number, count = 50_000) => rowsAt({ top, height: 300, rowHeight: 30, count });

  it("are all of them where there are few", () => {
    expect(at(5_000, ALL_AT_ONCE)).toEqual({ from: 0, to: ALL_AT_ONCE });
    expect(at(0, 0)).toEqual({ from: 0, to: 0 });
  });

  it("are those in sight and some to each side, wherever the table is scrolled", () => {
    for (let top = 0; top < 30 * 50_000; top += 7_919) {
      const { from, to } = at(top);
      const [first, last] = [Math.floor(top / 30), Math.min(50_000, Math.ceil((top + 300) / 30))];
      expect(from).toBeLessThanOrEqual(Math.max(0, first - 40));
      expect(to).toBeGreaterThanOrEqual(Math.min(50_000, last + 40));
      expect(to - from).toBeLessThan(150);
    }
  });

  it("end with the last row, however far somebody scrolls", () => {
    expect(at(30 * 50_000)).toEqual({ from: 49_960, to: 50_000 });
    expect(at(1e12).to).toBe(50_000);
    expect(at(-50).from).toBe(0);
  });
});

describe("rows in an order", () => {
  const rows = ["Öreg", "Óvoda", "No. 10", "No. 9", "Út"].map((name, id): Feature => ({ type: "Feature", id, geometry: null, properties: { name } }));
  const asked: unknown[] = [];
  const column: Column = { id: "name", text: () => "", order: ({ id, properties }) => (asked.push(id), properties.name ?? "") };

  it("stand as the language orders words, and numbers in them by size", () => {
    expect(sorted(rows, column, false, "hu").map(({ properties }) => properties.name)).toEqual(["No. 9", "No. 10", "Óvoda", "Öreg", "Út"]);
    expect(sorted(rows, column, true, "hu")[0]?.properties.name).toBe("Út");
  });

  it("are asked once each for what orders them", () => {
    asked.length = 0;
    sorted(rows, column, false, "cs");
    expect(asked).toEqual([0, 1, 2, 3, 4]);
  });
});
