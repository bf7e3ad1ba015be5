// The staff map in a real browser: a coordinator looks at a hot spot, draws a shape, and makes a measure for it; by keyboard alone,
// on a phone, by day and by night.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chooseIn, pressOn, tabTo } from "../desk-keys.mjs";
import { anew, at, axe, DESKTOP, fresh, shows, signIn, story, TALL, text } from "../desk-story.mjs";

anew();

async function openMap(rest = "") {
  await signIn("koordinator");
  await at(`#/map${rest}`);
  await story.page.waitForSelector("#list-spots li");
}
const measures = () => story.served.desk.entries.filter((own) => own.register === "measure");
const newest = () => measures().sort((one, other) => other.id - one.id)[0];
const shut = (id) => story.page.click(`#list-${id} summary`);
const legend = () => story.page.locator(".legend li").allTextContents();

/** The middle of the map, so many pixels aside. */
async function clickMap(right, down) {
  const { x, y, width, height } = await story.page.locator("#board").boundingBox();
  await story.page.mouse.click(x + width / 2 + right, y + height / 2 + down);
}

describe("a coordinator's work, by keyboard alone", () => {
  it("goes from the map to a hot spot, to who works there, and to a measure with its money and its indicator", async () => {
    const { page } = story;
    await tabTo("#name");
    await page.keyboard.type("koordinator");
    await tabTo("#password");
    await page.keyboard.type("egy hosszú jelszó");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#sign-out");
    await pressOn("nav a[href='#/map']");
    await page.waitForSelector("#list-spots li");
    await page.waitForSelector("#choose-name optgroup option", { state: "attached" });
    assert.match(await text("#list-spots li"), /1\. gócpont 99%-os biztonsággal.*valószínűleg.*Máshol: 2\d,\d%/s);
    await chooseIn("#choose-name", "1. gócpont");
    await pressOn("#choose-look");
    await page.waitForSelector("#look-figures");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /1\. gócpont: Egyedül élő idősek, 2026/);
    await shows(/Egyedül élő idősek.*\d+ \/ \d+: 4\d,\d% \(valószínűleg/s, "#look-figures");
    await shows(/Szolgáltatások \(1\).*Próba Jelzőrendszer.*6 szabad hely · betöltetlen álláshely: 0,5/s, "#look");
    await shows(/Intézkedések \(1\).*Jelzőrendszer a Felsővárosban/s, "#look");
    await shows(/Az intézkedés helye: 1\. gócpont/, "#look-make");

    await pressOn("#make");
    await page.waitForSelector("#new-title");
    await tabTo("#new-title");
    await page.keyboard.type("Látogató önkéntesek");
    await tabTo("#new input[name=new-level]");
    await page.keyboard.press("ArrowDown");
    await pressOn("#new button.main");
    await page.waitForSelector(".done a");
    assert.deepEqual(newest().places, [{ hotspot: newest().places[0].hotspot }]);
    assert.match(newest().places[0].hotspot, /^elders-alone\/2026-09-30\//);
    assert.equal(newest().answers.level, "measure");

    await pressOn(".done a");
    await shows(/Látogató önkéntesek/, "#measure h2");
    await shows(/1\. gócpont: Egyedül élő idősek/, "#measure .answers");
    await shows(/Még nincs költségvetési sor/, "#budget");
    await pressOn("#children-budget_line > p button");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Új: Költségvetési sor/);
    // Two choices stand side by side: the first one is taken with a space.
    await pressOn("input[name=new-budget_line-source]", "Space");
    await pressOn("input[name=new-budget_line-certainty]", "Space");
    await tabTo("#new-budget_line-amount");
    await page.keyboard.type("2 500 000,50");
    await pressOn("input[name=new-budget_line-currency]", "Space");
    await tabTo("#new-budget_line-year");
    await page.keyboard.type("2027");
    await pressOn("#new-budget_line button.main");
    await shows(/2\s500\s000,50\sFt/, "#budget");
    const line = story.served.desk.entries.filter((own) => own.register === "budget_line").at(-1);
    assert.deepEqual([line.tenant, line.organisation, line.links.parent[0].id, line.answers.amount], ["tata", "kozpont", newest().id, 2500000.5]);

    await pressOn("#children-measure_indicator > p button");
    for (const [code, value] of [["name", "Egyedül élők"], ["unit", "%"]]) {
      await tabTo(`#new-measure_indicator-${code}`);
      await page.keyboard.type(value);
    }
    await pressOn("input[name=new-measure_indicator-better]", "Space");
    for (const [code, value] of [["baseline", "47"], ["target", "40"]]) {
      await tabTo(`#new-measure_indicator-${code}`);
      await page.keyboard.type(value);
    }
    await pressOn("#new-measure_indicator button.main");
    await shows(/Egyedül élők.*47 %.*40 %.*Megtett út: 38%/s, "#indicators");
  });

  it("draws a shape with the arrow keys, and says what of it the measure's place may be", async () => {
    const { page } = story;
    await openMap();
    await page.waitForSelector("#choose-name optgroup option", { state: "attached" });
    await page.focus("#draw");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#drawing");
    const corner = async (...keys) => {
      await tabTo("#board", "Shift+Tab");
      for (const key of keys) {
        await page.keyboard.press(key);
        await page.waitForTimeout(350);
      }
      await tabTo("#drawing button");
      await page.keyboard.press("Enter");
    };
    await corner();
    await corner("ArrowRight", "ArrowRight", "ArrowRight");
    await shows(/Eddig 2 sarok van/, "#drawing");
    assert.ok(await page.isDisabled("#drawing .main"));
    await corner("ArrowUp", "ArrowUp", "ArrowUp");
    await pressOn("#drawing .main");
    await page.waitForSelector("#look-figures");
    await shows(/A kijelölt hely/, "#look-title");
    await shows(/\d+ hatszög, \d+(,\d+)? km²/, "#look");
    assert.ok((await page.locator("#look-make").textContent()).includes("47,6"), "the middle of the shape is offered");
    await pressOn("#make");
    await page.waitForSelector("#new-title");
    const typed = JSON.parse(await page.evaluate(() => localStorage.getItem("gocpont-desk-draft/koordinator/measure"))).typed;
    assert.deepEqual(typed.others.map(({ hotspot }) => hotspot?.split("/")[0]), ["elders-alone"], "the hot spot that lies in it for the most part");
    assert.equal(typed.point.lat, "", "and not the middle besides");
  });
});

