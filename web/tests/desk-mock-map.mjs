// What the desk's program answers to the staff map and the pages of measures, for tests: a made-up town of hexes whose numbers come
// from a formula, small registers, and a plan that is added up anew with each question.
import { cellArea, cellsToMultiPolygon, cellToLatLng, gridDisk, latLngToCell, polygonToCells } from "h3-js";
import { category, said, state, step, variable } from "./desk-registers.mjs";

const CENTRE = [47.645, 18.318];
const PERIODS = ["2024-03-31", "2024-09-30", "2025-03-31", "2025-09-30", "2026-03-31", "2026-09-30"];
const LAYERS = [
  { id: "elders-alone", unit: "persons", label: said("Egyedül élő idősek", "Osaměle žijící senioři", "Elders who live alone"), population_label: said("65 évesek és idősebbek", "lidé 65+", "people of 65 and over"), cases_label: said("egyedül élők", "žijící sami", "living alone"), description: said("A 65 évesek és idősebbek közül azok, akik egyedül élnek.", "Z lidí ve věku 65 a více let ti, kteří žijí sami.", "Of those aged 65 and over the ones who live alone."), theme: null, rate: 0.22, hot: 0.3 },
  { id: "crowded", unit: "households", label: said("Zsúfolt lakások", "Přeplněné byty", "Crowded dwellings"), population_label: said("háztartások", "domácnosti", "households"), cases_label: said("zsúfoltan élők", "v přeplněných bytech", "crowded ones"), description: said("Háztartások, ahol egy szobára több mint két ember jut.", "Domácnosti, kde na místnost připadají více než dva lidé.", "Households with more than two people to a room."), theme: null, rate: 0.08, hot: 0.1 },
];

// --------------------------------------------------------------------------------------------------------------- registers

const text = (code, labels, more = {}) => variable(code, "text", labels, more);
const YES = { required: true };
const register = (id, labels, more) => ({ id, label: said(...labels), parent: null, initial: "active", summary: ["title"], states: [state("active", ["működik", "působí", "active"]), state("gone", ["megszűnt", "zanikla", "gone"], null, true)], steps: [], links: [], flags: [], place: { point: true, area: false, hotspot: false, many: false }, variables: [text("title", ["Név", "Název", "Name"], YES)], ...more });
const link = (code, to, labels, many = false) => ({ code, to, many, label: said(...labels) });

const SOURCES = [category("municipality", "önkormányzati saját forrás", "vlastní zdroje obce", "municipality's own"), category("eu", "európai uniós támogatás", "fondy EU", "European Union")];
const CERTAINTIES = [category("secured", "biztosított", "zajištěné", "secured"), category("won", "elnyert", "získané", "won"), category("planned", "tervezett", "plánované", "planned")];
const CURRENCIES = [category("HUF", "magyar forint", "maďarský forint", "Hungarian forint"), category("EUR", "euró", "euro", "euro")];
const LEVELS = [category("priority", "prioritás", "priorita", "priority"), category("measure", "intézkedés", "opatření", "measure"), category("activity", "tevékenység", "aktivita", "activity")];
const BETTER = [category("more", "ha nő", "když roste", "more"), category("less", "ha csökken", "když klesá", "less")];

