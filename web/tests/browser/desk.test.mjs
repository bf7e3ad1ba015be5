// The desk in a real browser: somebody signs in, sends a signal, finds it among what waits, moves it on and signs out; on a phone,
// with a connection that breaks, for everybody, and without losing or doubling anything.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { startDesk } from "../desk-mock.mjs";
import { browser } from "../open.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PASSWORD = "egy hosszú jelszó";
const PHONE = { width: 320, height: 640 };

let chromium;
let served;
let context;
let page;
let errors;

before(async () => (chromium = await browser()));
after(async () => chromium?.close());

beforeEach(async () => {
  served = await startDesk();
  await fresh({ viewport: { width: 1280, height: 900 }, locale: "hu-HU" });
});
afterEach(async () => {
  await context?.close();
  await served?.stop();
  assert.deepEqual(errors.filter((text) => !/Failed to load resource/.test(text)), []);
});

/** A page of somebody who was never here. */
async function fresh(options) {
  await context?.close();
  context = await chromium.newContext(options);
  page = await context.newPage();
  errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(served.url);
  await page.waitForSelector("#password");
}

async function signIn(name = "proba", code = "") {
  await page.fill("#name", name);
  await page.fill("#password", PASSWORD);
  await page.keyboard.press("Enter");
  if (code) {
    await page.fill("#code", code);
    await page.keyboard.press("Enter");
  }
  await page.waitForSelector("#sign-out");
}

const at = (hash) => page.evaluate((to) => void (location.hash = to), hash);
const text = (selector) => page.locator(selector).first().textContent();
const shows = (pattern, selector = "main") => page.waitForFunction(([source, where]) => new RegExp(source).test(document.querySelector(where)?.textContent ?? ""), [pattern.source, selector]);
const signals = () => served.desk.entries.filter((own) => own.register === "signal");
const last = () => signals().sort((one, other) => other.id - one.id)[0];
const stored = () => page.evaluate(() => JSON.stringify(localStorage));

/** Fills what a new signal must have. */
async function fillSignal(kind = "debt") {
  await at("#/register/signal/new");
  await page.waitForSelector("#new-kind");
  await page.selectOption("#new-kind", kind);
  await page.check("#new input[name=new-urgency][value=soon]");
  await page.check("#new input[name=new-channel][value=telephone]");
}
const more = () => page.click("#new > details > summary");
const send = () => page.click("#new button.main");

describe("signing in", () => {
  it("says what is wrong, waits where it must, and asks for a code only where one is wanted", async () => {
    assert.equal(await page.locator("#code").count(), 0);
    await page.fill("#name", "ellenor");
    for (const wrong of ["a", "b", "c"]) {
      await page.fill("#password", wrong);
      await page.keyboard.press("Enter");
      await shows(/nem jó/, "[role=alert]");
    }
    await page.keyboard.press("Enter");
    await shows(/2 perc múlva/, "[role=alert]");
    assert.ok(await page.isDisabled(".sign-in button"));
    served.desk.wrong = 0;
    await page.reload();
    await signIn("ellenor", "123456");
    assert.equal(await text(".who"), "ellenor");
  });

  it("is in the person's language, and stays so", async () => {
    await page.selectOption("#language", "cs");
    await shows(/Heslo/);
    await page.reload();
    await shows(/Heslo/);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "cs");
  });

  it("goes on after a reload, and ends where somebody signs out", async () => {
    await signIn();
    await page.reload();
    await page.waitForSelector("#sign-out");
    await page.click("#sign-out");
    await page.waitForSelector("#password");
    await shows(/Kijelentkezett/);
    assert.equal(served.desk.sessions.size, 0);
  });
});

describe("the inbox", () => {
  it("has what is overdue on top, in words, and says which crisis has no written confirmation", async () => {
    await signIn();
    await page.waitForSelector(".stack tbody tr");
    const rows = await page.locator(".stack tbody tr").evaluateAll((all) => all.map((row) => row.innerText.replace(/\s+/g, " ")));
    assert.equal(rows.length, 3);
    assert.match(rows[0], /Jelzés 1 LEJÁRT 2 napja lejárt .*kilakoltatás veszélye · sürgős nyilvántartva .*Családsegítő/);
    assert.match(rows[1], /Jelzés 2 .*(ma|holnap|3 óra múlva)/);
    assert.match(rows[2], /Jelzés 3 [23] nap múlva .*krízis.*hiányzik az írásos megerősítés/);
  });

  it("is a table where there is room, and cards on a phone, without scrolling sideways", async () => {
    await signIn();
    await page.waitForSelector(".stack tbody tr");
    const display = () => page.locator(".stack tbody tr").first().evaluate((row) => getComputedStyle(row).display);
    assert.equal(await display(), "table-row");
    await page.setViewportSize(PHONE);
    assert.equal(await display(), "block");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  });
});

