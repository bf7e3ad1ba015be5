// Small signs in the middle of places, dark with a light rim, so that they can be read on every colour and in grey print.
import type { Glyph } from "./changes.ts";

/** Paths around the origin, in pixels; closed ones are filled. */
const PATHS: Record<Glyph, string> = {
  up: "M0-4.5L5 4H-5Z",
  down: "M0 4.5L5-4H-5Z",
  plus: "M-5 0H5M0-5V5",
  ahead: "M-4.5-4L-.5 0-4.5 4M1-4L5 0 1 4",
  dash: "M-6 0H-1.5M1.5 0H6",
  wave: "M-6 1.5Q-3-5 0 0T6-1.5",
  ring: "M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0",
};

/** Draws a sign around a point. */
export function drawGlyph(context: CanvasRenderingContext2D, glyph: Glyph, x: number, y: number): void {
  const path = new Path2D(PATHS[glyph]);
  context.save();
  context.translate(x, y);
  context.lineJoin = context.lineCap = "round";
  for (const [ink, width] of [["#ffffff", 5], ["#1b2a33", 2]] as const) {
    context.strokeStyle = context.fillStyle = ink;
    context.lineWidth = width;
    if (PATHS[glyph].endsWith("Z")) context.fill(path);
    context.stroke(path);
  }
  context.restore();
}
