// A hexagon of the legend, drawn by the painter of the map, so that both look alike also in print.
import type { Style } from "./classes.ts";
import type { Shape } from "./geometry.ts";
import { paintAreas, paintOutlines } from "./paint.ts";
import { unionOf } from "./union.ts";

const WIDTH = 30;
const HEIGHT = 26;

/** How wide and high a swatch is, in pixels of the page. */
export const [SWATCH_WIDTH, SWATCH_HEIGHT] = [WIDTH, HEIGHT];

/** Draws a hexagon in a style, outlined where it stands for a hot or cold spot; two that grew together where it is merged. */
export function drawSwatch(canvas: HTMLCanvasElement, style: Style, outlined: boolean, ratio = Math.max(2, window.devicePixelRatio || 1)): void {
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const frame = { context, scale: 1, left: 0, top: 0, size: WIDTH };
  const drawn = style.merged ? pair() : hexagon();
  const edge = style.edge === "#ffffff" ? "#a3acb1" : style.edge;
  paintAreas(frame, [drawn], WIDTH, () => ({ ...style, edge }));
  if (outlined) paintOutlines(frame, [unionOf([drawn]).outline]);
}

function hexagon(): Shape {
  return shape(corners([0, 1, 2, 3, 4, 5, 6], WIDTH / 2, 11.5), 11.5);
}

/** Two hexagons without the edge between them. */
function pair(): Shape {
  const radius = 8.4;
  const half = (radius * Math.sqrt(3)) / 2;
  const [left, right] = [corners([0, 1, 2, 3, 4, 5], WIDTH / 2 - half, radius), corners([4, 5, 6, 7, 8], WIDTH / 2 + half, radius)];
  return shape([...left, ...right], WIDTH / 2);
}

/** Corners of a hexagon that is pointed at the top, counted clockwise from the lower right one. */
function corners(numbers: number[], x: number, radius: number): number[] {
  return numbers.flatMap((number) => {
    const angle = (Math.PI / 3) * number + Math.PI / 6;
    return [x + radius * Math.cos(angle), HEIGHT / 2 + radius * Math.sin(angle)];
  });
}

function shape(ring: number[], half: number): Shape {
  const [x, y] = [WIDTH / 2, HEIGHT / 2];
  const box = { west: x - half, east: x + half, north: y - half, south: y + half, x, y };
  return { feature: { type: "Feature", geometry: null, properties: {} }, kind: "area", rings: [Float64Array.from(ring)], ...box };
}
