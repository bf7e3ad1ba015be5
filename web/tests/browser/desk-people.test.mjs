// People in a real browser: accounts and their roles, tokens, one's own account, sessions that want something first or end soon.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anew, at, axe, fresh, LOOKS, PASSWORD, shows, signIn, story, text } from "../desk-story.mjs";

anew();

const account = (name) => story.served.desk.people.find((own) => own.name === name);

async function people(name = "") {
  await signIn("gazda");
  await at(name === "" ? "#/people" : `#/people/account/${name}`);
  await story.page.waitForSelector(name === "" ? ".stack tbody tr" : "#person");
}

describe("people", () => {
  it("are listed for administrators alone, and found by what is told of them", async () => {
    await people();
    assert.equal(await story.page.locator(".stack tbody tr").count(), 4);
    await shows(/felelos.*megtekintő – Mintaváros.*1 szerepkör vár egy másik rendszergazdára/);
    await story.page.fill("#people-search", "szocialis");
    await shows(/1 fiók/);
    assert.match(await text(".stack tbody tr"), /proba/);
    await fresh({ viewport: { width: 1280, height: 900 }, locale: "hu-HU" });
    await signIn();
    assert.equal(await story.page.locator(".top nav a:text('Emberek')").count(), 0);
    await at("#/people");
    await shows(/Nincs ilyen/);
  });

  it("are added with a first role and a one-time password that is shown once", async () => {
    await people();
    await story.page.click(".button.main");
    await story.page.fill("#add-name", "uj.ember");
    await story.page.selectOption("#add-organisation", "segitok");
    await story.page.selectOption("#add-role", "social_worker");
    await story.page.click("form button.main");
    await shows(/egy másik rendszergazdának kell megadnia/);
    assert.equal(await text(".once pre"), "elso-jelszo-1234");
    assert.deepEqual([account("uj.ember").organisation, account("uj.ember").asked[0].by, account("uj.ember").second_factor_required], ["segitok", "gazda", true]);
    await story.page.click(".once button.plain");
    await shows(/5 fiók/);
    assert.doesNotMatch(await text("main"), /elso-jelszo/);
  });

  it("say what stands in the way of a new account", async () => {
    await people();
    await at("#/people/new");
    await story.page.fill("#add-name", "proba");
    await story.page.click("form button.main");
    await story.page.waitForSelector("form .trouble");
    assert.equal(await story.page.inputValue("#add-name"), "proba", "nothing that was typed is lost");
  });

  it("get a sensitive role from two administrators: one asks, another gives", async () => {
    await people("proba");
    await story.page.click("summary");
    await story.page.selectOption("#grant-role", "analyst");
    await story.page.check("#grant-records");
    await story.page.click("form:has(#grant-role) button.main");
    await shows(/kérte: gazda/, "#grants");
    assert.equal(await story.page.locator("#grants .grant-give").count(), 0, "nobody gives what they asked for themselves");
    await at("#/people/account/felelos");
    await story.page.click("#grants .grant-give");
    await story.page.waitForFunction(() => !document.querySelector("#grants .grant-give"));
    await shows(/elemző, emberek adataival – Mintaváros/, "#grants");
    assert.deepEqual(account("felelos").grants.map(({ role }) => role), ["viewer", "analyst"]);
  });

  it("lose a role and are disabled only after it was asked once more", async () => {
    await people("felelos");
    await story.page.click("#grants button:text('Elvétel')");
    await story.page.click("dialog[open] button.plain");
    assert.equal(account("felelos").grants.length, 1);
    await story.page.click("#person button:text('Letiltás')");
    await story.page.click("dialog[open] button.main");
    await story.page.waitForSelector("#person-enable");
    assert.equal(account("felelos").disabled, true);
    await story.page.click("#person-enable");
    await shows(/használható/, "#person .facts");
    await story.page.click("#person button:text('Új jelszó')");
    await story.page.click("dialog[open] button.main");
    await shows(/masik-jelszo-5678/, ".once");
    await story.page.click("#person-factor");
    await shows(/nincs második tényezője/, "#person .facts");
  });

  it("who work elsewhere too keep their account, and one's own is not changed here", async () => {
    await people("tavoli");
    await shows(/más településen is van szerepköre/);
    assert.equal(await story.page.locator("#person button").count(), 0);
    await at("#/people/account/gazda");
    await shows(/Ez az Ön fiókja/);
    assert.equal(await story.page.locator("#person .row button, #grant-role").count(), 0);
  });
});

describe("tokens", () => {
  it("are made, shown once, told in words, and revoked", async () => {
    await people();
    await story.page.click(".together a >> nth=1");
    await shows(/térinformatikai: Mintaváros; elders-alone-hex9 és debt-hex8/);
    await shows(/nyilvános: Mintaváros; minden réteg.*lejárt/);
    assert.equal(await story.page.locator("tbody .act > button").count(), 1, "what has expired is not revoked");
    await story.page.fill("#token-name", "Próba QGIS");
    await story.page.fill("#token-collections", "elders-alone-hex9, debt-hex8");
    await story.page.click("form button.main");
    await shows(/gocpont_tok3\.titok/, ".once");
    assert.equal(story.served.desk.tokens[2].scope, "gis:tata:elders-alone-hex9,debt-hex8");
    await story.page.click(".once button.plain");
    await story.page.click("tr:has-text('Próba QGIS') button");
    await story.page.click("dialog[open] button.main");
    await shows(/Próba QGIS.*visszavonva/, "tbody tr:last-child");
    assert.notEqual(story.served.desk.tokens[2].revoked, null);
  });
});

