// The ways of the desk: one row where there is room, one button on a phone; by hand, by keys, and for readers of screens.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { anew, axe, DESKTOP, fresh, LOOKS, PHONE, shows, signIn, story } from "../desk-story.mjs";

anew();

const isOpen = (id) => story.page.locator(`#${id}`).isVisible();
const expanded = (id) => story.page.getAttribute(`#${id}-button`, "aria-expanded");
const focused = () => story.page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);

describe("the ways of the desk", () => {
  it("take one row, with the registers behind a button that keys open and close", async () => {
    await signIn("koordinator");
    const { height } = await story.page.locator(".top nav").boundingBox();
    assert.ok(height < 50, `${height} pixels high`);
    assert.deepEqual([await isOpen("ways-registers"), await expanded("ways-registers")], [false, "false"]);
    assert.equal(await story.page.locator("#ways-all-button").isVisible(), false);
    await story.page.focus("#ways-registers-button");
    await story.page.keyboard.press("Enter");
    assert.deepEqual([await isOpen("ways-registers"), await expanded("ways-registers")], [true, "true"]);
    await story.page.keyboard.press("Tab");
    assert.match(await focused(), /Jelzés/);
    await story.page.keyboard.press("Escape");
    assert.deepEqual([await isOpen("ways-registers"), await focused()], [false, "ways-registers-button"]);
    await story.page.keyboard.press("Enter");
    await story.page.keyboard.press("Tab");
    await story.page.keyboard.press("Enter");
    await shows(/Jelzés/, "main h2");
    assert.equal(await isOpen("ways-registers"), false, "it closes once a way was taken");
    assert.match(await story.page.getAttribute("#ways-registers-button", "class"), /here/);
  });

  it("close where somebody goes on elsewhere, and where they take a way that they are at", async () => {
    await signIn("koordinator");
    await story.page.click("#ways-registers-button");
    await story.page.click("main");
    assert.equal(await isOpen("ways-registers"), false);
    await story.page.click("#ways-registers-button");
    await story.page.focus("#language");
    await story.page.waitForFunction(() => document.getElementById("ways-registers-button").ariaExpanded === "false");
    for (const time of [1, 2]) {
      await story.page.click("#ways-registers-button");
      await story.page.click("#ways-registers a >> nth=0");
      await story.page.waitForFunction(() => document.getElementById("ways-registers-button").ariaExpanded === "false", null, { timeout: 2000 });
      assert.equal(await isOpen("ways-registers"), false, `${time}`);
    }
  });

  it("are one button on a phone, which says that something is new, and lists everything", async () => {
    await signIn("koordinator");
    await story.page.setViewportSize(PHONE);
    assert.equal(await isOpen("ways-all"), false);
    await story.page.waitForSelector("#ways-all-button .news");
    const { height } = await story.page.locator(".top").boundingBox();
    assert.ok(height < 125, `the head is ${height} pixels high`);
    await story.page.click("#ways-all-button");
    for (const way of ["#/inbox", "#/notices", "#/register/signal"]) assert.equal(await story.page.locator(`.top nav a[href='${way}']`).isVisible(), true, way);
    await story.page.click(".top nav a[href='#/register/signal']");
    await shows(/Jelzés/, "main h2");
    assert.equal(await isOpen("ways-all"), false);
  });

  for (const look of LOOKS) {
    it(`have nothing that axe finds when they are open: ${look.locale}, ${look.colorScheme}`, async () => {
      await fresh({ viewport: DESKTOP, ...look });
      await signIn("koordinator");
      await story.page.click("#ways-registers-button");
      await axe("the registers");
      await story.page.setViewportSize(PHONE);
      await story.page.click("#ways-all-button");
      await axe("everything");
    });
  }
});