describe("the map", () => {
  it("tells what its colours mean with how many hexes there are of each, and what is in a hex that is clicked", async () => {
    await openMap();
    const shares = await legend();
    assert.match(shares.join(" "), /vagy több.*nem lakik ott senki/s);
    const counts = shares.map((own) => Number(/(\d+) hatszög/.exec(own)[1]));
    assert.equal(counts.reduce((sum, own) => sum + own), 169);
    await story.page.selectOption("#map-by", "class");
    await story.page.waitForFunction(() => /99%/.test(document.querySelector(".legend li").textContent));
    await clickMap(30, 20);
    await shows(/Ebben a hatszögben:|Itt senkit sem számoltak össze/, ".map-side [role=status]");
    await story.page.selectOption("#map-layer", "crowded");
    await shows(/Zsúfolt lakások/, ".legend");
    await story.page.click("#map-more summary");
    assert.match(await story.page.textContent("#map-resolution option[value='7']"), /2,4 km/);
    await story.page.selectOption("#map-resolution", "7");
    await shows(/nincs gócpont/, "#list-spots");
    await story.page.click("#hex-table summary");
    await story.page.waitForFunction(() => document.querySelectorAll("#hex-table tbody tr").length === 19);
  });

  it("paints its hexes, and has marks for services and signals", async () => {
    await openMap();
    const painted = () => story.page.evaluate(() => {
      const canvas = document.querySelector("#board canvas");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 3; at < data.length; at += 4) if (data[at] > 150) count += 1;
      return count / (data.length / 4);
    });
    await story.page.waitForFunction(() => document.querySelector("#board canvas") !== null);
    await story.page.waitForTimeout(300);
    assert.ok((await painted()) > 0.08, `hexes cover ${await painted()} of the map`);
    assert.equal(await story.page.locator("#board .of-service").count(), 2);
    assert.equal(await text("#board .of-signal"), "1");
  });

  it("shows services with free places alone where that is wanted, and signals by their kind", async () => {
    await openMap();
    await shut("service");
    assert.equal(await story.page.locator("#list-service li").count(), 2);
    await story.page.check("#map-free");
    assert.deepEqual(await story.page.locator("#list-service li a").allTextContents(), ["Próba Jelzőrendszer"]);
    await story.page.waitForFunction(() => document.querySelectorAll("#board .of-service").length === 1);
    await shut("signals");
    await shows(/Jelzések \(3\).*elhanyagolás: 1.*2 jelzésnek nincs helye/s, "#list-signals");
    await story.page.click("#map-more summary");
    await story.page.selectOption("#map-kind", "elder_unattended");
    await shows(/Jelzések \(1\)/, "#list-signals");
    await story.page.click("#list-signals li button");
    await shows(/1 jelzés, ebből nyitott: 1/, "#look");
  });

  it("takes corners that are clicked, and says when they make no area", async () => {
    await openMap();
    await story.page.click("#draw");
    for (const [right, down] of [[-80, -80], [80, 80], [80, -80], [-80, 80]]) await clickMap(right, down);
    await shows(/Eddig 4 sarok van/, "#drawing");
    await story.page.click("#drawing .main");
    await shows(/keresztezik egymást/, "#drawing [role=alert]");
    await story.page.click("#drawing button:nth-of-type(2)");
    await story.page.click("#drawing .main");
    await story.page.waitForSelector("#look-figures");
    assert.equal(await story.page.locator("#drawing").count(), 0);
  });

  it("looks at a circle around something that is chosen from a list, and has no figures of elsewhere", async () => {
    await openMap();
    await story.page.waitForSelector("#choose-around option:nth-child(4)", { state: "attached" });
    await story.page.selectOption("#choose-around", { label: "Próba Jelzőrendszer" });
    await story.page.selectOption("#choose-metres", "1000");
    await story.page.click("#choose-around >> xpath=ancestor::form >> button");
    await shows(/Felsővárosi Közösségi Ház/, "#look");
    await at("#/map/around/40/10/500");
    await story.page.waitForSelector("#look [role=alert]");
    assert.equal(await story.page.locator("#look-figures").count(), 0);
  });

  it("is shown from the address, closed again, and told over time", async () => {
    await openMap("/area/districts/1");
    await shows(/Felsőváros/, "#look-title");
    await story.page.click("#look details summary");
    assert.equal(await story.page.locator("#look .series tbody tr").count(), 6);
    assert.match(await story.page.getAttribute("#look .series svg[role=img]", "aria-label"), /Egyedül élő idősek: 2024.*2026/);
    await story.page.click("#look .plain");
    assert.equal(await story.page.locator("#look").count(), 0);
    assert.equal(await story.page.evaluate(() => document.activeElement.textContent), "Térkép");
  });

  it("is not there for an auditor", async () => {
    await signIn("ellenor", "123456");
    assert.equal(await story.page.locator("nav a[href='#/map']").count(), 0);
    await at("#/map");
    await shows(/Nincs ilyen/);
  });
});