describe("one's own account", () => {
  it("is found by one's name; a password is changed by the old one", async () => {
    await signIn();
    await story.page.click("a.who");
    await shows(/szociális munkás – Mintaváros/);
    const change = async (old, next, again = next) => {
      await story.page.fill("#password-old", old);
      await story.page.fill("#password-new", next);
      await story.page.fill("#password-again", again);
      await story.page.click("#own-password button");
    };
    await change(PASSWORD, "egy másik hosszú jelszó", "elírva hosszan");
    await shows(/nem egyezik/, "#own-password");
    await change("nem ez", "egy másik hosszú jelszó");
    await shows(/A mostani jelszó nem jó/, "#own-password");
    await change(PASSWORD, "egy másik hosszú jelszó");
    await shows(/A jelszó megváltozott/, "#own-password .done");
    assert.equal(await story.page.inputValue("#password-new"), "");
  });

  it("gets a second factor by a picture, a text or a link, and shows its recovery codes once", async () => {
    await signIn();
    await at("#/account");
    await story.page.click("#factor-begin");
    assert.equal(await text("#factor-secret"), "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP");
    assert.match(await story.page.locator("#factor a").getAttribute("href"), /^otpauth:\/\/totp\//);
    assert.equal(await story.page.locator("#factor svg.qr").count(), 1);
    await story.page.fill("#factor-code", "000000");
    await story.page.click("#factor button.main");
    await shows(/A kód nem jó/, "#factor");
    await story.page.fill("#factor-code", "123 456");
    await story.page.click("#factor button.main");
    assert.equal(await text(".once pre"), "abcd-efgh\nijkl-mnop");
    await story.page.click(".once button.plain");
    await shows(/Van második tényezője/, "#factor");
    assert.ok(await story.page.isVisible("#factor-password"), "it is replaced by whoever knows the password");
  });

  it("tells where else one is signed in, and ends it", async () => {
    await signIn();
    const other = await story.chromium.newContext({ locale: "hu-HU" });
    const second = await other.newPage();
    await second.goto(story.served.url);
    await second.fill("#name", "proba");
    await second.fill("#password", PASSWORD);
    await second.keyboard.press("Enter");
    await second.waitForSelector("#sign-out");
    await at("#/account");
    await story.page.waitForSelector("#sessions li >> nth=1");
    assert.match(await text("#sessions li"), /^Ez az oldal\./);
    await story.page.click("#sessions-end");
    await story.page.waitForFunction(() => document.querySelectorAll("#sessions li").length === 1);
    await second.evaluate(() => void (location.hash = "#/register/signal"));
    await second.waitForSelector("#password");
    await other.close();
  });
});

describe("a session", () => {
  it("that wants another password leads there, wherever somebody goes, and on from there", async () => {
    await signIn("ujonc");
    await shows(/válasszon saját jelszót/);
    assert.equal(await story.page.locator(".top nav").count(), 0);
    await at("#/register/signal");
    await shows(/válasszon saját jelszót/);
    await story.page.fill("#password-old", PASSWORD);
    await story.page.fill("#password-new", "rövid");
    await story.page.fill("#password-again", "rövid");
    await story.page.click("#own-password button");
    await story.page.waitForSelector("#own-password .trouble");
    for (const id of ["#password-new", "#password-again"]) await story.page.fill(id, "egy másik hosszú jelszó");
    await story.page.click("#own-password button");
    await story.page.waitForSelector(".top nav");
    await shows(/Jelzés/, "main h2");
  });

  it("that wants a second factor goes on once its recovery codes were taken down", async () => {
    await signIn("kettes");
    await shows(/állítson be második tényezőt/);
    assert.equal(await story.page.locator("#own-password").count(), 0);
    await story.page.click("#factor-begin");
    await story.page.fill("#factor-code", "123456");
    await story.page.click("#factor button.main");
    await story.page.waitForSelector(".once pre");
    assert.equal(await story.page.locator(".top nav").count(), 0);
    await story.page.click(".once button.plain");
    await story.page.waitForSelector(".top nav");
  });

  it("is warned of before it ends, and stays with any request", async () => {
    story.served.desk.idle = 100;
    await signIn();
    await shows(/néhány perc múlva kijelentkeztetjük/, "#ending");
    const [request] = await Promise.all([story.page.waitForRequest(/api\/me$/), story.page.click("#ending button")]);
    assert.equal(request.method(), "GET");
    story.served.desk.ends = 120_000;
    story.served.desk.idle = 1800;
    await story.page.reload();
    await shows(/órakor véget ér/, "#ending");
    assert.equal(await story.page.locator("#ending button").count(), 0, "nothing puts the end of the day off");
  });
});

describe("these pages for everybody", () => {
  for (const look of LOOKS) {
    it(`have nothing that axe finds: ${look.locale}, ${look.colorScheme}`, async () => {
      await fresh({ ...look, viewport: { width: 1280, height: 900 } });
      await signIn("gazda");
      for (const [hash, ready, act] of [
        ["#/people", ".stack tbody tr", null],
        ["#/people/new", "#add-name", null],
        ["#/people/account/felelos", "#person", () => story.page.click("summary")],
        ["#/tokens", "#token-name", null],
        ["#/account", "#factor-begin", () => story.page.click("#factor-begin")],
      ]) {
        await at(hash);
        await story.page.waitForSelector(ready);
        await act?.();
        await axe(hash);
      }
    });
  }
});