export const MAP_REGISTERS = {
  site: register("site", ["Helyszín", "Místo", "Site"], {}),
  room: register("room", ["Helyiség", "Místnost", "Room"], { parent: "site", place: { point: false, area: false, hotspot: false, many: false }, variables: [text("title", ["Név", "Název", "Name"], YES), variable("seats", "integer", ["Férőhely", "Kapacita", "Seats"], { range: [1, 900] })] }),
  measure: register("measure", ["Intézkedés", "Opatření", "Measure"], {
    initial: "proposed",
    place: { point: true, area: true, hotspot: true, many: true },
    variables: [
      text("title", ["Cím", "Název", "Title"], YES),
      variable("level", "category", ["Szint", "Úroveň", "Level"], { required: true, categories: LEVELS }),
      variable("instrument", "category", ["Az eszköz fajtája", "Druh nástroje", "Type of instrument"], { categories: [category("social_service", "szociális szolgáltatás", "sociální služba", "social service")] }),
      text("aim", ["Cél", "Cíl", "Aim"]),
      ...[["starts_on", "Tervezett kezdet", "Plánované zahájení", "Planned start"], ["ends_on", "Tervezett befejezés", "Plánované dokončení", "Planned end"], ["started_on", "Tényleges kezdet", "Skutečné zahájení", "Actual start"]].map(([code, ...labels]) => variable(code, "date", labels)),
    ],
    states: [state("proposed", ["javasolt", "navržené", "proposed"]), state("approved", ["elfogadott", "schválené", "approved"]), state("running", ["folyamatban", "probíhá", "running"]), state("completed", ["befejezett", "dokončené", "completed"], null, true)],
    steps: [step("approve", ["proposed"], "approved", ["Elfogadás", "Schválit", "Approve"])],
    links: [link("part_of", "measure", ["Mi alá tartozik", "Čeho je součástí", "Part of"]), link("responsible", "organisation", ["Felelős szervezet", "Odpovědná organizace", "Responsible body"]), link("services", "service", ["Érintett szolgáltatások", "Dotčené služby", "Services concerned"], true), link("signals", "signal", ["Kiváltó jelzések", "Podněty", "Signals behind it"], true)],
  }),
  budget_line: register("budget_line", ["Költségvetési sor", "Rozpočtová položka", "Budget line"], {
    parent: "measure", initial: "open", summary: ["source", "year"],
    place: { point: false, area: false, hotspot: false, many: false },
    states: [state("open", ["nyitott", "otevřená", "open"]), state("settled", ["elszámolt", "vyúčtovaná", "settled"], null, true)],
    steps: [step("settle", ["open"], "settled", ["Elszámolás", "Vyúčtovat", "Settle"], ["spent"])],
    variables: [
      variable("source", "category", ["Forrás", "Zdroj", "Source"], { required: true, categories: SOURCES }), variable("certainty", "category", ["Bizonyosság", "Jistota", "Certainty"], { required: true, categories: CERTAINTIES }),
      variable("amount", "decimal", ["Összeg", "Částka", "Amount"], { required: true, range: [0, 1e12] }), variable("currency", "category", ["Pénznem", "Měna", "Currency"], { required: true, categories: CURRENCIES }),
      variable("year", "integer", ["Év", "Rok", "Year"], { required: true, range: [1990, 2100] }), variable("spent", "decimal", ["Elköltött összeg", "Vyčerpáno", "Spent"], { range: [0, 1e12] }),
    ],
  }),
  measure_indicator: register("measure_indicator", ["Az intézkedés mutatója", "Ukazatel opatření", "Indicator of the measure"], {
    parent: "measure", initial: "tracked", summary: ["name"],
    place: { point: false, area: false, hotspot: false, many: false },
    states: [state("tracked", ["figyelt", "sledovaný", "tracked"])],
    variables: [
      text("name", ["Név", "Název", "Name"], YES), text("unit", ["Mértékegység", "Jednotka", "Unit"], YES), variable("better", "category", ["Melyik irány a jobb", "Který směr je lepší", "Which way is better"], { required: true, categories: BETTER }),
      text("indicator", ["A térkép mutatójának neve", "Název ukazatele na mapě", "Name of the map's indicator"]),
      ...[["baseline", "Kiinduló érték", "Výchozí hodnota", "Baseline"], ["target", "Célérték", "Cílová hodnota", "Target"]].map(([code, ...labels]) => variable(code, "decimal", labels, YES)),
    ],
  }),
};

// ------------------------------------------------------------------------------------------------------------------- hexes

