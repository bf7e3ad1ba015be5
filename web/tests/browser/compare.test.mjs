// Comparing in a real browser: dates that play, differences, two topics on one map, all dates, the linked panel, the history.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { browser, painted, server } from "../open.mjs";
import { countLegendColours, isNear, isOwn, middleOf, offsetOf } from "../pixels.mjs";

let source;
let chromium;
let release;
let topics;
before(async () => {
  source = await server();
  chromium = await browser();
  release = (await (await fetch(new URL("collections?f=json", source.url))).json()).release;
  topics = release.indicators.filter(({ kind }) => kind === "rate").map(({ id }) => id);
});
after(async () => {
  await chromium?.close();
  await source?.stop();
});

/** Opens the page anew, and notes what goes wrong. */
async function open(hash, viewport = { width: 1280, height: 800 }, options = {}) {
  const page = await chromium.newPage({ viewport, locale: "hu-HU", ...options });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`${source.url}#${hash}`);
  return { page, errors, layer: await painted(page) };
}

const features = async (layer, period) => {
  const [id, own] = layer.split("@");
  const answer = await fetch(new URL(`collections/${id}/items?f=json&limit=10000&datetime=${period ?? own}`, source.url));
  return (await answer.json()).features;
};

const stateOf = (page) => page.evaluate(() => Object.fromEntries(new URLSearchParams(location.hash.slice(1))));
const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ").trim();
const percent = (share, language = "en") => plain(new Intl.NumberFormat(language, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share));

/** Clicks a feature on the map. */
async function click(page, feature) {
  const [box, [x, y]] = [await page.locator("#map").boundingBox(), offsetOf(feature, await middleOf(page))];
  await page.mouse.click(box.x + box.width / 2 + x, box.y + box.height / 2 + y);
}

async function hover(page, feature) {
  const [box, [x, y]] = [await page.locator("#map").boundingBox(), offsetOf(feature, await middleOf(page))];
  await page.mouse.move(box.x + box.width / 2 + x, box.y + box.height / 2 + y);
}

