// Finding and taking along: search, place, print, link, embedded page, files, tour. With the mock server, whose
// town has a register of addresses and whose releases the test makes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { ADDRESSES } from "../ground.mjs";
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

/** A visitor who was here before, unless the tour is wanted; notes what is asked for and what goes wrong. */
async function open(hash = "lang=hu", { width = 1280, height = 800, tour = false, path = "", ...own } = {}) {
  const context = await chromium.newContext({ viewport: { width, height }, locale: "hu-HU", ...own });
  if (!tour) await context.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
  const page = await context.newPage();
  const seen = { urls: [], errors: [] };
  page.on("request", (request) => seen.urls.push(request.url()));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  await page.goto(`${mock.url}${path}#${hash}`);
  return { page, seen, context, layer: await painted(page) };
}

const sentence = (page) => page.textContent("#sentence", { timeout: 5000 });

/** Types into the search until something is found. */
async function search(page, text) {
  await page.focus("#search");
  await page.keyboard.type(text);
  await page.waitForSelector("#search-list li");
}

/** The address of the register that is nearest to a place. */
function houseNear(lat, lon) {
  const far = ({ at }) => Math.hypot(at[0] - lon, (at[1] - lat) * 1.5);
  return ADDRESSES.reduce((a, b) => (far(b) < far(a) ? b : a));
}

const focused = (page) => page.evaluate(() => document.activeElement?.id);

async function violations(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

describe("the search", () => {
  it("leads by keys alone from an address to its place, its sentence, the table and a file, and tells nobody the address", async () => {
    const { page, seen, context } = await open();
    const house = houseNear(47.652, 18.313);
    const typed = `${house.street.replace("utca", "u.").toUpperCase()} ${house.number}`;
    await search(page, typed);
    await page.waitForFunction((text) => document.querySelector("#search-list li span")?.textContent === text, `${house.street} ${house.number}`);
    assert.match(await page.textContent(".search [role=status]"), /\d+ találat/);
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.getAttribute("#search", "aria-activedescendant"), "search-0");
    assert.equal(await page.getAttribute("#search-0", "aria-selected"), "true");
    await page.keyboard.press("Enter");
    const read = await sentence(page);
    assert.match(read, /foglal magában/);
    assert.equal(await focused(page), "map");
    const [, lat, lon] = (await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("map"))).split("/").map(Number);
    const steps = [lat, lon].map((degrees) => degrees / 0.0025);
    for (const step of steps) assert.ok(Math.abs(step - Math.round(step)) < 0.01, `the middle of the map is on the grid: ${lat} ${lon}`);
    assert.ok(Math.abs(lat - house.at[1]) < 0.02 && Math.abs(lon - house.at[0]) < 0.03, "the map is there");
    await page.focus(".table-open");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".linked tbody tr");
    await page.focus("#open-download");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#download-csv");
    await page.focus("#download-csv");
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    assert.match(file.suggestedFilename(), /^elders-alone-hex\d-\d{4}-\d{2}-\d{2}\.csv$/);
    const rows = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
    assert.ok(rows.length > 2 && rows[0].startsWith("id,"));
    const said = decodeURIComponent(seen.urls.join(" ") + page.url());
    for (const part of [house.street, typed, String(house.at[0]), String(house.at[1])]) assert.ok(!said.includes(part), `${part} was told`);
    assert.deepEqual([...new Set(seen.urls.map((url) => new URL(url).origin))], [new URL(mock.url).origin]);
    assert.deepEqual(seen.errors, []);
    await context.close();
  });

  it("fetches the register only once somebody begins to search", async () => {
    const { page, seen, context } = await open();
    const asked = () => seen.urls.filter((url) => url.includes("/collections/addresses/"));
    assert.deepEqual(asked(), []);
    await search(page, "tóváros");
    assert.equal(asked().length, 1);
    assert.match(asked()[0], /f=csv&properties=settlement,postcode,street,number$/);
    await context.close();
  });

  it("finds areas, places, water and ways without their marks, says how many, and Escape ends it", async () => {
    const { page, context } = await open("lang=cs");
    for (const [typed, found, kind] of [["tata kel", "Tata kelet", "městská část"], ["BAJ", "Baj", "obec"], ["oreg", "Öreg-tó", "voda"], ["agostyani", "Agostyáni út", "ulice"], ["ujhegy", "Újhegy", "místní název"]]) {
      await search(page, typed);
      const first = page.locator("#search-list li").first();
      assert.equal(await first.locator("span").textContent(), found);
      assert.ok((await first.locator("small").textContent()).includes(kind));
      assert.ok((await page.locator("#search-list li").count()) <= 10);
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("#search-list li").count(), 0);
      assert.equal(await page.getAttribute("#search", "aria-expanded"), "false");
      await page.keyboard.press("Escape");
      assert.equal(await page.inputValue("#search"), "");
    }
    await page.keyboard.type("qqq");
    await page.waitForFunction(() => document.querySelector(".search [role=status]")?.textContent.includes("Nic se nenašlo"));
    await context.close();
  });

  it("reads the very district where the map is divided by districts", async () => {
    const { page, context } = await open("lang=en&unit=districts");
    await search(page, "baj ny");
    await page.keyboard.press("Enter");
    await sentence(page);
    assert.match(await page.textContent(".card h2"), /Baj nyugat/);
    await context.close();
  });
});

