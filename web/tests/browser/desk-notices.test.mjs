// The desk in a real browser: what is new and what is known around it, how an entry is linked, and the reports of a service.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { anew, at, axe, fresh, LOOKS, shows, signal, signIn, story, text } from "../desk-story.mjs";

anew();

const lines = () => story.page.locator(".notices > li").evaluateAll((all) => all.map((own) => own.innerText.replace(/\s+/g, " ")));
const badge = () => story.page.locator(".top nav .count");

describe("notices", () => {
  it("are counted beside their name, and stand with what nobody has seen first, each a sentence that leads to its entry", async () => {
    await signIn();
    await story.page.waitForSelector(".top nav .count");
    assert.equal(await badge().textContent(), "2 új");
    await story.page.click(".top nav a:has(.count)");
    await story.page.waitForSelector(".notices > li");
    const told = await lines();
    assert.match(told[0], /^ÚJ Jelzés 3 \(Mintavárosi Családsegítő\): megtörtént lépés: Nyilvántartásba vétel\. Állapota most: nyilvántartva\. .*Önök jelezték/);
    assert.match(told[1], /^ÚJ Jelzés 1 .*lejárt a határideje/);
    assert.match(told[2], /^Jelzés 2: új bejegyzés itt/);
    await story.page.click(".notices li:nth-child(2) a");
    await shows(/Jelzés 1/, "main h2");
    await story.page.waitForFunction(() => document.querySelector(".top nav .count")?.textContent === "1 új");
    assert.deepEqual(story.served.desk.notices.filter((own) => !own.seen).map((own) => own.id), [3]);
  });

  it("are marked as seen one by one, or all of them", async () => {
    await signIn();
    await at("#/notices");
    await story.page.click(".notices li:nth-child(1) button");
    await shows(/1 értesítést nem látott/);
    await story.page.click("#seen-all");
    await shows(/Mindet látta/);
    assert.equal(await badge().count(), 0);
    assert.equal(await story.page.locator("#seen-all").count(), 0);
  });

  it("are counted anew after a step", async () => {
    await signIn();
    await story.page.waitForSelector(".top nav .count");
    await at("#/register/signal/2");
    await story.page.click("#way-register");
    await story.page.click("#doing button.main");
    await story.page.waitForFunction(() => document.querySelector(".top nav .count")?.textContent === "3 új");
  });

  it("do not keep a session alive where nobody is there", async () => {
    await fresh({ viewport: { width: 1280, height: 900 }, locale: "hu-HU" });
    await story.page.clock.install();
    await story.page.reload();
    await signIn();
    let asked = 0;
    story.page.on("request", (request) => (asked += Number(/api\/notices/.test(request.url()))));
    await story.page.clock.runFor(4 * 60_000);
    const there = asked;
    await story.page.clock.runFor(10 * 60_000);
    assert.ok(there >= 3, `asked ${there} times in four minutes`);
    assert.ok(asked <= there + 2, `asked ${asked - there} times more with nobody there`);
  });

  it("come by a feed, too, whose address is shown once", async () => {
    await signIn();
    await at("#/notices");
    await story.page.click("#feed-new");
    await story.page.waitForSelector(".once pre");
    const address = await text(".once pre");
    assert.ok(address.startsWith(`${new URL(story.served.url).origin}/feed/`), address);
    await story.page.click(".once button.plain");
    await shows(/Van hírfolyama/);
    assert.equal(await story.page.locator(".once").count(), 0);
    await story.page.click("#feed-new");
    assert.notEqual(await text(".once pre"), address);
    await story.page.check("#mail-wanted");
    await story.page.waitForFunction(() => document.querySelector("#mail-wanted").checked);
    assert.equal(story.served.desk.ways.mail.wanted, true);
  });
});

