// Who helps: a citizen finds in two clicks, by need and place, who helps and when; on the map, on paper and by a link.
// With the mock server and services that nobody offers.
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
  mock = await startMock(0, 1, false, true);
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await mock?.stop();
});

/** A Thursday, eleven o'clock in Tata, and late in the evening. */
const [MORNING, EVENING] = ["2026-11-26T10:00:00Z", "2026-11-26T22:00:00Z"];

/** The page of somebody who was here before; notes what is asked for and what goes wrong. */
async function open(hash = "lang=hu", { width = 1280, height = 800, time = MORNING, url = mock.url, path = "", ...own } = {}) {
  const context = await chromium.newContext({ viewport: { width, height }, colorScheme: "light", reducedMotion: "reduce", timezoneId: "America/New_York", ...own });
  await context.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
  const page = await context.newPage();
  await page.clock.install({ time: new Date(time) });
  const seen = { urls: [], errors: [] };
  page.on("request", (request) => seen.urls.push(request.url()));
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  await page.goto(`${url}${path}#${hash}`);
  await painted(page);
  return { page, seen, context };
}

/** The two clicks. */
async function choose(page, way) {
  await page.click("#who-helps");
  await page.click(`[data-way="${way}"]`);
  await page.waitForSelector(".services-list li");
}

const names = (page) => page.locator(".services-list h3").allTextContents();
const entry = (page, name) => page.locator(".services-list article", { hasText: name });
const kept = (page) => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("services"));
const focused = (page) => page.evaluate(() => document.activeElement?.id);
/** Until the list has these names, in this order. */
const listed = (page, wanted) =>
  page.waitForFunction((own) => JSON.stringify([...document.querySelectorAll(".services-list h3")].map(({ textContent }) => textContent)) === JSON.stringify(own), wanted, { timeout: 5000 });

