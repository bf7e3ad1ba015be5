// Sheets to print while comparing: what the screen shows is on the sheet, with its titles, dates and legends.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
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

const DATES = ["2021-03-31", "2021-09-30", "2022-03-31", "2022-09-30", "2023-03-31", "2023-09-30", "2024-03-31", "2024-09-30"];
const LABELS = ["People aged 65 and over who live alone", "Severe material and social deprivation"];

/** The dialog of printing over a comparison. */
async function sheet(compare, rest = "") {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${mock.url}#lang=en&compare=${compare}${rest}`);
  await painted(page);
  await page.waitForSelector({ swipe: ".swipe-line", multiples: ".small-map", bivariate: ".square-cells canvas", difference: ".legend-lead" }[compare]);
  await page.click("#open-print");
  await page.waitForSelector("dialog#print #sheet");
  await page.waitForFunction(() => document.getElementById("sheet").width > 1000);
  return { page, context, errors };
}

/** How many pixels of a colour are in each of so many columns of the sheet, between two heights, all in parts of it. */
const inked = (page, hex, columns, from, to) =>
  page.evaluate(
    ([wanted, count, top, bottom]) => {
      const canvas = document.getElementById("sheet");
      const { width, height } = canvas;
      const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, width, height).data.buffer);
      const fill = Number.parseInt(`ff${wanted.slice(5, 7)}${wanted.slice(3, 5)}${wanted.slice(1, 3)}`, 16);
      const found = new Array(count).fill(0);
      for (let y = Math.floor(top * height); y < bottom * height; y++) for (let x = 0; x < width; x++) if (pixels[y * width + x] === fill) found[Math.floor((x * count) / width)]++;
      return found;
    },
    [hex, columns, from, to],
  );

/** The texts of the PDF, and what it is called. */
async function pdfOf(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#save-pdf")]);
  const pdf = (await readFile(await file.path())).toString("latin1");
  const texts = [...pdf.matchAll(/<([0-9a-f]+)> Tj/g)].map(([, hex]) => Buffer.from(hex, "hex").swap16().toString("utf16le").replace(/[\u00a0\u202f]/g, " "));
  return { name: file.suggestedFilename(), text: texts.join("\n"), texts };
}

describe("the sheet of a comparison", () => {
  it("has two topics as two maps side by side, each under its title and over its legend", async () => {
    const { page, context, errors } = await sheet("swipe", "&opacity=100");
    const hot = await inked(page, "#b2182b", 2, 0.1, 0.55);
    assert.ok(hot.every((count) => count > 300), `hot spots in both maps: ${hot}`);
    const keys = await inked(page, "#b2182b", 2, 0.6, 0.95);
    assert.ok(keys.every((count) => count > 50), `and in both legends: ${keys}`);
    const { text, name } = await pdfOf(page);
    for (const label of LABELS) assert.ok(text.replaceAll("\n", " ").includes(label), `${label} of ${text}`);
    assert.match(name, /^gocpont-elders-alone-hex\d-2024-09-30-swipe\.pdf$/);
    assert.deepEqual(errors, []);
    await context.close();
  });

  it("has all dates as small maps with one legend", async () => {
    for (const side of ["portrait", "landscape"]) {
      const { page, context, errors } = await sheet("multiples", "&view=share&opacity=100");
      await page.check(`input[name="side"][value="${side}"]`);
      await page.waitForFunction((wide) => document.getElementById("sheet").width > document.getElementById("sheet").height === wide, side === "landscape");
      const { text, texts } = await pdfOf(page);
      const shown = DATES.map((date) => new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(date)));
      for (const date of shown) assert.ok(texts.includes(date), `${date} of ${text}`);
      assert.equal(texts.filter((each) => each === "Legend").length, 1);
      assert.match(text, /8 dates, 31 Mar 2021 – 30 Sept 2024/);
      assert.match(text.replaceAll("\n", " "), /the share in Tata és Baj as a whole went from \d/);
      assert.deepEqual(errors, []);
      await context.close();
    }
  });

  it("has a difference with the colours of rising and falling in map and legend, and both dates", async () => {
    const { page, context, errors } = await sheet("difference", "&indicator=severe-deprivation&opacity=100");
    for (const colour of ["#9a5b06", "#0a5067"]) {
      const [map] = await inked(page, colour, 1, 0.1, 0.7);
      const [key] = await inked(page, colour, 1, 0.72, 0.97);
      assert.ok(map > 100 && key > 20, `${colour}: ${map} on the map, ${key} in the legend`);
    }
    const { text, name } = await pdfOf(page);
    assert.match(text, /Change of the share from 31 Mar 2021 to 30 Sept 2024/);
    assert.match(text.replaceAll("\n", " "), /the share clearly rose in .* and clearly fell in /);
    assert.match(name, /-2024-09-30-2021-03-31\.pdf$/);
    assert.deepEqual(errors, []);
    await context.close();
  });

  it("has two topics in one map with their square key", async () => {
    const { page, context, errors } = await sheet("bivariate", "&opacity=100");
    const [map] = await inked(page, "#374790", 1, 0.1, 0.7);
    const [key] = await inked(page, "#374790", 1, 0.72, 0.97);
    assert.ok(map > 100 && key > 50, `${map} on the map, ${key} in the key`);
    const { text } = await pdfOf(page);
    const said = text.replaceAll("\n", " ");
    for (const part of [`First topic: ${LABELS[0]}`, `Second topic: ${LABELS[1]}`, `together with: ${LABELS[1]}`]) assert.ok(said.includes(part), `${part} of ${said}`);
    assert.deepEqual(errors, []);
    await context.close();
  });
});
