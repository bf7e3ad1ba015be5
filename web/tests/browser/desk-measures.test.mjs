// The pages of measures in a real browser: the plan with its money and what does not add up, one measure with its lines, its
// indicators and what changed, and what hangs on any entry.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anew, at, axe, DESKTOP, fresh, shows, signIn, story, text } from "../desk-story.mjs";

anew();

async function openPlan() {
  await signIn("koordinator");
  await at("#/measures");
  await story.page.waitForSelector(".tree tbody tr");
}
async function openMeasure(id = 2) {
  await signIn("koordinator");
  await at(`#/measures/${id}`);
  await story.page.waitForSelector("#measure h2");
}
const rows = (selector) => story.page.locator(`${selector} tbody tr`).evaluateAll((all) => all.map((row) => row.innerText.replace(/\s+/g, " ")));

describe("the plan", () => {
  it("is a tree with its money, told in the language's way, and each level said", async () => {
    await openPlan();
    const tree = await rows(".tree");
    assert.equal(tree.length, 4);
    assert.match(tree[0], /^prioritás Biztonságos öregkor elfogadott .*4 850 000,50 Ft biztosított: 1 250 000 Ft · tervezett: 3 600 000,50 Ft elköltött: 400 000 Ft/);
    assert.match(tree[1], /^intézkedés 2\. szint Jelzőrendszer a Felsővárosban szociális szolgáltatás folyamatban 2025\. május 1\. – 2027\. december 31\./);
    assert.match(tree[2], /^tevékenység 3\. szint Készülékek felszerelése LEJÁRT javasolt/);
    assert.match(await rows("#cells").then((all) => all.join("\n")), /önkormányzati saját forrás 2026 1 250 000 Ft – – 400 000 Ft/);
  });

  it("says what does not add up, and what waits for somebody, each with its way there", async () => {
    await openPlan();
    assert.match(await text("#warnings h3"), /Ami nem jön ki \(1\)/);
    assert.equal(await story.page.getAttribute("#warnings a", "href"), "#/measures/2");
    await shows(/Nem tartozik prioritás alá \(1\).*Lakhatási tanácsadás/s, "#plan-list-without-priority");
    await shows(/Lejárt \(1\).*Készülékek felszerelése/s, "#plan-list-overdue");
    await shows(/Nincs rá pénz \(2\)/, "#plan-list-unfunded");
    await shows(/forrás nélkül \(0\).*Nincs ilyen/s, "#plan-list-without-source");
    await story.page.click("#plan-list-hotspots a");
    await story.page.waitForSelector("#look-figures");
    await shows(/gócpont: Egyedül élő idősek/, "#look-title");
  });

  it("is of one year where that is wanted, and a file of its lines", async () => {
    await openPlan();
    await story.page.selectOption("#plan-year", "2027");
    await shows(/a pénz ebből az évből: 2027/);
    assert.match((await rows(".tree"))[1], /3 600 000,50 Ft/);
    assert.doesNotMatch((await rows(".tree"))[1], /1 250 000/);
    const link = story.page.locator("a[download]");
    assert.equal(await link.getAttribute("href"), "api/measures/plan.csv?tenant=tata&year=2027");
    const [file] = await Promise.all([story.page.waitForEvent("download"), link.click()]);
    assert.equal(file.suggestedFilename(), "measures.csv");
  });

  it("prints without what nobody can press on paper", async () => {
    await openPlan();
    await story.page.emulateMedia({ media: "print" });
    const seen = (selector) => story.page.locator(selector).first().isVisible();
    assert.deepEqual([await seen(".top"), await seen("#plan-year"), await seen("a[download]"), await seen(".tree"), await seen("#warnings")], [false, false, false, true, true]);
  });

  it("is not there for somebody who may not list measures", async () => {
    await signIn("proba");
    assert.equal(await story.page.locator("nav a[href='#/measures']").count(), 0);
    await at("#/measures");
    await shows(/Nincs ilyen/);
  });
});