describe("where am I", () => {
  const given = { permissions: ["geolocation"], geolocation: { latitude: 47.6518, longitude: 18.3121 } };

  it("reads the place only when asked, and keeps and sends it nowhere", async () => {
    const { page, seen, context } = await open("lang=hu", given);
    await page.click('.tools button[aria-label="Hol vagyok?"]');
    assert.ok((await sentence(page)).length > 20);
    const said = decodeURIComponent(seen.urls.join(" ") + page.url() + (await page.evaluate(() => JSON.stringify(localStorage))));
    for (const part of ["47.6518", "18.3121", "47.651", "18.312"]) assert.ok(!said.includes(part), part);
    await context.close();
  });

  it("says when it was refused, and when it is outside of the map", async () => {
    const refused = await open("lang=cs", { permissions: [] });
    await refused.page.click('.tools button[aria-label="Kde jsem?"]');
    await refused.page.waitForSelector(".notice.locate-refused");
    assert.match(await refused.page.textContent(".notice"), /Prohlížeč polohu nesdělil/);
    await refused.context.close();
    const away = await open("lang=en", { ...given, geolocation: { latitude: 50.08, longitude: 14.42 } });
    await away.page.click('.tools button[aria-label="Where am I?"]');
    await away.page.waitForSelector(".notice.locate-outside");
    assert.equal(await away.page.locator("#sentence").count(), 0);
    await away.context.close();
  });
});

describe("print", () => {
  it("saves a picture of A4 at 200 dots to the inch whose colours are those of the legend", async () => {
    const { page, context } = await open();
    await page.click("#open-print");
    await page.waitForSelector("dialog#print #sheet");
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#save-png")]);
    assert.match(file.suggestedFilename(), /^gocpont-elders-alone-hex\d-.*\.png$/);
    const png = await readFile(await file.path());
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1654, 2339]);
    const counts = await page.evaluate(() => {
      const [opaque, sheet] = [255, document.getElementById("sheet")];
      const pixels = sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height).data;
      const count = (hex) => {
        const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
        let found = 0;
        for (let at = 0; at < pixels.length; at += 4) if (pixels[at] === r && pixels[at + 1] === g && pixels[at + 2] === b && pixels[at + 3] === opaque) found++;
        return found;
      };
      return { hot99: count("#b2182b"), cold99: count("#1f5fa8"), hot95: count("#ec7d5b") };
    });
    for (const [name, count] of Object.entries(counts)) assert.ok(count > 100, `${name}: ${count}`);
    await page.check('input[name="side"][value="landscape"]');
    await page.waitForFunction(() => document.getElementById("sheet").width === 2339);
    await context.close();
  });

  it("saves and prints one page of A4, with its words as text in the visitor's language", async () => {
    for (const [language, words] of [["hu", ["Jelmagyarázat", "Szintetikus adatok"]], ["cs", ["Legenda", "Syntetická data"]]]) {
      const { page, context } = await open(`lang=${language}`);
      await page.click("#open-print");
      await page.waitForSelector("dialog#print #sheet");
      const [file] = await Promise.all([page.waitForEvent("download"), page.click("#save-pdf")]);
      const pdf = (await readFile(await file.path())).toString("latin1");
      assert.match(pdf, /\/MediaBox \[0 0 595\.28 841\.89\]/);
      assert.equal(pdf.match(/\/Type \/Page /g).length, 1);
      const texts = [...pdf.matchAll(/<([0-9a-f]+)> Tj/g)].map(([, hex]) => Buffer.from(hex, "hex").swap16().toString("utf16le"));
      for (const word of words) assert.ok(texts.includes(word), `${word} of ${texts}`);
      for (const [side, box] of [["portrait", [594, 842]], ["landscape", [842, 594]]]) {
        await page.check(`input[name="side"][value="${side}"]`);
        await page.waitForFunction((wide) => document.getElementById("sheet").width > document.getElementById("sheet").height === wide, side === "landscape");
        const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
        const boxes = [...printed.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
        assert.equal(boxes.length, 1, `${side}: one page`);
        box.forEach((points, at) => assert.ok(Math.abs(Number(boxes[0][at + 1]) - points) < 2, `${side}: ${boxes[0]}`));
      }
      await context.close();
    }
  });

  it("tells cold from hot in grey by stripes, on the map as in the legend", async () => {
    const { page, context } = await open("lang=en&palette=grey");
    await page.click("#open-print");
    await page.waitForSelector("dialog#print #sheet");
    const inks = await page.evaluate(() => {
      const sheet = document.getElementById("sheet");
      const pixels = new Uint32Array(sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height).data.buffer);
      const fill = (hex) => Number.parseInt(`ff${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}`, 16);
      // How often the fill comes back within 48 pixels beside one of it: often where there are stripes.
      const returns = (hex) => {
        let [sum, seen] = [0, 0];
        for (let at = 0; at < pixels.length - 48; at += 7) {
          if (pixels[at] !== fill(hex)) continue;
          seen++;
          for (let next = at; next < at + 48; next++) if (pixels[next] !== fill(hex) && pixels[next + 1] === fill(hex)) sum++;
        }
        return sum / seen;
      };
      return { hot: returns("#1c1c1c"), cold: returns("#bcbcb8") };
    });
    assert.ok(inks.cold > 3 * inks.hot, JSON.stringify(inks));
    await context.close();
  });
});

