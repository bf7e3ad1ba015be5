// One A4 sheet: title, map, legend, scale, north, how to read it and where it comes from, painted by the map's painters.
import { project, unproject, type Shape } from "../geometry.ts";
import type { Legend } from "../legend.ts";
import { trace, type Frame } from "../paint.ts";
import type { Window } from "../shapes.ts";
import type { Painter } from "../tiles.ts";
import { legendHeight, putLegend } from "./legend-sheet.ts";
import { Pen, type Hand, type Written } from "./pen.ts";

/** What stands on the sheet, in the visitor's language. */
export interface Told {
  title: string;
  /** Place, view and date. */
  subtitle: string;
  /** The mark of made-up data, where they are. */
  synthetic: string | null;
  summary: string;
  legendTitle: string;
  legend: Legend;
  /** How to read the map. */
  notes: string;
  /** Release, date, where from. */
  source: string;
  /** The letter of north. */
  north: string;
  /** A length on the ground in words. */
  length: (metres: number) => string;
}

/** What the map in it shows. */
export interface Seen {
  painters: Record<"ground" | "numbers" | "names", Painter>;
  opacity: number;
  /** The window, in the unit square. */
  window: Window;
  /** The place that is being read. */
  read: Shape | null;
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

interface Room {
  x: number;
  y: number;
  width: number;
  height: number;
}

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
  const columns = landscape ? 1 : 3;
  const legendWidth = landscape ? LEGEND_WIDE : inner;
  const legendHigh = HEADING.size * 1.6 + legendHeight(pen, told.legend, legendWidth, columns);
  const map: Room = landscape
    ? { x: MARGIN, y: top, width: inner - legendWidth - GAP, height: bottom - GAP - top }
    : { x: MARGIN, y: top, width: inner, height: bottom - GAP - legendHigh - GAP - top };
  paintMap(pen, seen, told, map);
  const [x, y] = landscape ? [width - MARGIN - legendWidth, top] : [MARGIN, map.y + map.height + GAP];
  const under = pen.write(told.legendTitle, x, y, legendWidth, HEADING);
  putLegend(pen, told.legend, { x, y: under + 2, width: legendWidth }, columns);
  return { canvas, written: pen.written, width, height };
}