describe("two clicks", () => {
  it("lead from the map to who helps an elderly person: what is open, where, how to call, get in and pay", async () => {
    const { page, seen, context } = await open();
    await choose(page, "for.seniors");
    assert.equal(await page.textContent("#services-title"), "Idős embernek");
    assert.equal(await focused(page), "services-title");
    assert.deepEqual(await names(page), ["Kitalált Házi Gondozás", "Kitalált Idősek Klubja", "Kitalált Idősek Otthona", "Kitalált Jelzőrendszer", "Kitalált Konyha: ebéd házhoz"]);
    assert.match(await page.textContent(".services-counted"), /^5 szolgáltatás, név szerint$/);
    const club = entry(page, "Kitalált Idősek Klubja");
    await club.locator(".more").click();
    assert.equal(await club.locator(".more").getAttribute("aria-expanded"), "true");
    const told = (await club.innerText()).replace(/\s+/g, " ");
    for (const part of ["Idősek nappali ellátása · Kitalált Gondozási Központ", "Most nyitva, zárás: ma 16:00", "3 szabad hely", "Lépcső nélkül megközelíthető", "Mesebeli Ház, 2890 Tata, Ady Endre utca 12.", "+36 00 000 0002", "Társaság, torna, közös ebéd.", "hétfő–péntek: 8:00–16:00", "szombat: 9:00–12:00", "Ünnepnapokon zárva.", "Az udvar felől rámpa, a kapunál csengő.", "Ingyenes", "60 éves kortól", "Idősek, gondozó hozzátartozók", "3 szabad hely, összesen 40 férőhely", "klub@pelda.example", "Megerősítve: 2026. október 15."]) assert.ok(told.includes(part), `${part} of ${told}`);
    assert.deepEqual(await club.locator(".phones a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))), ["tel:+36000000002", "tel:+36000000003"]);
    const kitchen = entry(page, "Kitalált Konyha");
    await kitchen.locator(".more").click();
    assert.equal(await kitchen.locator('a[href="https://konyha.pelda.example/"]').getAttribute("rel"), "noopener noreferrer");
    const cooked = (await kitchen.innerText()).replace(/\s+/g, " ");
    for (const part of ["Naponta még 6 embernek jut hely, összesen naponta 80 ember", "Jövedelemtől függő – legfeljebb 900 Ft (nap)", "Megerősítette: Kitalált Gondozási Központ, 2026. november 2.", "Tata, Baj"]) assert.ok(cooked.includes(part), `${part} of ${cooked}`);
    assert.deepEqual(seen.errors, []);
    await context.close();
  });

  it("are said in the visitor's language, with the release's own words for kinds of service", async () => {
    for (const [language, opener, title, kind, opening] of [["cs", "Kdo pomůže?", "Pro staršího člověka", "Tísňová péče", "Otevřeno stále"], ["en", "Who helps?", "For an elderly person", "Alarm-based help", "Always open"]]) {
      const { page, context } = await open(`lang=${language}`);
      assert.equal(await page.textContent("#who-helps"), opener);
      await choose(page, "for.seniors");
      assert.equal(await page.textContent("#services-title"), title);
      const alarm = (await entry(page, "Kitalált Jelzőrendszer").innerText()).replace(/\s+/g, " ");
      for (const part of [kind, opening]) assert.ok(alarm.includes(part), `${part} of ${alarm}`);
      await page.selectOption("#language", "hu");
      await page.waitForFunction(() => document.getElementById("services-title").textContent === "Idős embernek");
      await context.close();
    }
  });

  it("need nothing that was fetched before they were made, and are not offered where there are no services, nor inside of other pages", async () => {
    const { page, seen, context } = await open();
    await page.waitForTimeout(300);
    assert.deepEqual(seen.urls.filter((url) => /services/.test(url)), []);
    await page.click("#who-helps");
    await page.waitForSelector(".need");
    const asked = seen.urls.filter((url) => /\/collections\/services/.test(url)).map((url) => new URL(url).pathname);
    assert.deepEqual(asked.sort(), ["/collections/services", "/collections/services/items"]);
    await context.close();
    const inside = await open("lang=hu&services=needs", { path: "embed" });
    assert.equal(await inside.page.locator("#who-helps, #services").count(), 0);
    await inside.context.close();
    const without = await startMock();
    const bare = await open("lang=hu&services=for.seniors", { url: without.url });
    await bare.page.waitForTimeout(300);
    assert.equal(await bare.page.locator("#who-helps, #services").count(), 0);
    assert.equal(await bare.page.locator("#panel").isVisible(), true);
    await bare.context.close();
    await without.stop();
  });

  it("can be made by keys, and the way back too", async () => {
    const { page, context } = await open();
    await page.focus("#who-helps");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".need");
    await page.waitForFunction(() => document.activeElement?.id === "services-title");
    for (let press = 0; press < 20 && !(await page.evaluate(() => document.activeElement?.dataset.way === "need.food")); press++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await listed(page, ["Kitalált Konyha: ebéd házhoz"]);
    assert.equal(await kept(page), "need.food");
    await page.focus("#services-back");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".need");
    await page.goBack();
    await listed(page, ["Kitalált Konyha: ebéd házhoz"]);
    await page.focus("#services-close");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#services", { state: "detached" });
    assert.equal(await focused(page), "who-helps");
    await page.waitForSelector(".services-spot", { state: "detached", timeout: 3000 });
    assert.equal(await page.locator("#panel").isVisible(), true);
    await context.close();
  });
});

describe("the hours", () => {
  it("are those of the town, wherever the visitor's clock is, and go on while somebody looks", async () => {
    const { page, context } = await open("lang=en&services=all", { time: "2026-11-26T14:59:00Z" });
    await page.waitForSelector(".services-list li");
    const club = entry(page, "Kitalált Idősek Klubja").locator(".sign").first();
    assert.equal(await club.textContent(), "Open now, closes today at 16:00");
    await page.clock.runFor(65_000);
    await page.waitForFunction(() => [...document.querySelectorAll(".services-list article")].find((each) => each.textContent.includes("Klubja")).querySelector(".sign").textContent === "Closed now, opens tomorrow at 8:00");
    await context.close();
  });

  it("are never guessed: what cannot be read stands as it was written, and what is unknown is not open", async () => {
    const { page, context } = await open("lang=hu&services=all+open", { time: EVENING });
    await listed(page, ["Kitalált Éjjeli Menedék", "Kitalált Jelzőrendszer"]);
    assert.match(await entry(page, "Menedék").textContent(), /Most nyitva, zárás: holnap 8:00/);
    await page.click("#filter-open");
    await page.waitForFunction(() => document.querySelectorAll(".services-list h3").length === 9);
    const doctor = entry(page, "Háziorvos");
    assert.equal(await doctor.locator(".sign.open, .sign.shut").count(), 0);
    assert.match(await doctor.textContent(), /Nov-Mar Mo 08:00-10:00/);
    await context.close();
  });
});

describe("what leaves out some of the list", () => {
  it("is open now, without steps, with free places, and what is typed, without accents; the address keeps it", async () => {
    const { page, context } = await open();
    await choose(page, "for.seniors");
    await page.click("#filter-free");
    await listed(page, ["Kitalált Idősek Klubja", "Kitalált Jelzőrendszer", "Kitalált Konyha: ebéd házhoz"]);
    await page.click("#filter-step");
    await listed(page, ["Kitalált Idősek Klubja"]);
    assert.equal(await page.getAttribute("#filter-step", "aria-pressed"), "true");
    for (const filter of ["step", "free"]) await page.click(`#filter-${filter}`);
    await page.fill("#services-search", "kozos EBED");
    await listed(page, ["Kitalált Idősek Klubja"]);
    await page.fill("#services-search", "jelzorendsz");
    await listed(page, ["Kitalált Jelzőrendszer"]);
    assert.equal(await kept(page), "for.seniors q.jelzorendsz");
    await page.fill("#services-search", "nincs ilyen");
    await page.waitForFunction(() => document.querySelector(".services-counted").textContent.startsWith("Nincs ilyen"));
    await context.close();
  });

  it("marks what nobody has confirmed for as long as the release says", async () => {
    const { page, context } = await open("lang=hu&services=for.seniors");
    await page.waitForSelector(".services-list li");
    const marked = await page.locator(".services-list article:has(.sign.stale) h3").allTextContents();
    assert.deepEqual(marked, ["Kitalált Házi Gondozás"]);
    await entry(page, "Házi Gondozás").locator(".more").click();
    assert.match(await entry(page, "Házi Gondozás").innerText(), /Több mint 120 napja senki sem erősítette meg/);
    await context.close();
  });
});

const NEAR_KERTVAROS = ["Kitalált Jelzőrendszer", "Kitalált Idősek Klubja", "Kitalált Konyha: ebéd házhoz", "Kitalált Idősek Otthona", "Kitalált Házi Gondozás"];

describe("a place", () => {
  it("that the browser tells puts the nearest first, and nobody learns of it", async () => {
    const { page, seen, context } = await open("lang=hu", { permissions: ["geolocation"], geolocation: { latitude: 47.66412, longitude: 18.32734 } });
    await choose(page, "for.seniors");
    await page.click("#place-here");
    await listed(page, NEAR_KERTVAROS);
    assert.match(await entry(page, "Jelzőrendszer").locator(".far").textContent(), /^50 m légvonalban$/);
    assert.match(await entry(page, "Idősek Klubja").locator(".far").textContent(), /^1,9 km légvonalban$/);
    assert.match(await page.textContent(".services-place"), /ahol Ön van/);
    assert.match(await page.textContent(".services-counted"), /a legközelebbi elöl/);
    const link = await page.inputValue("#services-link");
    const said = decodeURIComponent(seen.urls.join(" ") + page.url() + link + (await page.evaluate(() => JSON.stringify(localStorage) + document.cookie)));
    for (const part of ["47.6641", "18.3273", "47.664", "18.327"]) assert.ok(!said.includes(part), part);
    await page.click("#place-forget");
    await page.waitForFunction(() => document.querySelectorAll(".service .far").length === 0);
    await context.close();
  });

  it("that is refused is told beside the button", async () => {
    const { page, context } = await open("lang=cs&services=for.seniors", { permissions: [] });
    await page.click("#place-here");
    await page.waitForFunction(() => /Prohlížeč polohu nesdělil/.test(document.querySelector(".services-place .told").textContent));
    await context.close();
  });

  it("is an address, which is searched for without being told to anybody", async () => {
    const { page, seen, context } = await open("lang=hu&services=for.seniors");
    await page.waitForSelector(".services-list li");
    await page.fill("#place-search", "ujhegyi u 61");
    await page.click(".place-hits .link");
    await page.waitForFunction(() => document.querySelector(".services-list h3").textContent === "Kitalált Házi Gondozás");
    assert.match(await page.textContent(".services-place"), /Innen nézve: Újhegyi út 61/);
    assert.ok(!decodeURIComponent(seen.urls.join(" ") + page.url()).includes("jhegyi"));
    await context.close();
  });

  it("is shown on the map by a click, or as its middle by keys", async () => {
    const { page, context } = await open("lang=hu&services=for.seniors&map=14/47.642/18.366");
    await page.waitForSelector(".services-list li");
    await page.click("#place-map");
    const box = await page.locator("#map").boundingBox();
    await page.mouse.click(box.x + box.width / 2 + 30, box.y + box.height / 2 + 60);
    await page.waitForFunction(() => document.querySelector(".services-list h3").textContent === "Kitalált Idősek Otthona");
    assert.equal(await page.locator("#sentence").count(), 0, "the place was not read as one of the map");
    await page.click("#place-forget");
    await page.focus("#place-map");
    await page.keyboard.press("Enter");
    await page.focus("#place-middle");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".services-list h3").textContent === "Kitalált Idősek Otthona");
    assert.match(await page.textContent(".services-place"), /a térképen megmutatott hely/);
    await page.click("#place-forget");
    await page.click("#place-map");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#place-map");
    await page.mouse.click(box.x + 200, box.y + 400);
    await page.waitForSelector("#sentence");
    await context.close();
  });
});

