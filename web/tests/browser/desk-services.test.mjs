// How services stand in a real browser: what is confirmed again, what is free, which rooms are wanted twice, and a warning on saving.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anew, at, axe, fresh, LOOKS, shows, signIn, story, text } from "../desk-story.mjs";

anew();

const rows = (table) => story.page.locator(`${table} tbody tr`).evaluateAll((all) => all.map((own) => own.innerText.replace(/\s+/g, " ")));

async function services() {
  await signIn("koordinator");
  await at("#/services");
  await story.page.waitForSelector("#stale tbody tr");
}

describe("services that nobody has confirmed for long", () => {
  it("stand first, what nobody ever has before the oldest, and are found beside the reports", async () => {
    await services();
    assert.equal(await text(".together [aria-current]"), "Szolgáltatások állapota");
    await shows(/3 szolgáltatást 180 napja nem erősített meg senki/);
    const stale = await rows("#stale");
    assert.match(stale[0], /^Házi gondozás észak .* soha/);
    assert.match(stale[1], /^Falusi konyha .*\(400 napja\) Minta Mária/);
    assert.match(stale[2], /^Próba Konyha .*\(210 napja\)/);
    assert.equal(await story.page.locator("#stale button").filter({ hasText: "Megerősítem" }).count(), 4, "two rows, each with its dialog: not where somebody may not");
  });

  it("are confirmed after a question, with the keyboard alone, and leave the list", async () => {
    await services();
    await story.page.focus("#stale tbody tr:nth-child(2) td.screen > button");
    await story.page.keyboard.press("Enter");
    await shows(/minden úgy áll, ahogy van/, "dialog[open]");
    await story.page.focus("dialog[open] button.main");
    await story.page.keyboard.press("Enter");
    await shows(/2 szolgáltatást 180 napja/);
    const own = story.served.desk.entries.find((each) => each.register === "service" && each.id === 2);
    assert.deepEqual([own.answers.confirmed_by, own.revision, own.answers.title], ["koordinator", 2, "Falusi konyha"]);
    assert.equal(await story.page.evaluate(() => document.activeElement.id), "services-stale");
  });

  it("say so where somebody else was faster, and show what stands", async () => {
    await services();
    story.served.change("service", 2, { title: "Falusi konyha és étkező" });
    await story.page.click("#stale tbody tr:nth-child(2) td.screen > button");
    await story.page.click("dialog[open] button.main");
    await story.page.waitForSelector("#services .trouble");
    await shows(/Falusi konyha és étkező/, "#stale");
  });
});

describe("what is free", () => {
  it("is told by kind and of each service, in its own unit", async () => {
    await services();
    assert.match((await rows("#kinds"))[0], /3 8 \/ 60; 1 szolgáltatásnál nem ismert 0,5 \/ 6 3$/);
    const each = await rows("#each");
    assert.match(each[0], /^Házi gondozás észak.* – 2 \/ 6 heti 120 óra –$/, "most posts vacant first");
    assert.ok(each.some((own) => /Falusi konyha.*összesen 40, hogy mennyi foglalt, nem ismert/.test(own)), each.join("\n"));
    await story.page.check("#services-only");
    await shows(/Szolgáltatások a listában: 2\./);
  });

  it("is a sheet without the ways around it", async () => {
    await services();
    await story.page.emulateMedia({ media: "print" });
    assert.equal(await story.page.locator("#services .filters").isVisible(), false);
    assert.equal(await story.page.locator("#stale button").first().isVisible(), false);
    assert.equal(await story.page.locator("#each").isVisible(), true);
  });
});

describe("rooms", () => {
  it("that two services want at one time are told from Monday on, each service with its time", async () => {
    await services();
    const clashes = await rows("#clashes");
    assert.match(clashes[0], /^hétfő, 09:00–01:00 3\. helyiség/);
    assert.match(clashes[1], /^kedd, 10:00–11:00 Kitalált ház, Nagyterem Ebédhordás a Fő úton \(7\. időpont\) Házi gondozás észak \(9\. időpont\)/);
  });

  it("are warned of when a time is saved, which is saved all the same", async () => {
    await services();
    await at("#/register/service_slot/new");
    await story.page.waitForSelector("#new");
    await story.page.check("#new input[value=tue]");
    await story.page.fill("#new-from_minute", "600");
    await story.page.fill("#new-to_minute", "660");
    await story.page.click("#new button.main");
    await shows(/Elküldve: Időpont 1/);
    await shows(/ugyanebben a helyiségben ekkor más is van\. kedd, 10:00–11:00: Ebédhordás a Fő úton\./, "#clash-warning");
  });
});

describe("the state of services for everybody", () => {
  for (const look of LOOKS) {
    it(`has nothing that axe finds: ${look.locale}, ${look.colorScheme}`, async () => {
      await fresh({ ...look, viewport: { width: 1280, height: 900 } });
      await services();
      await axe("#/services");
    });
  }
});
