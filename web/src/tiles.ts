// A Leaflet layer of canvas tiles that a painter fills and that can be painted again at any time.
import { L, type Leaflet } from "./leaflet.ts";
import type { Frame } from "./paint.ts";
import type { Window } from "./shapes.ts";
import type { Work } from "./work.ts";

/** How wide tiles are, in pixels: large where little is drawn, small where filling one would hold up a frame. */
const [LARGE, SMALL] = [512, 256];

/** Fills one tile. */
export type Painter = (frame: Frame, zoom: number) => void;

interface Waiting {
  coords: Leaflet.Coords;
  done: Leaflet.DoneCallback;
}

/** Canvas tiles filled by a painter: at once where `work` is none, else in the frames to come. */
export class PaintLayer extends L.GridLayer {
  private readonly waiting = new Map<HTMLCanvasElement, Waiting>();

  constructor(
    private readonly painter: Painter,
    pane: string,
    private readonly work: () => Work | null = () => null,
    isDense = false,
  ) {
    super({ pane, tileSize: isDense ? SMALL : LARGE, updateWhenZooming: false, keepBuffer: 2 });
  }

  /** An empty tile; it is shown when it has been painted, and what lay there before stays until then. */
  protected override createTile(coords: Leaflet.Coords, done: Leaflet.DoneCallback): HTMLCanvasElement {
    const canvas = document.createElement("canvas");
    const work = this.work();
    this.waiting.set(canvas, { coords, done });
    if (work) work.add(() => this.finish(canvas));
    else {
      this.paint(canvas, coords);
      requestAnimationFrame(() => this.finish(canvas, true));
    }
    return canvas;
  }

  /** Paints every tile that stands now. */
  repaint(): void {
    for (const tile of Object.values(this._tiles ?? {})) {
      if (tile.el instanceof HTMLCanvasElement && !this.waiting.has(tile.el)) this.paint(tile.el, tile.coords);
    }
    for (const canvas of this.waiting.keys()) this.finish(canvas);
  }

  /** Paints a tile that waits for it, if nobody has taken it away meanwhile, and shows it. */
  private finish(canvas: HTMLCanvasElement, isPainted = false): void {
    const waiting = this.waiting.get(canvas);
    if (!waiting) return;
    this.waiting.delete(canvas);
    if (!canvas.isConnected) return;
    if (!isPainted) this.paint(canvas, waiting.coords);
    waiting.done(undefined, canvas);
  }

  private paint(canvas: HTMLCanvasElement, coords: Leaflet.Coords): void {
    const size = this.getTileSize().x;
    const pixels = Math.round(size * Math.max(1, window.devicePixelRatio || 1));
    if (canvas.width !== pixels) canvas.width = canvas.height = pixels;
    const context = canvas.getContext("2d");
    if (!context) return;
    const ratio = canvas.width / size;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size, size);
    const frame = { context, scale: 256 * 2 ** coords.z, left: coords.x * size, top: coords.y * size, size };
    this.painter(frame, coords.z);
  }
}

/** The part of the unit square that a tile shows, with a margin in pixels. */
export function windowOf({ scale, left, top, size }: Frame, margin = 4): Window {
  return {
    west: (left - margin) / scale,
    north: (top - margin) / scale,
    east: (left + size + margin) / scale,
    south: (top + size + margin) / scale,
  };
}
