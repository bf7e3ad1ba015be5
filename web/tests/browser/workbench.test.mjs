// The workbench in a real browser: a file with errors is dropped, what is wrong is seen by row and column, the rest is taken in
// and taken back; in three languages, for everybody, and without a word to any other machine.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { browser } from "../open.mjs";
import { dirtyFile, startWorkbench } from "../workbench.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let bench;
let file;
let chromium;
let page;
const asked = [];
const errors = [];

before(async () => {
  bench = await startWorkbench();
  file = await dirtyFile(bench.folder);
  chromium = await browser();
  page = await chromium.newPage({ viewport: { width: 1280, height: 900 }, locale: "hu-HU" });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("request", (request) => asked.push(new URL(request.url())));
  await page.goto(bench.url);
  await page.waitForSelector("#file");
});
after(async () => {
  await chromium?.close();
  await bench?.stop();
});

const texts = (selector) => page.locator(selector).allTextContents();
const checked = () => page.waitForSelector("#verdict", { timeout: 60_000 });
const checkOf = (path) => bench.run("--json", "--db", "town.db", "import", "--check", "--codebook", "household", path);

/** Drops a text as a file, as a hand with a mouse does. */
async function drop(name, text) {
  const data = await page.evaluateHandle(([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name));
    return data;
  }, [name, text]);
  await page.dispatchEvent(".dropping", "dragenter", { dataTransfer: data });
  await page.dispatchEvent(".dropping", "drop", { dataTransfer: data });
}

