// A hexagon of the legend, drawn by the painter of the map, so that both look alike also in print.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Style } from "../classes.ts";
import { drawSwatch } from "../swatch.ts";

/** A hexagon in a style, outlined where it stands for a hot or cold spot. */
export function Swatch({ style, outlined = false }: { style: Style; outlined?: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const key = JSON.stringify(style) + String(outlined);
  useLayoutEffect(() => {
    if (canvas.current) drawSwatch(canvas.current, style, outlined);
  }, [key]);
  return <canvas ref={canvas} class="swatch" aria-hidden="true" />;
}
