// A made-up town for tests: real H3 hexagons around Tata, and numbers that a formula gives. No survey stands behind it.
import { cellToBoundary, cellToChildren, cellToLatLng, cellToParent, gridDisk, latLngToCell } from "h3-js";

const CENTER = [47.645, 18.33];
const PERIODS = ["2021-03-31", "2023-09-30", "2024-09-30"];

const label = (hu, cs, en) => ({ hu, cs, en });

const INDICATORS = [
  {
    id: "living-alone-65",
    unit: "persons",
    kind: "rate",
    hotspots: true,
    town: 0.271,
    label: label("Egyedül élő 65 éven felüliek", "Lidé od 65 let žijící sami", "People aged 65 and over who live alone"),
    populationLabel: label("65 éves és idősebb lakosok", "obyvatelé od 65 let", "residents aged 65 and over"),
    casesLabel: label("egyedül élnek", "žijí sami", "live alone"),
    description: label("Hányan élnek egyedül az idősek közül.", "Kolik starších lidí žije samo.", "How many older people live alone."),
  },
  {
    id: "deprivation",
    unit: "households",
    kind: "rate",
    hotspots: true,
    town: 0.098,
    label: label("Súlyos anyagi és társadalmi depriváció", "Závažná materiální a sociální deprivace", "Severe material and social deprivation"),
    populationLabel: label("minden háztartás", "všechny domácnosti", "all households"),
    casesLabel: label("súlyosan deprivált háztartás", "závažně deprivovaná domácnost", "severely deprived household"),
    description: label(
      "Háztartások, amelyek a tizenhárom alapvető dologból legalább hetet nem engedhetnek meg maguknak.",
      "Domácnosti, které si nemohou dovolit alespoň sedm ze třinácti základních věcí.",
      "Households that cannot afford at least seven of thirteen basic things.",
    ),
  },
];

/** The release that the server would describe. */
export function catalog(release) {
  const collections = [
    { id: "municipalities", title: "Municipalities", gocpont: { kind: "reference" } },
    { id: "districts", title: "Districts", gocpont: { kind: "reference" } },
    { id: "basemap", title: "Basemap", gocpont: { kind: "reference" } },
  ];
  for (const { id: indicator } of INDICATORS) {
    for (const resolution of [6, 7, 8, 9]) {
      collections.push({ id: `${indicator}-hex${resolution}`, title: `${indicator}, hex ${resolution}`, gocpont: { indicator, kind: "hex", resolution } });
    }
    const labels = label("Városrészek", "Městské části", "Districts");
    collections.push({ id: `${indicator}-districts`, title: "Districts", labels, gocpont: { indicator, kind: "areas", set: "districts" } });
  }
  const bbox = [18.27, 47.595, 18.39, 47.695];
  return {
    links: [],
    release: {
      number: release,
      published: "2026-11-23",
      synthetic: true,
      minDaysBetweenReleases: 30,
      place: label("Tata", "Tata", "Tata"),
      bbox,
      center: [CENTER[1], CENTER[0]],
      periods: PERIODS,
      indicators: INDICATORS.map(({ town: _, ...shown }) => shown),
    },
    collections,
  };
}

/** A number between 0 and 1 that depends on a text alone. */
function chance(text) {
  let state = 2166136261;
  for (const char of text) state = Math.imul(state ^ char.charCodeAt(0), 16777619);
  state ^= state >>> 15;
  state = Math.imul(state, 2246822507);
  return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
}

const km = ([lat, lon], [toLat, toLon]) => Math.hypot((lat - toLat) * 111.2, (lon - toLon) * 74.9);

/** The inhabited hexagons: the town around the lake, Agostyán in the east, and a few farms. */
function inhabited() {
  const cells = gridDisk(latLngToCell(...CENTER, 9), 18);
  return cells.filter((cell) => {
    const at = cellToLatLng(cell);
    const lake = km(at, [47.638, 18.331]) < 0.75;
    const town = km(at, CENTER) < 2.35 + chance(`${cell}edge`) * 0.5;
    const village = km(at, [47.664, 18.381]) < 0.75;
    return !lake && (town || village || chance(`${cell}farm`) > 0.975);
  });
}

