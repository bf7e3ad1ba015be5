// The views over all dates in a real browser: how places became hot or cold, where shares go, and how that was found.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { browser, painted, server } from "../open.mjs";
import { countLegendColours, isNear, isOwn, middleOf, offsetOf } from "../pixels.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LANGUAGES = ["hu", "cs", "en"];

let source;
let chromium;
let topic;
before(async () => {
  source = await server();
  chromium = await browser();
  const catalog = await (await fetch(new URL("collections?f=json", source.url))).json();
  const has = (kind, indicator) => catalog.collections.some(({ gocpont }) => gocpont?.kind === kind && gocpont.indicator === indicator);
  topic = catalog.release.indicators.find(({ id }) => has("emerging", id) && has("trend", id))?.id;
  assert.ok(topic, "a topic has both layers");
});
after(async () => {
  await chromium?.close();
  await source?.stop();
});

async function open(hash, viewport = { width: 1280, height: 800 }) {
  const page = await chromium.newPage({ viewport, locale: "hu-HU" });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`${source.url}#indicator=${topic}&${hash}`);
  return { page, errors, layer: await painted(page) };
}

/** The features of a painted layer, as the page's own server gives them. */
function features(page, layer) {
  return page.evaluate(async (name) => {
    const [id, period] = name.split("@");
    return (await (await fetch(`collections/${id}/items?f=json&limit=10000&datetime=${period}`)).json()).features;
  }, layer);
}

/** The texts of the program in a language. */
async function texts(language) {
  const file = await readFile(new URL(`../../../crates/words/locales/${language}/page.ftl`, import.meta.url), "utf8");
  return Object.fromEntries([...file.matchAll(/^([\w-]+) = (.+)$/gm)].map(([, id, text]) => [id, text]));
}

/** Reads the first place, from the highest number down, that a test wants. */
async function readWanted(page, wanted) {
  await page.focus("#map");
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Enter");
    const chips = await page.locator(".card .chip").allTextContents();
    if (wanted(chips[0] ?? "")) return page.textContent("#sentence");
  }
  throw new Error("no such place was reached");
}

const legendTexts = (page) => page.locator(".legend li > span:first-of-type").allTextContents();
const choose = (page, view) => page.check(`input[name="view"][value="${view}"]`, { force: true });

describe("what is shown", () => {
  it("is offered for each topic where there is a layer for it, and only there", async () => {
    const { page } = await open("lang=hu");
    const catalog = await page.evaluate(async () => (await fetch("collections?f=json")).json());
    for (const { id, kind } of catalog.release.indicators) {
      await page.selectOption("#indicator", id);
      await painted(page, new RegExp(`^${id}-`));
      const offered = await page.locator('input[name="view"]').evaluateAll((radios) => radios.map(({ value }) => value));
      const kinds = catalog.collections.filter(({ gocpont }) => gocpont?.indicator === id).map(({ gocpont }) => gocpont.kind);
      for (const view of ["emerging", "trend"]) assert.equal(offered.includes(view), kinds.includes(view), `${id} (${kind}): ${offered}`);
    }
    await page.close();
  });

  it("over all dates leaves no choice of date or division and says so, and gives both back", async () => {
    const { page, layer } = await open("lang=hu");
    const period = layer.split("@")[1];
    await choose(page, "trend");
    assert.equal(await painted(page, /-trend@/), `${topic}-trend@${period}`);
    for (const [id, text] of [["period", "Minden időpont"], ["unit", "Közzétett területek"]]) {
      assert.ok(await page.isDisabled(`#${id}`), id);
      assert.equal(await page.locator(`#${id} option`).allTextContents().then(String), text);
    }
    assert.match(await page.textContent(".mark.date"), /Nő vagy csökken: \d{4}.*– \d{4}/);
    await choose(page, "hotspots");
    assert.equal(await painted(page, /-hex\d@/), layer);
    assert.ok(await page.isEnabled("#period"));
    await page.close();
  });

  it("is kept in the address: a link with another date shows the same layer, and Back goes back", async () => {
    const { page } = await open("lang=hu");
    const dates = await page.locator("#period option").evaluateAll((options) => options.map(({ value }) => value));
    await page.close();
    const { page: again, layer } = await open(`lang=hu&view=emerging&period=${dates.at(-1)}`);
    assert.equal(layer, `${topic}-emerging@${dates[0]}`);
    await choose(again, "share");
    assert.ok((await painted(again, /-hex\d@/)).endsWith(`@${dates.at(-1)}`), "the date of the link is kept");
    await again.goBack();
    assert.equal(await painted(again, /-emerging@/), layer);
    assert.ok(await again.isChecked('input[name="view"][value="emerging"]'));
    await again.close();
  });

  it("can be chosen and read by keys alone", async () => {
    const { page, errors } = await open("lang=en");
    await page.focus('input[name="view"]:checked');
    for (const view of ["share", "count", "emerging", "trend"]) {
      await page.keyboard.press("ArrowRight");
      await page.waitForFunction((name) => location.hash.includes(`view=${name}`), view);
      await painted(page, ["share", "count"].includes(view) ? /-hex/ : new RegExp(`-${view}@`));
      assert.equal(await page.evaluate(() => document.activeElement?.value), view, "the choice keeps the focus");
    }
    const text = await readWanted(page, (chip) => chip !== "");
    assert.equal((await page.textContent("#live")).replace(/\s/g, ""), text.replace(/\s/g, ""));
    await page.focus("#method-title");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.getElementById("method")?.open);
    assert.deepEqual(errors, []);
    await page.close();
  });
});

