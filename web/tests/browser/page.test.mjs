// The page's story in a real browser: the map, its words, its keys, its links and its promises.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { browser, painted, server } from "../open.mjs";
import { countLegendColours, isNear, isOwn, middleOf, offsetOf } from "../pixels.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let source;
let chromium;
before(async () => {
  source = await server();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await source?.stop();
});

/** Opens the page anew, and notes what it asks for and what goes wrong. */
async function open(hash = "lang=hu", viewport = { width: 1280, height: 800 }, colorScheme = "light") {
  const page = await chromium.newPage({ viewport, locale: "hu-HU", colorScheme });
  const seen = { hosts: new Set(), errors: [] };
  page.on("request", (request) => seen.hosts.add(new URL(request.url()).origin));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  await page.goto(`${source.url}#${hash}`);
  return { page, seen, layer: await painted(page) };
}

const sentence = (page) => page.textContent("#sentence", { timeout: 5000 });

/** The features of a painted layer, as the page's own server gives them. */
function features(page, layer) {
  return page.evaluate(async (name) => {
    const [id, period] = name.split("@");
    const answer = await fetch(`collections/${id}/items?f=json&limit=10000&datetime=${period}`);
    return (await answer.json()).features;
  }, layer);
}

/** Reads a place by keys: the nearest to the middle, and then some steps to the right and up until one has numbers. */
async function readByKeys(page) {
  await page.focus("#map");
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press(step % 2 ? "ArrowUp" : "ArrowRight");
    await page.keyboard.press("Enter");
    const text = await sentence(page);
    if (/\d/.test(text)) return text;
  }
  throw new Error("no place with numbers was reached");
}

describe("the first look", () => {
  it("shows hexagons, a legend, the date and whether the data are synthetic", async () => {
    const { page, layer } = await open();
    assert.match(await page.title(), /^Gócpont/);
    assert.match(layer, /-hex[6-9]@\d{4}-\d{2}-\d{2}$/);
    assert.ok((await page.locator(".legend .swatch").count()) >= 10);
    assert.match(await page.textContent(".mark.date"), /\d{4}/);
    const { synthetic, minDaysBetweenReleases: days } = await page.evaluate(async () => (await (await fetch("collections?f=json")).json()).release);
    assert.equal(await page.locator(".mark.synthetic").count(), synthetic ? 1 : 0);
    assert.match(await page.textContent("#pace"), new RegExp(days === 0 ? "0 nap.*csak szintetikus" : `${days} nap`));
    await page.close();
  });

  it("asks no other host for anything and breaks no rule of the content policy", async () => {
    const { page, seen } = await open();
    await readByKeys(page);
    assert.deepEqual([...seen.hosts], [new URL(source.url).origin]);
    assert.deepEqual(seen.errors, []);
    await page.close();
  });

  it("sends at most 90 kB of script, packed", async () => {
    const { page } = await open();
    const scripts = await page.evaluate(async () => {
      const all = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
      return Promise.all(all.map(async ({ name }) => (await fetch(name)).text()));
    });
    const packed = scripts.map((script) => gzipSync(script).length);
    assert.ok(packed.length > 0 && packed.reduce((a, b) => a + b) <= 90_000, `${packed} bytes`);
    await page.close();
  });

  it("paints each class that is there in the colour of the legend", async () => {
    const { page, layer } = await open();
    const shown = await features(page, layer);
    const order = ["hot99", "hot95", "hot90", "cold99", "cold95", "cold90", "ns"];
    const middle = await middleOf(page);
    const classes = new Set(shown.filter((feature) => isOwn(feature) && isNear(feature, middle)).map(({ properties }) => properties.class));
    const present = order.filter((name) => classes.has(name));
    assert.ok(present.length > 1, "the layer has several classes");
    const counts = await page.evaluate(countLegendColours);
    for (const name of present) assert.ok(counts[order.indexOf(name)] > 50, `${name}: ${counts}`);
    await page.close();
  });
});

