// The ground of the made-up town: two municipalities, water, woods and ways, drawn by hand and only roughly like Tata.

const ring = (...points) => [[...points, points[0]]];

/** Outlines as rings of longitude and latitude. */
export const MUNICIPALITIES = [
  {
    name: "Tata",
    outline: ring(
      [18.262, 47.628], [18.276, 47.607], [18.305, 47.596], [18.33, 47.601], [18.345, 47.613], [18.352, 47.628], [18.349, 47.64], [18.358, 47.65],
      [18.377, 47.652], [18.392, 47.648], [18.416, 47.652], [18.424, 47.668], [18.415, 47.681], [18.39, 47.685], [18.366, 47.681], [18.345, 47.688],
      [18.32, 47.692], [18.297, 47.686], [18.279, 47.671], [18.267, 47.652],
    ),
  },
  {
    name: "Baj",
    outline: ring([18.349, 47.64], [18.352, 47.628], [18.345, 47.613], [18.36, 47.606], [18.385, 47.611], [18.404, 47.626], [18.416, 47.652], [18.392, 47.648], [18.377, 47.652], [18.358, 47.65]),
  },
];

/** Where people live: centre, reach in kilometres, and people in the densest hexagon. */
export const PLACES = [
  { name: "Tata", lat: 47.6505, lon: 18.3115, reach: 0.85, people: 330 },
  { name: "Tóváros", lat: 47.6475, lon: 18.3315, reach: 0.75, people: 300 },
  { name: "Újhegy", lat: 47.627, lon: 18.315, reach: 0.5, people: 210 },
  { name: "Kertváros", lat: 47.664, lon: 18.327, reach: 0.75, people: 190 },
  { name: "Agostyán", lat: 47.667, lon: 18.4, reach: 0.4, people: 120 },
  { name: "Baj", lat: 47.642, lon: 18.366, reach: 0.55, people: 190 },
];

const LAKES = [
  ["Öreg-tó", [47.638, 18.3235], 0.95, 0.5],
  ["Cseke-tó", [47.6465, 18.337], 0.22, 0.17],
];

/** Kilometres between two places near Tata, as latitude and longitude. */
export const km = ([lat, lon], [toLat, toLon]) => Math.hypot((lat - toLat) * 111.2, (lon - toLon) * 74.9);

/** Whether a place lies in a lake. */
export const inLake = ([lat, lon]) =>
  LAKES.some(([, [toLat, toLon], north, east]) => Math.hypot(((lat - toLat) * 111.2) / north, ((lon - toLon) * 74.9) / east) < 0.9);

function round([lat, lon], north, east, corners = 24) {
  const points = Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners;
    const reach = 1 + 0.14 * Math.sin(3 * angle + lat * 900);
    return [lon + (east * reach * Math.cos(angle)) / 74.9, lat + (north * reach * Math.sin(angle)) / 111.2];
  });
  return { type: "Polygon", coordinates: ring(...points) };
}

const line = (...coordinates) => ({ type: "LineString", coordinates });
const point = (lon, lat) => ({ type: "Point", coordinates: [lon, lat] });

/** Kind, name and geometry of everything on the basemap. */
export const THINGS = [
  ...LAKES.map(([name, at, north, east]) => ["lake", name, round(at, north, east)]),
  ["wood", "Öreg-erdő", round([47.668, 18.365], 1.1, 1.0)],
  ["wood", null, round([47.617, 18.285], 0.8, 0.7)],
  ["stream", "Által-ér", line([18.345, 47.58], [18.336, 47.61], [18.3265, 47.629], [18.318, 47.647], [18.312, 47.664], [18.3, 47.68], [18.285, 47.71])],
  ["motorway", "M1", line([18.22, 47.628], [18.28, 47.616], [18.34, 47.605], [18.44, 47.578])],
  ["railway", "Budapest–Győr", line([18.43, 47.6], [18.375, 47.627], [18.348, 47.652], [18.322, 47.6605], [18.27, 47.678], [18.21, 47.69])],
  ["road", "Ady Endre utca", line([18.28, 47.622], [18.3, 47.64], [18.311, 47.6505], [18.328, 47.652], [18.345, 47.66], [18.37, 47.668])],
  ["road", "Agostyáni út", line([18.328, 47.652], [18.35, 47.65], [18.38, 47.66], [18.4, 47.667], [18.43, 47.66])],
  ["road", "Baji út", line([18.328, 47.652], [18.338, 47.645], [18.366, 47.642], [18.385, 47.62], [18.4, 47.6])],
  ["road", "Komáromi út", line([18.311, 47.6505], [18.3, 47.668], [18.28, 47.7])],
  ["road", "Újhegyi út", line([18.311, 47.6505], [18.313, 47.64], [18.315, 47.627], [18.318, 47.6]) ],
  ...PLACES.map(({ name, lon, lat }) => ["place", name, point(lon, lat)]),
  ["landmark", "Vár", point(18.3215, 47.6462)],
];

/** Houses along a way, as many as are asked for, numbered from its beginning. */
function houses([, street, { coordinates }], count) {
  return Array.from({ length: count }, (_, nth) => {
    const along = ((nth + 0.5) / count) * (coordinates.length - 1);
    const [[aLon, aLat], [bLon, bLat]] = [coordinates[Math.floor(along)], coordinates[Math.floor(along) + 1]];
    const part = along % 1;
    return { settlement: "Tata", postcode: "2890", street, number: String(nth + 1), at: [aLon + part * (bLon - aLon), aLat + part * (bLat - aLat)].map((degrees) => Math.round(degrees * 1e6) / 1e6) };
  });
}

/** A made-up register of addresses: eighty houses along each road. */
export const ADDRESSES = THINGS.filter(([kind]) => kind === "road").flatMap((road) => houses(road, 80));
