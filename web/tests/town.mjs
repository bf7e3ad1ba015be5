// A made-up town for tests, in the shape that the real server gives: its catalog and its layers. No survey stands
// behind it; numbers come from a formula.
import { cellsToMultiPolygon, cellToLatLng, gridDisk, polygonToCells } from "h3-js";
import { blocksOf, chance, fitsOf } from "./blocks.mjs";
import { emergence, trendOf } from "./changes.mjs";
import { ADDRESSES, inLake, km, MUNICIPALITIES, PLACES, THINGS } from "./ground.mjs";

const PERIODS = ["2021-03-31", "2021-09-30", "2022-03-31", "2022-09-30", "2023-03-31", "2023-09-30", "2024-03-31", "2024-09-30"];

const label = (hu, cs, en) => ({ hu, cs, en });

const THEMES = [{ id: "ageing", label: label("Időskor", "Stáří", "Later life") }];

/** The second has no theme, as in a release in which some indicator has none. */
const INDICATORS = [
  {
    id: "elders-alone",
    theme: "ageing",
    unit: "persons",
    kind: "rate",
    hotspots: true,
    town: 0.29,
    part: 0.23,
    label: label("Egyedül élő 65 év felettiek", "Lidé ve věku 65 a více let, kteří žijí sami", "People aged 65 and over who live alone"),
    populationLabel: label("65 évesek és idősebbek", "lidé ve věku 65 a více let", "people aged 65 and over"),
    casesLabel: label("egyedül élők", "lidé žijící sami", "people who live alone"),
    description: label(
      "65 évesek és idősebbek, akik egyszemélyes háztartásban élnek.",
      "Lidé ve věku 65 a více let, kteří žijí v domácnosti jednotlivce.",
      "People aged 65 and over in a household of one.",
    ),
  },
  {
    id: "severe-deprivation",
    unit: "households",
    kind: "rate",
    hotspots: true,
    town: 0.12,
    part: 0.42,
    label: label("Súlyos anyagi és társadalmi deprivációban élő háztartások", "Domácnosti v závažné materiální a sociální deprivaci", "Severe material and social deprivation"),
    populationLabel: label("háztartások, amelyekről ez ismert", "domácnosti, u nichž je to známo", "households of which this is known"),
    casesLabel: label("súlyos anyagi és társadalmi deprivációban élő háztartások", "domácnosti v závažné materiální a sociální deprivaci", "households in severe material and social deprivation"),
    description: label(
      "A háztartás tizenhárom alapvető dolog közül legalább hetet nem engedhet meg magának.",
      "Domácnost si nemůže dovolit alespoň sedm ze třinácti základních věcí.",
      "The household cannot afford at least seven of thirteen basic things.",
    ),
  },
];

const SETS = {
  municipalities: label("Települések", "Obce", "Municipalities"),
  districts: label("Városrészek", "Městské části", "Districts"),
  basemap: label("Alaptérkép", "Podkladová mapa", "Basemap"),
  addresses: label("Címek", "Adresy", "Addresses"),
};

const BOX = [18.262, 47.596, 18.424, 47.692];

/** Like an older release, the second topic says nothing of methods and has no layers over all dates. */
const isNewer = ({ id }) => id === INDICATORS[0].id;

const METHODS = { hu: "Így készült: ", cs: "Takto vzniklo: ", en: "This was found so: " };

/** The release that the server would describe, with methods in a language. */
export function catalog(release, language = "en") {
  const collections = Object.entries(SETS).map(([id, labels]) => ({ id, title: labels.en, labels, extent: { spatial: { bbox: [BOX] } }, gocpont: { kind: "reference" } }));
  for (const { id: indicator, label: named } of INDICATORS) {
    const newer = isNewer({ id: indicator });
    const add = (suffix, own) => {
      const found = newer ? { method: `${METHODS[language]}${suffix}.`, neighbourhoods: 4 } : {};
      collections.push({ id: `${indicator}-${suffix}`, title: `${named.en} – ${suffix}`, labels: named, gocpont: { indicator, periods: PERIODS, ...found, ...own } });
    };
    add("blocks", { kind: "blocks" });
    for (const resolution of [6, 7, 8, 9]) add(`hex${resolution}`, { kind: "hex", resolution });
    add("districts", { kind: "areas", set: "districts" });
    add("hotspots", { kind: "hotspots" });
    if (!newer) continue;
    for (const kind of ["trend", "emerging"]) add(kind, { kind, periods: PERIODS.slice(-1), neighbourhoods: null });
  }
  return {
    links: [],
    release: {
      number: release,
      published: "2026-11-23",
      synthetic: true,
      minDaysBetweenReleases: 0,
      threshold: 10,
      filterThreshold: 5,
      protection: { threshold: 10, filter_threshold: 5, noise: { bound: 5, variance: 3 } },
      place: label("Tata és Baj", "Tata és Baj", "Tata és Baj"),
      bbox: [18.22, 47.56, 18.46, 47.72],
      periods: PERIODS,
      themes: THEMES,
      indicators: INDICATORS.map(({ town: _, part: __, ...shown }) => shown),
    },
    collections,
  };
}

