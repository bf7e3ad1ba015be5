// Ways through the desk by keyboard alone.
import assert from "node:assert/strict";
import { story } from "./desk-story.mjs";

/** Presses Tab until something has the focus. */
export async function tabTo(selector, key = "Tab") {
  for (let presses = 0; presses < 300; presses++) {
    if (await story.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await story.page.keyboard.press(key);
  }
  assert.fail(`no way to ${selector} by keyboard`);
}

/** Goes to something by keyboard and presses a key there. */
export async function pressOn(selector, key = "Enter") {
  await tabTo(selector);
  await story.page.keyboard.press(key);
}

/** Goes to a list by keyboard and chooses by the beginning of a choice. */
export async function chooseIn(selector, text) {
  await tabTo(selector);
  await story.page.keyboard.type(text);
}
