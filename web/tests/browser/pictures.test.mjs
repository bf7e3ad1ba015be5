// Pictures of the main views, to be looked at: three languages, by day and by night, at a desk and on a phone. They are
// kept in web/pictures, which no commit has; the test holds that each was painted and that no two are the same.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { browser, painted, server } from "../open.mjs";

const FOLDER = fileURLToPath(new URL("../../pictures/", import.meta.url));
const SIZES = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const VIEWS = { first: "", share: "view=share&breaks=jenks", change: "view=emerging" };

let source;
let chromium;
before(async () => {
  await mkdir(FOLDER, { recursive: true });
  source = await server();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await source?.stop();
});

const seen = new Set();

describe("pictures", () => {
  for (const language of ["hu", "cs", "en"]) {
    for (const scheme of ["light", "dark"]) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        it(`${language}, ${scheme}, ${size}`, async () => {
          const page = await chromium.newPage({ viewport, colorScheme: scheme, locale: language });
          for (const [view, hash] of Object.entries(VIEWS)) {
            await page.goto("about:blank");
            await page.goto(`${source.url}#lang=${language}&${hash}`);
            await painted(page);
            const picture = await page.screenshot({ path: `${FOLDER}${view}-${language}-${scheme}-${size}.png` });
            assert.ok(picture.length > 20_000, "something is on it");
            seen.add(createHash("sha256").update(picture).digest("hex"));
          }
          await page.close();
        });
      }
    }
  }

  it("all differ", () => assert.equal(seen.size, 36));
});
