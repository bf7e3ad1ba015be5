// Dialogs and comparisons for everybody: in three languages, narrow and wide, by day and by night, and at 400 % zoom.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { startMock } from "../mock.mjs";
import { browser, painted } from "../open.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

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

/** The page in a window of its own, by day until it is night, of somebody who was here before unless the tour is wanted. */
async function open(hash, { width = 1280, height = 800, tour = false, ...own } = {}) {
  const context = await chromium.newContext({ viewport: { width, height }, colorScheme: "light", reducedMotion: "reduce", ...own });
  if (!tour) await context.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`${mock.url}#${hash}`);
  await painted(page);
  await page.evaluate(axeSource);
  return { page, context, errors };
}

async function violations(page) {
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

/** Nothing is wrong by day or by night. */
async function isFine(page, what) {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, scheme);
    assert.deepEqual(await violations(page), [], `${what}, ${scheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** Nothing is wider than the window. */
async function fits(page, what) {
  const [wide, narrow] = await page.evaluate(() => [Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll("dialog, .find-body, .tour")].map((each) => each.scrollWidth)), innerWidth]);
  assert.ok(wide <= narrow, `${what}: ${wide} > ${narrow}`);
  assert.ok(await page.evaluate(() => document.getElementById("panel").scrollWidth <= document.getElementById("panel").clientWidth), what);
}

/** Opens what stands in a folded part, too. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

const COMPARED = {
  difference: [".legend-lead", ".comparing .explained"],
  swipe: [".swipe-line", ".comparing .explained"],
  bivariate: [".square-cells canvas", ".comparing .explained"],
  multiples: [".small-map", ".comparing .explained"],
};

for (const language of ["hu", "cs", "en"]) {
  for (const width of [320, 1280]) {
    describe(`in ${language} at ${width} pixels, by day and by night`, () => {
      it("axe finds nothing in the tour, the search and each dialog, and nothing is too wide", async () => {
        const { page, context, errors } = await open(`lang=${language}`, { width, height: 720, tour: true });
        await page.waitForSelector(".tour");
        await fits(page, "tour");
        await isFine(page, "tour");
        await page.click(".tour .quiet");
        await page.focus("#search");
        await page.keyboard.type("ta");
        await page.waitForSelector("#search-list li");
        await page.keyboard.press("ArrowDown");
        await fits(page, "search");
        await isFine(page, "search");
        await page.keyboard.press("Escape");
        for (const name of ["share", "print", "download"]) {
          await page.click(`#open-${name}`);
          await page.waitForSelector(`dialog#${name}`);
          await fits(page, name);
          await isFine(page, name);
          if (name === "share") {
            // The address that is copied is told to have been, or to be selected.
            await page.click("#share .copy button");
            await page.waitForFunction(() => document.querySelector("#share [role=status]").textContent.length > 0);
            await isFine(page, "a copied address");
          }
          await page.keyboard.press("Escape");
          await page.waitForSelector(`dialog#${name}`, { state: "detached" });
        }
        await page.click(".about-open");
        await page.waitForSelector("#about-citizens");
        await fits(page, "about these data");
        await isFine(page, "about these data");
        assert.deepEqual(errors, []);
        await context.close();
      });

      for (const [mode, waited] of Object.entries(COMPARED)) {
        it(`axe finds nothing in the comparison ${mode}, with its sheet to print, and nothing is too wide`, async () => {
          const { page, context, errors } = await open(`lang=${language}&compare=${mode}`, { width });
          for (const part of waited) await page.waitForSelector(part);
          if (mode === "difference" || mode === "bivariate") {
            await page.focus("#map");
            for (const key of ["PageDown", "Enter"]) await page.keyboard.press(key);
            await page.waitForSelector(".history .value");
          }
          await unfold(page);
          await fits(page, mode);
          await isFine(page, mode);
          await page.click(".card .close", { timeout: 300 }).catch(() => undefined);
          await page.click("#open-print");
          await page.waitForSelector("dialog#print #sheet");
          await fits(page, `${mode}, printed`);
          await isFine(page, `${mode}, printed`);
          assert.deepEqual(errors, []);
          await context.close();
        });
      }

      it("axe finds nothing in the table and the chart, and nothing is too wide", async () => {
        const { page, context, errors } = await open(`lang=${language}&table=1`, { width });
        await page.waitForSelector(".linked tbody tr");
        await unfold(page);
        await fits(page, "table");
        await isFine(page, "table");
        await page.click("#tab-chart");
        await page.waitForSelector(".chart-drawn");
        await fits(page, "chart");
        await isFine(page, "chart");
        assert.deepEqual(errors, []);
        await context.close();
      });
    });
  }
}

