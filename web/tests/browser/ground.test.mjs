// What an operator puts under the map: tiles of images and of vectors, by day and by night.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { PbfWriter } from "pbf";
import { startMock } from "../mock.mjs";
import { browser, painted } from "../open.mjs";

let mock;
let chromium;
before(async () => {
  mock = await startMock();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await mock?.stop();
});

const EXTENT = 4096;

/** A tile of vectors: land, houses over which two woods lie that overlap, a lake, and a motorway across. */
function vectors() {
  const square = (x, y, size) => [[x, y], [x + size, y], [x + size, y + size], [x, y + size]];
  const layers = {
    earth: [[3, square(-64, -64, EXTENT + 128), "earth"]],
    landuse: [[3, square(0, 0, 2048), "residential"], [3, square(2048, 0, 1400), "forest"], [3, square(2600, 300, 1400), "forest"]],
    water: [[3, square(0, 2600, 1400), "lake"]],
    roads: [[2, [[2100, 3300], [4096, 3300]], "highway"]],
  };
  const zigzag = (number) => (number << 1) ^ (number >> 31);
  const pbf = new PbfWriter();
  for (const [name, features] of Object.entries(layers)) {
    const write = (_, layer) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, name);
      features.forEach(([type, line], at) => {
        const commands = [];
        let [x, y] = [0, 0];
        line.forEach((to, nth) => {
          if (nth < 2) commands.push(nth === 0 ? 9 : 2 | ((line.length - 1) << 3));
          commands.push(zigzag(to[0] - x), zigzag(to[1] - y));
          [x, y] = to;
        });
        if (type === 3) commands.push(15);
        const feature = (_, own) => {
          own.writePackedVarint(2, [0, at]);
          own.writeVarintField(3, type);
          own.writePackedVarint(4, commands);
        };
        layer.writeMessage(2, feature, null);
      });
      layer.writeStringField(3, "kind");
      for (const [, , kind] of features) layer.writeMessage(4, (value, own) => own.writeStringField(1, value), kind);
      layer.writeVarintField(5, EXTENT);
    };
    pbf.writeMessage(3, write, null);
  }
  return Buffer.from(pbf.finish());
}

/** One grey point, which is as wide as the tile. */
const IMAGE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

/** The page over such tiles. */
async function over(kind, colorScheme) {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, colorScheme, serviceWorkers: "block" });
  await context.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
  const page = await context.newPage();
  const seen = { errors: [], hosts: new Set() };
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("request", (request) => seen.hosts.add(new URL(request.url()).origin));
  const ground = { kind, external: false, tiles: `${mock.url}basemap/{z}/{x}/{y}`, minzoom: 0, maxzoom: 14, attribution: "© Somebody" };
  await page.route(/\/collections(\?.*)?$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), ground } });
  });
  await page.route("**/basemap/**", (route) => route.fulfill(kind === "raster" ? { contentType: "image/png", body: IMAGE } : { contentType: "application/vnd.mapbox-vector-tile", body: vectors() }));
  await page.goto(`${mock.url}#lang=en`);
  await painted(page);
  return { page, context, seen };
}

/** The colours of a tile of vectors at some points, in parts of its width and height. */
const coloursAt = (page, points) =>
  page.evaluate((wanted) => {
    const canvas = document.querySelector(".leaflet-ground-pane canvas");
    const context = canvas.getContext("2d");
    return wanted.map(([x, y]) => `#${[...context.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1).data].slice(0, 3).map((part) => part.toString(16).padStart(2, "0")).join("")}`);
  }, points);

const PLACES = { houses: [0.25, 0.25], wood: [0.55, 0.1], woods: [0.75, 0.2], lake: [0.1, 0.75], land: [0.7, 0.6], motorway: [0.75, 3300 / EXTENT] };

describe("vector tiles of an operator", () => {
  for (const [scheme, land, wood, water, motorway] of [["light", "#fbfaf6", "#e0e9d5", "#b4d3e3", "#f6dfb4"], ["dark", "#202b31", "#24352d", "#17394b", "#7d6435"]]) {
    it(`have the colours of our own ground, ${scheme}: land, woods without holes, water, ways`, async () => {
      const { page, context, seen } = await over("vector", scheme);
      await page.waitForFunction(() => document.querySelector(".leaflet-ground-pane canvas")?.getContext("2d").getImageData(5, 5, 1, 1).data[3] === 255);
      const found = Object.fromEntries((await coloursAt(page, Object.values(PLACES))).map((colour, at) => [Object.keys(PLACES)[at], colour]));
      assert.deepEqual(found, { houses: land, wood, woods: wood, lake: water, land, motorway });
      assert.match(await page.textContent("#ground-credit"), /© Somebody/);
      assert.equal(await page.locator("#ground-outside").count(), 0);
      assert.deepEqual([...seen.hosts], [new URL(mock.url).origin]);
      assert.deepEqual(seen.errors, []);
      await context.close();
    });
  }

  it("are drawn anew when it becomes night", async () => {
    const { page, context } = await over("vector", "light");
    await page.waitForFunction(() => document.querySelector(".leaflet-ground-pane canvas")?.getContext("2d").getImageData(5, 5, 1, 1).data[3] === 255);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForFunction(() => document.querySelector(".leaflet-ground-pane canvas")?.getContext("2d").getImageData(5, 5, 1, 1).data[0] === 0x20);
    await context.close();
  });
});

describe("images of an operator", () => {
  it("lie under the numbers in place of our own ground, and are dimmed by night", async () => {
    const { page, context, seen } = await over("raster", "light");
    await page.waitForSelector(".leaflet-ground-pane img");
    await page.waitForFunction(() => [...document.querySelectorAll(".leaflet-ground-pane img")].every(({ complete, naturalWidth }) => complete && naturalWidth === 1));
    assert.equal(await page.locator(".leaflet-ground-pane canvas").count(), 0);
    assert.ok((await page.locator(".leaflet-numbers-pane canvas").count()) > 0);
    const filter = () => page.evaluate(() => getComputedStyle(document.querySelector(".leaflet-ground-pane img")).filter);
    assert.equal(await filter(), "none");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
    await page.waitForSelector(".leaflet-ground-pane img");
    assert.match(await filter(), /^brightness\(0\.\d+\)/);
    assert.deepEqual(seen.errors, []);
    await context.close();
  });
});
