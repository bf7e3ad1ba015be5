// The desk in a real browser: somebody signs in, sees what waits, and sends signals; on a phone, with a connection that breaks, and
// without losing or doubling anything.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anew, at, fresh, last, PHONE, shows, signals, signIn, stored, story, text } from "../desk-story.mjs";

anew();

/** Fills what a new signal must have. */
async function fillSignal(kind = "debt") {
  await at("#/register/signal/new");
  await story.page.waitForSelector("#new-kind");
  await story.page.selectOption("#new-kind", kind);
  await story.page.check("#new input[name=new-urgency][value=soon]");
  await story.page.check("#new input[name=new-channel][value=telephone]");
}
const more = () => story.page.click("#new > details > summary");
const send = () => story.page.click("#new button.main");

describe("signing in", () => {
  it("says what is wrong, waits where it must, and asks for a code only where one is wanted", async () => {
    assert.equal(await story.page.locator("#code").count(), 0);
    assert.equal(await story.page.locator(".note").count(), 0, "nothing has ended that never began");
    await story.page.fill("#name", "ellenor");
    for (const wrong of ["a", "b", "c"]) {
      await story.page.fill("#password", wrong);
      await story.page.keyboard.press("Enter");
      await shows(/nem jó/, "[role=alert]");
    }
    await story.page.keyboard.press("Enter");
    await shows(/2 perc múlva/, "[role=alert]");
    assert.ok(await story.page.isDisabled(".sign-in button"));
    story.served.desk.wrong = 0;
    await story.page.reload();
    await signIn("ellenor", "123456");
    assert.equal(await text(".who"), "ellenor");
  });

  it("is in the person's language, and stays so", async () => {
    await story.page.selectOption("#language", "cs");
    await shows(/Heslo/);
    await story.page.reload();
    await shows(/Heslo/);
    assert.equal(await story.page.evaluate(() => document.documentElement.lang), "cs");
  });

  it("goes on after a reload, and ends where somebody signs out", async () => {
    await signIn();
    await story.page.reload();
    await story.page.waitForSelector("#sign-out");
    await story.page.click("#sign-out");
    await story.page.waitForSelector("#password");
    await shows(/Kijelentkezett/);
    assert.equal(story.served.desk.sessions.size, 0);
  });
});

