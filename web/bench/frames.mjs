// How the map behaves with many places: npm run bench -- [RUNS], against GOCPONT_URL. A browser without a GPU opens the page at
// 1280×800 with every place in sight. Told are: from navigation to the first whole map, what was sent, the frames of a drag
// (95th percentile), the worst frame of zooming in and out, and what one move of the pointer takes with all that follows it.
import { browser, painted, server, watch } from "../tests/open.mjs";

const runs = Number(process.argv[2] ?? 5);
const hash = process.env.GOCPONT_HASH ?? "lang=hu";
const source = await server();
const chromium = await browser();
const SETTLE_MS = 1500;

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

/** Notes the time between frames while something happens, in milliseconds. */
async function framesOf(page, act) {
  await page.evaluate(() => {
    globalThis.frames = [];
    let before = performance.now();
    const next = (now) => {
      globalThis.frames.push(now - before);
      before = now;
      globalThis.watching = requestAnimationFrame(next);
    };
    globalThis.watching = requestAnimationFrame(next);
  });
  await act();
  return page.evaluate(() => {
    cancelAnimationFrame(globalThis.watching);
    return globalThis.frames.slice(1);
  });
}

async function drag(page) {
  const { x, y, width, height } = await page.locator("#map").boundingBox();
  const [left, top] = [x + width / 2, y + height / 2];
  await page.mouse.move(left, top);
  await page.mouse.down();
  for (let step = 0; step < 60; step++) {
    await page.mouse.move(left + 120 * Math.sin(step / 8), top + 60 * Math.cos(step / 8));
    await page.waitForTimeout(12);
  }
  await page.mouse.up();
}

async function zoom(page) {
  await page.focus("#map");
  for (const key of ["+", "-", "+", "-"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(700);
  }
}

/** What moves of the pointer take: the handlers, and the microtasks in which components follow. */
function hover(page) {
  return page.evaluate(async () => {
    const map = document.getElementById("map");
    const box = map.getBoundingClientRect();
    const took = [];
    for (let move = 0; move < 200; move++) {
      const [x, y] = [box.left + box.width * (0.2 + 0.6 * Math.abs(Math.sin(move * 1.7))), box.top + box.height * (0.25 + 0.5 * Math.abs(Math.cos(move * 1.3)))];
      const began = performance.now();
      map.dispatchEvent(new MouseEvent("mousemove", { bubbles: true, clientX: x, clientY: y }));
      await Promise.resolve();
      took.push(performance.now() - began);
      if (move % 10 === 0) await new Promise(requestAnimationFrame);
    }
    return took;
  });
}

async function once() {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.waitForTimeout(SETTLE_MS);
  await page.goto(`${source.url}#${hash}`);
  const layer = await painted(page);
  const first = await (await page.waitForFunction(() => globalThis.paintedAt)).jsonValue();
  const [script, all, data] = await page.evaluate(() => {
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].filter(({ name }) => !/\/events/.test(name));
    const sent = (pattern) => entries.filter(({ name }) => pattern.test(name)).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return [sent(/\.js$/), sent(/./), sent(/\/packed/)];
  });
  await page.waitForTimeout(SETTLE_MS);
  const dragged = (await framesOf(page, () => drag(page))).sort((a, b) => a - b);
  const zoomed = await framesOf(page, () => zoom(page));
  const hovered = (await hover(page)).sort((a, b) => a - b);
  await context.close();
  return { layer, first, script, all, data, drag95: dragged[Math.floor(dragged.length * 0.95)], zoomWorst: Math.max(...zoomed), hover: median(hovered), hover95: hovered[Math.floor(hovered.length * 0.95)] };
}

try {
  await once();
  const found = [];
  for (let run = 0; run < runs; run++) found.push(await once());
  const { layer, script, all, data } = found[0];
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const line = (name, key) => console.log(`${name.padEnd(22)}${found.map((each) => each[key].toFixed(1)).join(" ")}, median ${median(found.map((each) => each[key])).toFixed(1)} ms`);
  console.log(`layer                 ${layer}`);
  console.log(`sent                  ${kB(script)} of script, ${kB(data)} packed, ${kB(all)} in all`);
  line("first map", "first");
  line("drag, 95th percentile", "drag95");
  line("zoom, worst frame", "zoomWorst");
  line("hover, median", "hover");
  line("hover, 95th", "hover95");
} finally {
  await chromium.close();
  await source.stop();
}