const cells = (resolution) => gridDisk(latLngToCell(...CENTRE, resolution), { 7: 2, 8: 3, 9: 7 }[resolution]);
const noise = (text) => ([...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1009, 7) % 100) / 100;
/** The hexes of the town's north-east, where more people live alone. */
const isHot = (h3) => {
  const [lat, lon] = cellToLatLng(h3);
  return Math.hypot((lat - 47.652) * 1.5, lon - 18.332) < 0.009;
};

function countsOf(h3, layer, period) {
  const { rate, hot } = LAYERS.find(({ id }) => id === layer);
  const size = cellArea(h3, "km2") / 0.105;
  const population = noise(h3) < 0.12 ? 0 : Math.round((12 + noise(`${h3}p`) * 60) * size);
  const fall = isHot(h3) && period > "2025-06-30" ? 0.05 : 0;
  const share = rate + (isHot(h3) ? hot : 0) - fall + (noise(`${h3}${period}`) - 0.5) * 0.04;
  return [Math.round(population * Math.max(0, share)), population];
}

/** A share with its interval, after Wilson (1927). */
function figureOf(cases, population) {
  if (population === 0) return { cases, population, value: null, low: null, high: null, few: true };
  const [p, z] = [cases / population, 1.96];
  const middle = (p + (z * z) / (2 * population)) / (1 + (z * z) / population);
  const half = (z / (1 + (z * z) / population)) * Math.sqrt((p * (1 - p)) / population + (z * z) / (4 * population ** 2));
  return { cases, population, value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half), few: population < 30 || cases < 5 };
}

const sumOf = (hexes, layer, period) => figureOf(...hexes.map((h3) => countsOf(h3, layer, period)).reduce(([c, p], [cases, population]) => [c + cases, p + population], [0, 0]));
const outlineOf = (hexes) => ({ type: "MultiPolygon", coordinates: cellsToMultiPolygon(hexes, true) });
const ring = (points) => ({ type: "Polygon", coordinates: [[...points, points[0]]] });
const NORTH = ring([[18.28, 47.645], [18.36, 47.645], [18.36, 47.68], [18.28, 47.68]]);
const SOUTH = ring([[18.28, 47.61], [18.36, 47.61], [18.36, 47.645], [18.28, 47.645]]);
const AREAS = [
  { set: "municipalities", area: "25104", name: "Mintaváros", geometry: outlineOf(cells(9)) },
  { set: "districts", area: "1", name: "Felsőváros", geometry: NORTH },
  { set: "districts", area: "2", name: "Alsóváros", geometry: SOUTH },
];

function spotOf(layer, period, resolution = 9) {
  const hexes = cells(resolution).filter(isHot);
  const rest = cells(resolution).filter((h3) => !isHot(h3));
  const [figure, others] = [sumOf(hexes, layer, period), sumOf(rest, layer, period)];
  return { hotspot: `${layer}/${period}/${hexes[0]}`, hexes, figure, others, class: "hot99", p: 0.00003, relative_risk: figure.value / others.value, outline: outlineOf(hexes) };
}

function placeOf(place) {
  if ("lat" in place) return { lat: place.lat, lon: place.lon };
  if ("hotspot" in place) return { hotspot: place.hotspot, ...(({ hexes, outline }) => ({ hexes, outline }))(spotOf(...place.hotspot.split("/").slice(0, 2))) };
  const area = AREAS.find((own) => own.set === place.set && own.area === place.area);
  return { ...place, name: area?.name ?? null, outline: area?.geometry ?? null };
}

// ----------------------------------------------------------------------------------------------------------------- entries

const ORGANISATION = "kozpont";

