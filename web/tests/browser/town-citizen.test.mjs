// A citizen finds who helps, in two clicks, on the page of the released demo town: nobody signs in, and nothing personal is sent.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { district, LAPTOP, PHONE } from "../desk-town.mjs";

let tata;
before(async () => (tata = await district("tata", { isPublic: true })));
after(() => tata?.stop());

/** A Thursday, eleven o'clock, and a late evening. */
const [MORNING, EVENING] = ["2026-12-03T10:00:00Z", "2026-12-03T21:00:00Z"];

async function visit(options, time = MORNING) {
  const page = await tata.page(options);
  await page.addInitScript(() => localStorage.setItem("gocpont-tour", "seen"));
  await page.clock.install({ time: new Date(time) });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${tata.town.publicUrl}/#lang=hu`);
  return { page, asked };
}

const told = async (page, name) => (await page.locator(".services-list article", { hasText: name }).first().innerText()).replace(/\s+/g, " ");

/** The two clicks. */
async function choose(page, way) {
  await page.click("#who-helps");
  await page.click(`[data-way="${way}"]`);
  await page.waitForSelector(".services-list li");
}

describe("who helps", () => {
  for (const [device, options] of [["a laptop", LAPTOP], ["a phone", PHONE]]) {
    it(`is found in two clicks on ${device}: what is open now, where, and how to get in`, async () => {
      const { page, asked } = await visit(options);
      await choose(page, "for.seniors");
      const names = await page.locator(".services-list h3").allTextContents();
      for (const name of ["Házi segítségnyújtás", "Étkeztetés"]) assert.ok(names.includes(name), names.join());
      await page.locator(".services-list article", { hasText: /^Étkeztetés/ }).first().locator(".more").click();
      const kitchen = await told(page, "Étkeztetés");
      for (const part of [/Most nyitva, zárás: ma 14:00/, /Tata – Példa Gondozási Központ/, /[Ll]épcső/, /Tata/, /Megerősít/, /hely|ember/]) assert.match(kitchen, part);
      assert.ok(!kitchen.includes("undefined"));
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= options.viewport.width, "nothing has to be scrolled sideways");
      assert.deepEqual(asked.filter((url) => !url.startsWith(tata.town.publicUrl) && !/^(data|blob):/.test(url)), [], "nobody else hears of it");
      assert.deepEqual(await page.context().cookies(), [], "nobody signs in");
      await page.context().close();
    });
  }

  it("is told apart by whether it is open: late in the evening nothing of it is", async () => {
    const { page } = await visit(LAPTOP, EVENING);
    await choose(page, "for.seniors");
    assert.match(await told(page, "Étkeztetés"), /Most zárva, nyitás:/);
    await page.context().close();
  });

  it("comes in order of the way from where somebody is, which nobody is told", async () => {
    const { page, asked } = await visit({ ...PHONE, permissions: ["geolocation"], geolocation: { latitude: 47.6512, longitude: 18.3261 } });
    await choose(page, "for.seniors");
    await page.click("#place-here");
    await page.waitForSelector(".services-list .far");
    const metres = (text) => Number(/([\d,]+) (km|m)/.exec(text)[1].replace(",", ".")) * (/ km/.test(text) ? 1000 : 1);
    const ways = (await page.locator(".services-list .far").allTextContents()).map(metres);
    assert.ok(ways.length > 1 && ways.every((own, at) => at === 0 || own >= ways[at - 1]), ways.join());
    assert.ok(!decodeURIComponent(asked.join(" ") + page.url()).includes("47.65"));
    await page.context().close();
  });

  it("goes on paper as a list of all that it says, without what nobody can press there", async () => {
    const { page } = await visit(LAPTOP);
    await choose(page, "for.seniors");
    const names = await page.locator(".services-list h3").allTextContents();
    await page.evaluate(() => (window.print = () => (globalThis.printed = true)));
    await page.click("#services-print");
    assert.equal(await page.evaluate(() => globalThis.printed), true);
    await page.emulateMedia({ media: "print" });
    const sheet = (await page.innerText("#services")).replace(/\s+/g, " ");
    for (const part of [...names, "Tata – Példa Gondozási Központ", "hétfő–péntek", "+36 34 000"]) assert.ok(sheet.includes(part), `${part} of ${sheet}`);
    for (const selector of ["#services-search", "#map", "#services-print"]) assert.equal(await page.locator(selector).first().isVisible(), false, selector);
    const file = await page.pdf({ format: "A4" });
    assert.equal(file.subarray(0, 5).toString(), "%PDF-");
    await page.context().close();
    assert.deepEqual(tata.errors, []);
  });
});
