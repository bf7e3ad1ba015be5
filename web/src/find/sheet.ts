// One A4 sheet: title, one or more maps, their legends, scale, north, how to read it and where it comes from.
import { project } from "../geometry.ts";
import type { Legend } from "../legend.ts";
import type { Window } from "../shapes.ts";
import { legendHeight, putLegend } from "./legend-sheet.ts";
import { Pen, type Hand, type Written } from "./pen.ts";
import { paintMap, putSigns, type Numbers, type Room, type Seen, type Signs } from "./sheet-map.ts";

export type { Seen } from "./sheet-map.ts";

/** One map of the sheet. */
export interface Part extends Numbers {
  /** What it is of, where the sheet has several: a topic, or a date. */
  title?: string;
  /** What stands beside that in smaller letters. */
  aside?: string;
  /** What it says in a sentence, and its legend, where maps share neither. */
  summary?: string;
  legend?: Legend;
}

/** What stands on the sheet, in the visitor's language. */
export interface Told extends Signs {
  title: string;
  /** Place, view and date. */
  subtitle: string;
  /** The mark of made-up data, where they are. */
  synthetic: string | null;
  /** What all of it says; nothing where each map has a sentence of its own. */
  summary: string | null;
  legendTitle: string;
  /** The legend of all maps; nothing where each has its own. */
  legend: Legend | null;
  /** How to read the map. */
  notes: string;
  /** Release, date, where from. */
  source: string;
  parts: Part[];
}

/** Millimetres of A4, and the resolution of the picture. */
export const A4 = { short: 210, long: 297 };
export const DPI = 200;

/** A sheet is laid out in pixels of 96 to the inch. */
const UNIT = 96 / 25.4;
const MARGIN = 10 * UNIT;
const GAP = 3.4 * UNIT;
const LEGEND_WIDE = 70 * UNIT;

const TITLE: Hand = { size: 20, weight: 700 };
const SUBTITLE: Hand = { size: 13, colour: "#52626c" };
const SUMMARY: Hand = { size: 12.5, weight: 600 };
const HEADING: Hand = { size: 13, weight: 700 };
const NOTE: Hand = { size: 9.5, colour: "#37444b" };
const MARK: Hand = { size: 12, weight: 700, colour: "#563d00" };
const PART_TITLE: Hand = { size: 13.5, weight: 700 };
const PART_ASIDE: Hand = { size: 11, colour: "#52626c" };
const PART_SUMMARY: Hand = { size: 11, weight: 600 };
const CAPTION: Hand = { size: 11, weight: 700 };

/** A painted sheet and the texts on it, whose places are in parts of its width and height in points of PDF. */
export interface Sheet {
  canvas: HTMLCanvasElement;
  written: Written[];
  /** Pixels of the layout. */
  width: number;
  height: number;
}

/** Paints the sheet on a canvas. */
export function paintSheet(canvas: HTMLCanvasElement, told: Told, seen: Seen, landscape: boolean): Sheet {
  const [wide, high] = landscape ? [A4.long, A4.short] : [A4.short, A4.long];
  canvas.width = Math.round((wide / 25.4) * DPI);
  canvas.height = Math.round((high / 25.4) * DPI);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  const [width, height] = [wide * UNIT, high * UNIT];
  context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, width, height);
  const pen = new Pen(context);
  const top = putHead(pen, told, width);
  const inner = width - 2 * MARGIN;
  const bottom = height - MARGIN - footHeight(pen, told, inner);
  putFoot(pen, told, inner, bottom);
  const room = { x: MARGIN, y: top, width: inner, height: bottom - GAP - top };
  if (told.legend) putShared(pen, told, told.legend, seen, room, landscape);
  else putBeside(pen, told, seen, room, landscape);
  return { canvas, written: pen.written, width, height };
}

/** Maps that share one legend: beside them on a sheet that lies, else under them. */
function putShared(pen: Pen, told: Told, legend: Legend, seen: Seen, room: Room, landscape: boolean): void {
  const columns = landscape ? 1 : 3;
  const wide = landscape ? LEGEND_WIDE : room.width;
  const high = HEADING.size * 1.6 + legendHeight(pen, legend, wide, columns);
  const maps = landscape ? { ...room, width: room.width - wide - GAP } : { ...room, height: room.height - high - GAP };
  const [only] = told.parts;
  if (only && told.parts.length === 1) putMap(pen, told, seen, only, maps);
  else putGrid(pen, told, seen, maps);
  const [x, y] = landscape ? [room.x + room.width - wide, room.y] : [room.x, maps.y + maps.height + GAP];
  const under = pen.write(told.legendTitle, x, y, wide, HEADING);
  putLegend(pen, legend, { x, y: under + 2, width: wide }, columns);
}

function putMap(pen: Pen, told: Told, seen: Seen, part: Part, room: Room): void {
  paintMap(pen, seen, part, room);
  putSigns(pen, told, seen.window, room);
}

