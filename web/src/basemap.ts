// The page's own quiet basemap: land, woods and ways under the numbers; water, faint ways and names over them.
import type { Shape } from "./geometry.ts";
import type { Ground, Stroke } from "./ground.ts";
import { trace, type Frame } from "./paint.ts";
import type { Shapes } from "./shapes.ts";
import { windowOf } from "./tiles.ts";

/** Draws what lies under the numbers. */
export function paintGround(frame: Frame, zoom: number, ground: Ground, basemap: Shapes, borders: Shapes): void {
  const here = basemap.within(windowOf(frame, 12));
  fill(frame, borders.within(windowOf(frame, 12)), ground.municipality);
  fill(frame, areasOf(here, "wood"), ground.wood);
  for (const [kind, strokes] of Object.entries(ground.ways)) {
    for (const stroke of strokes) draw(frame, ofKind(here, kind), stroke, factorAt(zoom));
  }
}

/** Draws what lies over the numbers: water, where nobody lives, and lines to find one's way. */
export function paintWays(frame: Frame, zoom: number, ground: Ground, basemap: Shapes, borders: Shapes): void {
  const here = basemap.within(windowOf(frame, 12));
  const lakes = areasOf(here, "lake");
  fill(frame, lakes, ground.water);
  draw(frame, lakes, { colour: ground.shore, width: 1 }, factorAt(zoom));
  for (const [kind, strokes] of Object.entries(ground.faint)) {
    for (const stroke of strokes) draw(frame, ofKind(here, kind), stroke, factorAt(zoom));
  }
  draw(frame, borders.within(windowOf(frame, 12)), ground.border, 1);
}

function ofKind(shapes: Shape[], kind: string): Shape[] {
  return shapes.filter(({ feature }) => feature.properties.kind === kind);
}

function areasOf(shapes: Shape[], kind: string): Shape[] {
  return ofKind(shapes, kind).filter((shape) => shape.kind === "area");
}

/** How thick lines are at a zoom level. */
export function factorAt(zoom: number): number {
  return zoom >= 13 ? 1 : zoom >= 11 ? 0.75 : 0.5;
}

function fill(frame: Frame, shapes: Shape[], colour: string): void {
  for (const shape of shapes) {
    trace(frame, [shape]);
    frame.context.fillStyle = colour;
    frame.context.fill("evenodd");
  }
}

function draw(frame: Frame, shapes: Shape[], { colour, width, dash }: Stroke, factor: number): void {
  if (shapes.length === 0) return;
  const { context } = frame;
  trace(frame, shapes, shapes[0]?.kind === "area");
  context.strokeStyle = colour;
  context.lineWidth = width * factor;
  context.lineJoin = context.lineCap = "round";
  context.setLineDash(dash ?? []);
  context.stroke();
  context.setLineDash([]);
}

interface Label {
  text: string;
  x: number;
  y: number;
  width: number;
  kind: string;
}

const FONTS: Record<string, string> = {
  place: "600 14px system-ui, sans-serif",
  lake: "italic 12px system-ui, sans-serif",
  landmark: "11px system-ui, sans-serif",
};

const FROM_ZOOM: Record<string, number> = { place: 10, lake: 12, landmark: 14 };

/** The place name that is nearest to a shape; none where every place is far away. */
export function placeNear(basemap: Shapes, shape: Shape): string | null {
  let [name, least]: [string | null, number] = [null, FAR];
  for (const { feature, x, y } of placesOf(basemap)) {
    const distance = Math.hypot(x - shape.x, y - shape.y);
    if (distance < least) [name, least] = [feature.properties.name ?? null, distance];
  }
  return name;
}

const known = new WeakMap<Shapes, { of: number; places: Shape[] }>();

/** The places of a basemap, found once: lists of tens of thousands ask for each of their rows. */
function placesOf(basemap: Shapes): Shape[] {
  const before = known.get(basemap);
  if (before?.of === basemap.all.length) return before.places;
  const places = ofKind(basemap.all, "place");
  known.set(basemap, { of: basemap.all.length, places });
  return places;
}

/** About two kilometres in Hungary and Czechia, in the unit square. */
const FAR = 7.5e-5;

const placed = new Map<number, Label[]>();

/** Draws the names that have room at this zoom level. */
export function paintNames(frame: Frame, zoom: number, { names }: Ground, basemap: Shapes): void {
  const { context, left, top, size } = frame;
  for (const label of labelsAt(frame, zoom, basemap)) {
    const [x, y] = [label.x - left, label.y - top];
    if (x + label.width < 0 || x - label.width > size || y < -20 || y > size + 20) continue;
    context.font = FONTS[label.kind] ?? "12px sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = names.halo;
    context.strokeText(label.text, x, y);
    context.fillStyle = label.kind === "lake" ? names.water : label.kind === "place" ? names.place : names.landmark;
    context.fillText(label.text, x, y);
  }
}

/** Forgets where names stood, because the basemap has changed. */
export function forgetNames(): void {
  placed.clear();
}

/** The names of a zoom level in pixels of the whole world: places first, and none over another. */
function labelsAt({ context, scale }: Frame, zoom: number, basemap: Shapes): Label[] {
  const known = placed.get(zoom);
  if (known) return known;
  const labels: Label[] = [];
  for (const kind of ["place", "lake", "landmark"]) {
    if (zoom < (FROM_ZOOM[kind] ?? 0)) continue;
    context.font = FONTS[kind] ?? "";
    for (const { feature, x, y } of basemap.all) {
      const { name } = feature.properties;
      if (feature.properties.kind !== kind || !name) continue;
      const width = context.measureText(name).width;
      const label = { text: name, x: x * scale, y: y * scale, width, kind };
      if (!labels.some((other) => overlap(label, other))) labels.push(label);
    }
  }
  placed.set(zoom, labels);
  return labels;
}

function overlap(a: Label, b: Label): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 + 6 && Math.abs(a.y - b.y) < 20;
}