describe("how places became hot or cold", () => {
  it("has a legend of the categories that are there, in every language, and a sentence for a place", async () => {
    const { page, layer } = await open("lang=hu&view=emerging");
    const shown = await features(page, layer);
    const names = new Set(shown.map(({ properties: { category } }) => category).filter(Boolean));
    assert.ok(names.size > 2, [...names].join());
    for (const language of LANGUAGES) {
      await page.selectOption("#language", language);
      await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
      await painted(page);
      const all = await texts(language);
      const legend = await legendTexts(page);
      for (const [id, text] of Object.entries(all)) {
        if (id.startsWith("category-")) assert.equal(legend.includes(text), names.has(id.slice(9)), `${language}: ${text}`);
      }
      const category = [...names].find((name) => name !== "none");
      const text = await readWanted(page, (chip) => chip === all[`category-${category}`]);
      assert.ok(text.toLowerCase().includes(`${all[`category-${category}`]}:`), text);
      assert.match(text, /8/, "by how many dates it is told");
    }
    await page.close();
  });

  it("is in the table in words", async () => {
    const { page, layer } = await open("lang=hu&view=emerging&table=1");
    await page.waitForSelector("tbody tr");
    const all = await texts("hu");
    const shown = await features(page, layer);
    const column = await page.locator("thead button").allTextContents().then((heads) => heads.indexOf("Hogyan alakult ki"));
    const cells = await page.locator(`tbody td:nth-child(${column + 1})`).allTextContents();
    const expected = shown.map(({ properties: { category } }) => (category ? all[`category-${category}`] : all["class-none"]));
    assert.deepEqual(cells.sort(), expected.sort());
    assert.match(await page.textContent("caption"), /minden időpont/);
    await page.close();
  });

  it("is painted in the colours of the legend", async () => {
    const { page, layer } = await open("lang=hu&view=emerging");
    const all = await texts("hu");
    const [shown, middle, legend] = [await features(page, layer), await middleOf(page), await legendTexts(page)];
    const near = shown.filter((feature) => isOwn(feature) && isNear(feature, middle) && feature.properties.category);
    const counts = await page.evaluate(countLegendColours);
    for (const name of new Set(near.map(({ properties }) => properties.category))) {
      assert.ok(counts[legend.indexOf(all[`category-${name}`])] > 50, `${name}: ${counts}`);
    }
    await page.close();
  });
});

