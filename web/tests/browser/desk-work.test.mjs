// The desk in a real browser: an entry is moved on, amended, opened where it is sealed; registers as tables; the audit; and all of
// it for everybody: by keyboard, on a phone, light and dark, in three languages.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anew, at, axe, DESKTOP, fresh, PHONE, shows, signal, signals, signIn, stored, story, text } from "../desk-story.mjs";

anew();

async function openSignal(id) {
  await at(`#/register/signal/${id}`);
  await shows(new RegExp(`Jelzés ${id}`), "#entry h2");
}

describe("an entry", () => {
  it("tells what it is, and what it may not show it names as sealed", async () => {
    await signIn();
    await openSignal(2);
    await shows(/Nem veszi fel a telefont/);
    await shows(/A jelző neve ?lezárva/);
    assert.equal(await text("#state"), "beérkezett");
  });

  it("is moved on by a step that asks for what it requires, and more where the program wants more", async () => {
    await signIn();
    await openSignal(3);
    await story.page.click("#way-contact");
    await story.page.waitForSelector("#doing-contact");
    assert.equal(await story.page.locator("#doing .field").count(), 1);
    await story.page.click("#doing button.main");
    await shows(/Ezek még hiányoznak/, "#doing");
    await story.page.fill("#doing-contact", "2026-11-25");
    await story.page.fill("#doing-persons", "2");
    await story.page.click("#doing button.main");
    await shows(/felkeresve/, "#state");
    assert.deepEqual([signal(3).state, signal(3).answers.persons], ["contacted", 2]);
    await shows(/Felkeresés rögzítése/, ".history li");
    await shows(/Érintettek száma: – → 2/, ".history li");
  });

  it("does not close while a flag forbids it, and says what ends the flag", async () => {
    await signIn();
    Object.assign(signal(3), { state: "contacted" });
    await openSignal(3);
    await story.page.click("#way-close");
    await story.page.fill("#doing-outcome", "Szóltunk.");
    await story.page.click("#doing button.main");
    await shows(/hiányzik az írásos megerősítés – ezzel szűnik meg: Írásos megerősítés napja/, "[role=alert]");
    assert.equal(signal(3).state, "contacted");
  });

  it("shows both versions where somebody else was faster, and overwrites nothing", async () => {
    await signIn();
    await openSignal(2);
    await story.page.click("#way-amend");
    await story.page.fill("#doing-what", "Beszéltem a szomszéddal.");
    story.served.change("signal", 2, { what: "A lánya jelentkezett.", persons: 1 });
    await story.page.click("#doing button.main");
    await story.page.waitForSelector(".conflict");
    const rows = await story.page.locator(".conflict tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    assert.deepEqual(rows, [
      ["Mi történt", "Beszéltem a szomszéddal.", "A lánya jelentkezett."],
      ["Érintettek száma", "–", "1"],
    ]);
    assert.equal(signal(2).answers.what, "A lánya jelentkezett.");
    await story.page.click(".conflict button.main");
    await story.page.waitForSelector("#doing-what");
    assert.equal(await story.page.inputValue("#doing-what"), "Beszéltem a szomszéddal.");
    assert.equal(await story.page.inputValue("#doing-persons"), "1");
    await story.page.click("#doing button.main");
    await shows(/Beszéltem a szomszéddal/, ".answers");
    assert.deepEqual([signal(2).answers.what, signal(2).answers.persons, signal(2).revision], ["Beszéltem a szomszéddal.", 1, 3]);
  });

  it("goes on where another page of the same person has begun a new session", async () => {
    await signIn();
    await openSignal(2);
    await story.page.click("#way-register");
    await story.page.waitForSelector("#doing");
    story.served.renewSessions();
    await story.page.click("#doing button.main");
    await shows(/nyilvántartva/, "#state");
  });

  it("keeps what is typed into a step over the end of a session", async () => {
    await signIn();
    await openSignal(3);
    await story.page.click("#way-contact");
    await story.page.fill("#doing-contact", "2026-11-25");
    story.served.endSessions();
    await story.page.click("#doing button.main");
    await story.page.waitForSelector("#password");
    await signIn();
    await story.page.waitForSelector("#doing-contact");
    assert.equal(await story.page.inputValue("#doing-contact"), "2026-11-25");
  });

  it("opens what is sealed for a reason alone, and shows it until the page is left", async () => {
    await signIn();
    await openSignal(2);
    const open = 'button:text("Felnyitás")';
    await story.page.click(`.answers ${open}`);
    await story.page.click(`dialog[open] ${open}`);
    await shows(/miért nyitja fel/, "dialog[open] [role=alert]");
    await story.page.fill("#reason-sender", "Vissza kell hívni a jelzőt.");
    await story.page.click(`dialog[open] ${open}`);
    await shows(/Próba Piroska/, ".secret");
    assert.equal(story.served.desk.audit.at(-1).reason, "Vissza kell hívni a jelzőt.");
    assert.doesNotMatch(await stored(), /Piroska/);
    await at("#/inbox");
    await shows(/bejegyzés vár/);
    await openSignal(2);
    await shows(/lezárva/, ".answers");
    assert.doesNotMatch(await story.page.content(), /Piroska/);
  });

  it("that is not theirs is not there", async () => {
    await signIn();
    await at("#/register/signal/99");
    await shows(/Nincs ilyen, vagy nem az Ön szervezetéé/, "[role=alert]");
  });
});

