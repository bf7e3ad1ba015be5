// What the stories of the desk share: a program and a browser for each, somebody who signs in, and what the page shows.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach } from "node:test";
import { startDesk } from "./desk-mock.mjs";
import { browser } from "./open.mjs";

export const PASSWORD = "egy hosszú jelszó";
export const PHONE = { width: 320, height: 640 };
/** A phone as most people have it. */
export const TALL = { width: 390, height: 844 };
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

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds, on phones and on a large screen; and that nothing has to be scrolled sideways. */
export async function axe(where) {
  const { page } = story;
  for (const size of [PHONE, TALL, DESKTOP]) {
    await page.setViewportSize(size);
    await page.evaluate(axeSource);
    const found = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
    });
    assert.deepEqual(found, [], `${where} at ${size.width}`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= size.width, `${where} is wider than ${size.width}`);
  }
}

/** Everywhere that a story names, in each language, by day and by night. */
export const LOOKS = ["hu-HU", "cs-CZ", "en-GB"].flatMap((locale) => ["light", "dark"].map((colorScheme) => ({ locale, colorScheme })));