describe("a new signal", () => {
  it("asks first what every signal must have, and tells at the field what is missing", async () => {
    await signIn();
    await at("#/register/signal/new");
    await page.waitForSelector("#new-kind");
    assert.ok(await page.isHidden("#new-what"));
    await page.selectOption("#new-kind", "debt");
    await send();
    await page.waitForSelector("#new-urgency ~ *, .wrong");
    assert.deepEqual(await page.locator(".wrong").allTextContents(), ["Ezt ki kell tölteni.", "Ezt ki kell tölteni."]);
    assert.equal(await page.evaluate(() => document.activeElement.id), "new-urgency");
    await page.check("#new input[name=new-urgency][value=usual]");
    await page.check("#new input[name=new-channel][value=person]");
    await more();
    await page.fill("#new-persons", "40");
    await send();
    await shows(/nem válasz erre/);
    await page.selectOption("#new-persons-none", "dk");
    await page.fill("#new-seen", "2026-11-20");
    await page.check("#new input[name=new-known][value=true]");
    await page.fill("#new-place", "47,65");
    await page.fill("#new-place-lon", "18.32");
    await page.fill("#new-handler-number", "1");
    await page.click("#new fieldset:has(#new-handler-number) button:text('Hozzáadás')");
    await send();
    await shows(/Elküldve: Jelzés 4/);
    const { answers, places, links, organisation, tenant } = last();
    assert.deepEqual(answers, { kind: "debt", urgency: "usual", channel: "person", persons: { none: "dk" }, seen: "2026-11-20", known: true });
    assert.deepEqual([places, links.handler, organisation, tenant], [[{ lat: 47.65, lon: 18.32 }], [{ id: 1, gone: false }], "kozpont", "tata"]);
  });

  it("names the signals that it may repeat, with the way to each", async () => {
    await signIn();
    await fillSignal("neglect");
    await send();
    await shows(/talán ezt ismétli/);
    await page.click(".done li a");
    await shows(/Jelzés 3/, "main h2");
  });

  it("is kept as it is typed, without what is sealed, and not once it is sent", async () => {
    await signIn();
    await fillSignal();
    await more();
    await page.fill("#new-what", "Kikapcsolták az áramot.");
    await page.fill("#new-sender", "Titkos Tivadar");
    assert.match(await stored(), /Kikapcsolták/);
    assert.doesNotMatch(await stored(), /Titkos/);
    await page.reload();
    await page.waitForSelector("#new-kind");
    assert.equal(await page.inputValue("#new-what"), "Kikapcsolták az áramot.");
    assert.equal(await page.inputValue("#new-sender"), "");
    await shows(/nem maradt meg; gépelje be újra/);
    assert.ok(await page.isDisabled("#new button.main"));
    await page.fill("#new-sender", "Titkos Tivadar");
    await send();
    await shows(/Elküldve/);
    assert.equal(last().secrets.sender, "Titkos Tivadar");
    assert.doesNotMatch(await stored(), /draft/);
  });

  it("is opened once, though its answer was lost and it was sent again", async () => {
    await signIn();
    await fillSignal();
    served.drop(1);
    await send();
    await shows(/Elküldjük, amint helyreáll/);
    assert.ok(await page.isDisabled("#new-kind"), "what may have arrived does not change");
    await shows(/Elküldve: Jelzés 4/);
    assert.equal(served.desk.posts, 2);
    assert.equal(signals().length, 4);
  });

  it("waits for the connection wherever somebody is, over a reload and a session's end, and goes by itself", async () => {
    await signIn();
    await fillSignal();
    await context.setOffline(true);
    await send();
    await shows(/Nincs kapcsolat/);
    await at("#/inbox");
    await shows(/Küldésre vár: Jelzés/);
    served.endSessions();
    await context.setOffline(false);
    await page.waitForSelector("#password");
    await shows(/megmaradt/);
    await page.reload();
    await signIn();
    await page.waitForFunction(() => !/Küldésre vár/.test(document.body.innerText));
    await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.includes("draft")));
    assert.equal(signals().length, 4);
    assert.equal(last().answers.kind, "debt");
  });

  it("asks on leaving whether drafts stay on the device, and shows nobody else's", async () => {
    await signIn();
    await fillSignal();
    await page.click("#sign-out");
    await page.click("dialog[open] button >> nth=0");
    await page.waitForSelector("#password");
    assert.match(await stored(), /draft\/proba/);
    await signIn();
    await page.waitForSelector("#new-kind");
    assert.equal(await page.inputValue("#new-kind"), "debt");
    await page.click("#sign-out");
    await page.click("dialog[open] button >> nth=1");
    await page.waitForSelector("#password");
    assert.doesNotMatch(await stored(), /draft/);
  });

  it("takes the place of the device only where it is asked to", async () => {
    await fresh({ viewport: PHONE, locale: "hu-HU", permissions: ["geolocation"], geolocation: { latitude: 47.64999, longitude: 18.31 } });
    await signIn();
    await fillSignal();
    await more();
    assert.equal(await page.inputValue("#new-place"), "");
    await page.click("text=Ahol most vagyok");
    await page.waitForFunction(() => document.querySelector("#new-place").value === "47.64999");
    await send();
    await shows(/Elküldve/);
    assert.deepEqual(last().places, [{ lat: 47.64999, lon: 18.31 }]);
  });
});
