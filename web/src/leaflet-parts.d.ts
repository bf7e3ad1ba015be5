// Types of Leaflet's source modules, which have none of their own: they are those of its bundle.
declare module "leaflet/src/control/Control.js" {
  export { control } from "leaflet";
}
declare module "leaflet/src/control/Control.Scale.js" {
  export const scale: (typeof import("leaflet"))["control"]["scale"];
}
declare module "leaflet/src/geo/LatLngBounds.js" {
  export { latLngBounds as toLatLngBounds } from "leaflet";
}
declare module "leaflet/src/geometry/Bounds.js" {
  export { bounds as toBounds } from "leaflet";
}
declare module "leaflet/src/layer/LayerGroup.js" {
  export { layerGroup } from "leaflet";
}
declare module "leaflet/src/layer/tile/GridLayer.js" {
  export { GridLayer } from "leaflet";
}
declare module "leaflet/src/layer/vector/Polyline.js" {
  export { polyline } from "leaflet";
}
declare module "leaflet/src/layer/vector/SVG.js" {
  export { svg } from "leaflet";
}
declare module "leaflet/src/map/handler/*";
declare module "leaflet/src/map/Map.js" {
  export { Map, map as createMap } from "leaflet";
}
