// What the desk's pages compute: weeks, shares, when a session ends, scopes of tokens, QR codes.
import { describe, expect, it } from "vitest";
import { qrOf } from "../../src/desk/account/qr.ts";
import { leftOf } from "../../src/desk/ending.ts";
import { scopeOf, scopeText } from "../../src/desk/people/scope.ts";
import { daysOf, isoOf, weekOf, weeksUpTo } from "../../src/desk/report/week.ts";

describe("weeks", () => {
  it("belong to the year that has their Thursday", () => {
    const weeks = [[2026, 10, 26], [2024, 11, 30], [2021, 0, 3], [2020, 11, 31], [2027, 0, 1]].map(([year = 0, month = 0, day = 0]) => weekOf(new Date(year, month, day)));
    expect(weeks).toEqual(["2026-W48", "2025-W01", "2020-W53", "2020-W53", "2026-W53"]);
  });

  it("run from Monday to Sunday, whichever year they are in", () => {
    expect(daysOf("2026-W48")).toEqual({ from: "2026-11-23", to: "2026-11-29" });
    expect(daysOf("2020-W53")).toEqual({ from: "2020-12-28", to: "2021-01-03" });
    expect(daysOf("2025-W01")).toEqual({ from: "2024-12-30", to: "2025-01-05" });
    expect(["2026-48", "", "2026-W4"].map(daysOf)).toEqual([null, null, null]);
  });

  it("are offered from this one back, each once", () => {
    const all = weeksUpTo(new Date(2026, 2, 31), 60);
    expect(all.slice(0, 3)).toEqual(["2026-W14", "2026-W13", "2026-W12"]);
    expect(new Set(all).size).toBe(60);
    for (const week of all) expect(weekOf(new Date(`${daysOf(week)?.from}T12:00:00`))).toBe(week);
    expect(isoOf(new Date(2026, 0, 5))).toBe("2026-01-05");
  });
});

describe("the end of a session", () => {
  const now = Date.parse("2026-11-26T12:00:00Z");

  it("comes when nothing was asked for long, and any request puts it off", () => {
    expect(leftOf({ ends: "2026-11-26T20:00:00Z", idle: 1800, asked: now - 1_740_000 }, now)).toEqual({ left: 60_000, isFinal: false });
    expect(leftOf({ ends: "2026-11-26T20:00:00Z", idle: 1800, asked: now }, now)).toEqual({ left: 1_800_000, isFinal: false });
  });

  it("comes at the latest with its day, whatever is asked", () => {
    expect(leftOf({ ends: "2026-11-26T12:02:00Z", idle: 1800, asked: now }, now)).toEqual({ left: 120_000, isFinal: true });
    expect(leftOf({ ends: "2026-11-26T12:02:00Z", asked: 0 }, now)).toEqual({ left: 120_000, isFinal: true });
  });
});

describe("a token's scope", () => {
  it("is read and written as the program does", () => {
    expect(scopeOf("gis:25104,25105:elders-alone-hex9,debt-hex8")).toEqual({ tier: "gis", tenants: ["25104", "25105"], collections: ["elders-alone-hex9", "debt-hex8"] });
    expect(["gis:25104", "gis::*", "a:b:c:d", ""].map(scopeOf)).toEqual([null, null, null, null]);
    expect(scopeText({ tier: "public", tenants: ["a", "b"] }, "  ")).toBe("public:a,b:*");
    expect(scopeText({ tier: "gis", tenants: ["a"] }, "one, two\nthree;four")).toBe("gis:a:one,two,three,four");
  });
});

describe("a QR code", () => {
  const address = "otpauth://totp/G%C3%B3cpont:proba?secret=JBSWY3DPEHPK3PXP&issuer=G%C3%B3cpont";
  const at = (rows: boolean[][], row: number, column: number) => rows[row]?.[column] ?? false;

  it("grows with its text up to version 12, and is none beyond", () => {
    expect([1, 14, 15, 26, 62, 180, 213, 287].map((length) => ((qrOf("a".repeat(length))?.length ?? 0) - 17) / 4)).toEqual([1, 1, 2, 2, 4, 9, 10, 12]);
    expect(qrOf("a".repeat(288))).toBeNull();
  });

  it("has finders in three corners, the dividing lines and the dark module", () => {
    const rows = qrOf(address) ?? [];
    const size = rows.length;
    const finder = (row: number, column: number) => [0, 1, 2, 3, 4, 5, 6].map((down) => [0, 1, 2, 3, 4, 5, 6].map((right) => (at(rows, row + down, column + right) ? "#" : ".")).join(""));
    const whole = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];
    for (const [row, column] of [[0, 0], [0, size - 7], [size - 7, 0]] as const) expect(finder(row, column)).toEqual(whole);
    for (let along = 8; along < size - 8; along += 1) expect([at(rows, 6, along), at(rows, along, 6)]).toEqual([along % 2 === 0, along % 2 === 0]);
    expect(at(rows, size - 8, 8)).toBe(true);
  });

  it("says level M and its mask in both copies of its format, with the check of the standard", () => {
    const rows = qrOf(address) ?? [];
    const size = rows.length;
    // Bits 14 to 0 of the copy around the first finder, and of the one that is parted between the two others.
    const first = [...[0, 1, 2, 3, 4, 5, 7, 8].map((column) => at(rows, 8, column)), ...[7, 5, 4, 3, 2, 1, 0].map((row) => at(rows, row, 8))];
    const second = [...[1, 2, 3, 4, 5, 6, 7].map((up) => at(rows, size - up, 8)), ...[8, 7, 6, 5, 4, 3, 2, 1].map((left) => at(rows, 8, size - left))];
    expect(second).toEqual(first);
    const bits = first.reduce((value, bit) => value * 2 + Number(bit), 0) ^ 0x5412;
    expect(bits >> 13).toBe(0);
    let rest = bits;
    for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10);
    expect(rest).toBe(0);
  });

  it("is, module for module, the picture that an independent reader has read back", async () => {
    const rows = qrOf(address) ?? [];
    const text = rows.map((row) => row.map(Number).join("")).join("\n");
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    expect(Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("")).toBe("a1987a964e19aad404f8a88f4daa46f9e5e9f82caba791d1d6c4eda635f1e613");
  });
});