describe("what is known around an entry", () => {
  it("is looked up on demand alone, and shows the household's other entries and its answers", async () => {
    for (const id of [1, 2]) signal(id).links.household = [{ id: 42, gone: false }];
    await signIn();
    await at("#/register/signal/2");
    await story.page.waitForSelector("#around-look");
    await shows(/naplóba kerül/, "#around");
    assert.equal(story.served.desk.looked, 0);
    await story.page.click("#around-look");
    await shows(/1 más bejegyzés/, "#around");
    assert.equal(story.served.desk.looked, 1);
    await shows(/Jelzés 1.*kilakoltatás veszélye/, "#around");
    await shows(/Hányan élnek itt ?2/, "#around");
    assert.equal(await story.page.locator("#around details[open]").count(), 1, "the newest answers alone are open");
  });

  it("is let go of with the session", async () => {
    signal(2).links.household = [{ id: 42, gone: false }];
    await signIn();
    await at("#/register/signal/2");
    await story.page.click("#around-look");
    await shows(/Hányan élnek itt/);
    story.served.endSessions();
    await story.page.click(".top nav a >> nth=1");
    await story.page.waitForSelector("#password");
    await signIn();
    await at("#/register/signal/2");
    await story.page.waitForSelector("#around-look");
    assert.doesNotMatch(await text("main"), /Hányan élnek itt/);
  });

  it("has what may be the same once more, and links it", async () => {
    signal(1).answers.kind = "neglect";
    await signIn();
    await at("#/register/signal/3");
    await story.page.click("#around-look");
    await shows(/1 hasonló bejegyzés/, "#around");
    await story.page.click("#around .link-repeats");
    await shows(/Ismételt jelzések ?Jelzés 1/);
    assert.deepEqual(signal(3).links.repeats, [{ id: 1, gone: false }]);
  });

  it("is linked at once where a new signal repeats others", async () => {
    await signIn();
    await at("#/register/signal/new");
    await story.page.selectOption("#new-kind", "neglect");
    await story.page.check("#new input[name=new-urgency][value=usual]");
    await story.page.check("#new input[name=new-channel][value=person]");
    await story.page.click("#new button.main");
    await story.page.click(".done .link-repeats");
    await shows(/Összekapcsolva/, ".done");
    assert.deepEqual(signal(4).links.repeats, [{ id: 3, gone: false }]);
  });
});

describe("links", () => {
  it("name a household by its number in the survey, and say where there is none", async () => {
    await signIn();
    await at("#/register/signal/2");
    await story.page.click("#way-amend");
    await story.page.fill("#doing-household", "TA-9999");
    await story.page.keyboard.press("Enter");
    await shows(/Ezzel a számmal/, "#doing");
    await story.page.fill("#doing-household", "TA-0042");
    await story.page.keyboard.press("Enter");
    await shows(/Megvan, hozzáadva/, "#doing");
    await story.page.click("#doing button.main");
    await shows(/módosítás/i);
    assert.deepEqual(signal(2).links.household, [{ id: 42, gone: false }]);
  });

  it("find a service by what is told of it, however it is written", async () => {
    await signIn();
    await at("#/register/signal/2");
    await story.page.click("#way-amend");
    await shows(/Gépeljen egy szót: 11 bejegyzés/, "#doing");
    await story.page.fill("#doing-services", "HAZI gondozas");
    await shows(/2 találat/, "#doing");
    await story.page.fill("#doing-services", "gondozas eszak");
    await shows(/1 találat/, "#doing");
    await story.page.click("#doing fieldset:has(#doing-services) .search .ends button");
    await story.page.click("#doing button.main");
    await story.page.waitForFunction(() => !document.querySelector("#doing"));
    assert.deepEqual(signal(2).links.services, [{ id: 4, gone: false }]);
  });
});

describe("the inbox", () => {
  it("is narrowed to what is mine, and to a register", async () => {
    signal(1).answers.handler = "Proba";
    story.served.desk.waits.push("alert");
    await signIn();
    await shows(/4 bejegyzés vár/);
    await story.page.check("#inbox-mine");
    await shows(/1 bejegyzés vár; ebből lejárt: 1/);
    assert.match(await text(".stack tbody tr"), /Jelzés 1/);
    await story.page.selectOption("#inbox-register", "alert");
    await shows(/Ilyen most nem vár/);
    await story.page.uncheck("#inbox-mine");
    await shows(/Riasztás 1/);
  });
});

