// What an operator puts under the map: tiles of images or of vectors, from the server or, where it says so, from outside.
import { VectorTile, type VectorTileLayer } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import type { GroundTiles } from "./api.ts";
import { factorAt } from "./basemap.ts";
import type { Ground, Stroke } from "./ground.ts";
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
    image.className = "ground-image";
    image.onload = () => done(undefined, image);
    image.onerror = () => done(new Error("no tile"), image);
    image.src = addressOf(this.given, coords);
    return image;
  }
}

function optionsOf({ minzoom, maxzoom }: GroundTiles): Leaflet.GridLayerOptions {
  return { pane: "ground", minNativeZoom: minzoom, maxNativeZoom: maxzoom, keepBuffer: 1, updateWhenZooming: false };
}

/** One way to draw features: which layers and kinds they are of, and how. */
export interface Rule {
  layers: RegExp;
  /** Of which kinds; all where it is not said. */
  kinds?: RegExp;
  areas?: (ground: Ground) => string;
  lines?: (ground: Ground) => readonly Stroke[];
}

const GREEN = /^(wood|forest|park|grass|grassland|meadow|scrub|heath|cemetery|garden|golf_course|nature_reserve|national_park|orchard|vineyard|recreation_ground|village_green|protected_area|wetland)$/;
const MAIN = /^(motorway|trunk|highway)$/;
const RAIL = /^(rail|railway|light_rail|narrow_gauge|transit)$/;
const ROADS = /^(transportation|roads|streets)$/;

/** By the names of layers and kinds in the schemas of OpenMapTiles, Protomaps and Shortbread, from the lowest to the highest. */
export const RULES: Rule[] = [
  { layers: /^earth$/, areas: ({ municipality }) => municipality },
  { layers: /^park$/, areas: ({ wood }) => wood },
  { layers: /^(land|landcover|landuse|natural)$/, kinds: GREEN, areas: ({ wood }) => wood },
  { layers: /^(water|water_polygons|ocean)$/, areas: ({ water }) => water },
  { layers: /^(water|waterway|water_lines)$/, lines: ({ ways }) => ways["stream"] ?? [] },
  { layers: /^(building|buildings)$/, areas: ({ names }) => `${names.landmark}22` },
  { layers: ROADS, kinds: RAIL, lines: ({ ways }) => ways["railway"] ?? [] },
  { layers: ROADS, kinds: new RegExp(`^(?!(?:${[MAIN, RAIL].map(({ source }) => source.slice(1, -1)).join("|")})$)`), lines: ({ ways }) => ways["road"] ?? [] },
  { layers: ROADS, kinds: MAIN, lines: ({ ways }) => ways["motorway"] ?? [] },
  { layers: /^(boundary|boundaries)$/, lines: ({ border }) => [border] },
];

/** What a feature is, by whichever name its schema has for that; `undefined` where it does not say. */
function kindOf({ kind, class: own, type }: Record<string, unknown>): string | undefined {
  return [kind, own, type].find((value): value is string => typeof value === "string");
}

/** Whether a feature of a layer falls under a rule, by what it is. */
export function isFor({ layers, kinds }: Rule, layer: string, properties: Record<string, unknown>): boolean {
  return layers.test(layer) && (!kinds || kinds.test(kindOf(properties) ?? ""));
}

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
    for (const rule of RULES) for (const [name, layer] of Object.entries(tile.layers)) if (rule.layers.test(name)) draw(context, layer, rule, this.ground(), ratio * factorAt(coords.z));
  }
}

const [AREA, LINE] = [3, 2];

/** Draws what of a layer falls under a rule: areas one by one, so that those that lie over each other leave no holes. */
function draw(context: CanvasRenderingContext2D, layer: VectorTileLayer, rule: Rule, ground: Ground, thick: number): void {
  const { areas, lines } = rule;
  const scale = context.canvas.width / layer.extent;
  const ways = new Path2D();
  for (let at = 0; at < layer.length; at++) {
    const feature = layer.feature(at);
    if (feature.type !== (areas ? AREA : LINE) || !isFor(rule, layer.name, feature.properties)) continue;
    const path = areas ? new Path2D() : ways;
    for (const ring of feature.loadGeometry()) {
      ring.forEach(({ x, y }, nth) => (nth === 0 ? path.moveTo(x * scale, y * scale) : path.lineTo(x * scale, y * scale)));
    }
    if (!areas) continue;
    context.fillStyle = areas(ground);
    context.fill(path, "evenodd");
  }
  for (const { colour, width, dash = [] } of lines?.(ground) ?? []) {
    context.strokeStyle = colour;
    context.lineWidth = width * thick;
    context.setLineDash(dash.map((length) => length * thick));
    context.stroke(ways);
  }
  context.setLineDash([]);
}