const CELLS = MUNICIPALITIES.map(({ outline }) => polygonToCells(outline, 9, true));
const AT = new Map(CELLS.flat().map((cell) => [cell, cellToLatLng(cell)]));

/** How many people live in a hexagon. */
function people(cell) {
  const at = AT.get(cell);
  if (inLake(at)) return 0;
  const near = PLACES.map(({ lat, lon, reach, people }) => people * Math.exp(-((km(at, [lat, lon]) / reach) ** 2)));
  const farm = chance(`${cell}farm`) > 0.93 ? 8 : 0;
  return Math.round(Math.max(...near) * (0.6 + 0.8 * chance(`${cell}people`))) + farm;
}

/** Where there are more cases than elsewhere, and where fewer. */
function surplus(at, { id }) {
  const hot = id === "elders-alone" ? [47.655, 18.31] : [47.6275, 18.316];
  const cold = id === "elders-alone" ? [47.6445, 18.335] : [47.655, 18.314];
  return Math.exp(-((km(at, hot) / 0.7) ** 2)) - Math.exp(-((km(at, cold) / 0.7) ** 2));
}

/** Where the second topic becomes more frequent from date to date, and where less. */
function turn(at, { id }, period) {
  if (id === "elders-alone") return 0;
  const near = (to) => Math.exp(-((km(at, to) / 0.6) ** 2));
  return 2.4 * (PERIODS.indexOf(period) / (PERIODS.length - 1) - 0.5) * (near([47.664, 18.327]) - near([47.6275, 18.316]));
}

/** Population and cases of hexagons. */
function counted(cells, indicator, period) {
  const drift = PERIODS.indexOf(period) * 0.02 - 0.14;
  let [population, cases] = [0, 0];
  for (const cell of cells) {
    const here = Math.round(people(cell) * indicator.part);
    const share = indicator.town * (1 + drift + 0.85 * surplus(AT.get(cell), indicator) + turn(AT.get(cell), indicator, period) + 0.5 * (chance(cell + indicator.id) - 0.5));
    population += here;
    cases += Math.round(here * Math.min(0.9, Math.max(0.02, share)));
  }
  return { population, cases };
}

function classOf(z) {
  const size = Math.abs(z);
  const level = size > 3.2 ? 99 : size > 2.7 ? 95 : size > 2.3 ? 90 : 0;
  return level === 0 ? "ns" : `${z > 0 ? "hot" : "cold"}${level}`;
}

