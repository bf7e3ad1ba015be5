// What the server says before the page can: the same as the page says then, readable without its script and taken over
// without a jump. With the real server alone, which writes it: GOCPONT_URL names one.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { browser, painted } from "../open.mjs";

const URL_OF_SERVER = process.env.GOCPONT_URL;
const LOCALES = { hu: "hu-HU", cs: "cs-CZ", en: "en-GB" };
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

/** What is said of the first picture, as text; hidden sentences are for other windows. */
const said = (page) =>
  page.evaluate(() => {
    const text = (node) => node?.textContent ?? null;
    const all = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility()).map(text);
    return {
      language: document.documentElement.lang,
      title: document.title,
      heading: text(document.querySelector("h1")),
      date: all(".mark.date b, .mark.date span"),
      synthetic: all(".mark.synthetic"),
      summary: all(".summary"),
      legend: all(".legend h2, .legend h3, .legend li > span, .legend-note, .town-mark"),
    };
  });

/** Waits until the words are there and are to be seen: until the style has come, nothing is. Asked from outside, again and
 *  again: a wait within a page without scripts is now and then lost while the page comes. */
async function readable(page) {
  const isThere = () => document.styleSheets.length > 0 && document.querySelector(".mark.date")?.checkVisibility() === true;
  for (let asked = 0; asked < 300; asked += 1) {
    if (await page.evaluate(isThere).catch(() => false)) return;
    await new Promise((then) => setTimeout(then, 100));
  }
  throw new Error("the words of the first picture did not come");
}

describe("what the server says first", { skip: !URL_OF_SERVER }, () => {
  let chromium;
  before(async () => (chromium = await browser()));
  after(() => chromium?.close());

  async function open({ language = "hu", window = WINDOWS[0], hash = "", path = "", script = true, prepare = async () => {} } = {}) {
    const context = await chromium.newContext({ viewport: window, locale: LOCALES[language], javaScriptEnabled: script, serviceWorkers: "block" });
    const page = await context.newPage();
    await prepare(page);
    await page.goto(`${URL_OF_SERVER}/${path}${hash}`, { waitUntil: "commit" });
    return { page, context };
  }

  for (const [language] of Object.entries(LOCALES)) {
    for (const window of WINDOWS) {
      it(`is what the page says then, in ${language} and ${window.width} pixels wide`, async () => {
        const without = await open({ language, window, script: false });
        await readable(without.page);
        const told = await said(without.page);
        assert.equal(told.language, language);
        assert.ok(told.legend.length > 8 && told.summary.length === 1, JSON.stringify(told));
        const href = await without.page.getAttribute("noscript a", "href").catch(() => null);
        if (href) assert.match(href, /f=html/);
        await without.context.close();
        const { page, context } = await open({ language, window });
        await painted(page);
        assert.deepEqual(await said(page), told);
        await context.close();
      });
    }
  }

  it("is readable before the script has come, and stays until the map can say it", async () => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const prepare = (page) => page.route(/assets\/index-.*\.js$/, async (route) => held.then(() => route.continue()));
    const { page, context } = await open({ prepare });
    await readable(page);
    assert.equal(await page.locator("select").count(), 0, "the script is not there");
    const told = await said(page);
    await page.evaluate(() => {
      globalThis.gone = 0;
      globalThis.heading = document.querySelector("h1");
      const look = () => (document.querySelector(".summary")?.textContent ? undefined : globalThis.gone++);
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
      globalThis.shifts = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.shifts += value))).observe({ type: "layout-shift", buffered: true });
    });
    release();
    await painted(page);
    assert.deepEqual(await said(page), told);
    const found = await page.evaluate(() => ({ gone: globalThis.gone, same: document.querySelector("h1") === globalThis.heading, shifts: globalThis.shifts }));
    assert.equal(found.gone, 0, "the sentence was never away");
    assert.ok(found.same, "the heading is the same element");
    assert.ok(found.shifts < 0.05, `nothing jumps: ${found.shifts}`);
    await context.close();
  });

  it("asks ahead for what the script asks for, and nothing twice or in vain", async () => {
    for (const window of WINDOWS) {
      const asked = [];
      const { page, context } = await open({ window, prepare: async (page) => void page.on("request", (request) => asked.push(request.url())) });
      await painted(page);
      await page.waitForTimeout(300);
      const counted = asked.filter((url) => /\/packed|f=json|assets\/page-/.test(url));
      assert.deepEqual(counted, [...new Set(counted)], "each once");
      assert.equal(counted.filter((url) => /-hex\d\/packed/.test(url)).length, 1, counted.join("\n"));
      assert.equal(asked.filter((url) => url.includes("/addresses/")).length, 0, "nobody searched");
      await context.close();
    }
  });

  it("gives way where a link asks for another language or picture", async () => {
    const { page, context } = await open({ language: "hu", hash: "#lang=en&view=share" });
    await painted(page);
    const { language, legend } = await said(page);
    assert.equal(language, "en");
    assert.ok(legend.some((text) => text.startsWith("Share")), legend.join("|"));
    await context.close();
  });

  it("stands in the map for other sites too", async () => {
    const without = await open({ path: "embed", script: false });
    await readable(without.page);
    const told = await said(without.page);
    await without.context.close();
    const { page, context } = await open({ path: "embed" });
    await painted(page);
    const shown = await said(page);
    assert.deepEqual([shown.heading, shown.date, shown.synthetic, shown.title], [told.heading, told.date, told.synthetic, told.title]);
    await context.close();
  });
});
