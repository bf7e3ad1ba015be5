// What an operator puts under the map: tiles of images or of vectors, from the server or, where it says so, from outside.
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import type { GroundTiles } from "./api.ts";
import type { Ground } from "./ground.ts";
import { L, type Leaflet } from "./leaflet.ts";

/** The address of a tile. */
function addressOf({ tiles }: GroundTiles, { x, y, z }: Leaflet.Coords): string {
  return tiles.replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y));
}

/** Tiles under the map; `ground` says how vectors are coloured now. */
export function operatorLayer(given: GroundTiles, ground: () => Ground): Leaflet.GridLayer {
  const Layer = given.kind === "raster" ? Images : Vectors;
  return new Layer(given, ground);
}

class Images extends L.GridLayer {
  constructor(
    private readonly given: GroundTiles,
    _ground: () => Ground,
  ) {
    super(optionsOf(given));
  }

  protected override createTile(coords: Leaflet.Coords, done: Leaflet.DoneCallback): HTMLElement {
    const image = document.createElement("img");
    image.alt = "";
    image.onload = () => done(undefined, image);
    image.onerror = () => done(new Error("no tile"), image);
    image.src = addressOf(this.given, coords);
    return image;
  }
}

function optionsOf({ minzoom, maxzoom }: GroundTiles): Leaflet.GridLayerOptions {
  return { pane: "ground", minNativeZoom: minzoom, maxNativeZoom: maxzoom, keepBuffer: 1, updateWhenZooming: false };
}

/** Names of layers in the schemas of OpenMapTiles, Protomaps and Shortbread, by what they are drawn as. */
const KINDS: [RegExp, (ground: Ground) => { fill?: string; stroke?: string; width?: number }][] = [
  [/^(earth|land|landcover|landuse|park|natural)$/, ({ wood }) => ({ fill: wood })],
  [/^(water|water_polygons|ocean)$/, ({ water }) => ({ fill: water })],
  [/^(waterway|water_lines)$/, ({ water }) => ({ stroke: water, width: 1.5 })],
  [/^(transportation|roads|streets)$/, ({ ways }) => ({ stroke: ways["road"]?.at(-1)?.colour ?? "#fff", width: 1.6 })],
  [/^(boundary|boundaries)$/, ({ border }) => ({ stroke: border.colour, width: border.width })],
  [/^(building|buildings)$/, ({ names }) => ({ fill: `${names.landmark}22` })],
];

class Vectors extends L.GridLayer {
  constructor(
    private readonly given: GroundTiles,
    private readonly ground: () => Ground,
  ) {
    super(optionsOf(given));
  }

  protected override createTile(coords: Leaflet.Coords, done: Leaflet.DoneCallback): HTMLElement {
    const canvas = document.createElement("canvas");
    const size = this.getTileSize().x;
    const ratio = Math.max(1, window.devicePixelRatio || 1);
    canvas.width = canvas.height = size * ratio;
    void this.fill(canvas, coords, ratio).then(
      () => done(undefined, canvas),
      (error: Error) => done(error, canvas),
    );
    return canvas;
  }

  private async fill(canvas: HTMLCanvasElement, coords: Leaflet.Coords, ratio: number): Promise<void> {
    const answer = await fetch(addressOf(this.given, coords));
    const context = canvas.getContext("2d");
    if (answer.status === 204 || !context) return;
    if (!answer.ok) throw new Error(`ground: ${answer.status}`);
    const tile = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer())));
    context.lineJoin = context.lineCap = "round";
    for (const [pattern, styleOf] of KINDS) {
      for (const [name, layer] of Object.entries(tile.layers)) {
        if (!pattern.test(name)) continue;
        const { fill, stroke, width = 1 } = styleOf(this.ground());
        const scale = canvas.width / layer.extent;
        context.beginPath();
        for (let at = 0; at < layer.length; at++) {
          const feature = layer.feature(at);
          // Roads of a layer of areas are left to the lines, and points have no line to draw.
          if (feature.type === 1 || (fill && feature.type !== 3)) continue;
          for (const ring of feature.loadGeometry()) {
            ring.forEach(({ x, y }, nth) => (nth === 0 ? context.moveTo(x * scale, y * scale) : context.lineTo(x * scale, y * scale)));
          }
        }
        if (fill) {
          context.fillStyle = fill;
          context.fill("evenodd");
        }
        if (stroke) {
          context.strokeStyle = stroke;
          context.lineWidth = width * ratio;
          context.stroke();
        }
      }
    }
  }
}
