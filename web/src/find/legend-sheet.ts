// The legend on a sheet: the same lines and swatches as on the page, in columns.
import type { Entry, Group, Legend, Square } from "../legend.ts";
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

/** A part of the legend that stays together. */
interface Block {
  height: number;
  put: (place: Place) => void;
}

/** How high the legend is in so many columns. */
export function legendHeight(pen: Pen, legend: Legend, width: number, columns: number): number {
  const heights = columnsOf(pen, legend, columnWidth(width, columns), columns).map(({ height }) => height);
  return leadHeight(pen, legend, width) + Math.max(...heights) + tailHeight(pen, legend, width);
}

/** Draws it. */
export function putLegend(pen: Pen, legend: Legend, { x, y, width }: Place, columns: number): void {
  const wide = columnWidth(width, columns);
  const all = columnsOf(pen, legend, wide, columns);
  if (legend.lead) pen.write(legend.lead, x, y, width, TITLE);
  const first = y + leadHeight(pen, legend, width);
  all.forEach(({ blocks }, nth) => {
    let top = first;
    for (const { put, height } of blocks) {
      put({ x: x + nth * (wide + COLUMN_GAP), y: top, width: wide });
      top += height;
    }
  });
  let under = first + Math.max(...all.map(({ height }) => height));
  if (legend.town) under = pen.write(legend.town, x, under, width, TITLE);
  if (legend.note) pen.write(legend.note, x, under + 2, width, NOTE);
}

function tailHeight(pen: Pen, { town, note }: Legend, width: number): number {
  return (town ? pen.height(town, width, TITLE) : 0) + (note ? pen.height(note, width, NOTE) + 2 : 0);
}

function leadHeight(pen: Pen, { lead }: Legend, width: number): number {
  return lead ? pen.height(lead, width, TITLE) + 4 : 0;
}

function columnWidth(width: number, columns: number): number {
  return (width - (columns - 1) * COLUMN_GAP) / columns;
}

/** Each block goes to the column that is the shortest so far; the square is the first of them. */
function columnsOf(pen: Pen, { square, groups }: Legend, width: number, count: number): { blocks: Block[]; height: number }[] {
  const columns = Array.from({ length: count }, () => ({ blocks: [] as Block[], height: 0 }));
  const all: Block[] = [
    ...(square ? [{ height: squareHeight(pen, square, width), put: (place: Place) => putSquare(pen, square, place) }] : []),
    ...groups.map((group) => ({ height: groupHeight(pen, group, width), put: (place: Place) => putGroup(pen, group, place) })),
  ];
  for (const block of all) {
    const shortest = columns.reduce((a, b) => (b.height < a.height ? b : a));
    shortest.blocks.push(block);
    shortest.height += block.height;
  }
  return columns;
}

const [CELL_WIDE, CELL_HIGH] = [SWATCH_WIDTH * SWATCH + 2, SWATCH_HEIGHT * SWATCH + 2];
/** How far the sides of the square stand from its swatches, and its texts from both. */
const [SIDE, APART] = [5, 11];

function squareRoom({ rows }: Square): { wide: number; high: number } {
  return { wide: CELL_WIDE * Math.max(...rows.map((row) => row.length)) + SIDE, high: CELL_HIGH * rows.length + SIDE };
}

/** What the sides stand for, in the order of the page. */
const sidesOf = ({ across, up }: Square) => [`↑ ${up}`, `→ ${across}`];

function squareHeight(pen: Pen, square: Square, width: number): number {
  const { wide, high } = squareRoom(square);
  const texts = sidesOf(square).reduce((sum, text) => sum + pen.height(text, width - wide - APART, TEXT) + 6, 0);
  return Math.max(high, texts) + 10;
}

/** Nine swatches between two axes, with what the axes stand for beside them. */
function putSquare(pen: Pen, square: Square, { x, y, width }: Place): void {
  const { wide, high } = squareRoom(square);
  square.rows.forEach((row, down) => row.forEach((entry, across) => putSwatch(pen, entry, x + SIDE + across * CELL_WIDE, y + down * CELL_HIGH)));
  pen.context.fillStyle = "#52626c";
  pen.context.fillRect(x, y, 1.5, high);
  pen.context.fillRect(x, y + high - 1.5, wide, 1.5);
  let top = y;
  for (const text of sidesOf(square)) top = pen.write(text, x + wide + APART, top, width - wide - APART, TEXT) + 6;
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

function putGroup(pen: Pen, group: Group, { x, y, width }: Place): void {
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
}

function putAside(pen: Pen, aside: string | undefined, right: number, y: number): void {
  if (aside) pen.put(aside, right - pen.width(aside, ASIDE), y, ASIDE);
}

function putSwatch(pen: Pen, { style, outlined = false }: Pick<Entry, "style" | "outlined">, x: number, y: number): void {
  const swatch = document.createElement("canvas");
  drawSwatch(swatch, style, outlined, pen.context.getTransform().a * SWATCH);
  pen.context.drawImage(swatch, x, y, SWATCH_WIDTH * SWATCH, SWATCH_HEIGHT * SWATCH);
}
