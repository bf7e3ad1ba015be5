// Draws places on a canvas: fills, patterns, edges and signs. The legend's swatches are drawn with it.
import type { Pattern, Style } from "./classes.ts";
import type { Shape } from "./geometry.ts";
import { drawGlyph } from "./glyphs.ts";

/** A canvas that shows a square of the map: pixels per unit square and the position of its corner, in pixels. */
export interface Frame {
  context: CanvasRenderingContext2D;
  scale: number;
  left: number;
  top: number;
  size: number;
}

const SMALL_PX = 7;
const EDGE_FROM_PX = 12;
const GLYPH_FROM_PX = 15;
const BATCH = 24;
const PALE = 0.34;
const BAND = 0.5;
const WIDE = 4.5;
/** How far a line reaches into a square from outside of it, in pixels. */
const MARGIN = 4;
/** One stroke for all edges would be slow. */
const EDGES = 96;

/** The styles of shapes, each found once, and like ones the same object. */
export function interned(styleOf: (shape: Shape) => Style): (shape: Shape) => Style {
  const [known, alike, same] = [new Map<Shape, Style>(), new Map<string, Style>(), new Map<Style, Style>()];
  const first = (own: Style): Style => {
    const key = `${own.fill} ${own.patterns.join()} ${own.glyph} ${own.edge} ${own.dashed} ${own.merged}`;
    const style = alike.get(key) ?? own;
    alike.set(key, style);
    same.set(own, style);
    return style;
  };
  return (shape) => {
    const before = known.get(shape);
    if (before) return before;
    const own = styleOf(shape);
    const style = same.get(own) ?? first(own);
    known.set(shape, style);
    return style;
  };
}

interface Group {
  style: Style;
  /** How wide the full edge of a wide merged area is, in pixels; none where the colour is full everywhere. */
  band: number;
  shapes: Shape[];
}

/**
 * Draws areas with their styles, of which like ones are the same object; `grain` is how wide the smallest area of the layer
 * is. Few at a time: one path for all would be slow.
 */
export function paintAreas(frame: Frame, shapes: Shape[], grain: number, styleOf: (shape: Shape) => Style): void {
  const [narrow, wide] = [new Map<Style, Group>(), new Map<Style, Group>()];
  for (const shape of shapes) {
    const style = styleOf(shape);
    const isWide = style.merged && Math.min(shape.east - shape.west, shape.south - shape.north) > WIDE * grain;
    const groups = isWide ? wide : narrow;
    const group = groups.get(style);
    if (group) group.shapes.push(shape);
    else groups.set(style, { style, band: isWide ? BAND * grain * frame.scale : 0, shapes: [shape] });
  }
  const groups = [...narrow.values(), ...wide.values()].sort((a, b) => rank(a.style) - rank(b.style));
  const small = (shape: Shape) => widthOf(frame, shape) < SMALL_PX;
  paintPixels(frame, groups.map(({ style, shapes }) => ({ colour: style.fill, shapes: shapes.filter(small) })));
  for (const group of groups) {
    const large = group.shapes.filter((shape) => !small(shape));
    for (let at = 0; at < large.length; at += BATCH) paintBatch(frame, { ...group, shapes: large.slice(at, at + BATCH) });
  }
  for (const { style: { glyph }, shapes } of groups) {
    if (!glyph) continue;
    for (const shape of shapes) if (widthOf(frame, shape) >= GLYPH_FROM_PX) drawGlyph(frame.context, glyph, shape.x * frame.scale - frame.left, shape.y * frame.scale - frame.top);
  }
}

/** The later, the higher: edges of merged places lie over those of single ones, and dashed ones over all. */
function rank({ merged, dashed }: Style): number {
  return dashed ? 2 : Number(merged);
}

function widthOf({ scale }: Frame, { west, east }: Shape): number {
  return (east - west) * scale;
}

function paintBatch(frame: Frame, { style, band, shapes }: Group): void {
  const { context } = frame;
  trace(frame, shapes);
  const patterns = style.patterns.map((kind) => pattern(context, kind, style.fill));
  for (const ink of [style.fill, ...patterns]) {
    if (ink && band > 0) fillEdge(context, ink, band);
    else if (ink) fill(context, ink);
  }
  if (widthOf(frame, shapes[0] as Shape) < EDGE_FROM_PX) return;
  context.strokeStyle = style.edge;
  context.lineWidth = style.dashed ? 1.4 : 1;
  context.lineJoin = "round";
  context.setLineDash(style.dashed ? [4, 3] : []);
  context.stroke();
  context.setLineDash([]);
}

function fill(context: CanvasRenderingContext2D, ink: string | CanvasPattern): void {
  context.fillStyle = ink;
  context.fill("evenodd");
}

/** Full along the inner edge and pale within: a wide area with few people must not weigh more than a dense one. */
function fillEdge(context: CanvasRenderingContext2D, ink: string | CanvasPattern, band: number): void {
  context.globalAlpha = PALE;
  fill(context, ink);
  context.globalAlpha = 1;
  context.save();
  context.clip("evenodd");
  context.strokeStyle = ink;
  context.lineWidth = 2 * band;
  context.stroke();
  context.restore();
}

/** Where small places are drawn as pixels before they are put on a canvas. */
let sheet: { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D; image: ImageData; pixels: Uint32Array } | null = null;

