// Which rows of a long table are there: those in sight and some around them, so that tens of thousands do not freeze the page.

/** Rows from one number up to before another. */
export interface Span {
  from: number;
  to: number;
}

/** Up to so many rows are all there. */
export const ALL_AT_ONCE = 300;
/** So many lie ready above and below those in sight, for the tab key and for readers that go from row to row. */
const READY = 40;
/** They change in steps, so that a turn of the wheel seldom draws the table anew. */
const STEP = 20;

/** The rows to draw where the table has been scrolled so far and so much of it is in sight. */
export function rowsAt({ top, height, rowHeight, count }: { top: number; height: number; rowHeight: number; count: number }): Span {
  if (count <= ALL_AT_ONCE) return { from: 0, to: count };
  const first = Math.min(count, Math.max(0, top / rowHeight));
  const from = Math.floor((first - READY) / STEP) * STEP;
  const to = Math.ceil((first + height / rowHeight + READY) / STEP) * STEP;
  return { from: Math.max(0, from), to: Math.min(count, to) };
}
