// Draws places on a canvas: fills, hatches, edges and the signs of hot and cold. The legend's swatches are drawn with it.
import type { Style } from "./classes.ts";
import type { Shape } from "./geometry.ts";

/** A canvas that shows a square of the map: pixels per unit square and the position of its corner, in pixels. */
export interface Frame {
  context: CanvasRenderingContext2D;
  scale: number;
  left: number;
  top: number;
  size: number;
}

const SMALL_PX = 6;
const EDGE_FROM_PX = 12;
const SIGN_FROM_PX = 20;
const BATCH = 24;

/** Draws areas with their styles. Few at a time: one path for all would be slow. */
export function paintAreas(frame: Frame, shapes: Shape[], styleOf: (shape: Shape) => Style): void {
  const groups = new Map<string, [Style, Shape[]]>();
  for (const shape of shapes) {
    const style = styleOf(shape);
    const key = `${style.fill}${style.hatch}${style.sign}${style.dashed}`;
    const group = groups.get(key);
    if (group) group[1].push(shape);
    else groups.set(key, [style, [shape]]);
  }
  for (const [style, members] of groups.values()) {
    for (let at = 0; at < members.length; at += BATCH) paintBatch(frame, members.slice(at, at + BATCH), style);
  }
}

function paintBatch(frame: Frame, shapes: Shape[], style: Style): void {
  const { context, scale } = frame;
  const first = shapes[0] as Shape;
  const width = (first.east - first.west) * scale;
  if (width < SMALL_PX && style.fill) return paintPixels(frame, shapes, style.fill);
  trace(frame, shapes);
  if (style.fill) {
    context.fillStyle = style.fill;
    context.fill("evenodd");
  }
  if (style.hatch !== "none") {
    context.fillStyle = hatch(context, style.hatch);
    context.fill("evenodd");
  }
  if (width >= EDGE_FROM_PX) edge(context, style, width);
  if (style.sign && width >= SIGN_FROM_PX) for (const shape of shapes) sign(frame, shape, style);
}

function paintPixels({ context, scale, left, top }: Frame, shapes: Shape[], fill: string): void {
  context.fillStyle = fill;
  for (const { west, north, east, south } of shapes) {
    context.fillRect(west * scale - left, north * scale - top, (east - west) * scale, (south - north) * scale);
  }
}

/** Begins a path along the rings of the shapes. */
export function trace({ context, scale, left, top }: Frame, shapes: Shape[], closed = true): void {
  context.beginPath();
  for (const { rings } of shapes) {
    for (const ring of rings) {
      for (let at = 0; at < ring.length; at += 2) {
        const [x, y] = [(ring[at] as number) * scale - left, (ring[at + 1] as number) * scale - top];
        if (at === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      if (closed) context.closePath();
    }
  }
}

function edge(context: CanvasRenderingContext2D, style: Style, width: number): void {
  context.strokeStyle = style.dashed ? style.edge : "#ffffff";
  context.lineWidth = width > 40 ? 1.5 : 1;
  context.setLineDash(style.dashed ? [3, 3] : []);
  context.stroke();
  context.setLineDash([]);
}

/** Draws the outlines of merged areas over their hexagons. */
export function paintOutlines({ context, scale, left, top }: Frame, edges: Float64Array[]): void {
  context.beginPath();
  for (const edge of edges) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = edge;
    context.moveTo(ax * scale - left, ay * scale - top);
    context.lineTo(bx * scale - left, by * scale - top);
  }
  context.strokeStyle = "#38424b";
  context.lineWidth = 1.25;
  context.lineCap = "round";
  context.stroke();
}

function sign({ context, scale, left, top }: Frame, shape: Shape, { sign, fill }: Style): void {
  const [x, y] = [shape.x * scale - left, shape.y * scale - top];
  const half = Math.min(6, ((shape.east - shape.west) * scale) / 7);
  const point = sign === "up" ? -half : half;
  context.beginPath();
  context.moveTo(x, y + point);
  context.lineTo(x + half, y - point * 0.75);
  context.lineTo(x - half, y - point * 0.75);
  context.closePath();
  context.fillStyle = isDark(fill ?? "#ffffff") ? "#ffffff" : "#1b2a33";
  context.fill();
}

function isDark(colour: string): boolean {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 130;
}

const hatches = new Map<string, HTMLCanvasElement>();

/** A pattern of eight pixels, so that it meets itself at the borders of tiles. */
function hatch(context: CanvasRenderingContext2D, kind: "merged" | "suppressed"): CanvasPattern | string {
  let tile = hatches.get(kind);
  if (!tile) {
    tile = kind === "merged" ? stripes(8, "rgba(20,30,38,0.42)", false) : stripes(8, "#a3adb3", true);
    hatches.set(kind, tile);
  }
  return context.createPattern(tile, "repeat") ?? "transparent";
}

function stripes(size: number, colour: string, crossed: boolean): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.strokeStyle = colour;
  context.lineWidth = crossed ? 0.9 : 1.1;
  context.beginPath();
  for (const offset of [-size, 0, size]) {
    context.moveTo(offset - 1, size + 1);
    context.lineTo(offset + size + 1, -1);
    if (crossed) context.moveTo(offset - 1, -1);
    if (crossed) context.lineTo(offset + size + 1, size + 1);
  }
  context.stroke();
  return canvas;
}
