// Opens the page in a browser for tests and pictures: against GOCPONT_URL, or against the mock server.
import { chromium } from "playwright-core";
import { startMock } from "./mock.mjs";

/** The server under test: the one that GOCPONT_URL names, else a mock of our own. */
export async function server() {
  const url = process.env.GOCPONT_URL;
  return url ? { url, publish: null, stop: async () => {} } : startMock();
}

/** A browser of this machine. */
export function browser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** Waits until a layer has been painted wholly, and gives its name. */
export async function painted(page, pattern = /.+/) {
  const found = await page.waitForFunction(
    (source) => {
      const name = document.getElementById("map")?.dataset.painted ?? "";
      return new RegExp(source).test(name) && name;
    },
    pattern.source,
    { timeout: 20_000 },
  );
  return found.jsonValue();
}

/** Notes in the page when the layer was painted. */
export function watch() {
  globalThis.addEventListener("DOMContentLoaded", () => {
    const noted = (observer) => {
      if (globalThis.paintedAt || !document.getElementById("map")?.dataset.painted) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.paintedAt = performance.now())));
    };
    const options = { subtree: true, childList: true, attributeFilter: ["data-painted"] };
    new MutationObserver((_, observer) => noted(observer)).observe(document.body, options);
  });
}
