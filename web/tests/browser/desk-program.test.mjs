// The page of the desk before the program itself, with the registers that come with it: a nurse reports on a phone, the service
// that she sent it to finds it in its inbox and moves it on, and the audit stays whole.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { browser } from "../open.mjs";
import { startDesk } from "../desk-program.mjs";

let desk;
let chromium;
const errors = [];

before(async () => {
  desk = await startDesk();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await desk?.stop();
});

async function person(name, viewport) {
  const context = await chromium.newContext({ viewport, locale: "hu-HU" });
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(String(error)));
  await desk.signIn(page, name);
  return page;
}

const go = async (page, path, until) => {
  await page.evaluate((path) => (location.hash = path), path);
  await page.waitForSelector(until);
};
const send = (page) => page.click("#new button.main");
const sent = (page) => page.waitForFunction(() => /Elküldve/.test(document.querySelector("main, #content")?.textContent ?? ""));

describe("the desk of the program", () => {
  it("carries a signal from a phone to the inbox of the service, and on", async () => {
    const klara = await person("klara", { width: 1280, height: 800 });
    await go(klara, "#/register/organisation/new", "#new-name");
    await klara.fill("#new-name", "Minta Családsegítő Szolgálat");
    await klara.selectOption("#new-kind", "institution");
    await klara.selectOption("#new-sector", "child_welfare");
    await send(klara);
    await sent(klara);

    const nora = await person("nora", { width: 360, height: 740 });
    await go(nora, "#/register/signal/new", "#new-kind");
    await nora.selectOption("#new-kind", "elder_unattended");
    await nora.check("#new input[name=new-urgency][value=crisis]");
    await nora.check("#new input[name=new-channel][value=phone]");
    await nora.selectOption("#new-sender_class", "health");
    await nora.evaluate(() => document.querySelectorAll("#new details").forEach((each) => (each.open = true)));
    await nora.selectOption("#new-organisation", "family-support");
    await nora.fill("#new-sender_name", "Kitalált Kamilla");
    await send(nora);
    await sent(nora);

    await go(klara, "#/inbox", "#content");
    await klara.reload();
    const line = klara.locator("tr, li").filter({ hasText: "ellátatlan idős ember" }).first();
    await line.waitFor();
    assert.match(await line.textContent(), /hiányzik az írásbeli megerősítés/);
    assert.match(await line.textContent(), /Minta Családsegítő Szolgálat/);
    await line.locator("a").first().click();
    await klara.waitForFunction(() => /beérkezett/.test(document.body.textContent));
    assert.doesNotMatch(await klara.textContent("body"), /Kamilla/, "the sender is sealed");
    assert.match(await klara.textContent("body"), /Azonnali kapcsolatfelvétel/);
    assert.match(desk.audit(), /^[0-9a-f]{64}/);
    assert.deepEqual(errors, []);
  });
});