function sheetOf(size: number): typeof sheet {
  if (sheet?.image.width === size) return sheet;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  const image = context.createImageData(size, size);
  return (sheet = { canvas, context, image, pixels: new Uint32Array(image.data.buffer) });
}

/** Small places as rectangles of whole pixels in an image: a path or a rectangle of the canvas each would hold up a frame. */
function paintPixels({ context, scale, left, top, size }: Frame, groups: { colour: string | null; shapes: Shape[] }[]): void {
  if (groups.every(({ colour, shapes }) => !colour || shapes.length === 0)) return;
  const width = Math.round(size * context.getTransform().a);
  const own = sheetOf(width);
  if (!own) return;
  const { pixels } = own;
  const fine = (scale * width) / size;
  const [x, y] = [(left * width) / size, (top * width) / size];
  const within = (place: number) => Math.max(0, Math.min(width, Math.round(place)));
  pixels.fill(0);
  for (const { colour, shapes } of groups) {
    if (!colour) continue;
    const ink = pixelOf(colour);
    for (const { west, north, east, south } of shapes) {
      const [from, to] = [within(west * fine - x), within(Math.max(east * fine, west * fine + 1) - x)];
      const last = within(Math.max(south * fine, north * fine + 1) - y);
      for (let row = within(north * fine - y); row < last; row++) pixels.fill(ink, row * width + from, row * width + to);
    }
  }
  own.context.putImageData(own.image, 0, 0);
  context.drawImage(own.canvas, 0, 0, size, size);
}

/** A colour as the four bytes of a pixel, which stand in the order of this machine. */
function pixelOf(colour: string): number {
  const [r = 0, g = 0, b = 0, a = 255] = [1, 3, 5, 7].map((at) => Number.parseInt(colour.slice(at, at + 2) || "ff", 16));
  return new Uint32Array(Uint8Array.of(r, g, b, a).buffer)[0] as number;
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

/** Draws the dark outlines of hot and cold spots over their places: edges as x, y, x, y. */
export function paintOutlines({ context, scale, left, top, size }: Frame, outlines: readonly Float64Array[]): void {
  const [west, east, north, south] = [(left - MARGIN) / scale, (left + size + MARGIN) / scale, (top - MARGIN) / scale, (top + size + MARGIN) / scale];
  context.strokeStyle = "#1b2a33";
  context.lineWidth = 1.8;
  context.lineCap = "round";
  let count = 0;
  context.beginPath();
  for (const edges of outlines) {
    for (let at = 0; at < edges.length; at += 4) {
      const [ax, ay, bx, by] = [edges[at] as number, edges[at + 1] as number, edges[at + 2] as number, edges[at + 3] as number];
      if ((ax < west && bx < west) || (ax > east && bx > east) || (ay < north && by < north) || (ay > south && by > south)) continue;
      context.moveTo(ax * scale - left, ay * scale - top);
      context.lineTo(bx * scale - left, by * scale - top);
      if (++count % EDGES === 0) {
        context.stroke();
        context.beginPath();
      }
    }
  }
  context.stroke();
}

function isDark(colour: string | null): boolean {
  if (!colour) return false;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 130;
}

const TILE = 8;
const INKS = { stripes: ["#1f5fa8", "#ffffffb0"], dots: ["#2a394299", "#ffffffd0"], crossed: ["#97a2a9", "#97a2a9"], lines: ["#101010", "#ffffff"], bars: ["#101010", "#ffffff"] } as const;
/** Where level lines lie in a tile, and how thick they are: few and thin ones, or many and thick ones. */
const LEVELS: Partial<Record<Pattern, { at: number[]; thick: number }>> = { lines: { at: [4], thick: 1 }, bars: { at: [2, 6], thick: 1.6 } };

/** The ink of a pattern on a colour. */
export const inkOf = (kind: Pattern, fill: string | null): string => INKS[kind][isDark(fill) ? 1 : 0];
const tiles = new Map<string, HTMLCanvasElement>();

/** A pattern of eight pixels, so that it meets itself at the borders of tiles. */
function pattern(context: CanvasRenderingContext2D, kind: Pattern, fill: string | null): CanvasPattern | null {
  const ink = inkOf(kind, fill);
  let tile = tiles.get(kind + ink);
  if (!tile) tiles.set(kind + ink, (tile = drawnTile(kind, ink)));
  return context.createPattern(tile, "repeat");
}

function drawnTile(kind: Pattern, ink: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = TILE;
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.strokeStyle = context.fillStyle = ink;
  context.lineWidth = 1;
  const levels = LEVELS[kind];
  if (levels) {
    for (const at of levels.at) context.fillRect(0, at - levels.thick / 2, TILE, levels.thick);
    return canvas;
  }
  context.beginPath();
  if (kind === "dots") {
    context.arc(TILE / 2, TILE / 2, 1, 0, 2 * Math.PI);
    context.fill();
    return canvas;
  }
  for (const offset of [-TILE, 0, TILE]) {
    context.moveTo(offset - 1, TILE + 1);
    context.lineTo(offset + TILE + 1, -1);
    if (kind === "crossed") context.moveTo(offset - 1, -1);
    if (kind === "crossed") context.lineTo(offset + TILE + 1, TILE + 1);
  }
  context.stroke();
  return canvas;
}