/** Maps side by side, each under its title and its sentence, and over its own legend. */
function putBeside(pen: Pen, told: Told, seen: Seen, room: Room, landscape: boolean): void {
  const columns = landscape ? 2 : 1;
  const width = (room.width - GAP * (told.parts.length - 1)) / told.parts.length;
  const heads = told.parts.map(({ title = "", aside = "", summary = "" }) => pen.height(title, width, PART_TITLE) + pen.height(aside, width, PART_ASIDE) + pen.height(summary, width, PART_SUMMARY) + 8);
  const legends = told.parts.map(({ legend }) => (legend ? legendHeight(pen, legend, width, columns) : 0));
  const [head, under] = [Math.max(...heads), Math.max(...legends)];
  told.parts.forEach((part, nth) => {
    const x = room.x + nth * (width + GAP);
    let y = pen.write(part.title ?? "", x, room.y, width, PART_TITLE);
    y = pen.write(part.aside ?? "", x, y, width, PART_ASIDE);
    pen.write(part.summary ?? "", x, y + 2, width, PART_SUMMARY);
    const map = { x, y: room.y + head, width, height: room.height - head - under - 8 };
    putMap(pen, told, seen, part, map);
    if (part.legend) putLegend(pen, part.legend, { x, y: map.y + map.height + 8, width }, columns);
  });
}

/** Small maps in rows, each over its caption; scale and north stand in the first one. */
function putGrid(pen: Pen, told: Told, seen: Seen, room: Room): void {
  const { window: { west, east, north, south } } = seen;
  const caption = CAPTION.size * 1.5;
  const columns = columnsFor(told.parts.length, room, (east - west) / (south - north), caption);
  const rows = Math.ceil(told.parts.length / columns);
  const [width, height] = [(room.width - GAP * (columns - 1)) / columns, (room.height - GAP * (rows - 1)) / rows];
  told.parts.forEach((part, nth) => {
    const own = { x: room.x + (nth % columns) * (width + GAP), y: room.y + Math.floor(nth / columns) * (height + GAP), width, height: height - caption };
    paintMap(pen, seen, part, own);
    if (nth === 0) putSigns(pen, told, seen.window, own);
    pen.put(part.title ?? "", own.x, own.y + own.height + caption - 3, CAPTION);
    const aside = part.aside ?? "";
    pen.put(aside, own.x + width - pen.width(aside, PART_ASIDE), own.y + own.height + caption - 3, PART_ASIDE);
  });
}

/** In how many columns so many maps of an aspect become the largest. */
export function columnsFor(count: number, room: Pick<Room, "width" | "height">, aspect: number, caption: number): number {
  const scale = (columns: number) => Math.min(room.width / columns / aspect, room.height / Math.ceil(count / columns) - caption);
  return Array.from({ length: count }, (_, at) => at + 1).reduce((a, b) => (scale(b) > scale(a) ? b : a), 1);
}

/** Title, place and date, and one sentence; gives where they end. */
function putHead(pen: Pen, told: Told, width: number): number {
  const inner = width - 2 * MARGIN;
  const mark = told.synthetic ? pen.width(told.synthetic, MARK) + 24 : 0;
  if (told.synthetic) putMark(pen, told.synthetic, width - MARGIN - mark, MARGIN, mark);
  let y = pen.write(told.title, MARGIN, MARGIN - 2, inner - mark - 10, TITLE);
  y = pen.write(told.subtitle, MARGIN, y, inner - mark - 10, SUBTITLE);
  return (told.summary ? pen.write(told.summary, MARGIN, y + 4, inner, SUMMARY) : Math.max(y, MARGIN + (mark > 0 ? 28 : 0))) + 8;
}

function putMark(pen: Pen, text: string, x: number, y: number, width: number): void {
  const { context } = pen;
  context.fillStyle = "#fff1c9";
  context.strokeStyle = "#d8ad3a";
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x, y, width, 25, 12);
  context.fill();
  context.stroke();
  pen.put(text, x + 12, y + 17, MARK);
}

function footHeight(pen: Pen, { notes, source }: Told, width: number): number {
  return pen.height(notes, width, NOTE) + pen.height(source, width, NOTE) + 14;
}

function putFoot(pen: Pen, { notes, source }: Told, width: number, top: number): void {
  const y = pen.write(notes, MARGIN, top, width, NOTE) + 5;
  pen.context.fillStyle = "#c3cbcf";
  pen.context.fillRect(MARGIN, y, width, 1);
  pen.write(source, MARGIN, y + 4, width, NOTE);
}

/** The window of a map in the unit square. */
export function windowOf(west: number, south: number, east: number, north: number): Window {
  const [[left, top], [right, bottom]] = [project(west, north), project(east, south)];
  return { west: left, north: top, east: right, south: bottom };
}