describe("the bar of dates", () => {
  it("goes from date to date by keys, and Back leads to the one before", async () => {
    const { page, errors, layer } = await open("lang=en");
    const [last, before] = [release.periods.at(-1), release.periods.at(-2)];
    assert.ok(layer.endsWith(`@${last}`));
    await page.focus('input[name="time"]');
    await page.keyboard.press("ArrowLeft");
    await painted(page, new RegExp(`@${before}$`));
    assert.equal((await stateOf(page)).period, before);
    assert.match(await page.getAttribute('input[name="time"]', "aria-valuetext"), new RegExp(before.slice(0, 4)));
    await page.goBack();
    await painted(page, new RegExp(`@${last}$`));
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("plays to the end and stops there, as one step of the history, with the next dates fetched ahead", async () => {
    const from = release.periods.at(-4);
    const { page, errors } = await open(`lang=en&period=${from}`);
    const entries = await page.evaluate(() => history.length);
    await page.evaluate(() => {
      globalThis.paintedAt = {};
      const map = document.getElementById("map");
      const note = () => map.dataset.painted && (globalThis.paintedAt[map.dataset.painted.split("@")[1]] ??= performance.now());
      new MutationObserver(note).observe(map, { attributeFilter: ["data-painted"] });
    });
    await page.click(".play");
    await painted(page, new RegExp(`@${release.periods.at(-1)}$`));
    await page.waitForFunction(() => document.querySelector(".play")?.getAttribute("aria-label") === "Play the dates");
    const [shownAt, askedAt] = await page.evaluate((dates) => {
      const asked = performance.getEntriesByType("resource").find(({ name }) => name.includes(`datetime=${dates[2]}`));
      return [dates.map((date) => globalThis.paintedAt[date]), asked.startTime];
    }, release.periods.slice(-3));
    assert.ok(shownAt[0] < shownAt[1] && shownAt[1] < shownAt[2], `${shownAt}`);
    assert.ok(askedAt < shownAt[1], "the last date is asked for before the one before it is shown");
    assert.equal(await page.evaluate(() => history.length), entries + 1);
    await page.goBack();
    await painted(page, new RegExp(`@${from}$`));
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("never starts by itself, pauses at a touch of the slider, and is off where all dates are shown at once", async () => {
    const { page } = await open(`lang=en&period=${release.periods[0]}`, undefined, { reducedMotion: "reduce" });
    assert.equal(await page.getAttribute(".play", "aria-label"), "Play the dates");
    await page.click(".play");
    await painted(page, new RegExp(`@${release.periods[1]}$`));
    await page.focus('input[name="time"]');
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelector(".play")?.getAttribute("aria-label") === "Play the dates");
    const stood = (await stateOf(page)).period;
    await page.waitForTimeout(1800);
    assert.equal((await stateOf(page)).period, stood);
    await page.check('input[name="view"][value="trend"]', { force: true });
    await painted(page, /-trend@/);
    assert.ok((await page.isDisabled(".play")) && (await page.isDisabled('input[name="time"]')));
    await page.click("#compare-title");
    await page.waitForSelector(".comparing .refused");
    assert.equal(await page.locator('input[name="compare"]').count(), 0);
    await page.close();
  });
});

/** Newcombe's interval from published limits. */
function change(now, then) {
  const by = now.value - then.value;
  const low = by - Math.hypot(now.value - now.low, then.high - then.value);
  const high = by + Math.hypot(now.high - now.value, then.value - then.low);
  return { by, low, high, told: low > 0 ? "up" : high < 0 ? "down" : "none" };
}

describe("the difference of two dates", () => {
  it("has the colours of its legend, and its sentences the numbers of both dates", async () => {
    const topic = topics[1] ?? topics[0];
    const { page, errors, layer } = await open(`lang=en&indicator=${topic}&compare=difference`);
    const since = (await stateOf(page)).since;
    assert.equal(since, release.periods[0]);
    const before = new Map((await features(layer, since)).map((feature) => [feature.id, feature.properties]));
    const both = (await features(layer)).filter(({ id, properties }) => typeof properties.value === "number" && typeof before.get(id)?.value === "number");
    const changes = both.map((feature) => ({ feature, ...change(feature.properties, before.get(feature.id)) }));
    const count = (told) => changes.filter((each) => each.told === told).length;
    const places = (number) => (number === 0 ? "no place" : number === 1 ? "1 place" : `${number} places`);
    const summary = plain(await page.textContent(".summary"));
    assert.ok(summary.includes(`the share clearly rose in ${places(count("up"))} and clearly fell in ${places(count("down"))}.`), summary);
    assert.ok(summary.includes(`${count("none")} places no change`) || count("none") < 2, summary);
    const middle = await middleOf(page);
    const near = changes.filter(({ feature }) => isOwn(feature) && isNear(feature, middle));
    if (!process.env.GOCPONT_URL) for (const told of ["up", "down", "none"]) assert.ok(count(told) > 0, `some place of ${told}`);
    const counts = await page.evaluate(countLegendColours);
    const drawn = { up: counts.slice(0, 3), down: counts.slice(3, 6), none: counts.slice(6, 7) };
    for (const told of new Set(near.map((each) => each.told))) assert.ok(Math.max(...drawn[told]) > 50, `${told}: ${counts}`);
    const one = near.find((each) => each.told === "up") ?? near[0];
    await click(page, one.feature);
    const text = plain(await page.textContent(".card .compared"));
    const points = (share) => new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" }).format(share * 100);
    const then = before.get(one.feature.id);
    for (const part of [percent(then.value), percent(one.feature.properties.value), points(one.low), points(one.high)]) assert.ok(text.includes(part), `${part} in ${text}`);
    assert.ok((await page.textContent("#live")).includes("percentage points"));
    assert.match(plain(await page.textContent(".card .chip")), { up: /^risen: \+/, down: /^fallen: -/, none: /^no change/ }[one.told]);
    assert.doesNotMatch(await page.textContent(".card"), /hot spot|cold spot|concentration/i);
    await page.click(".table-open");
    const told = page.locator(".linked tbody tr:first-child td", { hasText: "percentage points" });
    const highest = changes.reduce((one, other) => (other.by > one.by ? other : one));
    assert.ok(plain(await told.textContent()).startsWith({ up: "risen: +", down: "fallen: -", none: "no change can be shown" }[highest.told]), "the table begins with the largest rise");
    assert.ok(!(await page.textContent(".linked thead")).includes("Hot or cold"));
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("is chosen in the panel with its other date, which the address keeps", async () => {
    const { page, errors } = await open("lang=en");
    await page.click("#compare-title");
    await page.check('input[name="compare"][value="difference"]');
    await page.waitForSelector("#since");
    await painted(page);
    await page.selectOption("#since", release.periods[1]);
    await page.waitForFunction((since) => location.hash.includes(`since=${since}`), release.periods[1]);
    await page.waitForFunction(() => document.querySelector(".legend-lead")?.textContent.includes("Change of the share"));
    await page.check('input[name="compare"][value="none"]');
    await page.waitForFunction(() => !document.querySelector(".legend-lead"));
    assert.ok(!("compare" in (await stateOf(page))));
    assert.deepEqual(errors, []);
    await page.close();
  });
});

const clips = (page) => page.evaluate(() => ["numbers", "beside"].map((name) => document.querySelector(`.leaflet-${name}-pane`)?.style.clipPath ?? ""));

describe("two topics side by side", () => {
  it("are parted by a handle that keys move, and each side reads its own topic", async () => {
    const { page, errors, layer } = await open(`lang=en&indicator=${topics[0]}&compare=swipe&other=${topics[1]}&map=13/47.6460/18.3320`);
    await page.waitForFunction(() => document.querySelectorAll(".leaflet-beside-pane canvas").length > 0);
    const names = (await page.locator(".swipe-name").allTextContents()).map(plain);
    const labels = topics.slice(0, 2).map((id) => release.indicators.find((each) => each.id === id).label.en);
    assert.deepEqual(names, labels);
    assert.deepEqual((await page.locator(".legend-topic").allTextContents()).map(plain), labels);
    assert.deepEqual((await page.locator(".summary-topic").allTextContents()).map(plain), labels);
    const before = await clips(page);
    assert.ok(before.every((clip) => clip.startsWith("polygon(")), `${before}`);
    await page.focus('input[name="swipe"]');
    for (let press = 0; press < 10; press++) await page.keyboard.press("ArrowLeft");
    assert.equal(await page.inputValue('input[name="swipe"]'), "40");
    assert.notDeepEqual(await clips(page), before);
    const middle = await middleOf(page);
    const line = (await page.locator(".swipe-line").boundingBox()).x + 2;
    const box = await page.locator("#map").boundingBox();
    const isLeft = (feature) => box.x + box.width / 2 + offsetOf(feature, middle)[0] < line;
    const clear = (feature) => isOwn(feature) && isNear(feature, middle) && Math.abs(box.x + box.width / 2 + offsetOf(feature, middle)[0] - line) > 40 && offsetOf(feature, middle)[1] < -20;
    const left = (await features(layer)).find((feature) => clear(feature) && isLeft(feature));
    await click(page, left);
    assert.equal(plain(await page.textContent(".card .headline strong")), percent(left.properties.value));
    await page.click(".card .close");
    const other = layer.replace(topics[0], topics[1]);
    const right = (await features(other)).find((feature) => clear(feature) && !isLeft(feature));
    await click(page, right);
    assert.equal(plain(await page.textContent(".card .headline strong")), percent(right.properties.value));
    await page.check('input[name="compare"][value="none"]');
    await page.waitForFunction(() => !document.querySelector(".swipe-line"));
    assert.equal((await clips(page))[0], "", "the first layer is whole again");
    assert.deepEqual(errors, []);
    await page.close();
  });
});

describe("two topics in one map", () => {
  it("have the colours of their square, and say in how many places both are high", async () => {
    const { page, errors, layer } = await open(`lang=en&indicator=${topics[0]}&compare=bivariate&other=${topics[1]}`);
    await page.waitForSelector(".square-cells canvas");
    assert.equal(await page.locator(".square-cells canvas").count(), 9);
    const cells = (await page.locator(".square-key .unseen li").allTextContents()).map(plain);
    assert.equal(cells.length, 9);
    const counted = cells.map((text) => Number(text.match(/: (\d+) place/)[1]));
    const numbered = (await features(layer)).filter(({ properties }) => typeof properties.value === "number").length;
    const all = counted.reduce((a, b) => a + b);
    assert.ok(all > 0 && all <= numbered);
    const summary = plain(await page.textContent(".summary"));
    assert.match(summary, counted[2] === 0 ? new RegExp(`none of ${all} places`) : new RegExp(`${counted[2]} of ${all} places?`));
    const found = await page.evaluate(countLegendColours);
    const colours = found.slice(0, 9);
    assert.ok(colours.filter((count) => count > 50).length >= 3, `${colours}`);
    const middle = await middleOf(page);
    await click(page, (await features(layer)).find((feature) => isOwn(feature) && isNear(feature, middle)));
    const text = plain(await page.textContent(".card .compared"));
    for (const id of topics.slice(0, 2)) assert.ok(text.includes(release.indicators.find((each) => each.id === id).label.en), text);
    assert.match(text, /third/);
    assert.deepEqual(errors, []);
    await page.close();
  });
});

describe("all dates at once", () => {
  it("are small maps in the same colours, and one that is clicked is the chosen date", async () => {
    const { page, errors } = await open("lang=en&view=share&compare=multiples");
    await page.waitForSelector(".small-map");
    assert.deepEqual(await page.locator(".small-map").evaluateAll((all) => all.map(({ name }) => name)), release.periods);
    assert.deepEqual(await page.locator('.small-map[aria-pressed="true"]').evaluateAll((all) => all.map(({ name }) => name)), [release.periods.at(-1)]);
    const legend = await page.locator(".legend-group").first().textContent();
    const inked = await page.locator(".small-map canvas").evaluateAll((all) => all.map((canvas) => new Set(new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size));
    assert.ok(inked.every((colours) => colours > 10), `${inked}`);
    await page.focus(`.small-map[name="${release.periods[2]}"]`);
    await page.keyboard.press("Enter");
    await painted(page, new RegExp(`@${release.periods[2]}$`));
    await page.waitForSelector(`.small-map[name="${release.periods[2]}"][aria-pressed="true"]`);
    assert.equal((await stateOf(page)).period, release.periods[2]);
    assert.equal(await page.locator(".legend-group").first().textContent(), legend, "another date has the same groups");
    assert.deepEqual(errors, []);
    await page.close();
  });
});

const markedPath = (page) => page.evaluate(() => document.querySelector("path.pointed")?.getAttribute("d") ?? null);

describe("the linked panel", () => {
  it("marks on the map what is under the pointer in the table and the chart, and the other way round", async () => {
    const { page, errors, layer } = await open("lang=en&table=1");
    await page.waitForSelector("tbody tr");
    const map = await page.locator("#map").boundingBox();
    assert.ok(map.height > 250 && map.height < 500, `the map shares the stage: ${map.height}`);
    await page.hover("tbody tr:nth-child(3)");
    const third = await markedPath(page);
    assert.ok(third);
    await page.hover("tbody tr:nth-child(4)");
    assert.notEqual(await markedPath(page), third);
    const shown = await features(layer);
    const middle = await middleOf(page);
    const place = shown.find((feature) => isOwn(feature) && Math.abs(offsetOf(feature, middle)[0]) < 200 && Math.abs(offsetOf(feature, middle)[1]) < 60);
    await hover(page, place);
    await page.waitForSelector("tbody tr.marked");
    assert.equal(plain(await page.locator("tbody tr.marked td").first().textContent()), percent(place.properties.value));
    await page.focus("#tab-table");
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tab-chart");
    await page.waitForSelector(".chart-drawn svg");
    await hover(page, place);
    await page.waitForSelector(`.chart-drawn .marked circle[data-place="${place.id}"]`);
    assert.ok(plain(await page.textContent(".chart-told")).includes(percent(place.properties.value)));
    await page.focus(".chart-scroll");
    await page.keyboard.press("Home");
    const highest = shown.filter(({ properties }) => typeof properties.value === "number").sort((a, b) => b.properties.value - a.properties.value)[0];
    assert.ok(plain(await page.textContent("#chart-active")).includes(percent(highest.properties.value)));
    assert.ok(await markedPath(page));
    await page.keyboard.press("Enter");
    assert.equal(plain(await page.textContent(".card .headline strong")), percent(highest.properties.value));
    await page.click(".linked-head .close");
    await page.waitForFunction(() => document.getElementById("map").clientHeight > 600);
    assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("table-open")));
    assert.deepEqual(errors, []);
    await page.close();
  });

  it("covers the stage of a phone, and a row leads back to the map", async () => {
    const { page, errors } = await open("lang=hu&table=1", { width: 390, height: 780 });
    await page.waitForSelector("tbody tr");
    const [panel, stage] = [await page.locator(".linked").boundingBox(), await page.locator("#stage").boundingBox()];
    assert.ok(panel.height >= stage.height - 2 && panel.width >= stage.width - 2);
    await page.locator("tbody .link").first().click();
    await page.waitForFunction(() => !document.querySelector(".linked"));
    assert.ok(await page.evaluate(() => document.activeElement?.id === "map"));
    assert.ok((await page.textContent(".card .headline")).length > 2);
    assert.deepEqual(errors, []);
    await page.close();
  });
});

describe("the history of a place", () => {
  it("has the numbers of every date, and gaps where they are withheld", async () => {
    const { page, errors, layer } = await open("lang=en");
    const shown = await features(layer);
    const middle = await middleOf(page);
    const place = shown.find((feature) => isOwn(feature) && isNear(feature, middle));
    await click(page, place);
    await page.waitForSelector(".history .value");
    const rows = await page.locator(".history tbody tr").evaluateAll((all) => all.map((row) => [row.dataset.period, ...[...row.querySelectorAll("td")].map((cell) => cell.textContent)]));
    assert.deepEqual(rows.map(([period]) => period), release.periods);
    for (const [period, share, , town] of rows) {
      const then = (await features(layer, period)).find(({ id }) => id === place.id).properties;
      assert.equal(plain(share), typeof then.value === "number" ? percent(then.value) : "withheld", period);
      assert.equal(plain(town), percent(then.reference_value), period);
    }
    assert.match(plain(await page.textContent(".history-told")), /^From .* to .* the share went from/);
    const withheld = (await features(layer, release.periods[0])).find(({ id, properties }) => properties.status === "suppressed" && shown.find((each) => each.id === id && typeof each.properties.value === "number"));
    if (withheld) {
      await page.click(".table-open");
      await page.locator("tbody .link").filter({ hasText: new RegExp(`No\\. ${withheld.id}$`) }).click();
      await page.waitForSelector(".history path.gap");
      assert.match(plain(await page.textContent(".history-told")), /At 1 of \d+ dates its numbers are withheld/);
    }
    assert.deepEqual(errors, []);
    await page.close();
  });
});

describe("what comes with a comparison", () => {
  it("nothing of it is fetched before it is wanted, and what the first map needs stays under 85 kB of script, packed", async () => {
    const { page } = await open("lang=hu");
    await page.waitForSelector(".play");
    await page.waitForTimeout(300);
    const scripts = await page.evaluate(async () => {
      const all = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
      return Promise.all(all.map(async ({ name }) => [name, await (await fetch(name)).text()]));
    });
    assert.ok(!scripts.some(([name]) => /compare|\/main-/.test(name)), scripts.map(([name]) => name).join());
    const first = scripts.filter(([name]) => !/\/(TimeBar|size)-/.test(name));
    assert.ok(first.length < scripts.length, "the bar of dates comes after the first map");
    const packed = first.reduce((sum, [, text]) => sum + gzipSync(text).length, 0);
    assert.ok(packed <= 85_000, `${packed} bytes`);
    await page.close();
  });
});
