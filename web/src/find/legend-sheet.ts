// The legend on a sheet: the same lines and swatches as on the page, in columns.
import type { Entry, Group, Legend } from "../legend.ts";
import { drawSwatch, SWATCH_HEIGHT, SWATCH_WIDTH } from "../swatch.ts";
import type { Hand, Pen } from "./pen.ts";

const TITLE: Hand = { size: 11, weight: 700 };
const TEXT: Hand = { size: 11 };
const ASIDE: Hand = { size: 9.5, colour: "#52626c" };
const NOTE: Hand = { size: 9.5, colour: "#37444b" };

const COLUMN_GAP = 18;
const SWATCH = 0.72;
const INDENT = SWATCH_WIDTH * SWATCH + 7;
const ROW = SWATCH_HEIGHT * SWATCH + 2;

interface Place {
  x: number;
  y: number;
  width: number;
}

/** How high the legend is in so many columns. */
export function legendHeight(pen: Pen, legend: Legend, width: number, columns: number): number {
  const heights = columnsOf(pen, legend, columnWidth(width, columns), columns).map(({ height }) => height);
  return Math.max(...heights) + tailHeight(pen, legend, width);
}

/** Draws it. */
export function putLegend(pen: Pen, legend: Legend, { x, y, width }: Place, columns: number): void {
  const wide = columnWidth(width, columns);
  const all = columnsOf(pen, legend, wide, columns);
  all.forEach(({ groups }, nth) => {
    let top = y;
    for (const group of groups) top = putGroup(pen, group, { x: x + nth * (wide + COLUMN_GAP), y: top, width: wide });
  });
  let under = y + Math.max(...all.map(({ height }) => height));
  if (legend.town) under = pen.write(legend.town, x, under, width, TITLE);
  if (legend.note) pen.write(legend.note, x, under + 2, width, NOTE);
}

function tailHeight(pen: Pen, { town, note }: Legend, width: number): number {
  return (town ? pen.height(town, width, TITLE) : 0) + (note ? pen.height(note, width, NOTE) + 2 : 0);
}

function columnWidth(width: number, columns: number): number {
  return (width - (columns - 1) * COLUMN_GAP) / columns;
}

/** Each group goes to the column that is the shortest so far. */
function columnsOf(pen: Pen, { groups }: Legend, width: number, count: number): { groups: Group[]; height: number }[] {
  const columns = Array.from({ length: count }, () => ({ groups: [] as Group[], height: 0 }));
  for (const group of groups) {
    const shortest = columns.reduce((a, b) => (b.height < a.height ? b : a));
    shortest.groups.push(group);
    shortest.height += groupHeight(pen, group, width);
  }
  return columns;
}

function groupHeight(pen: Pen, { title, aside, entries }: Group, width: number): number {
  const head = pen.height(title, width - asideWidth(pen, aside), TITLE);
  return entries.reduce((sum, entry) => sum + entryHeight(pen, entry, width), head + 8);
}

function asideWidth(pen: Pen, aside: string | undefined): number {
  return aside ? pen.width(aside, ASIDE) + 6 : 0;
}

function entryHeight(pen: Pen, { text, aside }: Entry, width: number): number {
  return Math.max(ROW, pen.height(text, width - INDENT - asideWidth(pen, aside), TEXT) + 3);
}

function putGroup(pen: Pen, group: Group, { x, y, width }: Place): number {
  putAside(pen, group.aside, x + width, y + TITLE.size);
  let top = pen.write(group.title, x, y, width - asideWidth(pen, group.aside), TITLE) + 2;
  for (const entry of group.entries) {
    const high = entryHeight(pen, entry, width);
    putSwatch(pen, entry, x, top + (high - SWATCH_HEIGHT * SWATCH) / 2);
    const room = width - INDENT - asideWidth(pen, entry.aside);
    const first = top + (high - pen.height(entry.text, room, TEXT)) / 2;
    pen.write(entry.text, x + INDENT, first, room, TEXT);
    putAside(pen, entry.aside, x + width, first + TEXT.size);
    top += high;
  }
  return top + 6;
}

function putAside(pen: Pen, aside: string | undefined, right: number, y: number): void {
  if (aside) pen.put(aside, right - pen.width(aside, ASIDE), y, ASIDE);
}

function putSwatch(pen: Pen, { style, outlined = false }: Entry, x: number, y: number): void {
  const swatch = document.createElement("canvas");
  drawSwatch(swatch, style, outlined, pen.context.getTransform().a * SWATCH);
  pen.context.drawImage(swatch, x, y, SWATCH_WIDTH * SWATCH, SWATCH_HEIGHT * SWATCH);
}
