// A district nurse reports on a phone that somebody does not open the door; the service that it goes to answers, and she hears of
// it. Before the program itself, with the demo town's households.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { direct, district, go, PHONE, says } from "../desk-town.mjs";

/** A household of the demo town, as its survey numbers it. */
const HOUSEHOLD = "H000001";

let tata;
/** The number of the first signal. */
let seen;
before(async () => (tata = await district("tata", { isPublic: true })));
after(() => tata?.stop());

/** A hand on a phone: what it does is counted. */
function hand(page) {
  const done = { taps: 0, keys: 0, decisions: 0 };
  return {
    done,
    async tap(selector) {
      Object.assign(done, { taps: done.taps + 1, decisions: done.decisions + 1 });
      await page.locator(selector).first().tap();
    },
    /** A list of the phone opens, and one line of it is touched. */
    async choose(selector, code) {
      Object.assign(done, { taps: done.taps + 2, decisions: done.decisions + 1 });
      await page.selectOption(selector, code);
    },
    async type(selector, text) {
      Object.assign(done, { taps: done.taps + 1, keys: done.keys + text.length, decisions: done.decisions + 1 });
      await page.locator(selector).tap();
      await page.keyboard.type(text);
    },
  };
}

const answer = (page, code, value) => page.locator(`#doing input[name=doing-${code}][value=${value}]`).check();
const send = (page) => page.click("#doing button.main");
const today = (page) => page.evaluate(() => new Intl.DateTimeFormat("sv", { timeZone: "Europe/Budapest" }).format(new Date()));

/** Takes a step of an entry: what it asks for is filled, and the entry says its new state. */
async function step(page, code, fill, state) {
  await page.click(`#way-${code}`);
  await page.waitForSelector("#doing button.main");
  await fill();
  await send(page);
  await says(page, state, "#state");
}

/** Sends a new signal from wherever somebody is; gives its number. */
async function signal(page, { kind, urgency, channel, description = "" }) {
  const own = hand(page);
  await own.tap("a[href='#/register/signal/new']");
  await page.waitForFunction(() => document.querySelector("#new-organisation")?.value === "family-support", null, { polling: 50 });
  await own.choose("#new-kind", kind);
  await own.tap(`#new label:has(input[name=new-urgency][value=${urgency}])`);
  await own.tap(`#new label:has(input[name=new-channel][value=${channel}])`);
  await own.choose("#new-sender_class", "health");
  if (description !== "") {
    await own.tap("#new > details > summary");
    await own.type("#new-description", description);
  }
  await own.tap("#new button.main");
  await says(page, /Elküldve: Jelzés \d+/);
  const id = Number(/Jelzés (\d+)/.exec(await page.textContent("#content .done"))[1]);
  return { id, done: own.done };
}