function wilson(cases, population) {
  const [z, share] = [1.96, cases / population];
  const middle = (share + z ** 2 / (2 * population)) / (1 + z ** 2 / population);
  const half = (z / (1 + z ** 2 / population)) * Math.sqrt((share * (1 - share)) / population + z ** 2 / (4 * population ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const NOTHING = { cases: null, population: null, value: null, low: null, high: null, n_band: null, class: null, z: null, p: null, p_adjusted: null };

/** One indicator at one date: its blocks, and what the blocks and their neighbours count. */
function layer(indicator, period) {
  const isSafe = (cells) => {
    const { population, cases } = counted(cells, indicator, PERIODS.at(-1));
    return population >= 13 && cases >= 5 && population - cases >= 5;
  };
  const blocks = CELLS.flatMap((cells) => blocksOf(cells, isSafe));
  const blockOf = new Map(blocks.flatMap((block) => block.map((cell) => [cell, block])));
  const all = counted(CELLS.flat(), indicator, period);
  const town = all.cases / all.population;
  // Where a municipality is withheld, nothing of it is shown: Baj at the first date.
  const withheld = (cells) => period === PERIODS[0] && CELLS[1].includes(cells[0]);
  const score = (cells) => {
    const near = new Set(cells.flatMap((cell) => gridDisk(cell, 1)).map((cell) => blockOf.get(cell)).filter(Boolean));
    const { population, cases } = counted([...near].flat(), indicator, period);
    return Math.round((100 * (cases - population * town)) / Math.sqrt(population * town * (1 - town))) / 100;
  };
  function numbers(cells, single) {
    const common = { period, reference_value: town, marks: [] };
    if (withheld(cells)) return { ...NOTHING, ...common, status: "suppressed", marks: ["withheld"] };
    const { cases, population } = counted(cells, indicator, period);
    if (population === 0) return { ...NOTHING, ...common, cases, population, status: "nodata", marks: ["no_population"] };
    const z = score(cells);
    const p = Math.min(1, 2 * Math.exp(-0.717 * Math.abs(z) - 0.416 * z * z));
    const tested = single ? { z, p, p_adjusted: Math.min(1, p * 1.6) } : { z: null, p: null, p_adjusted: null };
    const name = classOf(z);
    const robustness = isNewer(indicator) && name !== "ns" ? Math.min(4, Math.floor(Math.abs(z))) / 4 : null;
    return { ...common, cases, population, value: cases / population, ...wilson(cases, population), n_band: null, class: name, robustness, ...tested, marks: single ? [] : ["mixed"] };
  }
  return { blocks, numbers };
}

const made = new Map();

/** A layer is made once. */
function layerOf(indicator, period) {
  const key = `${indicator.id}@${period}`;
  if (!made.has(key)) made.set(key, layer(indicator, period));
  return made.get(key);
}

function hexes(indicator, resolution, period) {
  const { blocks, numbers } = layerOf(indicator, period);
  return fitsOf(blocks, resolution).map(({ blocks: joined, hexes: cells }, at) => {
    const h3 = cells.length === 1 ? cells[0] : null;
    const properties = { h3, block: joined[0][0], area: null, name: null, status: h3 ? "own" : "merged", ...numbers(joined.flat(), joined.length === 1) };
    return feature(at + 1, polygons(cells), properties);
  });
}

/** Each municipality in two districts, which fit the blocks only roughly. */
function districts(indicator, period) {
  const { blocks, numbers } = layerOf(indicator, period);
  const halves = MUNICIPALITIES.flatMap(({ name, outline }, at) => {
    const [[, middle]] = [cellToLatLng(CELLS[at][0])];
    const west = (cells) => cellToLatLng(cells[0])[1] < middle;
    const own = blocks.filter((block) => CELLS[at].includes(block[0]));
    return [
      [`${name} nyugat`, own.filter(west)],
      [`${name} kelet`, own.filter((cells) => !west(cells))],
    ];
  });
  return halves.filter(([, own]) => own.length > 0).map(([name, own], at) => {
    const marks = ["too_few_blocks", "best_fit"];
    const found = numbers(own.flat(), false);
    const properties = { h3: null, block: null, area: `d${at + 1}`, name, status: "own", ...found, class: null, marks: found.status ? found.marks : marks };
    return feature(at + 1, polygons(own.flat()), properties);
  });
}

/** The blocks at the latest date, with what became of them over all dates. */
function changes(indicator, kind) {
  const last = layerOf(indicator, PERIODS.at(-1));
  return last.blocks.map((block, at) => {
    const dates = PERIODS.map((period) => layerOf(indicator, period).numbers(block, true));
    const found = kind === "trend" ? trendOf(dates) : emergence(dates);
    const own = { h3: block.length === 1 ? block[0] : null, block: block[0], area: null, name: null, status: "own" };
    return feature(at + 1, polygons(block), { ...own, ...dates.at(-1), robustness: undefined, ...found });
  });
}

function polygons(cells) {
  const rounded = (point) => point.map((degrees) => Math.round(degrees * 1e6) / 1e6);
  const coordinates = cellsToMultiPolygon(cells, true).map((rings) => rings.map((ring) => ring.map(rounded)));
  return coordinates.length === 1 ? { type: "Polygon", coordinates: coordinates[0] } : { type: "MultiPolygon", coordinates };
}

const feature = (id, geometry, properties) => ({ type: "Feature", id, geometry, properties });

/** The features of a collection; `null` if there is no such collection. */
export function items(id, period) {
  if (id === "basemap") return THINGS.map(([kind, name, geometry], at) => feature(at + 1, geometry, { area: null, name, kind }));
  if (id === "addresses") return ADDRESSES.map(({ at, street, number, ...own }, nth) => feature(nth + 1, { type: "Point", coordinates: at }, { kind: "address", name: `${street} ${number}`, street, number, ...own }));
  if (id === "municipalities") return MUNICIPALITIES.map(({ name, outline }, at) => feature(at + 1, { type: "Polygon", coordinates: outline }, { area: `m${at}`, name, kind: "area" }));
  if (id === "districts") return districts(INDICATORS[0], PERIODS[0]).map(({ properties: { name, area }, ...rest }) => ({ ...rest, properties: { name, area, kind: "area" } }));
  const [, indicatorId, kind] = id.match(/^(.*)-(blocks|hex\d|districts|hotspots|trend|emerging)$/) ?? [];
  const indicator = INDICATORS.find((each) => each.id === indicatorId);
  if (!indicator || !PERIODS.includes(period)) return null;
  if (kind === "trend" || kind === "emerging") return changes(indicator, kind);
  if (kind === "districts") return districts(indicator, period);
  return hexes(indicator, kind.startsWith("hex") ? Number(kind.slice(3)) : 9, period);
}