const CELLS = inhabited();

/** Two neighbourhoods with many cases and two with few. */
function surplus(at, indicator) {
  const hot = indicator === "deprivation" ? [47.655, 18.345] : [47.634, 18.312];
  const cold = indicator === "deprivation" ? [47.633, 18.316] : [47.66, 18.33];
  return Math.exp(-((km(at, hot) / 0.75) ** 2)) - Math.exp(-((km(at, cold) / 0.8) ** 2));
}

function classOf(z) {
  const size = Math.abs(z);
  const level = size > 3 ? 99 : size > 2.4 ? 95 : size > 1.9 ? 90 : 0;
  return level === 0 ? "ns" : `${z > 0 ? "hot" : "cold"}${level}`;
}

function wilson(cases, population) {
  const [z, share] = [1.96, cases / population];
  const middle = (share + z ** 2 / (2 * population)) / (1 + z ** 2 / population);
  const half = (z / (1 + z ** 2 / population)) * Math.sqrt((share * (1 - share)) / population + z ** 2 / (4 * population ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

function numbers(block, at, { id, town }, period, people) {
  const drift = PERIODS.indexOf(period) * 0.06 - 0.06;
  const excess = surplus(at, id);
  const share = Math.min(0.85, Math.max(0.01, town * (1 + drift + 0.95 * excess + 0.5 * (chance(`${block}${id}${period}`) - 0.5))));
  const population = Math.round(people);
  const cases = Math.round(population * share);
  const z = Math.round((excess * 4.6 + (chance(`${block}z${period}`) - 0.5)) * 100) / 100;
  const p = Math.min(1, 2 * Math.exp(-0.717 * Math.abs(z) - 0.416 * z * z));
  const value = cases / population;
  return { cases, population, value, ...wilson(cases, population), n_band: null, class: classOf(z), z, p, p_adjusted: Math.min(1, p * 1.6), reference_value: town };
}

const NOTHING = { cases: null, population: null, value: null, low: null, high: null, n_band: null, class: null, z: null, p: null, p_adjusted: null, reference_value: null };

/** What a fine hexagon shows: numbers of its own, of its merged block, or none. */
function fine(cell, indicator, period) {
  const at = cellToLatLng(cell);
  const far = km(at, CENTER) > 2.3 && km(at, [47.664, 18.381]) > 0.5;
  if (far && chance(`${cell}farm`) > 0.975) return { block: null, status: chance(cell) > 0.5 ? "suppressed" : "nodata", ...NOTHING };
  const parent = cellToParent(cell, 8);
  const merged = chance(parent) > 0.72;
  const block = merged ? parent : cell;
  const people = 40 + chance(`${block}people`) * 160;
  return { block, status: merged ? "merged" : "own", ...numbers(block, cellToLatLng(block), indicator, period, people) };
}

function hexes(indicator, resolution, period) {
  const cells = resolution === 9 ? CELLS : [...new Set(CELLS.map((cell) => cellToParent(cell, resolution)))];
  return cells.map((h3, at) => {
    const place = resolution === 9 ? fine(h3, indicator, period) : coarse(h3, indicator, period);
    return feature(at + 1, polygon(h3), { h3, area: null, name: null, period, marks: [], ...place });
  });
}

function coarse(h3, indicator, period) {
  const inside = cellToChildren(h3, 9).filter((cell) => CELLS.includes(cell)).length;
  const status = inside < 2 ? "suppressed" : "own";
  if (status === "suppressed") return { block: null, status, ...NOTHING };
  const place = { block: h3, status, ...numbers(h3, cellToLatLng(h3), indicator, period, inside * 110) };
  return inside > 25 ? { ...place, marks: ["mixed"] } : place;
}

function districts(indicator, period) {
  return gridDisk(latLngToCell(...CENTER, 7), 1).map((cell, at) => {
    const numbersHere = numbers(cell, cellToLatLng(cell), indicator, period, 2000);
    return feature(at + 1, polygon(cell), { name: `${at + 1}. kerület`, period, status: "own", ...numbersHere, class: null, marks: ["too_few_blocks", "best_fit"] });
  });
}

function polygon(cell) {
  return { type: "Polygon", coordinates: [cellToBoundary(cell, true).map((point) => point.map((n) => Math.round(n * 1e6) / 1e6))] };
}

const feature = (id, geometry, properties) => ({ type: "Feature", id, geometry, properties });

function ring(lat, lon, north, east, corners, wobble) {
  const points = Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners;
    const reach = 1 + wobble * (chance(`${lat}${at}`) - 0.5);
    return [lon + (east * reach * Math.cos(angle)) / 74.9, lat + (north * reach * Math.sin(angle)) / 111.2];
  });
  return [[...points, points[0]]];
}

const line = (...coordinates) => ({ type: "LineString", coordinates });
const point = (lon, lat) => ({ type: "Point", coordinates: [lon, lat] });
const area = (...args) => ({ type: "Polygon", coordinates: ring(...args) });

function basemap() {
  const things = [
    ["lake", "Öreg-tó", area(47.638, 18.331, 1.0, 0.62, 22, 0.3)],
    ["lake", "Cseke-tó", area(47.6515, 18.3235, 0.22, 0.16, 14, 0.3)],
    ["stream", "Által-ér", line([18.345, 47.58], [18.338, 47.61], [18.334, 47.63], [18.322, 47.655], [18.31, 47.68], [18.29, 47.71])],
    ["motorway", "M1", line([18.22, 47.628], [18.28, 47.618], [18.34, 47.607], [18.42, 47.583])],
    ["railway", "Budapest–Győr", line([18.43, 47.6], [18.375, 47.627], [18.348, 47.652], [18.322, 47.667], [18.27, 47.68], [18.21, 47.69])],
    ["road", "Ady Endre utca", line([18.3, 47.628], [18.318, 47.648], [18.328, 47.654], [18.345, 47.662], [18.37, 47.668])],
    ["road", "Agostyáni út", line([18.328, 47.654], [18.35, 47.65], [18.381, 47.664], [18.41, 47.655])],
    ["road", "Baji út", line([18.328, 47.654], [18.346, 47.64], [18.362, 47.612], [18.39, 47.595])],
    ["road", "Komáromi út", line([18.318, 47.648], [18.305, 47.668], [18.28, 47.7])],
    ["place", "Tata", point(18.3225, 47.6465)],
    ["place", "Tóváros", point(18.34, 47.6465)],
    ["place", "Agostyán", point(18.381, 47.664)],
    ["landmark", "Vár", point(18.3265, 47.6485)],
  ];
  return things.map(([kind, name, geometry], at) => feature(at + 1, geometry, { kind, name }));
}

/** The features of a collection; `null` if there is no such collection. */
export function items(id, period) {
  if (id === "basemap") return basemap();
  if (id === "municipalities") return [feature(1, area(47.645, 18.335, 5.2, 4.6, 26, 0.35), { name: "Tata" })];
  if (id === "districts") return districts(INDICATORS[0], PERIODS[0]).map(({ properties: { name }, ...rest }) => ({ ...rest, properties: { name } }));
  const [, indicatorId, kind] = id.match(/^(.*)-(hex\d|districts)$/) ?? [];
  const indicator = INDICATORS.find((each) => each.id === indicatorId);
  if (!indicator || !PERIODS.includes(period)) return null;
  return kind === "districts" ? districts(indicator, period) : hexes(indicator, Number(kind.slice(3)), period);
}