describe("a signal on a phone", () => {
  let first;

  it("takes a nurse a few touches and a line of words, and goes to the family support service by itself", async (t) => {
    const nora = await tata.as("nurse-tata", PHONE);
    first = await signal(nora, { kind: "elder_unattended", urgency: "urgent", channel: "online", description: "Egyedül él, napok óta nem nyit ajtót." });
    seen = first.id;
    const { taps, keys, decisions } = first.done;
    assert.ok(taps <= 10 && keys <= 40 && decisions <= 8, `${taps} touches, ${keys} keys, ${decisions} decisions`);
    t.diagnostic(`${taps} touches, ${keys} keys, ${decisions} decisions`);
    await says(nora, /Családsegítő|Család- és Gyermekjóléti/, "#new");
  });

  it("lies in the service's inbox with its time, under those that are late", async () => {
    const hanna = await tata.as("handler-tata");
    await go(hanna, "#/inbox", "Teendők");
    const rows = hanna.locator("#content tbody tr");
    await rows.filter({ has: hanna.locator(`a[href='#/register/signal/${first.id}']`) }).waitFor();
    const told = await rows.evaluateAll((all) => all.map((row) => ({ isLate: row.classList.contains("late"), text: row.textContent })));
    const late = told.filter(({ isLate }) => isLate).length;
    assert.ok(late > 0, "the demo town has signals that are late");
    assert.ok(told.slice(0, late).every(({ isLate, text }) => isLate && text.includes("lejárt")), "those that are late stand first");
    const own = told.find(({ text }) => text.includes(`Jelzés ${first.id}`));
    assert.match(own.text, /ellátatlan idős ember · sürgős/);
    assert.match(own.text, /(ma|holnap|nap múlva|óra múlva)/);
  });

  it("is told apart from the sender's name, whom nobody sees without a reason", async () => {
    const hanna = await tata.as("handler-tata");
    await hanna.click(`a[href='#/register/signal/${first.id}']`);
    await says(hanna, `Jelzés ${first.id}`, "#entry h2");
    assert.ok(!(await hanna.textContent("main")).includes("nem nyit ajtót"), "what the situation is is sealed");
    await hanna.click("button[aria-label='Felnyitás: A helyzet leírása']");
    await hanna.fill("#reason-description", "Kapcsolatfelvétel előtt");
    await hanna.keyboard.press("Enter");
    await says(hanna, "nem nyit ajtót", ".secret");
  });

  it("shows the household's history to whoever works on it, and to nobody else", async () => {
    const hanna = await tata.as("handler-tata");
    await hanna.click("#way-register");
    await hanna.fill("#doing-handler", "handler-tata");
    await send(hanna);
    await says(hanna, "iktatva", "#state");
    await hanna.click("#way-amend");
    await hanna.fill("#doing-household", HOUSEHOLD);
    await hanna.keyboard.press("Enter");
    await hanna.locator("#doing .ends li").first().waitFor();
    await send(hanna);
    await hanna.waitForSelector("#doing", { state: "detached" });
    await hanna.click("#around-look");
    await says(hanna, /Az érintett háztartás/, "#around h4");
    const records = hanna.locator("#around details").first();
    assert.ok((await records.locator("dt").count()) > 5, "the survey's answers are told");
    assert.ok((await hanna.locator("#around details").count()) > 1, "and how they were before");
    // Somebody of another organisation has no part in it, by the page or without it.
    const cili = await tata.as("carer-tata");
    await cili.evaluate((to) => (location.hash = to), `#/register/signal/${first.id}`);
    await says(cili, /Nincs ilyen, vagy nem az Ön szervezetéé/);
    assert.equal(await cili.locator("#around").count(), 0);
    const path = `registers/signal/entries/${first.id}`;
    for (const way of [path, `${path}/around`, `${path}/history`]) assert.equal((await direct(cili, way)).status, 404, way);
  });

  it("goes on step by step: contact, assessment, a service found by its name", async () => {
    const hanna = await tata.as("handler-tata");
    const day = await today(hanna);
    await step(hanna, "triage", async () => undefined, "besorolva");
    await step(hanna, "contact", async () => {
      await hanna.fill("#doing-contacted_on", day);
      await answer(hanna, "contact_how", "visit");
    }, "kapcsolatfelvétel megtörtént");
    await step(hanna, "assess", async () => {
      await hanna.fill("#doing-assessed_on", day);
      await hanna.fill("#doing-assessment", "Lábadozik, segítség kell a bevásárláshoz.");
    }, "felmérve");
    await hanna.click("#way-amend");
    await hanna.fill("#doing-services[type=search]", "hazi segitseg");
    await hanna.locator("#doing .search .ends li", { hasText: /^Házi segítségnyújtás/ }).locator("button").click();
    await send(hanna);
    await hanna.waitForSelector("#doing", { state: "detached" });
    await hanna.locator(".answers a", { hasText: "Házi segítségnyújtás" }).waitFor();
    await step(hanna, "take_measure", () => hanna.fill("#doing-measure_taken", "Házi segítségnyújtás hétfőtől."), "intézkedés történt");
  });

  it("is not closed before whoever sent it has an answer, and says so", async () => {
    const hanna = await tata.as("handler-tata");
    assert.equal(await hanna.locator("#way-close").count(), 0);
    const path = `registers/signal/entries/${first.id}`;
    const { body: now } = await direct(hanna, path);
    const refused = await direct(hanna, `${path}/steps/close`, "POST", { answers: {}, links: {} }, { "if-match": `"${now.revision}"` });
    assert.deepEqual([refused.status, refused.body.error], [409, "state"]);
    await hanna.click("#way-send_feedback");
    await send(hanna);
    await says(hanna, /Ezek még hiányoznak:.*A visszajelzés napja/s, "#doing [role=alert]");
    await hanna.fill("#doing-feedback_on", await today(hanna));
    await answer(hanna, "feedback_how", "online");
    await send(hanna);
    await says(hanna, "visszajelzés elküldve", "#state");
    await step(hanna, "close", async () => undefined, "lezárva");
  });

  it("tells the nurse what has become of it", async () => {
    const nora = await tata.as("nurse-tata");
    await nora.reload();
    await go(nora, "#/notices", "Értesítések");
    const notice = nora.locator(".notices li", { hasText: `Jelzés ${first.id}` }).filter({ hasText: /visszajelzés/ }).first();
    await notice.locator("a").tap();
    await says(nora, `Jelzés ${first.id}`, "#entry h2");
    await says(nora, /A visszajelzés módja\s*ebben a rendszerben/, ".answers");
    assert.ok(!(await nora.textContent("main")).includes("Lábadozik"), "what was found is not for the sender");
  });
});

