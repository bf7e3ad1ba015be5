// "About these data" in a real browser: one click or one key away, closed again, in three languages and for everybody.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { browser, painted, server } from "../open.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TITLES = { hu: "Az adatokról", cs: "O těchto datech", en: "About these data" };
const CITIZENS = {
  hu: "Mit tud Önről ez a térkép, és mit nem",
  cs: "Co o vás tato mapa ví a co ne",
  en: "What this map knows about you, and what it does not",
};

let source;
let chromium;
let release;
before(async () => {
  source = await server();
  chromium = await browser();
  release = (await (await fetch(new URL("collections?f=json", source.url))).json()).release;
});
after(async () => {
  await chromium?.close();
  await source?.stop();
});

async function open(language, viewport = { width: 1280, height: 800 }) {
  const page = await chromium.newPage({ viewport, locale: "hu-HU" });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`${source.url}#lang=${language}`);
  await painted(page);
  return { page, errors };
}

const isOpen = (page) => page.evaluate(() => document.getElementById("about-data").open);
const told = (page) => page.waitForSelector("#about-data #about-citizens h4", { timeout: 5000 });
const focused = (page) => page.evaluate(() => document.activeElement?.className);

describe("about these data", () => {
  it("nothing of it is fetched before it is opened", async () => {
    const { page } = await open("en");
    const files = () => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.endsWith(".js")));
    const before = await files();
    await page.click(".about-open");
    await told(page);
    assert.ok((await files()).length > before.length);
    assert.ok(!before.some((name) => /protection|citizens|about/.test(name)), `${before}`);
    await page.close();
  });

  for (const language of ["hu", "cs", "en"]) {
    it(`one click shows it in ${language}: the method with this release's thresholds, its bounds, and the citizens' page`, async () => {
      const { page, errors } = await open(language);
      assert.equal((await page.textContent(".about-open")).trim(), TITLES[language]);
      await page.click(".about-open");
      await told(page);
      assert.equal(await page.textContent("#about-title"), TITLES[language]);
      assert.equal(await page.textContent("#about-citizens h3"), CITIZENS[language]);
      const [blocks, filter] = await page.locator("#about-method li").allTextContents();
      assert.deepEqual(blocks.match(/\d+/g), Array(2).fill(String(release.threshold)));
      assert.deepEqual(filter.match(/\d+/g), Array(2).fill(String(release.filterThreshold)));
      assert.equal(await page.locator("#about-bounds li").count(), 6);
      assert.equal(await page.locator("#about-data .synthetic").count(), release.synthetic ? 1 : 0);
      assert.equal(await page.getByText(/about-[a-z]/).count(), 0, "every text is there");
      await page.click("#about-data .close");
      assert.equal(await isOpen(page), false);
      assert.deepEqual(errors, []);
      await page.close();
    });
  }

  it("keys open it, stay in it, scroll it, and Escape gives the focus back", async () => {
    const { page } = await open("en");
    for (let press = 0; press < 25 && (await focused(page)) !== "about-open"; press++) await page.keyboard.press("Tab");
    assert.equal(await focused(page), "about-open");
    await page.keyboard.press("Enter");
    await told(page);
    for (let press = 0; press < 6; press++) {
      const inside = await page.evaluate(() => document.activeElement === document.body || document.getElementById("about-data").contains(document.activeElement));
      assert.ok(inside, "the page behind is out of reach");
      await page.keyboard.press("Tab");
    }
    await page.focus(".story");
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.querySelector(".story").scrollTop > 100);
    await page.keyboard.press("Escape");
    assert.equal(await isOpen(page), false);
    assert.equal(await focused(page), "about-open");
    await page.close();
  });

  it("another language is another text when it is opened again", async () => {
    const { page } = await open("hu");
    await page.click(".about-open");
    await told(page);
    await page.keyboard.press("Escape");
    await page.selectOption("#language", "cs");
    await page.waitForFunction((title) => document.querySelector(".about-open").textContent === title, TITLES.cs);
    await page.click(".about-open");
    await page.waitForFunction((title) => document.querySelector("#about-citizens h3")?.textContent === title, CITIZENS.cs);
    await page.close();
  });

  for (const language of ["hu", "cs", "en"]) {
    for (const width of [320, 1280]) {
      it(`axe finds nothing in it in ${language} at ${width} pixels, and nothing is too wide`, async () => {
        const { page } = await open(language, { width, height: 700 });
        await page.evaluate(axeSource);
        await page.click(".about-open");
        await told(page);
        const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
        assert.deepEqual(found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`), []);
        const [wide, narrow] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= narrow, `${wide} > ${narrow}`);
        const within = await page.evaluate(() => document.querySelector(".story").scrollWidth <= document.querySelector(".story").clientWidth);
        assert.ok(within, "the text is not wider than the dialog");
        await page.close();
      });
    }
  }
});