export function mapEntries() {
  const now = new Date(Date.now() - 86_400_000).toISOString();
  const own = (register, id, more) => ({ register, id, revision: 1, tenant: "tata", organisation: ORGANISATION, state: MAP_REGISTERS[register]?.initial, opened: now, since: now, due: null, answers: {}, secrets: {}, links: {}, places: [], ...more });
  const end = (...ids) => ids.map((id) => ({ id, gone: false }));
  const line = (id, measure, source, certainty, amount, year, more = {}) => own("budget_line", id, { answers: { source, certainty, amount, currency: "HUF", year, ...more }, links: { parent: end(measure) } });
  return [
    own("service", 101, { state: "running", answers: { title: "Próba Jelzőrendszer", sort: "home" }, places: [{ lat: 47.6515, lon: 18.3305 }], mock: { capacity: [{ unit: "places", amount: 40 }], free: 6, vacant: 0.5, waiting: 0 } }),
    own("service", 102, { state: "running", answers: { title: "Minta Idősek Klubja", sort: "meals" }, places: [{ lat: 47.639, lon: 18.31 }], mock: { capacity: [{ unit: "clients_per_day", amount: 30 }], free: 0, vacant: 0, waiting: 12 } }),
    own("site", 1, { answers: { title: "Felsővárosi Közösségi Ház" }, places: [{ lat: 47.6525, lon: 18.334 }] }),
    own("room", 1, { answers: { title: "Nagyterem", seats: 80 }, links: { parent: end(1) } }),
    own("measure", 1, { state: "approved", answers: { title: "Biztonságos öregkor", level: "priority", aim: "Senki ne maradjon egyedül a bajban." } }),
    own("measure", 2, { state: "running", answers: { title: "Jelzőrendszer a Felsővárosban", level: "measure", instrument: "social_service", starts_on: "2025-05-01", ends_on: "2027-12-31", started_on: "2025-06-01" }, links: { part_of: end(1), services: end(101), signals: end(2) }, places: [{ set: "districts", area: "1" }] }),
    own("measure", 3, { answers: { title: "Készülékek felszerelése", level: "activity", starts_on: "2025-06-01", ends_on: "2026-03-31" }, links: { part_of: end(2) }, late: true }),
    own("measure", 4, { answers: { title: "Lakhatási tanácsadás", level: "measure" } }),
    line(1, 2, "municipality", "secured", 1_250_000, 2026, { spent: 400_000 }),
    line(2, 2, "eu", "planned", 3_600_000.5, 2027),
    line(3, 3, "eu", "won", 5_000_000, 2026),
    own("measure_indicator", 1, { answers: { name: "Egyedül élő idősek aránya", unit: "%", better: "less", indicator: "elders-alone", baseline: 50, target: 40 }, links: { parent: end(2) } }),
  ];
}

// ----------------------------------------------------------------------------------------------------------------- answers

class Refused extends Error {
  constructor(id) {
    super(id);
    this.id = id;
  }
}

/** The answer to a route of the map or of measures: none where it is another one's, `refused` where it is refused. */
export function answerOfMap(desk, path, query, body, titleOf) {
  const own = ROUTES[path.replace(/\d+$/, ":id")];
  if (!own) return null;
  try {
    return { told: own({ desk, query, body, id: Number(/\d+$/.exec(path)?.[0]), titleOf }) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.id };
    throw error;
  }
}

const of = (desk, register) => desk.entries.filter((own) => own.register === register);
const thing = (own, titleOf) => ({ register: own.register, id: own.id, tenant: own.tenant, organisation: own.organisation, state: own.state, overdue: own.late ?? false, title: titleOf(own) ?? own.answers.title, places: own.places.map(placeOf), ...(own.mock ?? {}) });
/** Things by what they have in common. */
function groupBy(all, key) {
  const groups = {};
  for (const each of all) (groups[key(each)] ??= []).push(each);
  return groups;
}
const counted = (codes) => Object.entries(groupBy(codes, (code) => code)).map(([code, all]) => ({ code, count: all.length }));
const NOW = PERIODS.at(-1);