describe("a crisis told by telephone", () => {
  it("goes straight to the contact, and stays open until it is confirmed in writing", async () => {
    const nora = await tata.as("nurse-tata", PHONE);
    await go(nora, "#/inbox", "Teendők");
    const { id } = await signal(nora, { kind: "elder_unattended", urgency: "crisis", channel: "phone" });
    const hanna = await tata.as("handler-tata");
    await go(hanna, "#/inbox", "Teendők");
    await hanna.click("button:text('Frissítés')");
    const row = hanna.locator("#content tbody tr", { has: hanna.locator(`a[href='#/register/signal/${id}']`) });
    await row.filter({ hasText: "hiányzik az írásbeli megerősítés" }).locator("a").first().click();
    await says(hanna, `Jelzés ${id}`, "#entry h2");
    const day = await today(hanna);
    assert.equal(await hanna.locator("#way-register").count(), 0, "nobody registers a crisis first");
    await step(hanna, "crisis_contact", async () => {
      await hanna.fill("#doing-handler", "handler-tata");
      await hanna.fill("#doing-contacted_on", day);
      await answer(hanna, "contact_how", "phone");
    }, "kapcsolatfelvétel megtörtént");
    await step(hanna, "assess", async () => {
      await hanna.fill("#doing-assessed_on", day);
      await hanna.fill("#doing-assessment", "Kórházba került.");
    }, "felmérve");
    await step(hanna, "take_none", () => answer(hanna, "no_measure_reason", "already_cared"), "nem kell intézkedés");
    await step(hanna, "send_feedback", async () => {
      await hanna.fill("#doing-feedback_on", day);
      await answer(hanna, "feedback_how", "online");
    }, "visszajelzés elküldve");
    await hanna.click("#way-close");
    await send(hanna);
    await says(hanna, /hiányzik az írásbeli megerősítés.*Az írásbeli megerősítés napja/s, "#doing [role=alert]");
    assert.equal(await hanna.textContent("#state"), "visszajelzés elküldve");
    await hanna.click("#doing button.plain");
    await hanna.click("#way-amend");
    await hanna.fill("#doing-confirmed_on", day);
    await send(hanna);
    await hanna.waitForSelector("#entry .note", { state: "detached" });
    await step(hanna, "close", async () => undefined, "lezárva");
  });

  it("is noted, with whoever looked at what", async () => {
    const adam = await tata.as("auditor-tata");
    await go(adam, "#/audit", "Napló");
    await adam.locator("tr", { hasText: "handler-tata" }).filter({ hasText: "Kapcsolatfelvétel előtt" }).first().waitFor();
    const opened = adam.locator("tr", { hasText: `Jelzés ${seen}` });
    for (const [who, what] of [["handler-tata", "rekord megtekintése"], ["nurse-tata", "rekord megtekintése"]]) await opened.filter({ hasText: who }).filter({ hasText: what }).first().waitFor();
    assert.match(await opened.first().locator("th").textContent(), new RegExp(`^${new Date().getFullYear()}\\.`), "it says when");
    // Whoever was turned away saw nothing, and so stands in no line about it.
    assert.equal(await opened.filter({ hasText: "carer-tata" }).count(), 0);
    assert.doesNotMatch(await adam.textContent("#content"), /nem nyit ajtót|Lábadozik/);
    assert.deepEqual(tata.errors, []);
  });
});