describe("on the map", () => {
  it("each point has a button with its name, several services of a house one, and a click puts them on a card", async () => {
    const { page, seen, context } = await open();
    await choose(page, "for.seniors");
    const buttons = await page.locator(".services-spot").evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")));
    assert.deepEqual(buttons.sort(), ["Kitalált Házi Gondozás", "Kitalált Idősek Otthona", "Kitalált Jelzőrendszer", "Mesebeli Ház: Kitalált Idősek Klubja, Kitalált Konyha: ebéd házhoz"]);
    await page.click('.services-spot[aria-label^="Mesebeli Ház"] b');
    await page.waitForSelector("#service-card");
    assert.deepEqual(await page.locator("#service-card h2").allTextContents(), ["Kitalált Idősek Klubja", "Kitalált Konyha: ebéd házhoz"]);
    assert.match(await page.textContent("#service-card"), /Az udvar felől rámpa/);
    assert.match(await page.textContent("#live"), /Kitalált Idősek Klubja/);
    assert.equal(await page.locator("#sentence").count(), 0, "the place under the button was not read");
    // A place of the map and the card of a service are never on one another.
    await page.focus("#map");
    for (const key of ["PageDown", "Enter"]) await page.keyboard.press(key);
    await page.waitForSelector("#sentence");
    assert.equal(await page.locator("#service-card").count(), 0);
    assert.deepEqual(seen.errors, []);
    await context.close();
  });

  it("a service of the list is brought into sight, and its card has the focus; buttons stand where their places are", async () => {
    const { page, context } = await open("lang=hu&services=for.seniors&map=11/47.65/18.2");
    await entry(page, "Idősek Otthona").locator(".show").click();
    await page.waitForFunction(() => document.activeElement?.id === "service-card");
    const [spot, card, map] = await Promise.all([".services-spot.chosen b", "#service-card", "#map"].map((selector) => page.locator(selector).boundingBox()));
    assert.ok(spot.x > map.x && spot.x + spot.width < card.x && spot.y > map.y && spot.y < map.y + map.height, JSON.stringify([spot, card, map]));
    await page.keyboard.press("Escape");
    await page.waitForSelector("#service-card", { state: "detached" });
    assert.equal(await focused(page), "map");
    const away = () => page.evaluate(() => {
      const [lat, lon] = [47.642, 18.366];
      const { left, top } = document.querySelector('.services-spot[aria-label="Kitalált Idősek Otthona"]').getBoundingClientRect();
      const [zoom, north, east] = new URLSearchParams(location.hash.slice(1)).get("map").split("/").map(Number);
      const size = 256 * 2 ** zoom;
      const y = (degrees) => 0.5 - Math.asinh(Math.tan((degrees * Math.PI) / 180)) / (2 * Math.PI);
      const box = document.getElementById("map").getBoundingClientRect();
      return Math.hypot(left - (box.left + box.width / 2 + ((lon - east) / 360) * size), top - (box.top + box.height / 2 + (y(lat) - y(north)) * size));
    });
    assert.ok((await away()) < 2, `${await away()} pixels away`);
    await page.click('.tools button >> nth=1');
    await page.waitForTimeout(600);
    assert.ok((await away()) < 2, `${await away()} pixels away after zooming`);
    await context.close();
  });
});

