// A Leaflet layer of canvas tiles that a painter fills and that can be painted again at any time.
import { L, type Leaflet } from "./leaflet.ts";
import type { Frame } from "./paint.ts";
import type { Window } from "./shapes.ts";

const TILE_PX = 512;

/** Fills one tile. */
export type Painter = (frame: Frame, zoom: number) => void;

/** Canvas tiles filled by a painter. */
export class PaintLayer extends L.GridLayer {
  constructor(
    private readonly painter: Painter,
    pane: string,
  ) {
    super({ pane, tileSize: TILE_PX, updateWhenZooming: false, keepBuffer: 2 });
  }

  protected override createTile(coords: Leaflet.Coords): HTMLCanvasElement {
    const canvas = document.createElement("canvas");
    const size = this.getTileSize().x;
    const ratio = Math.max(1, window.devicePixelRatio || 1);
    canvas.width = canvas.height = Math.round(size * ratio);
    this.paint(canvas, coords);
    return canvas;
  }

  /** Paints every tile that stands now. */
  repaint(): void {
    for (const tile of Object.values(this._tiles ?? {})) {
      if (tile.el instanceof HTMLCanvasElement) this.paint(tile.el, tile.coords);
    }
  }

  private paint(canvas: HTMLCanvasElement, coords: Leaflet.Coords): void {
    const context = canvas.getContext("2d");
    if (!context) return;
    const size = this.getTileSize().x;
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