describe("where shares go", () => {
  it("says rising, falling or that no direction can be shown, and how fast", async () => {
    const { page, layer } = await open("lang=en&view=trend");
    const shown = await features(page, layer);
    assert.deepEqual((await legendTexts(page)).slice(0, 3), ["rising", "falling", "no direction can be shown"]);
    const count = (name) => shown.filter(({ properties: { direction } }) => direction === name).length;
    assert.match(await page.textContent(".summary"), new RegExp(`rising in ${count("up")} area.* falling in ${count("down")} area.* in ${count("none")} no direction`));
    assert.ok(count("up") > 0 && count("none") > 0);
    assert.match(await readWanted(page, (chip) => chip === "rising"), /Rising: over \d dates.* goes up by about \d+\.\d percentage points a year|less than a tenth/);
    assert.match(await readWanted(page, (chip) => chip.startsWith("no direction")), /No direction can be shown/);
    await page.close();
  });

  it("is in the table in words, with the change in a year", async () => {
    const { page } = await open("lang=en&view=trend&table=1");
    await page.waitForSelector("tbody tr");
    const heads = await page.locator("thead button").allTextContents();
    await page.locator("thead button", { hasText: "Direction" }).click();
    const cell = async (name) => page.locator(`tbody tr:first-child td:nth-child(${heads.indexOf(name) + 1})`).textContent();
    assert.equal(await cell("Direction"), "rising");
    assert.match(await cell("A year (% points)"), /^\+?\d+\.\d$/);
    await page.close();
  });
});

describe("how it was found", () => {
  it("is the layer's own text in the page's language", async () => {
    for (const view of ["hotspots", "emerging", "trend"]) {
      const { page, layer, errors } = await open(`lang=hu&view=${view}`);
      await page.click("#method-title");
      const seen = new Set();
      for (const language of LANGUAGES) {
        await page.selectOption("#language", language);
        await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
        const own = await page.evaluate(async ([id, lang]) => (await (await fetch(`collections/${id}?f=json&lang=${lang}`)).json()).gocpont.method, [layer.split("@")[0], language]);
        await page.waitForFunction((text) => document.querySelector("#method[open] p")?.textContent === text, own, { timeout: 5000 });
        seen.add(own);
      }
      assert.equal(seen.size, 3);
      assert.deepEqual(errors, []);
      await page.close();
    }
  });

  it("is not offered where a release does not say it", async () => {
    const { page } = await open("lang=hu");
    const { collections, release } = await page.evaluate(async () => (await fetch("collections?f=json")).json());
    const silent = release.indicators.find(({ id }) => !collections.find(({ gocpont }) => gocpont?.indicator === id)?.gocpont.method);
    if (silent) {
      await page.selectOption("#indicator", silent.id);
      await painted(page, new RegExp(`^${silent.id}-`));
      assert.equal(await page.locator("#method").count(), 0);
    }
    await page.close();
  });
});

describe("how sure a spot is of its neighbours", () => {
  it("is said in the sentence of a hot or cold spot", async () => {
    const { page, layer } = await open("lang=en");
    const [shown, middle] = [await features(page, layer), await middleOf(page)];
    const spot = shown.find((feature) => isOwn(feature) && isNear(feature, middle) && typeof feature.properties.robustness === "number");
    assert.ok(spot, "there is a spot near the middle");
    const [box, [x, y]] = [await page.locator("#map").boundingBox(), offsetOf(spot, middle)];
    await page.mouse.click(box.x + box.width / 2 + x, box.y + box.height / 2 + y);
    assert.match(await page.textContent("#sentence"), /(stays a (hot|cold) spot in all \d+|is a (hot|cold) spot in \d+ of \d+|is a (hot|cold) spot in \d+% of the) ways/);
    await page.close();
  });
});

describe("for everybody", () => {
  for (const [language, width] of [["hu", 320], ["hu", 1280], ["cs", 320], ["en", 320]]) {
    it(`axe finds nothing and nothing is too wide in ${language} at ${width} pixels`, async () => {
      for (const view of ["emerging", "trend"]) {
        const { page } = await open(`lang=${language}&view=${view}`, { width, height: 800 });
        await page.evaluate(axeSource);
        await readWanted(page, (chip) => chip !== "");
        await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
        const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
        assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${view} is too wide`);
        await page.close();
      }
    });
  }
});