describe("a shared map", () => {
  it("comes back from its link with every choice, and the copy is told", async () => {
    const { page, context } = await open("lang=cs&view=share&unit=districts&palette=puor&map=13/47.65/18.33", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.click("#open-share");
    await page.waitForSelector("#share-link");
    await page.click("#share .copy button");
    await page.waitForFunction(() => document.querySelector("#share [role=status]").textContent.length > 0);
    assert.match(await page.textContent("#share [role=status]"), /Zkopírováno/);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(link, await page.inputValue("#share-link"));
    const told = await page.locator(".restored li").allTextContents();
    for (const part of ["Podíl", "Městské části", "Čeština"]) assert.ok(told.some((text) => text.includes(part)), `${part} of ${told}`);
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog#share", { state: "detached" });
    assert.equal(await focused(page), "open-share");
    const hash = new URL(page.url()).hash;
    await context.close();
    const again = await open(new URL(link).hash.slice(1));
    assert.equal(new URL(again.page.url()).hash, hash);
    assert.equal(await again.page.isChecked('input[name="view"][value="share"]'), true);
    await again.context.close();
  });

  it("stands in another page by its code: map, title, folded legend, a way to the whole map, and nothing that is kept", async () => {
    const { page, context } = await open("lang=hu&view=share");
    await page.click("#open-share");
    await page.fill("#share .size input >> nth=0", "640");
    const code = await page.inputValue("#share-code");
    assert.match(code, /^<iframe src="[^"]+\/embed#[^"]+" title="Gócpont – [^"]+" width="640" height="600"/);
    await context.close();
    const host = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(`<!doctype html><title>Host</title>${code}`));
    await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
    const other = await (await chromium.newContext()).newPage();
    await other.goto(`http://127.0.0.1:${host.address().port}/`);
    const frame = other.frames()[1];
    await frame.waitForFunction(() => document.getElementById("map")?.dataset.painted);
    assert.match(await frame.textContent(".mark.date"), /Tata és Baj/);
    for (const gone of ["#panel", ".top", ".tour"]) assert.equal(await frame.locator(gone).count(), 0, gone);
    assert.equal(await frame.locator(".embed-foot details[open]").count(), 0);
    await frame.click(".embed-foot summary");
    assert.ok((await frame.locator(".embed-foot .swatch").count()) > 4);
    assert.match(await frame.getAttribute(".embed-foot a", "href"), new RegExp(`^${mock.url}#lang=hu&.*view=share`));
    assert.equal(await frame.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.deepEqual(await violations(frame), []);
    await other.context().close();
    await new Promise((resolve) => host.close(resolve));
  });
});

describe("a download", () => {
  it("is the shown layer at its date, whole or in the window, with its method and its address for QGIS", async () => {
    const { page, layer, context } = await open("lang=hu&map=14/47.65/18.33");
    const [id, period] = layer.split("@");
    await page.click("#open-download");
    await page.waitForSelector("#download-gpkg");
    const asked = async (format) => new URL(await page.getAttribute(`#download-${format}`, "href"));
    for (const format of ["json", "csv", "gpkg"]) {
      const { pathname, searchParams } = await asked(format);
      assert.equal(pathname, `/collections/${id}/items`);
      assert.deepEqual([searchParams.get("f"), searchParams.get("datetime"), searchParams.get("lang"), searchParams.get("bbox")], [format, period, "hu", null]);
    }
    await page.click("#download .reach label >> nth=1");
    const [west, south, east, north] = (await asked("gpkg")).searchParams.get("bbox").split(",").map(Number);
    assert.ok(west < 18.33 && 18.33 < east && south < 47.65 && 47.65 < north && east - west < 0.2, "the window of the map");
    assert.match(await page.getAttribute("#download-method", "href"), new RegExp(`/collections/${id}\\?f=json&lang=hu$`));
    assert.equal(await page.inputValue("#qgis-link"), mock.url);
    assert.ok((await page.textContent("#download ol")).includes(id));
    await context.close();
  });
});

describe("the tour", () => {
  it("is shown on the first visit alone, takes no focus, and Escape ends it for good", async () => {
    const { page, context } = await open("lang=hu", { tour: true });
    await page.waitForSelector(".tour");
    assert.notEqual(await page.evaluate(() => document.activeElement?.closest(".tour") !== null), true);
    await page.focus("#map");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    assert.ok((await sentence(page)).length > 20, "the map is read beside it");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".tour", { state: "detached" });
    await page.goto(`${mock.url}?again=1#lang=hu`);
    await painted(page);
    await page.waitForTimeout(500);
    assert.equal(await page.locator(".tour").count(), 0);
    await context.close();
  });

  it("has three steps, gives the focus back to the map, and comes when it is called", async () => {
    const { page, context } = await open("lang=en", { tour: true });
    await page.waitForSelector(".tour");
    const steps = [];
    for (let step = 0; step < 3; step++) {
      steps.push(await page.textContent(".tour p >> nth=1"));
      await page.click(".tour .act");
    }
    assert.equal(new Set(steps).size, 3);
    await page.waitForSelector(".tour", { state: "detached" });
    assert.equal(await focused(page), "map");
    await page.click("#help-title");
    await page.click("#help .link");
    await page.waitForSelector(".tour");
    await page.click(".tour .quiet");
    await page.waitForSelector(".tour", { state: "detached" });
    await context.close();
  });

  for (const language of ["hu", "cs", "en"]) {
    it(`brings on a phone what each step speaks of into sight and covers none of it, in ${language}`, async () => {
      const { page, context } = await open("", { tour: true, width: 360, height: 640, locale: language, reducedMotion: "reduce" });
      await page.waitForSelector(".tour");
      for (const target of [".summary", "#map", ".choices"]) {
        await page.waitForFunction((step) => document.documentElement.dataset.tour === step, String([".summary", "#map", ".choices"].indexOf(target) + 1));
        await page.waitForTimeout(100);
        const [seen, tour] = [await page.locator(target).boundingBox(), await page.locator(".tour").boundingBox()];
        assert.ok(seen.y >= 0 && seen.y + seen.height <= tour.y, `${target} from ${seen.y}, ${seen.height} high, above ${tour.y}`);
        assert.ok(tour.y + tour.height <= 640 && tour.x >= 0 && tour.x + tour.width <= 360);
        await page.click(".tour .act");
      }
      await page.waitForSelector(".tour", { state: "detached" });
      await context.close();
    });
  }

  it("is not shown with a link that names choices, nor inside of another page", async () => {
    for (const [hash, path] of [["lang=hu&view=share", ""], ["lang=hu", "embed"]]) {
      const { page, context } = await open(hash, { tour: true, path });
      await page.waitForTimeout(500);
      assert.equal(await page.locator(".tour").count(), 0, path + hash);
      await context.close();
    }
  });
});