describe("a register", () => {
  it("is a table of its description, by pages and filters, and needs no code of its own", async () => {
    await signIn();
    await at("#/register/organisation");
    await shows(/31 bejegyzés, ebből látható: 1–25/);
    assert.deepEqual(await story.page.locator(".stack thead th").allTextContents(), ["Bejegyzés", "Ágazat", "Állapot", "Szervezet", "Beérkezett"]);
    await story.page.click("text=Következő");
    await shows(/látható: 26–31/);
    await at("#/register/signal");
    await story.page.waitForSelector("#filter-state");
    await story.page.selectOption("#filter-state", "received");
    await story.page.waitForFunction(() => document.querySelectorAll(".stack tbody tr").length === 1);
    await shows(/Jelzés 2/, ".stack tbody");
    await story.page.selectOption("#filter-organisation", "segitok");
    await shows(/Nincs ilyen bejegyzés/);
  });

  it("has a form for a new entry and for a change, too", async () => {
    await signIn();
    await at("#/register/organisation/new");
    await story.page.check("#new input[name=new-sector][value=civil]");
    await story.page.fill("#new-title", "Új Próba Egyesület");
    await story.page.click("#new button.main");
    await shows(/Elküldve: Szervezet 32/);
    await story.page.click(".done a");
    await story.page.click("#way-amend");
    await story.page.fill("#doing-posts", "1,5");
    await story.page.click("#doing button.main");
    await shows(/1,5/, ".answers");
    await story.page.click("#way-amend");
    await story.page.fill("#doing-posts", "");
    await story.page.click("#doing button.main");
    await shows(/nem kérdezte/, ".answers");
    assert.deepEqual(story.served.desk.entries.find((own) => own.register === "organisation" && own.id === 32).answers.posts, { none: "not_asked" });
  });
});

describe("the audit", () => {
  it("is a table for auditors, and for nobody else", async () => {
    await signIn();
    assert.equal(await story.page.locator("nav a[href='#/audit']").count(), 0);
    await at("#/audit");
    await shows(/Nincs ilyen/, "[role=alert]");
    await story.page.click("#sign-out");
    await story.page.waitForSelector("#password");
    await signIn("ellenor", "123456");
    await story.page.click("nav a[href='#/audit']");
    await shows(/bejelentkezés/, "tbody");
    await shows(/ellenor/, "tbody");
    await shows(/A lánc feje: ?f00d/);
  });
});

/** Presses Tab until something that matches has the focus. */
async function tabTo(selector, key = "Tab") {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await story.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await story.page.keyboard.press(key);
  }
  assert.fail(`Tab never reaches ${selector}`);
}

describe("the desk for everybody", () => {
  it("goes without a mouse: in, a new signal in under a minute, what waits, a step, out", async () => {
    const { page } = story;
    const keys = page.keyboard;
    await tabTo("#name");
    await keys.type("proba");
    await tabTo("#password");
    await keys.type("egy hosszú jelszó");
    await keys.press("Enter");
    await page.waitForSelector("#sign-out");
    await shows(/bejegyzés vár/);
    const began = Date.now();
    await tabTo("main a[href='#/register/signal/new']");
    await keys.press("Enter");
    await tabTo("#new-kind");
    await keys.type("eladó");
    await tabTo("input[name=new-urgency]");
    await keys.press("Space");
    await tabTo("input[name=new-channel]");
    await keys.press("Space");
    await keys.press("ArrowRight");
    await tabTo("#new button.main");
    await keys.press("Enter");
    await shows(/Elküldve: Jelzés 4/);
    assert.ok(Date.now() - began < 60_000);
    assert.deepEqual(signals().find(({ id }) => id === 4).answers, { kind: "debt", urgency: "usual", channel: "telephone" });
    await tabTo("nav a[href='#/inbox']", "Shift+Tab");
    await keys.press("Enter");
    await shows(/4 bejegyzés vár/);
    await tabTo("tbody a[href='#/register/signal/4']");
    await keys.press("Enter");
    await shows(/Jelzés 4/, "#entry h2");
    await tabTo("#way-register");
    await keys.press("Enter");
    await page.waitForSelector("#doing");
    await tabTo("#doing button.main");
    await keys.press("Enter");
    await shows(/nyilvántartva/, "#state");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Jelzés 4/);
    await tabTo("#sign-out", "Shift+Tab");
    await keys.press("Enter");
    await page.waitForSelector("#password");
  });

  for (const [locale, scheme] of ["hu-HU", "cs-CZ", "en-GB"].flatMap((own) => [[own, "light"], [own, "dark"]])) {
    it(`has nothing that axe finds, at 320 and 1280 px: ${locale}, ${scheme}`, async () => {
      await fresh({ viewport: DESKTOP, locale, colorScheme: scheme });
      await axe("sign-in");
      await signIn();
      for (const [hash, ready, act] of [
        ["#/inbox", ".stack tbody tr", null],
        ["#/register/signal", ".stack tbody tr", null],
        ["#/register/signal/new", "#new-kind", async () => {
          await story.page.click("#new > details > summary");
          await story.page.click("#new button.main");
          await story.page.waitForSelector(".wrong");
        }],
        ["#/register/signal/2", ".history li", () => story.page.click("#way-amend")],
      ]) {
        await at(hash);
        await story.page.waitForSelector(ready);
        await act?.();
        await axe(hash);
      }
      await story.page.click("#entry ~ .card .answers button");
      await axe("a sealed answer");
      await story.page.keyboard.press("Escape");
      await story.page.click("#sign-out");
      await story.page.waitForSelector("#password");
      await signIn("ellenor", "123456");
      await at("#/audit");
      await story.page.waitForSelector("tbody tr");
      await axe("#/audit");
    });
  }
});
