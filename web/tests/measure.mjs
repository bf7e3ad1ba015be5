// Measures how long the first map takes: npm run measure -- [RUNS]. A browser that knows nothing yet opens the page of
// GOCPONT_URL, or of the mock server, at 1280×800; the clock runs from navigation to the frame after the whole layer was
// painted. Prints every run, the median, and how much the browser was sent.
import { browser, painted, server, watch } from "./open.mjs";

const runs = Number(process.argv[2] ?? 9);
const source = await server();
const chromium = await browser();

/** A new window makes work of the browser's own, beside which nothing can be measured. */
const SETTLE_MS = 1500;

async function once() {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.waitForTimeout(SETTLE_MS);
  await page.goto(`${source.url}#lang=hu`);
  const layer = await painted(page);
  const painting = await page.waitForFunction(() => globalThis.paintedAt);
  const took = await painting.jsonValue();
  const [script, data] = await page.evaluate(() => {
    const sent = (pattern) => performance.getEntriesByType("resource").filter(({ name }) => pattern.test(name)).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return [sent(/\.js$/), sent(/\/packed/)];
  });
  await context.close();
  return { layer, took, script, data };
}

try {
  await once();
  const found = [];
  for (let run = 0; run < runs; run++) found.push(await once());
  const times = found.map(({ took }) => took).sort((a, b) => a - b);
  const { layer, script, data } = found[0];
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(`server   ${process.env.GOCPONT_URL ?? "mock"}`);
  console.log(`layer    ${layer}`);
  console.log(`sent     ${kB(script)} of script, ${kB(data)} of packed layers (as they came over the wire)`);
  console.log(`runs     ${found.map(({ took }) => Math.round(took)).join(" ")} ms`);
  console.log(`painted  ${Math.round(times[Math.floor(times.length / 2)])} ms after navigation (median of ${runs})`);
} finally {
  await chromium.close();
  await source.stop();
}
