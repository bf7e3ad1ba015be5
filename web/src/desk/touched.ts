// When somebody last touched this page. What the page asks by itself it asks only while somebody is there: else a page left open
// would keep a session alive that should have idled out.

/** Milliseconds without a touch after which nobody is taken to be there. */
export const THERE = 5 * 60_000;

let touched = Date.now();

export const touchedAt = (): number => touched;

/** Whether somebody sees the page and has touched it lately. */
export const isSomebodyThere = (now = Date.now()): boolean => !document.hidden && now - touched < THERE;

/** Begins to notice. */
export function notice(): void {
  for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, () => (touched = Date.now()), { capture: true, passive: true });
}
