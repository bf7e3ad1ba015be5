// The map itself, by Leaflet: it draws what it is given and says where somebody clicked. Everything on it stands in lists, too.
import L from "leaflet";
import { cellToBoundary, cellToLatLng, getHexagonEdgeLengthAvg, latLngToCell } from "h3-js";
import { distance } from "../texts.ts";
import type { Point } from "./shape.ts";
import type { AreaFeature, Polygonal, Spot, Thing, ThingPlace } from "./types.ts";

/** Half of a hexagon's width on the screen must be more pixels than this for its edge to be drawn. */
const EDGED = 7;

export interface Shown {
  /** Hexes with their colour; none is drawn as an edge alone. */
  hexes: { h3: string; fill: string | null }[];
  municipalities: AreaFeature[];
  spots: Spot[];
  signals: [string, number][];
  things: Thing[];
  /** What is looked at. */
  looked: Polygonal | null;
  /** The corners of a shape that is being drawn. */
  corners: Point[];
}

export const centreOfHex = (h3: string): Point => {
  const [lat, lon] = cellToLatLng(h3);
  return { lat, lon };
};
/** How wide hexagons of a resolution are from side to side, on average, in words. */
export const widthOf = (resolution: number): string => distance(Math.sqrt(3) * getHexagonEdgeLengthAvg(resolution, "m"));

export const hexAt = ({ lat, lon }: Point, resolution: number): string => latLngToCell(lat, lon, resolution);

/** The letter of each register's marks. */
const SIGNS: Record<string, string> = { service: "S", site: "H", measure: "M" };

export class Board {
  private readonly map: L.Map;
  private readonly groups = new Map<keyof Shown, L.LayerGroup>();
  private readonly canvas = L.canvas({ padding: 0.3 });
  private isFitted = false;

  constructor(
    box: HTMLElement,
    private readonly clicked: (at: Point) => void,
  ) {
    this.map = L.map(box, { zoomSnap: 0.25, attributionControl: false, zoomControl: false, preferCanvas: true, renderer: this.canvas }).setView([47.2, 19.3], 7);
    L.control.scale({ imperial: false }).addTo(this.map);
    this.map.on("click", ({ latlng }) => this.clicked({ lat: latlng.lat, lon: latlng.lng }));
    const size = new ResizeObserver(() => this.map.invalidateSize());
    size.observe(box);
    this.map.on("unload", () => size.disconnect());
  }

  /** Shows a part of the country: once by itself, later where somebody wants it. */
  fit([west, south, east, north]: [number, number, number, number], again = false): void {
    if (this.isFitted && !again) return;
    this.isFitted = true;
    this.map.fitBounds([[south, west], [north, east]], { animate: false, padding: [8, 8] });
  }

  zoom(by: number): void {
    this.map.setZoom(this.map.getZoom() + by, { animate: false });
  }

  middle(): Point {
    const { lat, lng } = this.map.getCenter();
    return { lat, lon: lng };
  }

  remove(): void {
    this.map.remove();
  }

  draw<K extends keyof Shown>(what: K, shown: Shown[K], edge: string): void {
    const layers = DRAWN[what](shown, edge, this.pixelsOf(what, shown));
    this.groups.get(what)?.remove();
    this.groups.set(what, L.layerGroup(layers).addTo(this.map));
    // What lies under the rest was drawn after it: paths of one canvas stand in the order of their drawing.
    for (const above of ORDER.slice(ORDER.indexOf(what) + 1)) this.groups.get(above)?.eachLayer((layer) => (layer instanceof L.Path || layer instanceof L.FeatureGroup) && layer.bringToFront());
  }

  /** Half the width of the first hexagon on the screen. */
  private pixelsOf(what: keyof Shown, shown: unknown): number {
    const first = what === "hexes" ? (shown as Shown["hexes"])[0] : undefined;
    if (!first) return EDGED;
    const [centre, corner] = [cellToLatLng(first.h3), cellToBoundary(first.h3)[0]];
    return corner ? this.map.latLngToLayerPoint(centre).distanceTo(this.map.latLngToLayerPoint(corner)) : EDGED;
  }
}

/** From the lowest to the highest. */
const ORDER: (keyof Shown)[] = ["municipalities", "hexes", "spots", "things", "looked", "corners", "signals"];

const areas = (shape: Polygonal, style: L.PathOptions): L.Layer => L.geoJSON(shape as GeoJSON.Geometry, { style: { ...style, interactive: false } as L.PathOptions, interactive: false });

/** A mark of letters or digits; it is hidden from readers of screens, who have the lists. */
const mark = ({ lat, lon }: Point, look: string, text: string, size: number): L.Layer =>
  L.marker([lat, lon], { interactive: false, keyboard: false, icon: L.divIcon({ className: `mark-on-map ${look}`, html: `<span aria-hidden="true">${text}</span>`, iconSize: [size, size] }) });

const DRAWN: { [K in keyof Shown]: (shown: Shown[K], edge: string, pixels: number) => L.Layer[] } = {
  municipalities: (shown, edge) => shown.map(({ geometry }) => areas(geometry, { color: edge, weight: 1.5, fillColor: edge, fillOpacity: 0.04 })),
  hexes: (shown, edge, pixels) =>
    shown.map(({ h3, fill }) =>
      L.polygon(cellToBoundary(h3), { interactive: false, stroke: fill === null || pixels > EDGED, color: edge, weight: fill === null ? 0.6 : 0.8, opacity: 0.55, fill: fill !== null, fillColor: fill ?? edge, fillOpacity: 0.82 }),
    ),
  spots: (shown, edge) => shown.flatMap(({ outline }) => (outline ? [areas(outline, { color: "#ffffff", weight: 5, fill: false }), areas(outline, { color: edge, weight: 2.5, fill: false })] : [])),
  things: (shown, edge) => shown.flatMap((thing) => thing.places.flatMap((place) => thingAt(thing, place, edge))),
  looked: (shown, edge) => (shown ? [areas(shown, { color: "#ffffff", weight: 6, fill: false }), areas(shown, { color: edge, weight: 3, dashArray: "7 5", fillColor: edge, fillOpacity: 0.1 })] : []),
  corners: (shown, edge) => [
    L.polyline(shown.map(({ lat, lon }): [number, number] => [lat, lon]), { color: edge, weight: 3, dashArray: "4 4", interactive: false }),
    ...shown.map(({ lat, lon }) => L.circleMarker([lat, lon], { radius: 5, color: edge, fillColor: "#ffffff", fillOpacity: 1, interactive: false })),
  ],
  signals: (shown) => shown.map(([h3, count]) => mark(centreOfHex(h3), "of-signal", String(count), 26)),
};

function thingAt(thing: Thing, place: ThingPlace, edge: string): L.Layer[] {
  const sign = SIGNS[thing.register] ?? thing.register.slice(0, 1).toUpperCase();
  const look = `of-${SIGNS[thing.register] ? thing.register : "other"}`;
  if ("lat" in place) return [mark(place, look, sign, 24)];
  return place.outline ? [areas(place.outline, { color: edge, weight: 2, dashArray: "2 5", fill: false }), mark(middle(place.outline), look, sign, 24)] : [];
}

function middle(outline: Polygonal): Point {
  const { lat, lng } = L.geoJSON(outline as GeoJSON.Geometry).getBounds().getCenter();
  return { lat, lon: lng };
}