describe("the workbench", () => {
  it("opens by its link once, and the link leaves the address", async () => {
    assert.equal(new URL(page.url()).hash, "");
    await page.reload();
    await page.waitForSelector("#file");
    const other = await chromium.newPage({ locale: "en-GB" });
    await other.goto(bench.url);
    await other.waitForSelector("[role=alert]");
    assert.match(await other.textContent("[role=alert]"), /used already/);
    assert.equal(await other.locator("#file").count(), 0);
    await other.close();
    const bare = await chromium.newPage({ locale: "cs-CZ" });
    await bare.goto(new URL("/", bench.url).href);
    await bare.waitForSelector("[role=alert]");
    assert.match(await bare.textContent("[role=alert]"), /odkazem/);
    await bare.close();
  });

  it("says of a dropped file what is wrong in which row and column, and what to do", async () => {
    const before = await checkOf("waves/2021-1.csv");
    await drop("felmérés.csv", file.text);
    await checked();
    assert.match(await page.textContent(".filebar"), /felmérés\.csv/);
    await page.waitForSelector(".rejected tbody tr");
    const rows = await page.locator(".rejected tbody tr").evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => cell.textContent)),
    );
    for (const { row, column, value } of file.wrong) {
      const found = rows.find((cells) => cells[0] === row && cells[1] === column && cells[2] === value);
      assert.ok(found, `row ${row}: ${JSON.stringify(rows)}`);
      assert.ok(found[3].length > 5 && found[4].endsWith("."), found.join(" | "));
    }
    assert.match(rows.find(([row]) => row === "5")[4], /full, comfort, half/);
    assert.equal(await checkOf("waves/2021-1.csv"), before, "a check writes nothing");
  });

  it("shows one reason alone, and keeps all of them as a file on request", async () => {
    const reason = page.locator("#reason");
    await reason.selectOption("unknown-category");
    await page.waitForFunction(() => document.querySelectorAll(".rejected tbody tr").length === 1);
    assert.equal((await texts(".rejected tbody tr th"))[0], "5");
    await reason.selectOption("");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click(".rejected .tools button")]);
    assert.equal(saved.suggestedFilename(), "felmérés.csv.rejections.csv");
    const text = await readFile(await saved.path(), "utf8");
    assert.match(text, /^\ufeffrow;column;value;reason\r?\n5;comfort;palota;/);
  });

  it("shows how the file is written, its first rows, and where its records would lie", async () => {
    const detected = (await texts(".detected li")).join(" ");
    assert.match(detected, /UTF-8/);
    assert.match(detected, /pontosvessző/);
    assert.equal(await page.locator(".head tbody tr").count(), 8);
    await page.waitForSelector("#map canvas");
    const areas = await texts(".areas tbody tr th");
    assert.ok(areas.includes("Tata"), `${areas}`);
    const isDrawn = await page.evaluate(() =>
      [...document.querySelectorAll("#map canvas")].map((canvas) => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value, at) => at % 4 === 3 && value > 0);
      }),
    );
    assert.deepEqual(isDrawn, [true, true], "borders and hexes");
  });

  it("asks which variable a column is, and checks again with the answer", async () => {
    const column = page.locator("tr.asked select").first();
    assert.equal(await page.locator("tr.asked th").first().textContent(), "fűtés módja");
    await column.selectOption("heating");
    assert.equal(await page.locator("#import").count(), 0, "not before it was checked again");
    await page.click(".verdict .main");
    await page.waitForSelector("#import");
    await page.waitForFunction(() => document.querySelectorAll("tr.asked").length === 0);
    const decided = page.locator("tr.decided");
    assert.match(await decided.first().textContent(), /fűtés módja/);
  });

  it("takes the right rows in, and takes them back", async () => {
    const counts = await texts(".counts dd");
    await page.click("#import");
    await page.waitForSelector(".verdict .undo", { timeout: 60_000 });
    assert.deepEqual(await texts(".counts dd"), counts, "as the check had said");
    assert.match(await page.textContent("#verdict"), /Betöltve/);
    const known = JSON.parse(await checkOf("waves/2021-1.csv"));
    assert.ok(known.unchanged + known.changed >= Number(counts[0]), JSON.stringify(known));
    await page.click(".verdict .undo");
    await page.waitForFunction(() => document.activeElement?.matches(".asking .main"));
    await page.click(".asking .main");
    await page.waitForSelector(".undone-note");
    const gone = JSON.parse(await checkOf("waves/2021-1.csv"));
    assert.equal(gone.unchanged + gone.changed, 0);
    assert.equal(await page.locator(".history .undone").count(), 1);
  });

  it("is used by keys alone from the file to taking it back", async () => {
    const until = async (is, most = 80) => {
      for (let press = 0; press < most; press++) {
        if (await page.evaluate(is)) return;
        await page.keyboard.press("Tab");
      }
      assert.fail(`not reached: ${is}`);
    };
    // Other pages were opened in the meantime, and only what is in front may open a choice of files.
    await page.bringToFront();
    await page.focus("#language");
    await until(() => document.activeElement?.id === "file");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
    await chooser.setFiles(file.path);
    await page.waitForFunction(() => document.activeElement?.id === "verdict", null, { timeout: 60_000 });
    await until(() => document.activeElement?.id === "import");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".verdict .undo", { timeout: 60_000 });
    await page.waitForFunction(() => document.activeElement?.id === "verdict");
    await until(() => document.activeElement?.classList.contains("undo"));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.closest(".asking"));
    await page.keyboard.press("Enter");
    await page.waitForSelector(".undone-note");
  });

  it("stops a long file, and keeps nothing of it", async () => {
    const lines = ["household_id,interview_date,lon,lat,rooms,comfort"];
    for (let home = 0; home < 250_000; home++) lines.push(`L${home},2024-01-01,18.32,47.65,3,full`);
    const long = join(bench.folder, "long.csv");
    await writeFile(long, lines.join("\n"));
    await page.setInputFiles("#file", long);
    await page.waitForFunction(() => document.querySelector("progress")?.value > 0, null, { timeout: 60_000 });
    await page.click(".working button");
    await page.waitForSelector("[role=alert]", { timeout: 60_000 });
    assert.match(await page.textContent("[role=alert]"), /Semmi sem maradt meg/);
    assert.equal(await page.locator("#file").count(), 1);
  });

  it("a file that cannot be read says why, and shows its columns all the same", async () => {
    await drop("rossz.csv", "azon;interview_date;lon;lat\nT1;2024-03-05;18,3;47,6\n");
    await checked();
    assert.match(await page.textContent(".refusal"), /rossz\.csv/);
    assert.ok(!/workbench-/.test(await page.textContent(".refusal")), "no folder of ours is named");
    assert.match(await page.textContent(".missing"), /household_id/);
    assert.equal(await page.locator("#import").count(), 0);
    await page.click(".filebar button");
    await page.waitForSelector("#file");
  });

  for (const language of ["hu", "cs", "en"]) {
    for (const width of [320, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        it(`axe finds nothing in ${language} at ${width} pixels, ${colorScheme}, and nothing is too wide`, async () => {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme });
          await page.selectOption("#language", language);
          await clean("empty");
          await drop("felmérés.csv", file.text);
          await checked();
          await page.waitForSelector(".rejected tbody tr");
          await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
          await clean("found");
          assert.equal(await page.getByText(/workbench-[a-z]/).count(), 0, "every text is there");
          await page.click(".filebar button");
          await page.waitForSelector("#file");
        });
      }
    }
  }

  it("has asked no other machine for anything, and nothing went wrong", () => {
    const own = new URL(bench.url).host;
    assert.deepEqual(asked.filter(({ protocol, host }) => protocol !== "blob:" && host !== own).map(String), []);
    assert.deepEqual(errors.filter((error) => !/401/.test(error)), []);
  });
});

async function clean(stage) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  assert.deepEqual(found.map(({ id, nodes }) => `${stage} ${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(" | ")}`), []);
  const [wide, narrow] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= narrow, `${stage}: ${wide} > ${narrow}`);
}