describe("taking it along", () => {
  it("a link opens the same list, and says nothing of the map", async () => {
    const { page, context } = await open("lang=cs&map=14/47.642/18.366");
    await choose(page, "for.seniors");
    await page.click("#filter-free");
    await page.fill("#services-search", "jelzo");
    const link = new URL(await page.inputValue("#services-link"));
    assert.equal(new URLSearchParams(link.hash.slice(1)).has("map"), false);
    const wanted = await names(page);
    await context.close();
    const again = await open(link.hash.slice(1));
    await listed(again.page, wanted);
    assert.equal(await again.page.getAttribute("#filter-free", "aria-pressed"), "true");
    assert.equal(await again.page.inputValue("#services-search"), "jelzo");
    assert.equal(await again.page.textContent("#services-title"), "Pro staršího člověka");
    await again.context.close();
  });

  it("a sheet has what was asked, everything of each service, the date and the source, and nothing of the screen", async () => {
    const { page, context } = await open("lang=hu", { colorScheme: "dark", permissions: ["geolocation"], geolocation: { latitude: 47.664, longitude: 18.327 } });
    await choose(page, "for.seniors");
    await page.click("#place-here");
    await page.click("#filter-open");
    await listed(page, NEAR_KERTVAROS.filter((name) => !name.includes("Otthona")));
    await page.evaluate(() => (window.print = () => (globalThis.printed = true)));
    await page.click("#services-print");
    assert.equal(await page.evaluate(() => globalThis.printed), true);
    await page.emulateMedia({ media: "print" });
    const text = (await page.evaluate(() => document.body.innerText)).replace(/\s+/g, " ");
    for (const part of ["Ki segít? – Tata és Baj", "Idős embernek · nyitva ekkor: 2026. november 26. 11:00", "4 szolgáltatás, a legközelebbi elöl", "Kitalált szolgáltatások, bemutatásra.", "hétfő–péntek: 8:00–16:00", "Az udvar felől rámpa", "+36 00 000 0006", "Forrás: Gócpont · 1. kiadás, 2026. november 23. · ", "Nyomtatva: 2026. november 26. 11:00", "telefonáljon, mielőtt elindul"]) assert.ok(text.includes(part), `${part} of ${text}`);
    for (const part of ["Most nyitva", "Részletek", "Vissza az elejére", "Téma", "Táblázat", "ahol Ön van"]) assert.ok(!text.includes(part), `${part} is on the sheet`);
    const colours = await page.evaluate(() => [".service h3", ".rest dd", ".kind", ".sign"].map((selector) => getComputedStyle(document.querySelector(selector)).color));
    assert.deepEqual([...new Set(colours)], ["rgb(0, 0, 0)"]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, wide, high]) => [Math.round(wide), Math.round(high)]);
    assert.ok(boxes.length >= 1 && boxes.length <= 3, `${boxes.length} pages`);
    for (const [wide, high] of boxes) assert.ok(Math.abs(wide - 595) < 3 && Math.abs(high - 842) < 3, `${wide} by ${high}`);
    await context.close();
  });
});

