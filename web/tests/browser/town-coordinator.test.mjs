// A coordinator reads the map of the staff, looks at a drawn shape and at a hot spot, and makes a measure for it, with money and an
// indicator. Before the program itself, with the demo town's households.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { direct, district, go, says } from "../desk-town.mjs";

/** What a share is told as: cases of so many, with the range that it probably lies in. */
const SHARE = /\d+ \/ \d+: \d+(,\d+)?% \(valószínűleg \d+(,\d+)?%–\d+(,\d+)?%\)/;

let tata;
let page;
before(async () => {
  tata = await district("tata", { isPublic: true });
  page = await tata.as("coordinator-tata");
});
after(() => tata?.stop());

const counted = async (selector) => Number(/\((\d+)\)/.exec(await page.locator(`${selector} > summary`).textContent())[1]);
const look = () => page.waitForSelector("#look-figures");
/** Opens what is folded, unless it is open. */
const unfold = (selector) => page.locator(selector).evaluate((own) => (own.open = true));

/** Drags out a shape with clicks around the middle of the map. */
async function draw() {
  await page.click("#draw");
  await page.locator("#board").scrollIntoViewIfNeeded();
  const box = await page.locator("#board").boundingBox();
  for (const [right, down] of [[0.3, 0.4], [0.6, 0.4], [0.6, 0.75], [0.3, 0.75]]) await page.mouse.click(box.x + box.width * right, box.y + box.height * down);
  await says(page, /4 sarok/, "#drawing");
  await page.click("#drawing button.main");
  await look();
}

describe("the map of the staff", () => {
  it("shows every hexagon as it is, with signals, services that have room, and measures", async () => {
    await page.click("nav a[href='#/map']");
    await page.waitForSelector(".legend");
    await unfold("#hex-table");
    const people = await page.locator("#hex-table tbody td:nth-child(3)").allTextContents();
    assert.ok(people.some((text) => Number(text) > 0 && Number(text) < 5), `few people are not hidden from staff: ${people}`);
    assert.ok((await counted("#list-signals")) > 100);
    assert.ok((await counted("#list-measure")) > 0);
    const all = await counted("#list-service");
    await page.check("#map-free");
    await page.waitForFunction((all) => !document.querySelector("#list-service > summary").textContent.includes(`(${all})`), all);
    await unfold("#list-service");
    const lines = await page.locator("#list-service li").allTextContents();
    assert.ok(lines.length > 0 && lines.length < all && lines.every((line) => /szabad/.test(line)), lines.join("\n"));
    await page.uncheck("#map-free");
  });

  it("says of a drawn shape who lives there and how sure that is, who works there, what was signalled, and how it was before", async () => {
    await draw();
    const figures = await page.locator("#look-figures tbody tr").allTextContents();
    assert.ok(figures.length > 5 && figures.some((text) => SHARE.test(text)), figures.join("\n"));
    const boxes = await page.locator("#look .box h4").allTextContents();
    for (const [title, least] of [["Szolgáltatások", 1], ["Intézkedések", 1], ["Helyszínek", 1]]) {
      const told = boxes.find((text) => text.startsWith(title));
      assert.ok(Number(/\((\d+)\)/.exec(told)[1]) >= least, told);
    }
    await says(page, /\d+ jelzés/, "#look .box");
    await page.locator("#look details > summary").click();
    assert.ok((await page.locator("#look details tbody tr").count()) >= 2, "the same place on several days");
    await page.click("#look > .row button.plain");
  });

  it("finds hot spots in either way, and leads from one to a measure for it", async () => {
    const spots = page.locator("#list-spots li");
    const found = await spots.count();
    assert.ok(found > 0);
    await unfold("#map-more");
    await page.selectOption("#map-method", "scan");
    await says(page, /gócpont/, "#list-spots li");
    await page.selectOption("#map-method", "gi");
    await page.waitForFunction((found) => document.querySelectorAll("#list-spots li").length === found, found);
    await spots.first().locator("button").click();
    await look();
    await says(page, /[Gg]ócpont: Egyedül élő 65 év felettiek/, "#look-title");
    // No service stands inside: who is nearest is told, with how far they are.
    await says(page, /A legközelebbiek, légvonalban:.*\d (km|m)/s, "#look .box");
    await page.click("#make");
    await page.waitForSelector("#new-title");
    await says(page, /[Gg]ócpont: Egyedül élő/, "#new");
  });
});

