// Signing in at the program's desk by a real provider: with the keyboard, in three languages, with a second factor of the desk's own,
// and with a sentence for whoever does not come in.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import AxeBuilder from "axe-core";
import { browser } from "../open.mjs";
import { startBoth } from "../desk-oidc.mjs";

let both;
let chromium;
const errors = [];

before(async () => {
  both = await startBoth();
  if (both) chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await both?.stop();
});

/** A page of a person who has never been here. */
async function somebody(locale = "hu-HU") {
  const context = await chromium.newContext({ locale });
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (told) => /Content Security Policy/.test(told.text()) && errors.push(told.text()));
  await page.goto(both.desk.url);
  await page.waitForSelector("#by-provider");
  return page;
}

/** Signs in at the provider as this subject. */
async function there(page, subject) {
  await page.waitForSelector("#subject");
  assert.equal(new URL(page.url()).origin, both.provider.issuer);
  await page.fill("#subject", subject);
  await page.keyboard.press("Enter");
}

const shows = (page, pattern, where = "body") => page.waitForFunction(([where, source]) => new RegExp(source).test(document.querySelector(where)?.textContent ?? ""), [where, pattern.source]);

describe("signing in by a provider", { concurrency: false }, () => {
  it("goes there and back with the keyboard alone, and the session is one like any other", async (t) => {
    if (!both) return t.skip("the program is built without it");
    const page = await somebody();
    await page.focus("#by-provider");
    assert.equal(await page.textContent("#by-provider"), "Belépés a városi fiókkal");
    await page.keyboard.press("Enter");
    await there(page, "3f1c-klara");
    await page.waitForSelector("#sign-out");
    assert.equal(await page.textContent(".who"), "klara");
    assert.equal(new URL(page.url()).search, "", "no code stays in the address");
    const cookies = await page.context().cookies();
    const session = cookies.find(({ name }) => name === "__Host-gocpont");
    assert.deepEqual([session.httpOnly, session.secure, session.sameSite], [true, true, "Strict"]);
    assert.ok(!cookies.some(({ name }) => name === "__Host-gocpont-oidc"), "what was under way has ended");
    await page.reload();
    await page.waitForSelector("#sign-out");
    await page.click("#sign-out");
    await page.waitForSelector("#by-provider");
    await page.context().close();
  });

  it("says in the person's language who nobody here is linked with, once", async (t) => {
    if (!both) return t.skip("the program is built without it");
    for (const [locale, label, sentence] of [
      ["hu-HU", "Belépés a városi fiókkal", /így ismeri Önt: 9d9d-stranger.*Pontosan ezt/],
      ["cs-CZ", "Přihlášení městským účtem", /vás zná jako 9d9d-stranger.*Řekněte správci/],
      ["en-GB", "Sign in with the town's account", /knows you as 9d9d-stranger.*Tell your administrator/],
    ]) {
      const page = await somebody(locale);
      assert.equal(await page.textContent("#by-provider"), label);
      await page.click("#by-provider");
      await there(page, "9d9d-stranger");
      await shows(page, sentence, "[role=alert]");
      await page.reload();
      await page.waitForSelector("#by-provider");
      assert.equal(await page.locator("[role=alert]").count(), 0);
      await page.context().close();
    }
  });

  it("says so where the provider refuses, where the sign-in is another browser's, and where the account is disabled", async (t) => {
    if (!both) return t.skip("the program is built without it");
    const page = await somebody();
    await page.click("#by-provider");
    await page.waitForSelector("#subject");
    await page.click("button[value=no]");
    await shows(page, /A szolgáltató nem jelentkeztette be/, "[role=alert]");
    await page.click("#by-provider");
    await there(page, "5b5b-disabled");
    await shows(page, /5b5b-disabled, le van tiltva/, "[role=alert]");
    await page.goto(`${new URL(both.desk.url).origin}/api/oidc/callback?state=another&code=another`);
    await shows(page, /nem ebben a böngészőben kezdték/, "[role=alert]");
    await page.evaluate(AxeBuilder.source);
    const found = await page.evaluate(() => window.axe.run());
    assert.deepEqual(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
    await page.context().close();
  });

  it("goes on with name and password while the provider is down, and says that it is", async (t) => {
    if (!both) return t.skip("the program is built without it");
    const page = await somebody();
    both.provider.isDown = true;
    try {
      // What the desk knows of the provider is fresh: it is at the exchange that it finds nobody.
      await page.click("#by-provider");
      await page.waitForFunction((own) => !location.href.startsWith(own), both.desk.url).catch(() => undefined);
      await page.goto(both.desk.url);
      await page.waitForSelector("#by-provider");
      await both.desk.signIn(page, "klara");
      assert.equal(await page.textContent(".who"), "klara");
    } finally {
      both.provider.isDown = false;
    }
    await page.context().close();
  });

  it("asks for the account's own second factor behind the provider's word", async (t) => {
    if (!both) return t.skip("the program is built without it");
    const told = JSON.parse(both.desk.run("--json", "user", "totp", "klara"));
    const page = await somebody();
    await page.click("#by-provider");
    await there(page, "3f1c-klara");
    await page.waitForSelector("#provider-code");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "provider-code");
    await page.keyboard.type("000000");
    await page.keyboard.press("Enter");
    await shows(page, /A kód nem jó/, "[role=alert]");
    await page.reload();
    await page.waitForSelector("#provider-code");
    await page.fill("#provider-code", told.recovery[0]);
    await page.keyboard.press("Enter");
    await page.waitForSelector("#sign-out");
    assert.equal(await page.textContent(".who"), "klara");
    await page.context().close();
  });

  it("leaves no error on any page, and an audit that is whole and says how people came in", async (t) => {
    if (!both) return t.skip("the program is built without it");
    assert.deepEqual(errors, []);
    assert.match(both.desk.audit(), /^[0-9a-f]{64}/);
    const entries = JSON.parse(both.desk.run("--json", "audit", "show"));
    const own = entries.filter(({ act }) => act === "login_by_provider").map(({ who, outcome }) => `${who.name ?? who.kind} ${outcome}`);
    for (const line of ["klara done", "klara refused", "bela refused", "nobody refused"]) assert.ok(own.includes(line), own.join("\n"));
  });
});