describe("when the services do not come", () => {
  it("it says so, and tries again", async () => {
    // A service worker would ask by itself.
    const { page, context } = await open("lang=hu", { serviceWorkers: "block" });
    await page.route("**/collections/services/items*", (route) => route.abort());
    await page.click("#who-helps");
    await page.waitForSelector("#services [role=alert]");
    await page.unroute("**/collections/services/items*");
    await page.click("#services [role=alert] button");
    await page.waitForSelector(".need");
    await context.close();
  });
});

describe("as files without a server", () => {
  it("the page finds the services where the site keeps them", async () => {
    // What `export site` writes: the page with a mark, and each answer as a file.
    const context = await chromium.newContext({ locale: "hu-HU", serviceWorkers: "block" });
    await context.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
    const asked = [];
    await context.route("**/*", async (route) => {
      const url = new URL(route.request().url());
      const [, id, rest] = url.pathname.match(/^\/collections\/([\w-]+)(\/.*|\.\w+\.json)$/) ?? [];
      const answer = (path) => route.fetch({ url: new URL(path, mock.url).href });
      if (url.pathname === "/") {
        const page = await answer("/");
        return route.fulfill({ response: page, body: (await page.text()).replace("<head>", '<head><meta name="gocpont-site" content="" />') });
      }
      if (url.pathname === "/collections.json") return route.fulfill({ response: await answer("/collections?f=json") });
      if (!id) return url.pathname.startsWith("/collections") ? route.fulfill({ status: 404 }) : route.continue();
      asked.push(url.pathname);
      const [, kind, period] = rest.match(/^\/(items|packed)(?:\/(.*))?\.(?:json|gcpk)$/) ?? [];
      return route.fulfill({ response: await answer(kind ? `/collections/${id}/${kind}${period ? `?datetime=${period}` : ""}` : `/collections/${id}`) });
    });
    const page = await context.newPage();
    await page.goto(`${mock.url}#lang=hu`);
    await painted(page);
    await choose(page, "need.bed");
    await listed(page, ["Kitalált Éjjeli Menedék"]);
    assert.match(await entry(page, "Menedék").innerText(), /Éjjeli menedékhely/);
    assert.deepEqual(asked.filter((path) => path.includes("services")).sort(), ["/collections/services.en.json", "/collections/services/items.json"]);
    await context.close();
  });
});

