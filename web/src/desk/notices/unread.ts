// How many notices nobody has seen yet: asked again each minute while somebody is there, and after whatever they do.
import { effect, signal } from "@preact/signals";
import * as ask from "../ask.ts";
import { isLimited, me, stage } from "../desk.ts";
import { isSomebodyThere, notice } from "../touched.ts";

/** Milliseconds between two questions. */
const MINUTE = 60_000;

export const unread = signal(0);
let askedAt = 0;

/** Asks now; where that fails, the last count stays. */
export async function count(): Promise<void> {
  if (stage.value !== "in" || isLimited.value) return;
  askedAt = Date.now();
  try {
    unread.value = (await ask.get<{ unread: number }>("notices?unread=true&limit=1")).unread;
  } catch {
    // It is asked again with the next minute.
  }
}

/** Begins to ask. */
export function mind(): void {
  notice();
  const isDue = () => isSomebodyThere() && Date.now() - askedAt >= MINUTE - 1000;
  setInterval(() => isDue() && void count(), MINUTE);
  document.addEventListener("visibilitychange", () => isDue() && void count());
  effect(() => {
    const isIn = stage.value === "in" && me.value !== null && !isLimited.value;
    // Steps are among what is counted after.
    void ask.worked.value;
    if (isIn) void count();
    else unread.value = 0;
  });
}
