// Where places lie on the map of a test, and which colours the map and its legend have.

/** Zoom level and centre of the map, from the address. */
export const middleOf = (page) => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("map").split("/").map(Number));

/** Whether a place is one hexagon with numbers of its own. */
export const isOwn = ({ properties: { h3, status, value } }) => Boolean(h3) && status === "own" && typeof value === "number";

/** Where the middle of a hexagon lies, in pixels from the middle of the map. */
export function offsetOf({ geometry }, [zoom, lat, lon]) {
  const corners = geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2);
  const mean = (at) => corners.reduce((sum, corner) => sum + corner[at], 0) / corners.length;
  const pixels = (256 * 2 ** zoom) / 360;
  return [(mean(0) - lon) * pixels, ((lat - mean(1)) * pixels) / Math.cos((lat * Math.PI) / 180)];
}

/** Whether a hexagon is well inside of a map of 900 by 740 pixels, and under none of the things that lie over it. */
export function isNear(feature, middle) {
  const [x, y] = offsetOf(feature, middle);
  return Math.abs(x) < 360 && Math.abs(y) < 240;
}

/** For each swatch of the legend, how many pixels of the map have the colour that most of its own pixels have. */
export function countLegendColours() {
  const counted = (canvases) => {
    const counts = new Map();
    for (const canvas of canvases) {
      const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      for (const pixel of pixels) if (pixel >>> 24 > 0) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    }
    return counts;
  };
  const most = (counts) => [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  const map = counted(document.querySelectorAll(".leaflet-numbers-pane canvas"));
  return [...document.querySelectorAll(".legend .swatch")].map((swatch) => map.get(most(counted([swatch]))) ?? 0);
}