describe("the weekly report", () => {
  it("is of one's own service and this week first, adds up, and goes back", async () => {
    await signIn();
    await at("#/report");
    await shows(/Mintavárosi Családsegítő/, "#sheet");
    assert.deepEqual(await story.page.locator("#sheet .facts dd").allTextContents(), ["1", "0", "3", "1"]);
    const sums = await story.page.locator("#sheet .bars:has(tfoot)").evaluateAll((all) =>
      all.map((table) => [[...table.querySelectorAll("tbody td.number:first-of-type")].reduce((sum, own) => sum + Number(own.textContent), 0), Number(table.querySelector("tfoot td").textContent)]),
    );
    assert.deepEqual(sums, [[3, 3], [3, 3], [3, 3]]);
    const week = await story.page.inputValue("#report-week");
    const [request] = await Promise.all([story.page.waitForRequest(/reports\/weekly/), story.page.click("text=Előző hét")]);
    assert.notEqual(new URL(request.url()).searchParams.get("week"), week);
    await story.page.selectOption("#report-service", "tata/segitok");
    await shows(/0 bejegyzés volt nyitva/, "#sheet");
  });

  it("is printed as a sheet of its own", async () => {
    await signIn();
    await at("#/report");
    await story.page.waitForSelector("#sheet table.stack");
    await story.page.emulateMedia({ media: "print" });
    for (const gone of [".top", ".filters", "button"]) assert.equal(await story.page.locator(`${gone}:visible`).count(), 0, gone);
    assert.ok(await story.page.isVisible("#sheet h3"));
    const pdf = await story.page.pdf({ format: "A4" });
    assert.ok(pdf.length > 5000);
  });

  it("is taken away as a table for a reason", async () => {
    await signIn();
    await at("#/report");
    await story.page.click("text=Letöltés táblázatként");
    await story.page.click("dialog[open] button.main");
    await shows(/3–500 karakter/, "dialog[open]");
    await story.page.fill("#download-reason", "heti megbeszélés");
    const [download] = await Promise.all([story.page.waitForEvent("download"), story.page.click("dialog[open] button.main")]);
    assert.match(download.suggestedFilename(), /^jelentes-\d{4}-W\d\d\.csv$/);
    assert.equal(await readFile(await download.path(), "utf8"), "id;kind\n1;debt\n");
  });
});

describe("statistics", () => {
  it("part the entries by whatever is chosen, with their counts in words and bars", async () => {
    await signIn();
    await at("#/report");
    await story.page.click(".together a >> nth=1");
    await story.page.waitForSelector(".bars");
    await shows(/összesen 3 bejegyzés/);
    await shows(/Csak azok vannak benne, amelyeket Ön láthat/);
    const rows = () => story.page.locator(".bars tbody tr").evaluateAll((all) => all.map((own) => own.innerText.replace(/\s+/g, " ").trim()));
    assert.deepEqual((await rows()).length, 3);
    await story.page.selectOption("#statistics-by", "area:districts");
    await shows(/nincs helye ezeken a területeken/);
    assert.deepEqual(await rows(), ["nincs helye ezeken a területeken 2 67%", "Mintafalva 1 33%"]);
    await story.page.selectOption("#statistics-by", "organisation");
    await shows(/Mintavárosi Családsegítő ?3/, ".bars tbody");
    await story.page.selectOption("#statistics-by", "month");
    await story.page.waitForFunction(() => /\d{4}/.test(document.querySelector(".bars tbody th")?.textContent ?? ""));
  });
});

describe("these pages for everybody", () => {
  for (const look of LOOKS) {
    it(`have nothing that axe finds: ${look.locale}, ${look.colorScheme}`, async () => {
      signal(2).links.household = [{ id: 42, gone: false }];
      await fresh({ ...look, viewport: { width: 1280, height: 900 } });
      await signIn();
      for (const [hash, ready, act] of [
        ["#/notices", ".notices > li", () => story.page.click("#feed-new")],
        ["#/register/signal/2", "#around-look", async () => {
          await story.page.click("#around-look");
          await story.page.waitForSelector("#around .unit");
        }],
        ["#/register/signal/1", "#entry h2:text-matches(\" 1$\")", async () => {
          await story.page.click("#way-amend");
          await story.page.fill("#doing .search #doing-services", "konyha");
          await story.page.waitForSelector(".search .ends");
        }],
        ["#/report", "#sheet table", null],
        ["#/statistics", ".bars", null],
      ]) {
        await at(hash);
        await story.page.waitForSelector(ready);
        await act?.();
        await axe(hash);
      }
    });
  }
});
