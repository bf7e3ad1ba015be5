// Fifty thousand places: the table, which is the map of those who do not see it, and the chart open, order and mark them.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { cellToBoundary, gridDisk, latLngToCell } from "h3-js";
import { startMock } from "../mock.mjs";
import { browser, painted } from "../open.mjs";
import { pack } from "../packed.mjs";

const PERIOD = "2024-09-30";
/** The least number of rings around a hexagon with 50,000 places, which is 50,053. */
const RINGS = 129;

/** Many hexagons around the town, all with shares of their own; a few are withheld or without data. */
function manyPlaces() {
  const cells = gridDisk(latLngToCell(47.645, 18.325, 9), RINGS);
  return cells.map((h3, at) => {
    const ring = cellToBoundary(h3, true).map((point) => point.map((degrees) => Math.round(degrees * 1e6) / 1e6));
    const state = at % 500 === 7 ? "suppressed" : at % 500 === 9 ? "nodata" : "own";
    const value = ((at * 7919) % 50_053) / 50_053;
    const numbers = state === "own" ? { cases: Math.round(60 * value), population: 60, value, low: Math.max(0, value - 0.1), high: Math.min(1, value + 0.1) } : { cases: null, population: null, value: null, low: null, high: null };
    return { type: "Feature", id: at + 1, geometry: { type: "Polygon", coordinates: [ring] }, properties: { h3, status: state, period: PERIOD, reference_value: 0.5, class: state === "own" ? "ns" : null, z: 0, ...numbers } };
  });
}

let mock;
let chromium;
let places;
let body;
before(async () => {
  mock = await startMock();
  chromium = await browser();
  places = manyPlaces();
  body = pack("elders-alone-hex9", PERIOD, places);
});
after(async () => {
  await chromium?.close();
  await mock?.stop();
});

/** The page over many places, with the table open. */
async function open(hash = "") {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  await context.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.route("**/collections/elders-alone-hex9/packed*", (route) => route.fulfill({ contentType: "application/vnd.gocpont.packed", body }));
  await page.goto(`${mock.url}#lang=en&view=share&hex=9&table=1${hash}`);
  await painted(page);
  await page.waitForSelector("tbody tr[aria-rowindex]");
  return { page, context, errors };
}

const rows = (page) => page.locator(".linked tbody tr[aria-rowindex]");
const indices = (page) => rows(page).evaluateAll((all) => all.map((row) => Number(row.getAttribute("aria-rowindex"))));
const shares = (page) => rows(page).evaluateAll((all) => all.map((row) => row.querySelector("td").textContent));
const percent = (value) => `${(100 * value).toFixed(1)}%`;
const scroll = async (page, to) => {
  await page.evaluate((top) => (document.querySelector(".table-scroll").scrollTop = top), to);
  await page.waitForTimeout(100);
};

