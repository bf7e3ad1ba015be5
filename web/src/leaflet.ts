// The parts of Leaflet that the page uses, from its own source modules: its bundle has markers, popups, GeoJSON and a
// canvas renderer besides, twelve kilobytes that nobody would need.
import type Leaflet from "leaflet";
import { control } from "leaflet/src/control/Control.js";
import { scale } from "leaflet/src/control/Control.Scale.js";
import { toLatLngBounds as latLngBounds } from "leaflet/src/geo/LatLngBounds.js";
import { toBounds as bounds } from "leaflet/src/geometry/Bounds.js";
import { layerGroup } from "leaflet/src/layer/LayerGroup.js";
import { GridLayer } from "leaflet/src/layer/tile/GridLayer.js";
import { polyline } from "leaflet/src/layer/vector/Polyline.js";
import { svg } from "leaflet/src/layer/vector/SVG.js";
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TapHold.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";
import { Map, createMap as map } from "leaflet/src/map/Map.js";

/** Paths are drawn by the renderer that the map was made with; this stands for a file that brings two renderers along. */
interface Drawn extends Leaflet.Map {
  getRenderer(): Leaflet.Renderer;
}

Map.include({
  getRenderer(this: Drawn) {
    const renderer = this.options.renderer as Leaflet.Renderer;
    if (!this.hasLayer(renderer)) this.addLayer(renderer);
    return renderer;
  },
});

/** What of Leaflet there is. */
export const L = { GridLayer, bounds, control: Object.assign(control, { scale }), latLngBounds, layerGroup, map, polyline, svg };
export type { Leaflet };
