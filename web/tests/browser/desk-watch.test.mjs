// The watch in a real browser: why an alert was raised, what is done about it, the rules with their series, and breaks.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anew, at, axe, fresh, LOOKS, shows, signIn, story, text } from "../desk-story.mjs";

anew();

const alert = () => story.served.desk.entries.find((own) => own.register === "alert");

async function watch() {
  await signIn("elemzo");
  await at("#/watch");
  await story.page.waitForSelector("#alerts li");
}

describe("an alert", () => {
  it("says why in a sentence, in the page's language and numbers, and how often its rule is wrong", async () => {
    await watch();
    assert.match(await text("#alerts li strong"), /^eladósodás: 60 időszak\. Az utolsó érték 14, a várható 5,4\./);
    await shows(/Egy-egy sornál nagyjából 10 évente egy téves riasztás/);
    await shows(/Mind a 3 sort együtt nézve nagyjából 3 évente/);
    await story.page.selectOption("#language", "cs");
    await shows(/^zadlužení: .*14, očekávaná 5,4/, "#alerts li strong");
    await shows(/přibližně jednou za 10 let/);
    await story.page.selectOption("#language", "en");
    await shows(/about one false alarm in 10 years/);
  });

  it("is accepted and closed by its own steps, and is gone then", async () => {
    await watch();
    await story.page.click("#alerts a.button");
    await shows(/Az utolsó érték 14/, "#entry");
    assert.equal(await story.page.locator(".top nav [aria-current]").textContent(), "Figyelés");
    await story.page.click("text=Amiről szól: Jelzés 3");
    await shows(/Jelzés 3/, "#entry h2");
    await story.page.goBack();
    await story.page.click("#way-accept");
    await story.page.click("#doing button.main");
    await shows(/foglalkoznak vele/, "#state");
    await story.page.click("#way-close_with_reason");
    await story.page.click("#doing button.main");
    await shows(/Ezek még hiányoznak/, "#doing");
    await story.page.check("#doing input[value=chance]");
    await story.page.click("#doing button.main");
    await shows(/lezárva/, "#state");
    assert.equal(alert().answers.reason, "chance");
    await at("#/watch");
    await shows(/Nincs nyitott riasztás/);
  });

  it("is looked for at once where somebody wants it, and what did not run is said", async () => {
    await watch();
    await shows(/még nem futott/);
    await story.page.click("#watch-run");
    await shows(/Utoljára: .* Új riasztás: 0, nyitott: 1/);
    await shows(/Egy szabály nem futott le/);
  });
});

describe("a rule", () => {
  it("shows what has left its range first, as a picture that is told in words, with a table", async () => {
    await watch();
    const series = story.page.locator(".series");
    assert.deepEqual(await series.locator("summary > span").evaluateAll((all) => all.map((own) => own.textContent.split(",")[0].split(";")[0])), ["kívül a sávon", "a megszokott sávban", "még tanulja"]);
    assert.equal(await series.locator("svg[role=img]").count(), 1, "what is within its range is folded");
    assert.match(await text(".chart title"), /eladósodás – Mintaváros: 60 időszak.*Riasztást adó időszakok: 3/);
    assert.equal(await story.page.locator(".chart svg[role=img] .alarm").count(), 3);
    assert.equal(await story.page.locator(".chart svg[role=img] .break").count(), 1);
    assert.equal(await story.page.locator(".chart svg[role=img] .band").count(), 2, "the band begins anew at the break");
    await story.page.click(".chart summary");
    const rows = await story.page.locator(".chart tbody tr").evaluateAll((all) => all.map((own) => own.innerText.replace(/\s+/g, " ")));
    assert.equal(rows.length, 60);
    assert.match(rows[0], / 14 5,4 – – 11 riasztás$/);
    assert.equal(rows.filter((row) => /törés$/.test(row)).length, 1);
  });

  it("is annotated with a break, filled in as far as it is known", async () => {
    await watch();
    await shows(/2026|2025/, ".chart .day");
    await story.page.click(".series button");
    await story.page.waitForSelector("#new-about");
    assert.equal(await story.page.inputValue("#new-about"), "signals-by-kind");
    assert.match(await story.page.inputValue("#new-from_day"), /^\d{4}-\d\d-\d\d$/);
    await story.page.check("#new input[value=questionnaire]");
    await story.page.click("#new button.main");
    await shows(/Elküldve: Törés az adatsorban 1/);
    const made = story.served.desk.entries.find((own) => own.register === "break");
    assert.deepEqual([made.answers.about, made.answers.why, made.tenant], ["signals-by-kind", "questionnaire", "tata"]);
  });

  it("that does not run says why; breaks are named with what they are about", async () => {
    await watch();
    assert.equal(await story.page.locator(".rule .note").count(), 1);
    await shows(/^A térkép számait figyelné, de a munkahely terv nélkül indult/, ".rule .note");
    await shows(/Jelzések száma tárgyuk szerint, Mintaváros: .*megváltozott a kérdőív/);
    assert.equal(await story.page.locator(".top nav a:text('Riasztás')").count(), 0, "alerts are found from the watch");
  });
});

describe("the watch for everybody", () => {
  for (const look of LOOKS) {
    it(`has nothing that axe finds: ${look.locale}, ${look.colorScheme}`, async () => {
      await fresh({ ...look, viewport: { width: 1280, height: 900 } });
      await watch();
      await story.page.click(".chart summary");
      await axe("#/watch");
      await at("#/register/alert/1");
      await story.page.waitForSelector("#entry .note");
      await axe("an alert");
    });
  }
});
