// The page without a network: what was seen once opens again, until a new release replaces it. With the mock server.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
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

describe("without a network", () => {
  /** Until something of the page comes true; asked again and again, as what it asks for takes its time itself. */
  async function until(page, what) {
    for (let turn = 0; turn < 200; turn++) {
      if (await page.evaluate(what)) return;
      await page.waitForTimeout(100);
    }
    assert.fail(`it never came true: ${what}`);
  }

  /** Until the service worker is there and has kept the layer that is painted, and the ground below it. */
  const kept = (page) =>
    until(page, async () => {
      const [id] = document.getElementById("map").dataset.painted.split("@");
      const names = (await caches.keys()).filter((name) => name.startsWith("gocpont-data-"));
      const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
      return navigator.serviceWorker.controller?.state === "activated" && [id, "basemap", "municipalities"].every((part) => all.flat().some((url) => url.includes(`/${part}/`)));
    });

  it("the page that was seen once opens again, says how old it is, and reads its places; a new release replaces it", async () => {
    const own = await startMock();
    const context = await chromium.newContext({ locale: "hu-HU" });
    await context.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
    const page = await context.newPage();
    await page.goto(`${own.url}#lang=hu`);
    const layer = await painted(page);
    await kept(page);
    await context.setOffline(true);
    await page.reload();
    assert.equal(await painted(page), layer);
    await page.waitForSelector(".notice-offline");
    assert.match(await page.textContent(".notice-offline"), /1\. kiadást mutatja \(2026\. november 23\.\)/);
    await page.focus("#map");
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Enter");
    assert.ok((await page.textContent("#sentence", { timeout: 5000 })).length > 20);
    await page.click(".table-open");
    assert.ok((await page.locator("tbody tr").count()) > 10);
    await page.selectOption("#language", "cs");
    await page.waitForFunction(() => document.documentElement.lang === "cs");
    own.publish();
    await context.setOffline(false);
    await page.waitForSelector(".notice-release", { timeout: 20_000 });
    await painted(page);
    await until(page, async () => (await caches.keys()).filter((name) => name.startsWith("gocpont-data-")).join() === "gocpont-data-2");
    await kept(page);
    await context.setOffline(true);
    await page.reload();
    await painted(page);
    await page.waitForSelector(".notice-offline");
    assert.match(await page.textContent(".notice-offline"), /č\. 2/);
    await context.close();
    await own.stop();
  });

  it("neither news nor downloads nor errors are kept", async () => {
    const context = await chromium.newContext();
    const page = await context.newPage();
    await page.goto(`${mock.url}#lang=hu`);
    await painted(page);
    await kept(page);
    const urls = await page.evaluate(async () => {
      await fetch("collections/elders-alone-hex9/items?f=csv&datetime=2024-09-30");
      await fetch("collections/none/items?f=json&datetime=2024-09-30");
      const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
      return all.flat();
    });
    for (const url of urls) assert.ok(!/events|f=csv|collections\/none/.test(url), url);
    await context.close();
  });
});
