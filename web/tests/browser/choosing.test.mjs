// How the map is drawn, in a real browser: groups, colours, size of hexagons, night, topics that are looked for, broken links.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startMock } from "../mock.mjs";
import { browser, painted, server } from "../open.mjs";
import { countLegendColours } from "../pixels.mjs";

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

async function open(hash, { viewport = { width: 1280, height: 800 }, ...more } = {}) {
  const page = await chromium.newPage({ viewport, locale: "hu-HU", ...more });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`${source.url}#${hash}`);
  return { page, errors, layer: await painted(page) };
}

/** Unfolds how the map is drawn. */
const unfold = (page) => page.evaluate(() => (document.getElementById("drawing").open = true));

const legendTexts = (page) => page.locator(".legend li > span:first-of-type").allTextContents();

async function chosen(page, id, value, key = id) {
  await page.selectOption(`#${id}`, value);
  await page.waitForFunction(([name, wanted]) => new URLSearchParams(location.hash.slice(1)).get(name) === wanted, [key, value]);
  await painted(page);
}

describe("groups of shares", () => {
  it("follow the chosen method, which is explained, and the map has the legend's colours in each", async () => {
    const { page, errors } = await open("lang=en&view=share");
    await unfold(page);
    const seen = new Set([(await legendTexts(page)).slice(0, 5).join()]);
    for (const method of ["equal", "jenks", "deviation"]) {
      await chosen(page, "breaks", method);
      assert.ok((await page.textContent("#breaks-explained")).length > 60);
      const texts = await legendTexts(page);
      seen.add(texts.slice(0, 5).join());
      const ends = texts.filter((text) => /% – .*%/.test(text)).map((text) => text.match(/[\d.]+/g).map(Number));
      assert.ok(ends.length >= 2);
      ends.slice(1).forEach(([from], at) => assert.equal(from, ends[at][1], "a group begins where the one before ends"));
      const counts = await page.evaluate(countLegendColours);
      assert.ok(counts.slice(0, ends.length).filter((count) => count > 50).length >= 2, `${counts}`);
    }
    assert.ok(seen.size >= 3, "methods part the shares differently");
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("are of numbers in the view of numbers, which says that they follow the population", async () => {
    const { page } = await open("lang=en&view=count");
    const first = (await legendTexts(page))[0];
    assert.match(first, /^\d[\d,]*( – \d[\d,]*)?$/);
    assert.match(await page.textContent(".legend-note"), /population/);
    await page.close();
  });
});

describe("colours", () => {
  for (const palette of ["puor", "grey"]) {
    it(`of ${palette} are those of the map and of the legend, and stay in the address`, async () => {
      const { page } = await open("lang=hu");
      const before = await page.evaluate(countLegendColours);
      await unfold(page);
      await chosen(page, "palette", palette);
      const counts = await page.evaluate(countLegendColours);
      assert.ok(counts.filter((count) => count > 50).length >= 4, `${counts}`);
      assert.notDeepEqual(counts, before);
      await page.close();
      const again = await open(`lang=hu&palette=${palette}`);
      // How many tiles beyond the window are there depends on what was shown before.
      (await again.page.evaluate(countLegendColours)).forEach((count, at) => assert.ok(Math.abs(count - counts[at]) <= 0.05 * counts[at] + 20, `${count} ${counts}`));
      await again.page.close();
    });
  }

  it("let through as much of the ground as is chosen", async () => {
    const { page } = await open("lang=hu&opacity=40");
    assert.equal(await page.evaluate(() => document.querySelector(".leaflet-numbers-pane").style.opacity), "0.4");
    await unfold(page);
    await page.focus("#opacity");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelector(".leaflet-numbers-pane").style.opacity === "0.45");
    assert.match(await page.textContent('label[for="opacity"]'), /45/);
    await page.close();
  });

  it("of the page follow the device, or the visitor, and stay so", async () => {
    const context = await chromium.newContext({ colorScheme: "dark", viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${source.url}#lang=hu`);
    await painted(page);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const night = await ground();
    await unfold(page);
    await page.selectOption("#theme", "light");
    await page.waitForFunction(() => document.documentElement.dataset.theme === "light");
    assert.notEqual(await ground(), night);
    await page.reload();
    await painted(page);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "light");
    await context.close();
  });
});

describe("the size of hexagons", () => {
  it("is fixed where it is chosen, whatever the zoom", async () => {
    const { page } = await open("lang=hu");
    await unfold(page);
    await page.selectOption("#resolution", "8");
    await painted(page, /-hex8@/);
    await page.focus("#map");
    await page.keyboard.press("+");
    await page.waitForTimeout(600);
    assert.match(await painted(page), /-hex8@/);
    await page.selectOption("#resolution", "");
    await painted(page, /-hex9@/);
    await page.close();
  });
});

/** What the list of topics reads: the name of each group with the topics in it, as a reader of screens says them. */
const listed = (page) => page.locator("#indicator optgroup").evaluateAll((groups) => groups.map(({ label, children }) => [label, [...children].map(({ value }) => value)]));

/** The town's list of topics with more of them, so that there is a search; each stands beside the first, which has a theme. */
async function withMore(page) {
  await page.route(/\/collections(\?|$)/, async (route) => {
    const response = await route.fetch();
    const all = await response.json();
    const [first] = all.release.indicators;
    const more = ["Albérlők", "Bölcsődések", "Diákok", "Gondnokok", "Kertészek", "Utazók"].map((name, at) => ({ ...first, id: `more-${at}`, theme: undefined, label: { ...first.label, hu: name } }));
    all.release.indicators.push(...more);
    await route.fulfill({ response, json: all });
  });
}

describe("topics", () => {
  it("stand in named groups, by theme and target group where they have a theme, and else by target group", async (context) => {
    if (!source.publish) return context.skip("the groups of the made-up town");
    const { page, errors } = await open("lang=hu");
    assert.deepEqual(await listed(page), [
      ["Időskor – 65 évesek és idősebbek", ["elders-alone"]],
      ["háztartások, amelyekről ez ismert", ["severe-deprivation"]],
    ]);
    await page.selectOption("#indicator", "severe-deprivation");
    await painted(page, /^severe-deprivation/);
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("are found by their theme, without marks, and the one that is taken is shown", async (context) => {
    if (!source.publish) return context.skip("the topics of the made-up town");
    const page = await chromium.newPage({ viewport: { width: 1280, height: 800 }, locale: "hu-HU", serviceWorkers: "block" });
    await withMore(page);
    await page.goto(`${source.url}#lang=hu&indicator=severe-deprivation`);
    await painted(page, /^severe-deprivation/);
    const groups = await listed(page);
    assert.equal(groups[0][0], "Időskor – 65 évesek és idősebbek");
    assert.deepEqual(groups[1], ["65 évesek és idősebbek", [0, 1, 2, 3, 4, 5].map((at) => `more-${at}`)], "the same people without a theme are a group of their own, behind");
    await page.fill("#topic-search", "idoskor");
    const found = page.locator(".topics-found li");
    assert.deepEqual(await found.allInnerTexts(), ["Egyedül élő 65 év felettiek\nIdőskor – 65 évesek és idősebbek"]);
    assert.match(await page.textContent(".topic-search [role=status]"), /^1 /);
    await page.fill("#topic-search", "kertesz");
    assert.deepEqual(await found.allInnerTexts(), ["Kertészek\n65 évesek és idősebbek"]);
    await page.fill("#topic-search", "haztartasok depriv");
    assert.equal(await found.count(), 1);
    await page.fill("#topic-search", "időskor");
    await page.press("#topic-search", "Enter");
    await painted(page, /^elders-alone/);
    assert.equal(await page.inputValue("#indicator"), "elders-alone");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "indicator");
    await page.close();
  });
});

describe("an older server", () => {
  it("that has no packed collections shows the same map", async (context) => {
    if (!source.publish) return context.skip("the mock server alone can be an older one");
    const pictures = [];
    for (const older of [false, true]) {
      const own = await startMock(0, 1, older);
      const page = await chromium.newPage({ viewport: { width: 1000, height: 700 } });
      await page.goto(`${own.url}#lang=en`);
      await painted(page);
      pictures.push(await page.evaluate(countLegendColours));
      await page.close();
      await own.stop();
    }
    assert.ok(pictures[0].some((count) => count > 50));
    // Coordinates are rounded to a millionth of a degree in both, but on another way: an edge may differ by a pixel.
    pictures[0].forEach((count, at) => assert.ok(Math.abs(count - pictures[1][at]) <= 0.01 * count + 20, `${pictures}`));
  });
});

describe("links", () => {
  it("that are damaged show what is left of them, and say what could not be read", async () => {
    const { page } = await open("lang=cs&view=pie&breaks=jenks&map=13/x/18");
    const notice = await page.textContent(".notice");
    assert.match(notice, /view=pie/);
    assert.match(notice, /map=13\/x\/18/);
    await unfold(page);
    assert.equal(await page.inputValue("#breaks").catch(() => "none"), "none", "hot spots have no groups");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "cs");
    await page.close();
  });

  it("to where nothing is say so, and how to come back", async () => {
    const { page } = await open("lang=en&map=13/50.08/14.42");
    assert.match(await page.textContent(".hint"), /no data here/);
    await page.click('.tools button[aria-label="Show the whole area"]');
    await page.waitForFunction(() => !/no data here/.test(document.querySelector(".hint")?.textContent ?? ""));
    await page.close();
  });
});
