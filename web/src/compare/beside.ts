// Another layer on the same map, to the right of a line; the first one is cut off there.
import { NO_DATA, type Style } from "../classes.ts";
import type { Shape } from "../geometry.ts";
import type { MapView, Pixel } from "../map.ts";
import { interned, paintAreas, paintOutlines } from "../paint.ts";
import type { Shown } from "../picture.ts";
import { PaintLayer, windowOf } from "../tiles.ts";
import { unionOf } from "../union.ts";

const MOVES = "move zoom resize viewreset";
const FAR = 1e5;

/** The second layer of a map. */
export class Beside {
  private shown: Shown | null = null;
  private styleOf: (shape: Shape) => Style = () => NO_DATA;
  private edges: Float64Array[] = [];
  private x = 0;
  private readonly layer: PaintLayer;
  private readonly clip = () => this.cut();

  constructor(private readonly view: MapView) {
    const { map } = view;
    const pane = map.getPane("beside") ?? map.createPane("beside");
    pane.style.zIndex = "301";
    pane.style.pointerEvents = "none";
    this.layer = new PaintLayer((frame) => {
      if (!this.shown) return;
      const { shapes } = this.shown;
      paintAreas(frame, shapes.within(windowOf(frame, 24)), shapes.grain, this.styleOf);
      paintOutlines(frame, this.edges);
    }, "beside");
    this.layer.addTo(map);
    map.on(MOVES, this.clip);
  }

  /** Shows a layer, as opaque as the first one. */
  show(shown: Shown, opacity: number): void {
    const pane = this.view.map.getPane("beside");
    if (pane) pane.style.opacity = String(opacity);
    this.view.beside = { shapes: shown.shapes, covers: (at: Pixel) => at.x > this.x };
    if (shown === this.shown) return;
    this.shown = shown;
    this.styleOf = interned(shown.picture.styleOf);
    this.edges = shown.picture.outlined.map((group) => unionOf(group).outline);
    this.layer.repaint();
  }

  /** Puts the line that parts both layers, in pixels from the left side of the map. */
  part(x: number): void {
    this.x = x;
    this.cut();
  }

  /** Takes the layer away. */
  remove(): void {
    this.view.map.off(MOVES, this.clip);
    this.layer.remove();
    this.view.beside = null;
    for (const name of ["numbers", "beside"]) this.setClip(name, "");
  }

  /** Panes have no size and move with the map, so the line is put into their own coordinates. */
  private cut(): void {
    const { x } = this.view.map.containerPointToLayerPoint([this.x, 0]);
    const strip = (from: number, to: number) => `polygon(${from}px ${-FAR}px, ${to}px ${-FAR}px, ${to}px ${FAR}px, ${from}px ${FAR}px)`;
    this.setClip("numbers", strip(-FAR, x));
    this.setClip("beside", strip(x, FAR));
  }

  private setClip(name: string, clip: string): void {
    const pane = this.view.map.getPane(name);
    if (pane) pane.style.clipPath = clip;
  }
}
