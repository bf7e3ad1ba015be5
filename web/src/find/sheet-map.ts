// One map on a sheet: the ground, the numbers over it, names, what is being read, a scale and the north.
import { unproject, type Shape } from "../geometry.ts";
import { trace, type Frame } from "../paint.ts";
import type { Window } from "../shapes.ts";
import type { Painter } from "../tiles.ts";
import type { Hand, Pen } from "./pen.ts";

/** What every map of a sheet shows alike. */
export interface Seen {
  ground: Painter;
  names: Painter;
  opacity: number;
  /** The window, in the unit square. */
  window: Window;
}

/** What one of them shows of its own. */
export interface Numbers {
  paint: Painter;
  /** The place that is being read. */
  read: Shape | null;
}

/** How scale and north are written. */
export interface Signs {
  /** The letter of north. */
  north: string;
  /** A length on the ground in words. */
  length: (metres: number) => string;
}

/** A part of the sheet, in pixels of its layout. */
export interface Room {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The map in its room: all of the window, and as much around it as there is room. */
export function paintMap(pen: Pen, seen: Seen, numbers: Numbers, room: Room): void {
  const { context } = pen;
  const { window: { west, east, north, south } } = seen;
  const scale = scaleIn(seen.window, room);
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
  seen.ground({ ...at, context }, zoom);
  paintNumbers(context, numbers.paint, seen.opacity, at, zoom);
  if (numbers.read) outlineRead({ ...at, context }, numbers.read);
  seen.names({ ...at, context }, zoom);
  context.restore();
  context.strokeStyle = "#7d8890";
  context.lineWidth = 1;
  context.strokeRect(room.x, room.y, room.width, room.height);
}

/** Pixels per unit square with which all of a window is in a room. */
function scaleIn({ west, east, north, south }: Window, room: Room): number {
  return Math.min(room.width / (east - west), room.height / (south - north));
}

/** The numbers on a canvas of their own, so that all of them are seen through alike. */
function paintNumbers(context: CanvasRenderingContext2D, paint: Painter, opacity: number, at: Omit<Frame, "context">, zoom: number): void {
  const layer = document.createElement("canvas");
  [layer.width, layer.height] = [context.canvas.width, context.canvas.height];
  const own = layer.getContext("2d");
  if (!own) return;
  own.setTransform(context.getTransform());
  paint({ ...at, context: own }, zoom);
  context.save();
  context.globalAlpha = opacity;
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

/** A scale and the north on a map, the latter smaller where the map is small. */
export function putSigns(pen: Pen, signs: Signs, window: Window, room: Room): void {
  const [, lat] = unproject((window.west + window.east) / 2, (window.north + window.south) / 2);
  putScale(pen, signs, room, scaleIn(window, room), lat);
  putNorth(pen, signs.north, room);
}

function putScale(pen: Pen, signs: Signs, room: Room, scale: number, lat: number): void {
  const { context } = pen;
  const { metres, width } = scaleBar(scale, lat, Math.min(150, room.width / 2.5));
  const hand: Hand = { size: 11, weight: 600 };
  const text = signs.length(metres);
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

const SMALL_MAP = 350;

function putNorth(pen: Pen, letter: string, room: Room): void {
  const { context } = pen;
  const size = room.width < SMALL_MAP ? 0.62 : 1;
  const [x, y] = [room.x + room.width - 24 * size, room.y + 12 * size];
  context.fillStyle = "#ffffffd9";
  context.beginPath();
  context.arc(x, y + 17 * size, 21 * size, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = "#15262f";
  context.beginPath();
  const corners = [[0, 0], [7, 19], [0, 15], [-7, 19]] as const;
  for (const [right, down] of corners) context.lineTo(x + right * size, y + down * size);
  context.fill();
  const hand: Hand = { size: 12 * size, weight: 700 };
  pen.put(letter, x - pen.width(letter, hand) / 2, y + 32 * size, hand);
}