/** Whether what has the focus can be seen; what it is where it cannot. */
function hiddenFocus() {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const [west, east, north, south] = [Math.max(left, 0), Math.min(right, innerWidth), Math.max(top, 0), Math.min(bottom, innerHeight)];
  const name = `${node.tagName} ${node.id || node.className || node.textContent}`;
  if (east <= west || south <= north) return `${name} is outside of the window`;
  for (const x of [0.1, 0.5, 0.9]) {
    for (const y of [0.1, 0.5, 0.9]) {
      const over = document.elementFromPoint(west + x * (east - west), north + y * (south - north));
      if (over && (node.contains(over) || over.contains(node))) return null;
    }
  }
  return `${name} is covered`;
}

async function violations(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

async function isFine(page, what) {
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForFunction((theme) => document.documentElement.dataset.theme === theme, scheme);
    assert.deepEqual(await violations(page), [], `${what}, ${scheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  const [wide, narrow] = await page.evaluate(() => [Math.max(document.documentElement.scrollWidth, document.getElementById("services").scrollWidth), innerWidth]);
  assert.ok(wide <= narrow, `${what}: ${wide} > ${narrow}`);
}

describe("for everybody", () => {
  for (const language of ["hu", "cs", "en"]) {
    for (const [width, height] of [[1280, 800], [390, 844], [320, 256]]) {
      it(`axe finds nothing and nothing is too wide, by day and by night, in ${language} at ${width} by ${height}`, async () => {
        const { page, seen, context } = await open(`lang=${language}`, { width, height });
        await page.click("#who-helps");
        await page.waitForSelector(".need");
        await isFine(page, "needs");
        await page.click('[data-way="for.seniors"]');
        await page.waitForSelector(".services-list li");
        for (const more of await page.locator(".service .more").all()) await more.click();
        await page.fill("#place-search", "tata");
        await page.waitForSelector(".place-hits li");
        await isFine(page, "list");
        await entry(page, "Idősek Klubja").locator(".show").click();
        await page.waitForSelector("#service-card");
        await isFine(page, "card");
        await page.click("#service-card .close");
        await page.click("#place-map");
        await page.waitForSelector("#place-middle");
        await isFine(page, "pointing");
        assert.deepEqual(seen.errors, []);
        await context.close();
      });
    }
  }

  it("at 400 % everything of the list is reached by keys and nothing that has the focus is covered, with a card too", async () => {
    const { page, context } = await open("lang=hu&services=for.seniors", { width: 320, height: 256, deviceScaleFactor: 4 });
    await page.waitForSelector(".services-list li");
    const walk = async () => {
      const [reached, hidden] = [new Set(), []];
      await page.focus("#services-title");
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press("Tab");
        const name = await page.evaluate(() => document.activeElement.closest("#services, #service-card") && (document.activeElement.id || document.activeElement.className || document.activeElement.getAttribute("href")));
        if (name === null) break;
        reached.add(name);
        const problem = await page.evaluate(hiddenFocus);
        if (problem) hidden.push(problem);
      }
      return { reached, hidden };
    };
    const { reached, hidden } = await walk();
    assert.deepEqual(hidden, []);
    for (const name of ["services-close", "services-back", "place-here", "place-map", "place-search", "services-search", "filter-open", "filter-step", "filter-free", "link more", "link show", "tel:+36000000002", "services-print", "services-link"]) assert.ok(reached.has(name), `${name} of ${[...reached]}`);
    await page.locator(".service .show").first().click();
    await page.waitForFunction(() => document.activeElement?.id === "service-card");
    assert.deepEqual((await walk()).hidden, []);
    await context.close();
  });

  it("on a phone both clicks lead to what is to be read next, and a card leaves its point in sight", async () => {
    const { page, context } = await open("lang=hu", { width: 390, height: 844 });
    const top = (selector) => page.locator(selector).first().boundingBox();
    assert.ok((await top("#who-helps")).y < 300, "the way in is in sight");
    await page.click("#who-helps");
    await page.waitForSelector(".need");
    await page.waitForFunction(() => Math.abs(document.getElementById("services").getBoundingClientRect().top) < 60);
    const [need, group] = [await top('[data-way="need.home"]'), await top('[data-way="for.seniors"]')];
    assert.ok(need.y > 0 && group.y + group.height < 844, JSON.stringify([need, group]));
    assert.ok(need.height >= 44 && group.height >= 44);
    await page.click('[data-way="for.seniors"]');
    await page.waitForSelector(".services-list li");
    await page.waitForFunction(() => Math.abs(document.getElementById("services").getBoundingClientRect().top) < 60);
    assert.ok((await top(".services-list li")).y < 600, "the first one is in sight");
    await page.locator(".service .show").first().click();
    await page.waitForFunction(() => document.activeElement?.id === "service-card");
    const [spot, card] = [await top(".services-spot.chosen b"), await top(".card-place")];
    assert.ok(spot.y > 100 && spot.y + spot.height < card.y, JSON.stringify([spot, card]));
    await context.close();
  });
});
