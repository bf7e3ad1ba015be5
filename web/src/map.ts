// The map: ground, numbers and names on canvas tiles, an outline for what is chosen, and pointer and keys.
import { GROUNDS } from "./ground.ts";
import { L, type Leaflet } from "./leaflet.ts";
import type { Box, GroundTiles } from "./api.ts";
import { forgetNames, paintGround, paintNames, paintWays } from "./basemap.ts";
import { NO_DATA, type Style } from "./classes.ts";
import { project, unproject, type Shape } from "./geometry.ts";
import { interned, paintAreas, paintOutlines, type Frame } from "./paint.ts";
import { Shapes } from "./shapes.ts";
import type { Position } from "./state.ts";
import { PaintLayer, windowOf, type Painter } from "./tiles.ts";
import { unionOf } from "./union.ts";
import { Work } from "./work.ts";

/** A point of the map in pixels from its corner. */
export type Pixel = Leaflet.Point;

/** What the page does when the visitor does something on the map. */
export interface MapListener {
  onMove: (position: Position) => void;
  /** Under the pointer, or reached by keys; `x` and `y` in pixels of the map. */
  onPoint: (shape: Shape | null, x: number, y: number) => void;
  /** To be read, or nothing any more; `at` is where it was clicked. */
  onRead: (shape: Shape | null, at?: Pixel) => void;
  /** Whether everything in sight has been painted. */
  onPainted: (isPainted: boolean) => void;
}

const MARGIN_PX = 50;