function inside({ shape, area, hotspot }) {
  if ([shape, area, hotspot].filter(Boolean).length !== 1) throw new Refused("no-shape");
  const all = cells(9);
  if (hotspot) {
    if (hotspot.split("/").length !== 3) throw new Refused("no-hotspot");
    return spotOf(...hotspot.split("/").slice(0, 2)).hexes;
  }
  const outline = shape ?? AREAS.find((own) => own.set === area.set && own.area === area.area)?.geometry;
  const polygons = outline.type === "Polygon" ? [outline.coordinates] : outline.coordinates;
  const within = new Set(polygons.flatMap((own) => polygonToCells(own, 9, true)));
  const hexes = all.filter((h3) => within.has(h3));
  if (hexes.length === 0) throw new Refused("outside");
  return hexes;
}

const isAt = (hexes, place) => ("lat" in place ? hexes.includes(latLngToCell(place.lat, place.lon, 9)) : "hexes" in place ? place.hexes.some((h3) => hexes.includes(h3)) : hexes.some((h3) => new Set(polygonToCells(place.outline.coordinates.flat(place.outline.type === "Polygon" ? 0 : 1), 9, true)).has(h3)));

const ROUTES = {
  "map/layers": () => ({
    figures: true, tenants: [{ code: "tata", name: "Mintaváros", area: "25104" }], bounds: [18.285, 47.62, 18.351, 47.67], municipalities: "municipalities",
    periods: PERIODS.map((day) => ({ day, now: day === NOW })), resolutions: [7, 8, 9], layers: LAYERS, themes: [], sets: [{ set: "districts", areas: 2 }, { set: "municipalities", areas: 1 }], version: "1",
  }),
  "map/hexes": ({ query }) => {
    const [layer, period, resolution] = [query.get("layer"), query.get("period"), Number(query.get("resolution"))];
    const hexes = cells(resolution).map((h3) => {
      const { cases, population, value, low, high } = sumOf([h3], layer, period);
      return [h3, cases, population, value, low, high, population === 0 ? null : isHot(h3) ? "hot99" : noise(h3) > 0.93 ? "cold90" : "ns"];
    });
    return { layer, period, resolution, version: "1", total: sumOf(cells(resolution), layer, period), unplaced: 14, hexes };
  },
  "map/areas": ({ query }) => ({ type: "FeatureCollection", features: AREAS.filter(({ set }) => set === query.get("set")).map(({ geometry, ...properties }) => ({ type: "Feature", id: `${properties.set}/${properties.area}`, geometry, properties })) }),
  "map/hotspots": ({ query }) => ({ layer: query.get("layer"), period: query.get("period"), resolution: Number(query.get("resolution")), version: "1", method: "gi", hotspots: query.get("resolution") === "7" ? [] : [spotOf(query.get("layer"), query.get("period"), Number(query.get("resolution")))] }),
  "map/signals": ({ desk, query }) => {
    const all = of(desk, "signal").filter((own) => !query.get("kind") || own.answers.kind === query.get("kind"));
    const placed = all.flatMap((own) => own.places.filter((place) => "lat" in place).map((place) => latLngToCell(place.lat, place.lon, 8)));
    return { count: all.length, unplaced: all.length - placed.length, kinds: counted(all.map((own) => own.answers.kind)), states: counted(all.map((own) => own.state)), hexes: counted(placed).map(({ code, count }) => [code, count]), hotspots: [], denominators: "persons" };
  },
  "map/things": ({ desk, titleOf }) => ({ things: ["service", "site", "measure"].flatMap((register) => of(desk, register)).filter((own) => own.places.length > 0).map((own) => thing(own, titleOf)) }),
  "map/look": ({ desk, body, titleOf }) => {
    const hexes = inside(body);
    const at = (register) => of(desk, register).map((own) => thing(own, titleOf)).filter((own) => own.places.some((place) => isAt(hexes, place)));
    const signals = of(desk, "signal").filter((own) => own.places.some((place) => isAt(hexes, place)));
    return {
      figures: true, hexes: hexes.length, area_km2: hexes.reduce((sum, h3) => sum + cellArea(h3, "km2"), 0), outline: outlineOf(hexes), name: body.area ? AREAS.find((own) => own.area === body.area.area)?.name : null, version: "1", periods: PERIODS,
      layers: LAYERS.map(({ id }) => ({ id, inside: PERIODS.map((period) => sumOf(hexes, id, period)), whole: PERIODS.map((period) => sumOf(cells(9), id, period)) })),
      services: at("service"), measures: at("measure"), sites: at("site"), organisations: [],
      signals: { count: signals.length, open: signals.filter((own) => own.state !== "closed").length, kinds: counted(signals.map((own) => own.answers.kind)), states: counted(signals.map((own) => own.state)) },
    };
  },
  areas: () => ({
    sets: ["districts", "municipalities"].map((set) => ({ set, areas: AREAS.filter((own) => own.set === set).map(({ area, name }) => ({ area, name })) })),
    hotspots: LAYERS.map(({ id }) => spotOf(id, NOW)).map(({ hotspot, hexes, figure }) => ({ hotspot, layer: hotspot.split("/")[0], period: NOW, hexes: hexes.length, cases: figure.cases, population: figure.population })),
  }),
  "measures/plan": ({ desk, query, titleOf }) => planOf(desk, query.get("year") ? Number(query.get("year")) : null, titleOf),
  "measures/:id": ({ desk, id, query, titleOf }) => measureOf(desk, id, query.get("comparison"), titleOf),
};

