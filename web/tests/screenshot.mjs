// Takes a picture of the page: npm run screenshot -- OUT.png [--lang hu] [--width 1280] [--height 800] [--hash …] [--click] [--dark] [--open]
import { browser, painted, server } from "./open.mjs";

const [out, ...rest] = process.argv.slice(2);
const option = (name, otherwise) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : otherwise);

if (!out) {
  console.error("usage: npm run screenshot -- OUT.png [--lang hu|cs|en] [--width N] [--height N] [--hash TEXT] [--click] [--dark] [--open]");
  process.exit(2);
}

const source = await server();
const chromium = await browser();
try {
  const viewport = { width: Number(option("--width", 1280)), height: Number(option("--height", 800)) };
  const page = await chromium.newPage({ viewport, colorScheme: rest.includes("--dark") ? "dark" : "light" });
  await page.goto(`${source.url}#lang=${option("--lang", "hu")}&${option("--hash", "")}`);
  await painted(page);
  if (rest.includes("--click")) {
    await page.focus("#map");
    for (const key of ["ArrowRight", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  }
  if (rest.includes("--open")) await page.evaluate(() => document.querySelectorAll("#panel details").forEach((each) => (each.open = true)));
  await page.waitForTimeout(400);
  await page.screenshot({ path: out });
} finally {
  await chromium.close();
  await source.stop();
}