describe("fifty thousand places in the table", () => {
  it("are counted in full, few of them drawn, and each row knows which it is", async () => {
    const { page, context, errors } = await open();
    assert.ok(places.length > 50_000);
    assert.equal(Number(await page.getAttribute(".linked table", "aria-rowcount")), places.length + 1);
    const sorted = places.map(({ properties }) => properties.value).filter((value) => value !== null).sort((a, b) => b - a);
    for (const top of [0, 37_000, 900_000]) {
      await scroll(page, top);
      const [at, told] = [await indices(page), await shares(page)];
      assert.ok(at.length > 20 && at.length < 200, `${at.length} rows at ${top}`);
      assert.deepEqual(at, at.map((_, nth) => at[0] + nth), "one after the other");
      assert.ok(top === 0 ? at[0] === 2 : at[0] > 100, `${at[0]}`);
      at.forEach((index, nth) => assert.equal(told[nth], percent(sorted[index - 2]), `row ${index}`));
      const sight = await page.evaluate(() => {
        const box = document.querySelector(".table-scroll").getBoundingClientRect();
        const under = document.elementFromPoint(box.left + 60, box.top + box.height / 2);
        return under?.closest("tr")?.getAttribute("aria-rowindex");
      });
      assert.ok(at.includes(Number(sight)), `a row is in sight at ${top}, not ${sight}`);
    }
    await page.focus(".table-scroll");
    await page.keyboard.press("End");
    await page.waitForFunction((last) => [...document.querySelectorAll(".linked tbody tr[aria-rowindex]")].some((row) => Number(row.getAttribute("aria-rowindex")) === last), places.length + 1);
    assert.deepEqual(errors, []);
    await context.close();
  });

  it("are ordered by any column, and begin at the first row then", async () => {
    const { page, context, errors } = await open();
    await scroll(page, 400_000);
    const head = (text) => page.locator("thead button").filter({ hasText: text });
    await head("Share").click();
    await page.waitForFunction(() => document.querySelector('tbody tr[aria-rowindex="2"]'));
    assert.equal(await page.locator('thead th[aria-sort="ascending"]').textContent(), "Share");
    await head("Place").click();
    await page.waitForFunction(() => document.querySelector("thead th:first-child").getAttribute("aria-sort") === "ascending");
    const names = await rows(page).locator("th").allTextContents();
    assert.deepEqual(names, [...names].sort(new Intl.Collator("en", { numeric: true }).compare));
    assert.ok(names.length > 20);
    assert.deepEqual(errors, []);
    await context.close();
  });

  it("mark each other: a place that is read on the map has its row brought into sight, a row its place", async () => {
    const { page, context, errors } = await open();
    await page.focus("#map");
    for (const key of ["ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
    await page.waitForSelector(".linked tr.marked");
    const share = (await page.textContent(".card .headline strong")).trim();
    assert.equal(await page.locator(".linked tr.marked td").first().textContent(), share);
    const index = Number(await page.getAttribute(".linked tr.marked", "aria-rowindex"));
    assert.ok(index > 300, `far below the first rows: ${index}`);
    const isSeen = await page.evaluate(() => {
      const [row, box] = [".linked tr.marked", ".table-scroll"].map((one) => document.querySelector(one).getBoundingClientRect());
      return row.top >= box.top && row.bottom <= box.bottom;
    });
    assert.ok(isSeen);
    const outline = () => page.evaluate(() => document.querySelector("path.pointed")?.getAttribute("d") ?? null);
    await rows(page).nth(45).hover();
    const first = await outline();
    await rows(page).nth(46).hover();
    assert.ok(first && (await outline()) !== first);
    assert.deepEqual(errors, []);
    await context.close();
  });

  it("keep the focus in the table where its row goes out of sight, and the tab key goes on from row to row", async () => {
    const { page, context, errors } = await open();
    const at = () => page.evaluate(() => Number(document.activeElement.closest("tr")?.getAttribute("aria-rowindex") ?? 0));
    await rows(page).first().locator("button").focus();
    for (let press = 0; press < 90; press++) await page.keyboard.press("Tab");
    assert.equal(await at(), 92);
    const isFree = await page.evaluate(() => document.activeElement.getBoundingClientRect().top >= document.querySelector(".linked thead th").getBoundingClientRect().bottom - 1);
    assert.ok(isFree, "the head of the table does not cover it");
    await scroll(page, 800_000);
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains("table-scroll")));
    assert.deepEqual(errors, []);
    await context.close();
  });
});

describe("fifty thousand places in the chart", () => {
  it("are drawn on one canvas, and the keys go through them", async () => {
    const { page, context, errors } = await open();
    await page.click("#tab-chart");
    await page.waitForSelector(".chart-drawn canvas");
    assert.equal(await page.locator(".chart-drawn .dots").count(), 0);
    const inked = await page.evaluate(() => {
      const canvas = document.querySelector(".chart-drawn canvas");
      const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      return pixels.filter((pixel) => pixel >>> 24 > 0).length / pixels.length;
    });
    assert.ok(inked > 0.1, `${inked}`);
    await page.focus(".chart-scroll");
    await page.keyboard.press("Home");
    const told = await page.textContent(".chart-told");
    assert.match(told, /100\.0%/);
    for (const key of ["PageDown", "ArrowRight", "End"]) await page.keyboard.press(key);
    assert.match(await page.textContent(".chart-told"), /: 0\.0%/);
    assert.deepEqual(errors, []);
    await context.close();
  });
});