const DIRECTIONS: Record<string, [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The map of the page. */
export class MapView {
  readonly map: Leaflet.Map;
  /** Another layer that lies over some points, where two are compared side by side. */
  beside: { shapes: Shapes; covers: (at: Pixel) => boolean } | null = null;
  private shapes = new Shapes();
  private styleOf: (shape: Shape) => Style = () => NO_DATA;
  private outlines: Float64Array[] = [];
  private ranked: () => Shape[] = () => [];
  private order: Shape[] | null = null;
  private ground = GROUNDS.light;
  private basemap = new Shapes();
  private borders = new Shapes();
  private readonly numbers: PaintLayer;
  private readonly base: PaintLayer[];
  private operator: Leaflet.GridLayer | null = null;
  private readonly chosen = L.layerGroup();
  private readonly pinned = L.layerGroup();
  private readonly pointed = L.layerGroup();
  private cursor: Shape | null = null;
  private read: Shape | null = null;
  private frame = 0;
  /** Tiles that come while the map moves are painted bit by bit; the first ones, and those of a jump, at once. */
  private readonly work = new Work((isBusy) => this.listener.onPainted(!isBusy));
  private isJumping = false;

  constructor(
    readonly container: HTMLElement,
    private readonly listener: MapListener,
  ) {
    this.map = L.map(container, mapOptions());
    for (const [name, order] of [["ground", 200], ["numbers", 300], ["names", 350]] as const) {
      const pane = this.map.createPane(name);
      pane.style.zIndex = String(order);
      pane.style.pointerEvents = "none";
    }
    const painters = this.paintersOn(() => this.ground);
    const work = () => (this.isJumping ? null : this.work);
    const ground = new PaintLayer(painters.ground, "ground", work);
    const names = new PaintLayer(painters.names, "names", work);
    this.numbers = new PaintLayer(painters.numbers, "numbers", work, true);
    this.base = [ground, names];
    this.chosen.addTo(this.map);
    this.pointed.addTo(this.map);
    this.pinned.addTo(this.map);
    L.control.scale({ position: "bottomleft", imperial: false, maxWidth: 110 }).addTo(this.map);
    this.listen();
    new ResizeObserver(() => this.map.invalidateSize({ animate: false })).observe(container);
  }

  /** What fills each layer of the map; prints are painted by the same, by day. */
  paintersOn(ground = () => GROUNDS.light): Record<"ground" | "numbers" | "names", Painter> {
    return {
      ground: (frame, zoom) => paintGround(frame, zoom, ground(), this.basemap, this.borders),
      numbers: (frame) => {
        paintAreas(frame, this.shapes.within(windowOf(frame, 24)), this.shapes.grain, this.styleOf);
        paintOutlines(frame, this.outlines);
      },
      names: (frame, zoom) => {
        paintWays(frame, zoom, ground(), this.basemap, this.borders);
        paintNames(frame, zoom, ground(), this.basemap);
      },
    };
  }

  /** Goes to a position. */
  goTo({ lat, lon, zoom }: Position): void {
    this.atOnce(() => this.map.setView([lat, lon], zoom, { animate: false }));
  }

  /** Shows the layers, if they are not shown yet: with the first numbers, so that nothing is painted twice. */
  show(): void {
    if (this.map.hasLayer(this.numbers)) return;
    this.atOnce(() => {
      for (const layer of [...(this.operator ? this.base.slice(1) : this.base), this.numbers]) layer.addTo(this.map);
    });
  }

  /** Paints the tiles that something brings before anything else happens. */
  private atOnce(act: () => void): void {
    this.isJumping = true;
    act();
    this.isJumping = false;
  }

  /** Shows the area; its empty outskirts may lie outside of the window, so that the places are large enough to read. */
  fit([west, south, east, north]: Box): void {
    const bounds = L.latLngBounds([south, west], [north, east]);
    const { lat, lng: lon } = bounds.getCenter();
    this.goTo({ lat, lon, zoom: Math.min(13, this.map.getBoundsZoom(bounds.pad(-0.18))) });
  }

  /** The zoom level and centre. */
  position(): Position {
    const { lat, lng } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  /** Draws the ground on another canvas. */
  paintGround(frame: Frame, zoom: number): void {
    paintGround(frame, zoom, this.ground, this.basemap, this.borders);
  }

  /** Draws water and ways, which lie over the numbers, on another canvas. */
  paintWays(frame: Frame, zoom: number): void {
    paintWays(frame, zoom, this.ground, this.basemap, this.borders);
  }

  /** Puts other ground and names under and over the numbers. */
  setGround(basemap: Shapes, borders: Shapes): void {
    [this.basemap, this.borders] = [basemap, borders];
    forgetNames();
    for (const layer of this.base) layer.repaint();
  }

  /** Puts an operator's tiles under everything; our own woods and ways make room for them. */
  async setOperator(given: GroundTiles | null): Promise<void> {
    this.operator?.remove();
    this.operator = null;
    if (!given) return;
    const { operatorLayer } = await import("./operator.ts");
    this.operator = operatorLayer(given, () => this.ground).addTo(this.map);
    this.base[0]?.remove();
  }

  /** Draws the ground by day or by night. */
  setTheme(theme: keyof typeof GROUNDS): void {
    if (this.ground === GROUNDS[theme]) return;
    this.ground = GROUNDS[theme];
    for (const layer of this.base) layer.repaint();
    this.operator?.redraw();
  }

  /** Shows these numbers; call `refresh` when more of them have come. */
  setNumbers(shapes: Shapes, styleOf: (shape: Shape) => Style): void {
    if (shapes !== this.shapes) this.cursor = null;
    [this.shapes, this.styleOf, this.outlines, this.ranked] = [shapes, interned(styleOf), [], () => []];
    this.order = null;
    this.point(null);
  }

  /** Paints in the next animation frame what has come so far. */
  refresh(): void {
    this.frame ||= requestAnimationFrame(() => this.paintNow());
  }

  /** Paints now, because all of the layer is there: with an outline round each group, and ranked for the page keys. */
  finish(groups: Shape[][], ranked: () => Shape[]): void {
    this.outlines = groups.map((group) => unionOf(group).outline);
    this.ranked = ranked;
    this.paintNow();
  }

  /** How much the numbers cover the ground, from 0 to 1. */
  setOpacity(opacity: number): void {
    const pane = this.map.getPane("numbers");
    if (pane) pane.style.opacity = String(opacity);
  }

  /** Whether any place of the layer is in the window. */
  sees(): boolean {
    const bounds = this.map.getBounds();
    const [west, north] = project(bounds.getWest(), bounds.getNorth());
    const [east, south] = project(bounds.getEast(), bounds.getSouth());
    return this.shapes.all.length === 0 || this.shapes.meets({ west, north, east, south });
  }

  /** Outlines a place that is under the pointer elsewhere, or none. */
  mark(shape: Shape | null): void {
    this.pointed.clearLayers();
    if (shape) this.pointed.addLayer(this.pointer(shape));
  }

  /** Outlines what is being read. */
  choose(shape: Shape | null): void {
    this.read = shape;
    this.chosen.clearLayers();
    if (!shape) return;
    const lines = lineOf(shape);
    this.chosen.addLayer(L.polyline(lines, { color: "#ffffff", weight: 8, interactive: false }));
    this.chosen.addLayer(L.polyline(lines, { color: "#0b1f2a", weight: 4, interactive: false }));
  }

  /** Puts a pin on a point that was looked for, or takes it away. It is kept nowhere. */
  pin(at: { lat: number; lon: number } | null): void {
    this.pinned.clearLayers();
    if (!at) return;
    const dot = (color: string, weight: number) => L.polyline([[at.lat, at.lon], [at.lat, at.lon]], { className: "pin", color, weight, interactive: false });
    for (const [color, weight] of [["#ffffff", 22], ["#0b1f2a", 17], ["#ffd54a", 10]] as const) this.pinned.addLayer(dot(color, weight));
  }

  /** Brings a shape, or a point of it, into the part of the map that nothing covers, if it is not there. */
  reveal(shape: Shape, covered = { right: 0, bottom: 0 }, at = this.pixel(shape)): void {
    const size = this.map.getSize();
    const free = L.bounds([MARGIN_PX, MARGIN_PX], [size.x - covered.right - MARGIN_PX, size.y - covered.bottom - MARGIN_PX]);
    const middle = free.getCenter();
    if (!free.contains(at)) this.map.panBy([at.x - middle.x, at.y - middle.y], { animate: false });
  }

  private pixel({ x, y }: Shape): Leaflet.Point {
    const [lon, lat] = unproject(x, y);
    return this.map.latLngToContainerPoint([lat, lon]);
  }

  private paintNow(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (this.map.hasLayer(this.numbers)) this.numbers.repaint();
    else this.show();
  }

  private listen(): void {
    this.map.on("moveend", () => this.listener.onMove(this.position()));
    this.map.on("click", (event: Leaflet.LeafletMouseEvent) => this.listener.onRead(this.under(event), event.containerPoint));
    this.map.on("mousemove", (event: Leaflet.LeafletMouseEvent) => this.point(this.under(event), event.containerPoint));
    this.map.on("mouseout", () => this.point(null));
    this.container.addEventListener("keydown", (event) => this.onKey(event));
    this.container.addEventListener("blur", () => this.point(null));
  }

  private under({ latlng, containerPoint }: Leaflet.LeafletMouseEvent): Shape | null {
    const shapes = this.beside?.covers(containerPoint) ? this.beside.shapes : this.shapes;
    return shapes.at(...project(latlng.lng, latlng.lat));
  }

  private point(shape: Shape | null, at?: Leaflet.Point): void {
    const { x, y } = at ?? (shape ? this.pixel(shape) : { x: 0, y: 0 });
    const drawn = this.pointed.getLayers().length > 0;
    if (shape === null && !drawn) return;
    if (shape !== this.cursor || !drawn) {
      this.pointed.clearLayers();
      if (shape) this.pointed.addLayer(this.pointer(shape));
    }
    if (shape) this.cursor = shape;
    this.listener.onPoint(shape, x, y);
  }

  private pointer(shape: Shape): Leaflet.Polyline {
    return L.polyline(lineOf(shape), { className: "pointed", color: "#0b1f2a", weight: 2.5, interactive: false });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.target !== this.container || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction && event.shiftKey) this.map.panBy([direction[0] * 120, direction[1] * 120], { animate: false });
    else if (direction) this.step(direction);
    else if (event.key === "PageDown") this.rank(1);
    else if (event.key === "PageUp") this.rank(-1);
    else if (event.key === "Enter" || event.key === " ") this.listener.onRead(this.cursor);
    else if (event.key === "Escape") this.listener.onRead(null);
    else if (event.key === "+" || event.key === "=") this.map.zoomIn();
    else if (event.key === "-") this.map.zoomOut();
    else return;
    event.preventDefault();
  }

  private step([dx, dy]: [number, number]): void {
    const { lat, lng } = this.map.getCenter();
    const from = this.cursor ?? this.read;
    const shape = from ? this.shapes.next(from, dx, dy) : this.shapes.nearest(...project(lng, lat));
    if (shape) this.reveal(shape);
    const other = shape && this.beside?.covers(this.pixel(shape)) ? this.beside.shapes.at(shape.x, shape.y) : null;
    this.moveTo(other ?? shape);
  }

  /** To the place after or before this one by number, the highest first; so the keys reach every place there is. */
  private rank(by: number): void {
    const from = this.cursor ?? this.read;
    const order = (this.order ??= this.ranked());
    const at = from ? order.indexOf(from) + by : 0;
    this.moveTo(order[at] ?? null);
  }

  private moveTo(shape: Shape | null): void {
    if (!shape) return;
    this.reveal(shape);
    this.point(shape);
  }
}

function mapOptions(): Leaflet.MapOptions {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    zoomControl: false,
    attributionControl: false,
    keyboard: false,
    fadeAnimation: false,
    zoomAnimation: !still,
    inertia: !still,
    minZoom: 9,
    maxZoom: 17,
    renderer: L.svg({ padding: 0.5 }),
  };
}

/** The rings of a shape as Leaflet's lines. */
function lineOf({ rings }: Shape): Leaflet.LatLngTuple[][] {
  return rings.map((ring) => Array.from({ length: ring.length / 2 }, (_, at) => latLng(ring[at * 2] ?? 0, ring[at * 2 + 1] ?? 0)));
}

function latLng(x: number, y: number): Leaflet.LatLngTuple {
  const [lon, lat] = unproject(x, y);
  return [lat, lon];
}