describe("the map for everybody", () => {
  for (const [locale, scheme] of [["hu-HU", "light"], ["cs-CZ", "dark"], ["en-GB", "light"], ["en-GB", "dark"]]) {
    it(`has nothing that axe finds, at 320, 390 and 1280 px: ${locale}, ${scheme}`, async () => {
      await fresh({ viewport: DESKTOP, locale, colorScheme: scheme });
      await openMap("/area/districts/1");
      await story.page.waitForSelector("#look-figures");
      for (const id of ["signals", "service", "measure", "site"]) await shut(id);
      await story.page.click("#look details summary");
      await story.page.click("#hex-table summary");
      await story.page.click("#draw");
      await axe("the map");
    });
  }

  it("is worked with on a phone: a finger sets the corners", async () => {
    await fresh({ viewport: TALL, locale: "hu-HU", hasTouch: true, isMobile: true });
    await openMap();
    await story.page.tap("#draw");
    await story.page.locator("#board").scrollIntoViewIfNeeded();
    const { x, y, width, height } = await story.page.locator("#board").boundingBox();
    for (const [right, down] of [[-60, -20], [60, -20], [0, 70]]) {
      await story.page.touchscreen.tap(x + width / 2 + right, y + height / 2 + down);
      await story.page.waitForTimeout(350);
    }
    await shows(/Eddig 3 sarok van/, "#drawing");
    await story.page.tap("#drawing .main");
    await story.page.waitForSelector("#look-figures");
  });
});
