// A hexagon of the legend, drawn by the painter of the map, so that both look alike also in print.
import type { Style } from "./classes.ts";
import type { Shape } from "./geometry.ts";
import { paintAreas } from "./paint.ts";

const WIDTH = 26;
const HEIGHT = 28;

/** A hexagon in a style. */
export function swatch(style: Style): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  const ratio = Math.max(2, window.devicePixelRatio || 1);
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  canvas.className = "swatch";
  canvas.setAttribute("aria-hidden", "true");
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const frame = { context, scale: 1, left: 0, top: 0, size: WIDTH };
  paintAreas(frame, [hexagon()], () => style);
  if (!style.dashed) {
    context.strokeStyle = "#69747c";
    context.lineWidth = 1;
    context.stroke();
  }
  return canvas;
}

function hexagon(): Shape {
  const [x, y, radius] = [WIDTH / 2, HEIGHT / 2, 12.5];
  const ring = new Float64Array(14);
  for (let corner = 0; corner <= 6; corner++) {
    const angle = (Math.PI / 3) * corner + Math.PI / 6;
    ring.set([x + radius * Math.cos(angle), y + radius * Math.sin(angle)], corner * 2);
  }
  const box = { west: x - radius, east: x + radius, north: y - radius, south: y + radius, x, y };
  return { feature: { type: "Feature", geometry: null, properties: {} }, kind: "area", rings: [ring], ...box };
}