/** Whether some of what has the focus is in the window and under nothing else; what it is where it is not. */
function hiddenFocus() {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const [west, east, north, south] = [Math.max(left, 0), Math.min(right, innerWidth), Math.max(top, 0), Math.min(bottom, innerHeight)];
  const name = `${node.tagName} ${node.id || node.getAttribute("name") || node.className || node.textContent}`;
  if (east <= west || south <= north) return `${name} is outside of the window`;
  for (const x of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    for (const y of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const over = document.elementFromPoint(west + x * (east - west), north + y * (south - north));
      if (over && (node.contains(over) || over.contains(node) || over.closest("label")?.contains(node))) return null;
    }
  }
  return `${name} is covered`;
}

/** Goes by the tab key through everything that can have the focus, gives what was reached and what was hidden then. */
async function walk(page) {
  const [reached, hidden] = [new Set(), []];
  await page.evaluate(() => (document.activeElement instanceof HTMLElement && document.activeElement.blur(), window.scrollTo(0, 0)));
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const node = document.activeElement;
      return node === document.body ? null : node.id || node.getAttribute("name") || node.className || node.textContent;
    });
    if (name === null) break;
    reached.add(name);
    const problem = await page.evaluate(hiddenFocus);
    if (problem) hidden.push(problem);
  }
  return { reached, hidden };
}

/** A window of 1280 by 1024 pixels at 400 %. */
const ZOOMED = { width: 320, height: 256, deviceScaleFactor: 4 };

describe("at 400 % zoom", () => {
  it("everything is reached by keys, in one column, and nothing that has the focus is covered", async () => {
    for (const language of ["hu", "cs", "en"]) {
      const { page, context, errors } = await open(`lang=${language}`, ZOOMED);
      await page.waitForSelector(".play");
      await fits(page, language);
      const { reached, hidden } = await walk(page);
      assert.deepEqual(hidden, [], language);
      for (const name of ["search", "open-share", "open-print", "open-download", "language", "map", "indicator", "period", "unit", "view", "time", "compare-title", "drawing-title", "help-title", "data-title"]) assert.ok(reached.has(name), `${language}: ${name} of ${[...reached]}`);
      assert.deepEqual(errors, []);
      await context.close();
    }
  });

  it("nothing that has the focus is covered by the card of a place or by the tour", async () => {
    const read = await open("lang=hu", ZOOMED);
    await read.page.focus("#map");
    for (const key of ["PageDown", "Enter"]) await read.page.keyboard.press(key);
    await read.page.waitForSelector(".history .value");
    assert.deepEqual((await walk(read.page)).hidden, [], "with a card");
    await fits(read.page, "with a card");
    await read.context.close();
    const toured = await open("", { ...ZOOMED, tour: true, locale: "hu" });
    for (const step of ["1", "2", "3"]) {
      await toured.page.waitForFunction((now) => document.documentElement.dataset.tour === now && document.querySelector(".tour"), step);
      const tour = await toured.page.locator(".tour").boundingBox();
      assert.ok(tour.y >= 0 && tour.y + tour.height <= 256 && tour.height < 128, `step ${step}: ${tour.y} to ${tour.y + tour.height}`);
      assert.deepEqual((await walk(toured.page)).hidden, [], `in step ${step} of the tour`);
      await toured.page.click(".tour .act");
    }
    await toured.context.close();
  });

  it("the map is as high as most of the window, and most of it is free", async () => {
    const { page, context } = await open("lang=hu", ZOOMED);
    await page.locator(".time").scrollIntoViewIfNeeded();
    const free = await page.evaluate(() => {
      const map = document.getElementById("map");
      const box = map.getBoundingClientRect();
      let [all, own] = [0, 0];
      for (let x = box.left + 4; x < box.right; x += 8) {
        for (let y = Math.max(0, box.top) + 4; y < Math.min(innerHeight, box.bottom); y += 8) {
          all++;
          if (map.contains(document.elementFromPoint(x, y))) own++;
        }
      }
      return { height: box.height, share: own / all };
    });
    assert.ok(free.height >= 180, `${free.height} pixels high`);
    assert.ok(free.share >= 0.55, `${free.share} of it is free`);
    await context.close();
  });

  it("no comparison, table, chart or dialog is wider than the window, nor covers what has the focus", async () => {
    for (const [hash, waited] of [...Object.entries(COMPARED).map(([mode, parts]) => [`compare=${mode}`, parts]), ["table=1", [".linked tbody tr"]]]) {
      const { page, context } = await open(`lang=hu&${hash}`, ZOOMED);
      for (const part of waited) await page.waitForSelector(part);
      await fits(page, hash);
      assert.deepEqual((await walk(page)).hidden, [], hash);
      await context.close();
    }
    for (const name of ["share", "print", "download"]) {
      const { page, context } = await open("lang=hu", ZOOMED);
      await page.click(`#open-${name}`);
      await page.waitForSelector(`dialog#${name}`);
      await fits(page, name);
      for (let press = 0; press < 12; press++) {
        await page.keyboard.press("Tab");
        assert.equal(await page.evaluate(hiddenFocus), null, name);
      }
      await context.close();
    }
  });
});