// ---------------------------------------------------------------------------------------------------------------- measures

const CODES = ["secured", "won", "planned"];
const text_of = (hundredths) => (hundredths / 100).toFixed(2).replace(/\.00$/, "");

/** Sums of lines, one for each currency; hundredths are whole numbers. */
function sums(lines) {
  const by = groupBy(lines, ({ answers }) => answers.currency);
  return Object.entries(by).map(([currency, own]) => {
    const of_part = (certainty) => own.filter(({ answers }) => certainty === undefined || answers.certainty === certainty).reduce((sum, { answers }) => sum + Math.round(answers.amount * 100), 0);
    return { currency, amount: text_of(of_part()), ...Object.fromEntries(CODES.map((code) => [code, text_of(of_part(code))])), spent: text_of(own.reduce((sum, { answers }) => sum + Math.round((answers.spent ?? 0) * 100), 0)) };
  });
}

function cellsOf(lines) {
  const by = groupBy(lines, ({ answers }) => `${answers.source}/${answers.year}/${answers.currency}`);
  return Object.entries(by).map(([key, own]) => {
    const [source, year, currency] = key.split("/");
    const [{ secured, won, planned, spent }] = sums(own);
    return { source, year: Number(year), currency, secured, won, planned, spent };
  });
}

const linesOf = (desk, id) => of(desk, "budget_line").filter((own) => own.links.parent?.[0]?.id === id);
const parentOf = (own) => own.links.part_of?.[0]?.id ?? null;

