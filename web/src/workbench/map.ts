// The map of hexes: Leaflet on a canvas, over the borders and the basemap of the store, without a request to anybody.
import L from "leaflet";
import { COLOURS, classOf } from "./breaks.ts";
import type { Ground, Hex } from "./types.ts";

type Style = L.PathOptions;

/** Colours of the ground by day and by night. */
const DAY = { wood: "#dfe9d3", lake: "#b4d3e3", stream: "#8fbdd6", railway: "#8b9096", road: "#c9c1b2", motorway: "#c9a26c", border: "#6d655a" };
const NIGHT = { wood: "#2b3b32", lake: "#1c4458", stream: "#2f637d", railway: "#66747c", road: "#495962", motorway: "#8a6a3c", border: "#93a1a8" };

/** How things of a basemap are drawn; what is not here is left out. */
function stylesIn(colours: typeof DAY): Record<string, Style> {
  return {
    wood: { stroke: false, fillColor: colours.wood, fillOpacity: 1 },
    lake: { stroke: false, fillColor: colours.lake, fillOpacity: 1 },
    stream: { color: colours.stream, weight: 1.6 },
    railway: { color: colours.railway, weight: 1.4, dashArray: "6 3" },
    road: { color: colours.road, weight: 2 },
    motorway: { color: colours.motorway, weight: 3 },
    border: { color: colours.border, weight: 1.3, dashArray: "7 4", fill: false },
  };
}
/** What is shown before anything is known. */
const SOMEWHERE: L.LatLngBoundsExpression = [[45.7, 12], [51.1, 22.9]];

/** A map of hexes. */
export class HexMap {
  private readonly map: L.Map;
  private under: L.LayerGroup;
  private hexes: L.FeatureGroup;

  constructor(box: HTMLElement, pointed: (count: number | null) => void) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(box, {
      preferCanvas: true,
      zoomControl: false,
      attributionControl: false,
      zoomAnimation: !still,
      inertia: !still,
      fadeAnimation: false,
      scrollWheelZoom: true,
      maxZoom: 17,
    });
    this.map.fitBounds(SOMEWHERE, { animate: false });
    const pane = this.map.createPane("under");
    pane.style.zIndex = "350";
    this.under = L.layerGroup().addTo(this.map);
    this.hexes = L.featureGroup().addTo(this.map);
    this.hexes.on("mouseover click", (event) => pointed((event.propagatedFrom as { count?: number }).count ?? null));
    this.hexes.on("mouseout", () => pointed(null));
  }

  /** Draws what lies under the hexes. */
  ground(sets: Ground[]): void {
    this.under.clearLayers();
    const styles = stylesIn(matchMedia("(prefers-color-scheme: dark)").matches ? NIGHT : DAY);
    const renderer = L.canvas({ pane: "under" });
    for (const { features, basemap } of [...sets].sort((a, b) => Number(b.basemap) - Number(a.basemap))) {
      const drawn = (feature: GeoJSON.Feature) => !basemap || kindOf(feature) in styles;
      const layer = L.geoJSON(features, {
        pane: "under",
        interactive: false,
        filter: (feature) => feature.geometry?.type !== "Point" && drawn(feature),
        style: (feature) => ({ renderer, ...styles[basemap && feature ? kindOf(feature) : "border"] }),
      } as L.GeoJSONOptions);
      this.under.addLayer(layer);
    }
  }

  /** Draws hexes and shows all of them. */
  show(hexes: Hex[]): void {
    this.hexes.clearLayers();
    for (const { ring, count } of hexes) {
      const fillColor = COLOURS[classOf(count)] ?? "#74b3d6";
      const corners = ring.map(([lon, lat]): [number, number] => [lat, lon]);
      const hex = L.polygon(corners, { color: "#23506d", weight: 1, fillColor, fillOpacity: 0.82 });
      (hex as unknown as { count: number }).count = count;
      this.hexes.addLayer(hex);
    }
    this.all();
  }

  all(): void {
    const bounds = this.hexes.getBounds();
    if (bounds.isValid()) this.map.fitBounds(bounds, { padding: [16, 16], maxZoom: 14, animate: false });
  }

  zoom(by: number): void {
    this.map.setZoom(this.map.getZoom() + by);
  }

  remove(): void {
    this.map.remove();
  }
}

const kindOf = (feature: GeoJSON.Feature): string => String((feature.properties as { kind?: unknown } | null)?.kind ?? "");
