// What happens while the page stays open: a new release arrives, the server goes away. With the mock server only,
// because these tests must publish and stop it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startMock } from "../mock.mjs";
import { browser, painted } from "../open.mjs";

let chromium;
before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

describe("an open page", () => {
  it("shows a new release by itself and keeps the view, the choices and the place that is read", async () => {
    const mock = await startMock();
    const page = await chromium.newPage();
    await page.goto(`${mock.url}#lang=hu&view=share&map=13/47.65/18.33`);
    await painted(page);
    await page.focus("#map");
    for (const key of ["ArrowUp", "ArrowRight", "Enter"]) await page.keyboard.press(key);
    const [hash, text] = [new URL(page.url()).hash, await page.textContent("#sentence")];
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    mock.publish();
    await page.waitForSelector(".notice-release");
    assert.match(await page.textContent(".notice-release"), /2\. kiadás/);
    assert.ok(asked.some((path) => /\/(items|packed)$/.test(path)), "the layer is asked for anew");
    await painted(page);
    assert.equal(new URL(page.url()).hash, hash);
    assert.equal(await page.textContent("#sentence"), text);
    await page.close();
    await mock.stop();
  });

  it("says when the server is away, and keeps the map", async () => {
    const mock = await startMock();
    const page = await chromium.newPage();
    await page.goto(`${mock.url}#lang=en`);
    const layer = await painted(page);
    await mock.stop();
    await page.waitForSelector(".notice-offline");
    assert.equal(await painted(page), layer);
    await page.focus("#map");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    assert.ok((await page.textContent("#sentence")).length > 20);
    await page.close();
  });

  it("takes the message away when the server is back, and shows what was published meanwhile", async () => {
    const mock = await startMock();
    const page = await chromium.newPage();
    await page.goto(`${mock.url}#lang=en`);
    await painted(page);
    await mock.stop();
    await page.waitForSelector(".notice-offline");
    const again = await startMock(mock.port, 5);
    await page.waitForSelector(".notice-release", { timeout: 20_000 });
    assert.match(await page.textContent(".notice-release"), /release no\. 5/);
    assert.equal(await page.locator(".notice-offline").count(), 0);
    await page.close();
    await again.stop();
  });
});
