// The map: ground, numbers and names on canvas tiles, an outline for what is chosen, and pointer and keys.
import L from "leaflet";
import type { Release } from "./api.ts";
import { paintGround, paintNames, forgetNames } from "./basemap.ts";
import type { Style } from "./classes.ts";
import { outline, project, unproject, type Shape } from "./geometry.ts";
import { paintAreas, paintOutlines } from "./paint.ts";
import { Shapes } from "./shapes.ts";
import type { Position } from "./state.ts";
import { PaintLayer, windowOf } from "./tiles.ts";

/** What the page does when the visitor does something on the map. */
export interface MapListener {
  onMove: (position: Position) => void;
  onPoint: (shape: Shape | null) => void;
  onRead: (shape: Shape | null) => void;
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
  readonly map: L.Map;
  private shapes = new Shapes();
  private styleOf: (shape: Shape) => Style = () => ({ fill: null, hatch: "none", sign: null, edge: "", dashed: false });
  private outlines: Float64Array[] = [];
  private basemap = new Shapes();
  private borders = new Shapes();
  private readonly numbers: PaintLayer;
  private readonly base: PaintLayer[];
  private readonly chosen = L.layerGroup();
  private readonly pointed = L.layerGroup();
  private cursor: Shape | null = null;
  private read: Shape | null = null;
  private frame = 0;

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
    const ground = new PaintLayer((frame, zoom) => paintGround(frame, zoom, this.basemap, this.borders), "ground");
    const names = new PaintLayer((frame, zoom) => paintNames(frame, zoom, this.basemap), "names");
    this.numbers = new PaintLayer((frame) => {
      paintAreas(frame, this.shapes.within(windowOf(frame, 8)), this.styleOf);
      paintOutlines(frame, this.outlines);
    }, "numbers");
    this.base = [ground, names];
    this.chosen.addTo(this.map);
    this.pointed.addTo(this.map);
    this.listen();
  }

  /** Goes to a position, and shows the layers when it does so for the first time. */
  goTo({ lat, lon, zoom }: Position): void {
    this.map.setView([lat, lon], zoom, { animate: false });
    for (const layer of [...this.base, this.numbers]) layer.addTo(this.map);
  }

  /** Shows the area; its empty outskirts may lie outside of the window, so that the places are large enough to read. */
  fit({ bbox: [west, south, east, north], center: [lon, lat] }: Pick<Release, "bbox" | "center">): void {
    const bounds = L.latLngBounds([south, west], [north, east]);
    this.goTo({ lat, lon, zoom: Math.min(13, this.map.getBoundsZoom(bounds.pad(-0.18))) });
  }

  /** The zoom level and centre. */
  position(): Position {
    const { lat, lng } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  /** Puts other ground and names under and over the numbers. */
  setGround(basemap: Shapes, borders: Shapes): void {
    [this.basemap, this.borders] = [basemap, borders];
    forgetNames();
    for (const layer of this.base) layer.repaint();
  }

  /** Shows these numbers; call `refresh` when more of them have come. */
  setNumbers(shapes: Shapes, styleOf: (shape: Shape) => Style): void {
    if (shapes !== this.shapes) this.cursor = null;
    [this.shapes, this.styleOf, this.outlines] = [shapes, styleOf, []];
    this.point(null);
  }

  /** Paints in the next animation frame what has come so far. */
  refresh(): void {
    this.frame ||= requestAnimationFrame(() => this.paintNow());
  }

  /** Paints now; all of the layer is there, so that merged places get their outlines. */
  finish(): void {
    this.outlines = this.shapes.mergedOutlines();
    this.paintNow();
  }

  /** Outlines what is being read. */
  choose(shape: Shape | null): void {
    this.read = shape;
    this.chosen.clearLayers();
    if (!shape) return;
    const lines = lineOf(this.shapes.together(shape));
    this.chosen.addLayer(L.polyline(lines, { color: "#ffffff", weight: 7, interactive: false }));
    this.chosen.addLayer(L.polyline(lines, { color: "#0b1f2a", weight: 3.5, interactive: false }));
  }

  /** Brings a shape into the part of the map that nothing covers, if it is not there. */
  reveal(shape: Shape, covered = { right: 0, bottom: 0 }): void {
    const [lon, lat] = unproject(shape.x, shape.y);
    const at = this.map.latLngToContainerPoint([lat, lon]);
    const size = this.map.getSize();
    const free = L.bounds([MARGIN_PX, MARGIN_PX], [size.x - covered.right - MARGIN_PX, size.y - covered.bottom - MARGIN_PX]);
    const middle = free.getCenter();
    if (!free.contains(at)) this.map.panBy([at.x - middle.x, at.y - middle.y], { animate: false });
  }

  private paintNow(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.numbers.repaint();
  }

  private listen(): void {
    this.map.on("moveend", () => this.listener.onMove(this.position()));
    this.map.on("click", (event: L.LeafletMouseEvent) => this.listener.onRead(this.under(event)));
    this.map.on("mousemove", (event: L.LeafletMouseEvent) => this.point(this.under(event)));
    this.map.on("mouseout", () => this.point(null));
    this.container.addEventListener("keydown", (event) => this.onKey(event));
    this.container.addEventListener("blur", () => this.point(null));
  }

  private under({ latlng }: L.LeafletMouseEvent): Shape | null {
    return this.shapes.at(...project(latlng.lng, latlng.lat));
  }

  private point(shape: Shape | null): void {
    if (shape === this.cursor && (shape === null) === (this.pointed.getLayers().length === 0)) return;
    if (shape) this.cursor = shape;
    this.pointed.clearLayers();
    if (shape) this.pointed.addLayer(L.polyline(lineOf([shape]), { className: "pointed", color: "#0b1f2a", weight: 2, interactive: false }));
    this.listener.onPoint(shape);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.target !== this.container || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction && event.shiftKey) this.map.panBy([direction[0] * 120, direction[1] * 120], { animate: false });
    else if (direction) this.step(direction);
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
    const next = from ? this.shapes.next(from, dx, dy) : this.shapes.nearest(...project(lng, lat));
    if (!next) return;
    this.reveal(next);
    this.point(next);
  }
}

function mapOptions(): L.MapOptions {
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

/** The outline of shapes as Leaflet's lines. */
function lineOf(shapes: Shape[]): L.LatLngTuple[][] {
  return outline(shapes).map((edge) => {
    const [ax = 0, ay = 0, bx = 0, by = 0] = edge;
    return [latLng(ax, ay), latLng(bx, by)];
  });
}

function latLng(x: number, y: number): L.LatLngTuple {
  const [lon, lat] = unproject(x, y);
  return [lat, lon];
}