/** Title, place and date, and one sentence; gives where they end. */
function putHead(pen: Pen, told: Told, width: number): number {
  const inner = width - 2 * MARGIN;
  const mark = told.synthetic ? pen.width(told.synthetic, MARK) + 24 : 0;
  if (told.synthetic) putMark(pen, told.synthetic, width - MARGIN - mark, MARGIN, mark);
  let y = pen.write(told.title, MARGIN, MARGIN - 2, inner - mark - 10, TITLE);
  y = pen.write(told.subtitle, MARGIN, y, inner - mark - 10, SUBTITLE);
  return pen.write(told.summary, MARGIN, y + 4, inner, SUMMARY) + 8;
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

/** The map in its room: all of the window, and as much around it as there is room. */
function paintMap(pen: Pen, seen: Seen, told: Told, room: Room): void {
  const { context } = pen;
  const { window: { west, east, north, south } } = seen;
  const scale = Math.min(room.width / (east - west), room.height / (south - north));
  const zoom = Math.round(Math.log2(scale / 256));
  // Painters know whole zoom levels; the rest of the size is the canvas's.
  const stretch = scale / (256 * 2 ** zoom);
  const [wide, high] = [room.width / stretch, room.height / stretch];
  const at = { scale: 256 * 2 ** zoom, left: ((west + east) / 2) * 256 * 2 ** zoom - wide / 2, top: ((north + south) / 2) * 256 * 2 ** zoom - high / 2, size: Math.max(wide, high) };
  context.save();
  context.beginPath();
  context.rect(room.x, room.y, room.width, room.height);
  context.clip();
  context.translate(room.x, room.y);
  context.scale(stretch, stretch);
  context.fillStyle = "#efece4";
  context.fillRect(0, 0, wide, high);
  seen.painters.ground({ ...at, context }, zoom);
  paintNumbers(context, seen, at, zoom);
  if (seen.read) outlineRead({ ...at, context }, seen.read);
  seen.painters.names({ ...at, context }, zoom);
  context.restore();
  context.strokeStyle = "#7d8890";
  context.lineWidth = 1;
  context.strokeRect(room.x, room.y, room.width, room.height);
  const [, lat] = unproject((west + east) / 2, (north + south) / 2);
  putScale(pen, told, room, scale, lat);
  putNorth(pen, told.north, room);
}

/** The numbers on a canvas of their own, so that all of them are seen through alike. */
function paintNumbers(context: CanvasRenderingContext2D, seen: Seen, at: Omit<Frame, "context">, zoom: number): void {
  const layer = document.createElement("canvas");
  [layer.width, layer.height] = [context.canvas.width, context.canvas.height];
  const own = layer.getContext("2d");
  if (!own) return;
  own.setTransform(context.getTransform());
  seen.painters.numbers({ ...at, context: own }, zoom);
  context.save();
  context.globalAlpha = seen.opacity;
  context.resetTransform();
  context.drawImage(layer, 0, 0);
  context.restore();
}

function outlineRead(frame: Frame, shape: Shape): void {
  for (const [colour, width] of [["#ffffff", 8], ["#0b1f2a", 4]] as const) {
    trace(frame, [shape]);
    frame.context.strokeStyle = colour;
    frame.context.lineWidth = width;
    frame.context.lineJoin = "round";
    frame.context.stroke();
  }
}

const EQUATOR = 40_075_016.686;

/** The longest of 1, 2 and 5 times a power of ten metres that is at most so many pixels wide, and how wide it is. */
export function scaleBar(pixelsPerUnit: number, lat: number, most: number): { metres: number; width: number } {
  const perPixel = (EQUATOR * Math.cos((lat * Math.PI) / 180)) / pixelsPerUnit;
  const power = 10 ** Math.floor(Math.log10(most * perPixel));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= most * perPixel) ?? power;
  return { metres, width: metres / perPixel };
}

function putScale(pen: Pen, told: Told, room: Room, scale: number, lat: number): void {
  const { context } = pen;
  const { metres, width } = scaleBar(scale, lat, 150);
  const hand: Hand = { size: 11, weight: 600 };
  const text = told.length(metres);
  const [x, y] = [room.x + 12, room.y + room.height - 12];
  context.fillStyle = "#ffffffd9";
  context.fillRect(x - 6, y - 25, Math.max(width, pen.width(text, hand)) + 12, 31);
  for (const [from, colour] of [[0, "#15262f"], [0.5, "#ffffff"]] as const) {
    context.fillStyle = colour;
    context.fillRect(x + from * width, y - 5, width / 2, 5);
  }
  context.strokeStyle = "#15262f";
  context.lineWidth = 1;
  context.strokeRect(x, y - 5, width, 5);
  pen.put(text, x, y - 10, hand);
}

function putNorth(pen: Pen, letter: string, room: Room): void {
  const { context } = pen;
  const [x, y] = [room.x + room.width - 24, room.y + 12];
  context.fillStyle = "#ffffffd9";
  context.beginPath();
  context.arc(x, y + 17, 21, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = "#15262f";
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 7, y + 19);
  context.lineTo(x, y + 15);
  context.lineTo(x - 7, y + 19);
  context.fill();
  const hand: Hand = { size: 12, weight: 700 };
  pen.put(letter, x - pen.width(letter, hand) / 2, y + 32, hand);
}

/** The window of a map in the unit square. */
export function windowOf(west: number, south: number, east: number, north: number): Window {
  const [[left, top], [right, bottom]] = [project(west, north), project(east, south)];
  return { west: left, north: top, east: right, south: bottom };
}