describe("one measure", () => {
  it("says what it is part of, where it is, and leads to its services and signals", async () => {
    await openMeasure();
    assert.deepEqual(await story.page.locator(".path a").allTextContents(), ["Intézkedések", "Biztonságos öregkor"]);
    assert.equal(await story.page.getAttribute("#measure .answers a[href^='#/map']", "href"), "#/map/area/districts/1");
    await shows(/Felsőváros/, "#measure .answers");
    assert.equal(await story.page.locator("#measure a[href='#/register/service/101']").count(), 1);
    assert.equal(await story.page.locator("#measure a[href='#/register/signal/2']").count(), 1);
  });

  it("has a line changed in its place, and its sums are the program's new ones", async () => {
    await openMeasure();
    await story.page.waitForSelector("#children-budget_line tbody tr");
    await shows(/4\s850\s000,50\sFt/, "#budget");
    await story.page.click("#children-budget_line tbody tr:first-child button");
    await story.page.waitForSelector("#doing-amount");
    await story.page.fill("#doing-amount", "1 300 000");
    await story.page.click("#doing button.main");
    await shows(/4\s900\s000,50\sFt/, "#budget");
    assert.equal(story.served.desk.entries.find((own) => own.register === "budget_line" && own.id === 1).answers.amount, 1_300_000);
    assert.equal(await story.page.locator("#doing").count(), 0);
    assert.equal(await story.page.evaluate(() => document.activeElement.textContent), "Költségvetési sor");
  });

  it("adds a line once though the answer was lost on its way", async () => {
    await openMeasure();
    await story.page.click("#children-budget_line > p button");
    await story.page.click("#new-budget_line button.main");
    await shows(/Ezek még hiányoznak/, "#new-budget_line");
    await story.page.check("input[name=new-budget_line-source][value=eu]");
    await story.page.check("input[name=new-budget_line-certainty][value=won]");
    await story.page.check("input[name=new-budget_line-currency][value=EUR]");
    await story.page.fill("#new-budget_line-amount", "12500");
    await story.page.fill("#new-budget_line-year", "2027");
    const before = story.served.desk.entries.length;
    story.served.drop(1);
    await story.page.click("#new-budget_line button.main");
    await story.page.waitForSelector("#new-budget_line .trouble");
    await story.page.click("#new-budget_line button.main");
    await shows(/12\s500\sEUR|12\s500\s€/, "#budget");
    assert.equal(story.served.desk.entries.length, before + 1);
  });

  it("says how far its indicators are, and what changed against a place of comparison", async () => {
    await openMeasure();
    assert.match((await rows("#indicators"))[0], /annál jobb, minél kevesebb 50 % \(2024\. szeptember 30\.\) 40 % .*46,2 % .*a térképről LEJÁRT Megtett út: 38%\. A cél határideje elmúlt\./);
    await shows(/helyén -2,1, az összehasonlítás helyén \+0,4 százalékponttal változott/, "#effect");
    await shows(/különbsége -2,5 százalékpont \(valószínűleg -4,4 és -0,6 között\)\./, "#effect");
    assert.match(await story.page.getAttribute("#effect svg[role=img]", "aria-label"), /a végén belül 2\d,\d%, kívül 2\d,\d%/);
    assert.equal(await story.page.locator("#effect .note li").count(), 2);
    assert.equal(await story.page.locator("#effect .series tbody tr").count(), 6);
    await story.page.waitForSelector("#effect-comparison option:nth-child(2)", { state: "attached" });
    await story.page.selectOption("#effect-comparison", "districts/2");
    await shows(/Alsóváros/, "#effect .series thead");
  });
});

describe("what hangs on an entry", () => {
  it("stands on its page: the registers under its own, with a way to add, and what is linked to it", async () => {
    await signIn("koordinator");
    await at("#/register/site/1");
    await shows(/Nagyterem.*80/s, "#children-room");
    await story.page.click("#children-room > p button");
    await story.page.fill("#new-room-title", "Konyha");
    await story.page.click("#new-room button.main");
    await shows(/Konyha/, "#children-room table");
    await story.page.click("#children-room tbody tr:nth-child(2) a");
    await shows(/Konyha/, "#entry h2");
    await shows(/Helyiség 2/, "#entry");
    assert.equal(await story.page.getAttribute(".answers a", "href"), "#/register/site/1");
    await at("#/register/service/101");
    await shows(/Intézkedés \(1\).*Jelzőrendszer a Felsővárosban/s, "#back-links");
  });

  it("has areas and hot spots chosen by their names as its place", async () => {
    await signIn("koordinator");
    await at("#/register/measure/4");
    await story.page.click("#way-amend");
    await story.page.waitForSelector("#doing-place-named optgroup option", { state: "attached" });
    await story.page.selectOption("#doing-place-named", { label: "Alsóváros" });
    await shows(/Alsóváros.*Elvétel/s, "#doing .ends");
    assert.equal(await story.page.locator("#doing-place-named option", { hasText: "Alsóváros" }).count(), 0, "what is chosen is not offered again");
    await story.page.click("#doing button.main");
    await shows(/Alsóváros/, ".answers");
    assert.deepEqual(story.served.desk.entries.find((own) => own.register === "measure" && own.id === 4).places, [{ set: "districts", area: "2" }]);
  });
});

describe("the pages of measures for everybody", () => {
  for (const [locale, scheme] of [["hu-HU", "dark"], ["cs-CZ", "light"], ["en-GB", "dark"]]) {
    it(`have nothing that axe finds, at 320, 390 and 1280 px: ${locale}, ${scheme}`, async () => {
      await fresh({ viewport: DESKTOP, locale, colorScheme: scheme });
      await openPlan();
      await axe("the plan");
      await at("#/measures/2");
      await story.page.waitForSelector("#children-budget_line tbody tr");
      await story.page.click("#children-budget_line tbody tr:first-child button");
      await story.page.click("#children-measure_indicator > p button");
      await axe("a measure");
      await at("#/register/site/1");
      await story.page.waitForSelector("#children-room table");
      await axe("what hangs on an entry");
    });
  }
});