function planOf(desk, year, titleOf) {
  const all = of(desk, "measure");
  const mine = (id) => linesOf(desk, id).filter(({ answers }) => year === null || answers.year === year);
  const node = (own) => {
    const children = all.filter((other) => parentOf(other) === own.id).map(node);
    const parts = sums(all.filter((other) => parentOf(other) === own.id).flatMap(({ id }) => mine(id)));
    const lines = sums(mine(own.id));
    return { id: own.id, title: titleOf(own), level: own.answers.level ?? null, state: own.state, instrument: own.answers.instrument ?? null, responsible: null, starts_on: own.answers.starts_on ?? null, ends_on: own.answers.ends_on ?? null, overdue: own.late ?? false, own: lines, parts, stands_for: lines.length > 0 ? lines : parts, children };
  };
  const roots = all.filter((own) => parentOf(own) === null);
  const lines = of(desk, "budget_line").filter(({ answers }) => year === null || answers.year === year);
  return {
    year, years: [2026, 2027], currencies: [...new Set(lines.map(({ answers }) => answers.currency))], sources: ["municipality", "eu"], tree: roots.map(node), totals: sums(lines), cells: cellsOf(lines),
    warnings: [{ kind: "parts-over-whole", measure: 2, year: 2026, currency: "HUF", whole: "1250000", parts: "5000000", over: "3750000" }],
    lists: { without_priority: roots.filter(({ answers }) => answers.level !== "priority").map(({ id }) => id), overdue: all.filter(({ late }) => late).map(({ id }) => id), unfunded: all.filter(({ id }) => linesOf(desk, id).length === 0).map(({ id }) => id), without_source: [], hotspots_without_measure: LAYERS.map(({ id }) => ({ ...spotOf(id, NOW), layer: id })) },
    status: [2026, 2027].map((own) => ({ year: own, states: counted(all.filter(({ answers }) => answers.level !== "priority").map((each) => each.state)) })),
  };
}

function measureOf(desk, id, comparison, titleOf) {
  const entry = of(desk, "measure").find((own) => own.id === id);
  if (!entry) throw new Refused("not-found");
  const up = (own) => (own ? [...up(of(desk, "measure").find((other) => other.id === parentOf(own))), { id: own.id, title: titleOf(own) }] : []);
  const lines = linesOf(desk, id);
  const parts = of(desk, "measure").filter((own) => parentOf(own) === id).flatMap((own) => linesOf(desk, own.id));
  const own = sums(lines);
  return {
    entry: desk.told(entry), path: up(entry), budget: { cells: cellsOf(lines), own, parts: sums(parts), stands_for: own.length > 0 ? own : sums(parts), lines: lines.map((each) => each.id) }, warnings: [],
    indicators: of(desk, "measure_indicator").filter((each) => each.links.parent?.[0]?.id === id).map(({ id: own_id, answers }) => ({ id: own_id, name: answers.name, unit: answers.unit, better: answers.better, layer: answers.indicator ?? null, baseline: answers.baseline, baseline_on: "2024-09-30", target: answers.target, target_on: "2026-06-30", actual: 46.2, actual_on: NOW, fed: Boolean(answers.indicator), done: 0.38, reached: false, late: true })),
    places: entry.places.map(placeOf), effect: id === 2 ? [effectOf(comparison)] : [], figures: true,
  };
}

function effectOf(comparison) {
  const [set, area] = (comparison ?? "").split("/");
  const hexes = inside({ area: { set: "districts", area: "1" } });
  const rest = comparison ? inside({ area: { set, area } }) : cells(9).filter((h3) => !hexes.includes(h3));
  return {
    layer: "elders-alone", start: "2025-06-01", started: true, comparison: comparison ? { set, area } : "rest",
    series: PERIODS.map((period) => ({ period, after: period >= "2025-06-01", inside: sumOf(hexes, "elders-alone", period), outside: sumOf(rest, "elders-alone", period) })),
    before: "2025-03-31", after: NOW, inside: -0.021, outside: 0.004, difference: { value: -0.025, low: -0.044, high: -0.006 }, earlier: { from: "2024-03-31", to: "2025-03-31", value: 0.003, low: -0.015, high: 0.021 }, notes: ["no-proof", "same-people"],
  };
}

/** The CSV of the plan's lines. */
export const csvOf = (desk) => ["measure;title;level;state;source;certainty;year;currency;amount;spent", ...of(desk, "budget_line").map((own) => [own.links.parent[0].id, "", "", own.state, own.answers.source, own.answers.certainty, own.answers.year, own.answers.currency, own.answers.amount, own.answers.spent ?? ""].join(";"))].join("\r\n");