describe("the inbox", () => {
  it("has what is overdue on top, in words, and says which crisis has no written confirmation", async () => {
    await signIn();
    await story.page.waitForSelector(".stack tbody tr");
    const rows = await story.page.locator(".stack tbody tr").evaluateAll((all) => all.map((row) => row.innerText.replace(/\s+/g, " ")));
    assert.equal(rows.length, 3);
    assert.match(rows[0], /Jelzés 1 LEJÁRT 2 napja lejárt .*kilakoltatás veszélye · sürgős nyilvántartva .*Családsegítő/);
    assert.match(rows[1], /Jelzés 2 .*(ma|holnap|3 óra múlva)/);
    assert.match(rows[2], /Jelzés 3 [23] nap múlva .*krízis.*hiányzik az írásos megerősítés/);
  });

  it("is a table where there is room, and cards on a phone, without scrolling sideways", async () => {
    await signIn();
    await story.page.waitForSelector(".stack tbody tr");
    const display = () => story.page.locator(".stack tbody tr").first().evaluate((row) => getComputedStyle(row).display);
    assert.equal(await display(), "table-row");
    await story.page.setViewportSize(PHONE);
    assert.equal(await display(), "block");
    assert.ok((await story.page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  });
});

describe("a new signal", () => {
  it("asks first what every signal must have, and tells at the field what is missing", async () => {
    await signIn();
    await at("#/register/signal/new");
    await story.page.waitForSelector("#new-kind");
    assert.ok(await story.page.isHidden("#new-what"));
    await story.page.selectOption("#new-kind", "debt");
    await send();
    await story.page.waitForSelector("#new-urgency ~ *, .wrong");
    assert.deepEqual(await story.page.locator(".wrong").allTextContents(), ["Ezt ki kell tölteni.", "Ezt ki kell tölteni."]);
    assert.equal(await story.page.evaluate(() => document.activeElement.id), "new-urgency");
    await story.page.check("#new input[name=new-urgency][value=usual]");
    await story.page.check("#new input[name=new-channel][value=person]");
    await more();
    await story.page.fill("#new-persons", "40");
    await send();
    await shows(/nem válasz erre/);
    await story.page.selectOption("#new-persons-none", "dk");
    await story.page.fill("#new-seen", "2026-11-20");
    await story.page.check("#new input[name=new-known][value=true]");
    await story.page.fill("#new-place", "47,65");
    await story.page.fill("#new-place-lon", "18.32");
    await story.page.fill("#new-whose-number", "1");
    await story.page.click("#new fieldset:has(#new-whose-number) button:text('Hozzáadás')");
    await send();
    await shows(/Elküldve: Jelzés 4/);
    const { answers, places, links, organisation, tenant } = last();
    assert.deepEqual(answers, { kind: "debt", urgency: "usual", channel: "person", persons: { none: "dk" }, seen: "2026-11-20", known: true });
    assert.deepEqual([places, links.whose, organisation, tenant], [[{ lat: 47.65, lon: 18.32 }], [{ id: 1, gone: false }], "kozpont", "tata"]);
  });

  it("names the signals that it may repeat, with the way to each", async () => {
    await signIn();
    await fillSignal("neglect");
    await send();
    await shows(/talán ezt ismétli/);
    await story.page.click(".done li a");
    await shows(/Jelzés 3/, "main h2");
  });

  it("is kept as it is typed, without what is sealed, and not once it is sent", async () => {
    await signIn();
    await fillSignal();
    await more();
    await story.page.fill("#new-what", "Kikapcsolták az áramot.");
    await story.page.fill("#new-sender", "Titkos Tivadar");
    assert.match(await stored(), /Kikapcsolták/);
    assert.doesNotMatch(await stored(), /Titkos/);
    await story.page.reload();
    await story.page.waitForSelector("#new-kind");
    assert.equal(await story.page.inputValue("#new-what"), "Kikapcsolták az áramot.");
    assert.equal(await story.page.inputValue("#new-sender"), "");
    await shows(/nem maradt meg; gépelje be újra/);
    assert.ok(await story.page.isDisabled("#new button.main"));
    await story.page.fill("#new-sender", "Titkos Tivadar");
    await send();
    await shows(/Elküldve/);
    assert.equal(last().secrets.sender, "Titkos Tivadar");
    assert.doesNotMatch(await stored(), /draft/);
  });

  it("is opened once, though its answer was lost and it was sent again", async () => {
    await signIn();
    await fillSignal();
    story.served.drop(1);
    await send();
    await shows(/Elküldjük, amint helyreáll/);
    assert.ok(await story.page.isDisabled("#new-kind"), "what may have arrived does not change");
    await shows(/Elküldve: Jelzés 4/);
    assert.equal(story.served.desk.posts, 2);
    assert.equal(signals().length, 4);
    assert.equal(await text(".done a"), "Megnyitás");
  });

  it("waits for the connection wherever somebody is, over a reload and a session's end, and goes by itself", async () => {
    await signIn();
    await fillSignal();
    await story.context.setOffline(true);
    await send();
    await shows(/Nincs kapcsolat/);
    await at("#/inbox");
    await shows(/Küldésre vár: Jelzés/);
    story.served.endSessions();
    await story.context.setOffline(false);
    await story.page.waitForSelector("#password");
    await shows(/megmaradt/);
    await story.page.reload();
    await signIn();
    await story.page.waitForFunction(() => !/Küldésre vár/.test(document.body.innerText));
    await story.page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.includes("draft")));
    assert.equal(signals().length, 4);
    assert.equal(last().answers.kind, "debt");
  });

  it("asks on leaving whether drafts stay on the device, and shows nobody else's", async () => {
    await signIn();
    await fillSignal();
    await story.page.click("#sign-out");
    await story.page.click("dialog[open] button >> nth=0");
    await story.page.waitForSelector("#password");
    assert.match(await stored(), /draft\/proba/);
    await signIn();
    await story.page.waitForSelector("#new-kind");
    assert.equal(await story.page.inputValue("#new-kind"), "debt");
    await at("#/inbox");
    await shows(/Elküldetlen piszkozat: Jelzés/);
    await story.page.click("#sign-out");
    await story.page.click("dialog[open] button >> nth=1");
    await story.page.waitForSelector("#password");
    assert.doesNotMatch(await stored(), /draft/);
  });

  it("takes the place of the device only where it is asked to", async () => {
    await fresh({ viewport: PHONE, locale: "hu-HU", permissions: ["geolocation"], geolocation: { latitude: 47.64999, longitude: 18.31 } });
    await signIn();
    await fillSignal();
    await more();
    assert.equal(await story.page.inputValue("#new-place"), "");
    await story.page.click("text=Ahol most vagyok");
    await story.page.waitForFunction(() => document.querySelector("#new-place").value === "47.64999");
    await send();
    await shows(/Elküldve/);
    assert.deepEqual(last().places, [{ lat: 47.64999, lon: 18.31 }]);
  });
});