describe("a measure for a hot spot", () => {
  it("is made with its place, its money by source, and an indicator that the map feeds", async () => {
    await page.fill("#new-title", "Ajtónyitó: heti látogatás az egyedül élőknél");
    await page.check("#new input[name=new-level][value=measure]");
    await page.locator("#new > details > summary").first().click();
    await page.fill("#new-starts_on", "2025-06-01");
    await page.click("#new button.main");
    await says(page, /Elküldve: Intézkedés \d+/);
    await page.click(".done a");
    await says(page, /Ajtónyitó/, "#measure h2");
    await says(page, /[Gg]ócpont: Egyedül élő/, "#measure .answers");
    for (const [source, certainty, amount] of [["municipality", "secured", "1 200 000"], ["foundation", "planned", "300 000"]]) {
      await page.click("#children-budget_line > p button");
      await page.selectOption("#new-budget_line-source", source);
      await page.check(`input[name=new-budget_line-certainty][value=${certainty}]`);
      await page.fill("#new-budget_line-amount", amount);
      await page.check("input[name=new-budget_line-currency][value=HUF]");
      await page.fill("#new-budget_line-year", "2026");
      await page.click("#new-budget_line button.main");
      await page.waitForSelector("#new-budget_line", { state: "detached" });
    }
    await says(page, /1\s500\s000\sFt/, "#budget");
    await says(page, /önkormányzati saját forrás.*1\s200\s000\sFt/s, "#budget");
    await says(page, /alapítvány, adomány.*300\s000\sFt/s, "#budget");
    await page.click("#children-measure_indicator > p button");
    await page.fill("#new-measure_indicator-name", "Egyedül élő idősek aránya");
    await page.fill("#new-measure_indicator-unit", "%");
    await page.check("input[name=new-measure_indicator-better][value=less]");
    for (const [code, value] of [["baseline", "45"], ["baseline_on", "2025-03-31"], ["target", "30"], ["target_on", "2028-12-31"]]) await page.fill(`#new-measure_indicator-${code}`, value);
    await page.locator("#new-measure_indicator > details > summary").click();
    await page.selectOption("#new-measure_indicator-indicator", { label: "Egyedül élő 65 év felettiek" });
    await page.click("#new-measure_indicator button.main");
    await says(page, /Egyedül élő idősek aránya.*térkép/s, "#indicators");
  });

  it("says how it was before and after, there and elsewhere, and that this is no proof", async () => {
    await says(page, /az arány az intézkedés helyén -?\d+(,\d+)?.*az összehasonlítás helyén/s, "#effect");
    await says(page, /Ez nem bizonyítja/, "#effect");
    const [chosen] = await page.locator("#effect-comparison option", { hasText: "Városrészek" }).evaluateAll((all) => all.map((own) => [own.value, own.textContent.split(": ")[1]]));
    assert.ok(!(await page.textContent("#effect .effect")).includes(chosen[1]));
    await page.selectOption("#effect-comparison", chosen[0]);
    await says(page, chosen[1], "#effect .effect");
  });

  it("stands in the plan with what it costs, and its hot spot waits for no measure any more", async () => {
    await go(page, "#/measures", "Intézkedések");
    const row = page.locator(".tree tbody tr", { hasText: "Ajtónyitó" });
    await row.waitFor();
    assert.match(await row.textContent(), /1\s500\s000\sFt/);
    await says(page, /Ajtónyitó/, "#plan-list-without-priority");
    const { body } = await direct(page, "measures/plan?tenant=tata");
    const own = body.tree.find(({ title }) => title?.startsWith("Ajtónyitó"));
    const { body: view } = await direct(page, `measures/${own.id}`);
    const [{ hotspot }] = view.places;
    assert.ok(!body.lists.hotspots_without_measure.some((spot) => spot.hotspot === hotspot));
  });
});

describe("the statistics of signals", () => {
  it("are told by kind and by the parts of the town, each by its name", async () => {
    await go(page, "#/statistics", "Statisztika");
    await says(page, /ellátatlan idős ember/, "tbody");
    const parts = page.locator("#statistics-by option", { hasText: "Városrészek" });
    await page.selectOption("#statistics-by", await parts.getAttribute("value"));
    await says(page, /Városrészek/, "thead");
    const rows = await page.locator(".report tbody tr").allTextContents();
    assert.ok(rows.length > 2 && rows.every((text) => !/^\d/.test(text)), rows.join("\n"));
    assert.deepEqual(tata.errors, []);
  });
});
