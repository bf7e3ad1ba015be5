// What the stories of the desk share: a program and a browser for each, somebody who signs in, and what the page shows.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { startDesk } from "./desk-mock.mjs";
import { browser } from "./open.mjs";

export const PASSWORD = "egy hosszú jelszó";
export const PHONE = { width: 320, height: 640 };
export const DESKTOP = { width: 1280, height: 900 };

/** What is there while a story runs: `served`, `context` and `page`. */
export const story = { chromium: null, served: null, context: null, page: null };
let errors = [];

/** Has each story begin anew, and fail where the page throws anything. */
export function anew() {
  before(async () => (story.chromium = await browser()));
  after(async () => story.chromium?.close());
  beforeEach(async () => {
    story.served = await startDesk();
    await fresh({ viewport: DESKTOP, locale: "hu-HU" });
  });
  afterEach(async () => {
    await story.context?.close();
    await story.served?.stop();
    // The browser names every refusal of the program in its console.
    assert.deepEqual(errors.filter((text) => !/Failed to load resource/.test(text)), []);
  });
}

/** A page of somebody who was never here. */
export async function fresh(options) {
  await story.context?.close();
  story.context = await story.chromium.newContext(options);
  const page = await story.context.newPage();
  story.page = page;
  errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(story.served.url);
  await page.waitForSelector("#password");
}

export async function signIn(name = "proba", code = "") {
  const { page } = story;
  await page.fill("#name", name);
  await page.fill("#password", PASSWORD);
  await page.keyboard.press("Enter");
  if (code) {
    await page.fill("#code", code);
    await page.keyboard.press("Enter");
  }
  await page.waitForSelector("#sign-out");
}

export const at = (hash) => story.page.evaluate((to) => void (location.hash = to), hash);
export const text = (selector) => story.page.locator(selector).first().textContent();
export const shows = (pattern, selector = "main") =>
  story.page.waitForFunction(([source, where]) => new RegExp(source).test(document.querySelector(where)?.textContent ?? ""), [pattern.source, selector]);
export const signals = () => story.served.desk.entries.filter((own) => own.register === "signal");
export const signal = (id) => signals().find((own) => own.id === id);
export const last = () => signals().sort((one, other) => other.id - one.id)[0];
export const stored = () => story.page.evaluate(() => JSON.stringify(localStorage));