// The demo town has a register of invented addresses, which nobody fetches who does not search.
describe("the search of the real town", { skip: !process.env.GOCPONT_URL }, () => {
  it("finds a street with its number, and fetches the register only then", async () => {
    const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: "hu-HU" });
    await context.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${process.env.GOCPONT_URL}/#lang=hu`);
    await painted(page);
    const ofRegister = () => asked.filter((url) => url.includes("/collections/addresses/"));
    assert.deepEqual(ofRegister(), []);
    const house = await page.evaluate(async () => {
      const found = await fetch("collections/addresses/items?f=json&limit=10&settlement=Tata");
      return (await found.json()).features[5];
    });
    const { street, number } = house.properties;
    asked.length = 0;
    await search(page, `${street.replace(/ utca$/, " u.").toLowerCase()} ${number}`);
    await page.waitForFunction((text) => document.querySelector("#search-list li span")?.textContent === text, `${street} ${number}`);
    assert.equal(ofRegister().length, 1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.match(await sentence(page), /\S/);
    const [, lat, lon] = (await page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("map"))).split("/").map(Number);
    const [east, north] = house.geometry.coordinates;
    assert.ok(Math.abs(lat - north) < 0.02 && Math.abs(lon - east) < 0.03, "the map is there");
    await context.close();
  });
});