describe("choosing", () => {
  it("another topic shows another layer, and a click reads a hexagon in plain Hungarian", async () => {
    const { page, layer } = await open();
    const topics = await page.locator("#indicator option").evaluateAll((options) => options.map(({ value }) => value));
    const other = topics.find((topic) => !layer.startsWith(`${topic}-`));
    await page.selectOption("#indicator", other);
    const shown = await features(page, await painted(page, new RegExp(`^${other}-hex`)));
    const middle = await middleOf(page);
    const place = shown.find((feature) => isOwn(feature) && isNear(feature, middle));
    assert.ok(place, "there is a hexagon with numbers of its own near the middle");
    const [box, [x, y]] = [await page.locator("#map").boundingBox(), offsetOf(place, middle)];
    await page.mouse.click(box.x + box.width / 2 + x, box.y + box.height / 2 + y);
    const { population, cases } = place.properties;
    const text = (await sentence(page)).replace(/\s/g, "");
    assert.match(text, /^Ezahatszög/);
    for (const number of [`${population}(háztartást|embert)`, `Közülük(${cases}|egysem)`, "\\d,\\d%"]) assert.match(text, new RegExp(number));
    await page.close();
  });

  it("zooming out shows larger hexagons, zooming in smaller ones", async () => {
    const { page, layer } = await open();
    const resolution = Number(layer.match(/-hex(\d)@/)[1]);
    await page.focus("#map");
    await page.keyboard.press("-");
    await painted(page, new RegExp(`-hex${resolution - 1}@`));
    await page.keyboard.press("+");
    await painted(page, new RegExp(`-hex${resolution}@`));
    await page.close();
  });

  it("another date and the share view are kept in the address, and a link brings them back", async () => {
    const { page } = await open();
    const dates = await page.locator("#period option").evaluateAll((options) => options.map(({ value }) => value));
    await page.selectOption("#period", dates.at(-1));
    await painted(page, new RegExp(`@${dates.at(-1)}$`));
    await page.check('input[name="view"][value="share"]', { force: true });
    await page.waitForFunction(() => location.hash.includes("view=share"));
    const hash = new URL(page.url()).hash.slice(1);
    await page.goBack();
    await page.waitForSelector('input[name="view"][value="hotspots"]:checked', { state: "attached" });
    await page.close();
    const again = await open(hash);
    assert.ok(again.layer.endsWith(`@${dates.at(-1)}`));
    assert.equal(await again.page.isChecked('input[name="view"][value="share"]'), true);
    await again.page.close();
  });

  it("another language changes every text and keeps the place that is being read", async () => {
    const { page } = await open();
    const hungarian = await readByKeys(page);
    for (const [code, word] of [["cs", "celkem"], ["en", "as a whole"]]) {
      await page.selectOption("#language", code);
      await page.waitForFunction((lang) => document.documentElement.lang === lang, code);
      await painted(page);
      assert.ok((await sentence(page)).includes(word), `${code}: ${await sentence(page)}`);
    }
    await page.selectOption("#language", "hu");
    await page.waitForFunction(() => document.documentElement.lang === "hu");
    await painted(page);
    assert.equal(await sentence(page), hungarian);
    await page.close();
  });
});

describe("without a mouse", () => {
  it("the tab key reaches the map and every control, and the keys read a hexagon aloud", async () => {
    const { page } = await open();
    const reached = new Set();
    for (let press = 0; press < 25; press++) {
      await page.keyboard.press("Tab");
      reached.add(await page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute("name") || document.activeElement?.className));
    }
    for (const name of ["language", "map", "indicator", "period", "view"]) assert.ok(reached.has(name), `${name} of ${[...reached]}`);
    const text = await readByKeys(page);
    const spoken = await page.textContent("#live");
    assert.equal(spoken.replace(/\s/g, ""), text.replace(/\s/g, ""));
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#sentence").count(), 0);
    await page.close();
  });

  it("the page keys reach every place, from the highest number to the lowest", async () => {
    const { page, layer } = await open();
    const shown = await features(page, layer);
    await page.focus("#map");
    const reached = new Set();
    for (let press = 0; press < shown.length + 2; press++) {
      await page.keyboard.press("PageDown");
      reached.add(await page.getAttribute("path.pointed", "d"));
    }
    assert.equal(reached.size, shown.length);
    await page.keyboard.press("Enter");
    assert.ok((await sentence(page)).length > 20);
    await page.close();
  });

  it("nothing glides where the visitor wants no motion", async () => {
    const page = await chromium.newPage({ reducedMotion: "reduce" });
    await page.goto(`${source.url}#lang=hu`);
    await painted(page);
    await page.focus("#map");
    const [before, after] = await page.evaluate(() => {
      const zoom = () => Number(new URLSearchParams(location.hash.slice(1)).get("map").split("/")[0]);
      const was = zoom();
      document.getElementById("map").dispatchEvent(new KeyboardEvent("keydown", { key: "-", bubbles: true }));
      return [was, zoom()];
    });
    assert.equal(after, before - 1, "the map is there at once");
    await page.close();
  });

  it("the table has the numbers of the map and leads back to it", async () => {
    const { page, layer } = await open();
    const shown = await features(page, layer);
    await page.click(".table-open");
    await page.waitForSelector("tbody tr");
    const rows = await page.locator("tbody tr").count();
    assert.ok(rows > 0 && rows <= shown.length);
    const cells = await page.locator("tbody tr").first().locator("td").allTextContents();
    await page.locator("tbody .link").first().click();
    await painted(page);
    assert.ok((await page.textContent(".card .headline strong")).trim() === cells[0].trim());
    assert.ok(await page.evaluate(() => document.activeElement?.id === "map"));
    await page.close();
  });
});

describe("for everybody", () => {
  for (const language of ["hu", "cs", "en"]) {
    for (const scheme of ["light", "dark"]) {
      for (const width of [320, 1280]) {
        it(`axe finds nothing in ${language}, ${scheme}, at ${width} pixels, with a card open and in the table`, async () => {
          const { page } = await open(`lang=${language}&view=share`, { width, height: 800 }, scheme);
          assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), scheme);
          await page.evaluate(axeSource);
          await readByKeys(page);
          await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
          assert.deepEqual(await violations(page), []);
          await page.click(".card .close");
          await page.click(".table-open");
          await page.waitForSelector("tbody tr");
          assert.deepEqual(await violations(page), []);
          await page.close();
        });
      }
    }
  }

  it("nothing is wider than a narrow phone", async () => {
    for (const language of ["hu", "cs", "en"]) {
      const { page } = await open(`lang=${language}`, { width: 320, height: 700 });
      await readByKeys(page);
      const [wide, narrow] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= narrow, `${language}: ${wide} > ${narrow}`);
      assert.ok(await page.evaluate(() => document.getElementById("panel").scrollWidth <= document.getElementById("panel").clientWidth));
      await page.close();
    }
  });
});

async function violations(page) {
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}
