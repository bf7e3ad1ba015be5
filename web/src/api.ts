// What the server says about itself: its release, topics and collections; and the addresses of their data.

/** A text in the three languages. */
export type Labels = Record<"hu" | "cs" | "en", string>;

/** Degrees of longitude and latitude. */
export type Box = [west: number, south: number, east: number, north: number];

/** One topic: what is counted among whom. */
export interface Indicator {
  id: string;
  unit: "persons" | "households";
  kind: "rate" | "count";
  label: Labels;
  populationLabel: Labels;
  casesLabel: Labels;
  description: Labels;
  hotspots: boolean;
}

/** What is published now. */
export interface Release {
  number: number;
  published: string;
  synthetic: boolean;
  minDaysBetweenReleases: number;
  /** Fewest households and people in a block, and fewest on either side of a condition. */
  threshold?: number;
  filterThreshold?: number;
  /** The same, and by how much a draw may change a number; `noise` is null where none is added. Older servers do not say it. */
  protection?: { threshold: number; filter_threshold: number; noise: { bound: number; variance: number } | null };
  place: Labels;
  bbox: Box;
  periods: string[];
  indicators: Indicator[];
}

/** One table of values per place. */
export interface Collection {
  id: string;
  title: string;
  labels?: Labels;
  extent?: { spatial?: { bbox?: Box[] } };
  gocpont?: {
    indicator?: string;
    kind: "blocks" | "hex" | "areas" | "hotspots" | "trend" | "emerging" | "reference";
    resolution?: number | null;
    set?: string | null;
    /** The dates that it has. */
    periods?: string[];
    /** How it was made, in some language; older releases do not say it. */
    method?: string | null;
    /** Of how many neighbourhoods its robustness is a share. */
    neighbourhoods?: number | null;
  };
}

/** Everything the page has to know before it asks for a layer. */
export interface Catalog {
  /** None where nothing is published. */
  release?: Release | null;
  collections: Collection[];
}

/** The published numbers of one place. */
export interface Properties {
  h3?: string | null;
  block?: string | null;
  area?: string | null;
  name?: string | null;
  cases?: number | null;
  population?: number | null;
  value?: number | null;
  low?: number | null;
  high?: number | null;
  n_band?: string | null;
  class?: HotspotClass | null;
  z?: number | null;
  p?: number | null;
  p_adjusted?: number | null;
  /** The share of neighbourhoods in which it is hot or cold as here, 0 to 1. */
  robustness?: number | null;
  /** How it became hot or cold. */
  category?: Category | null;
  direction?: Direction | null;
  /** Change of the share in a year, 0.01 for one percentage point. */
  sen_slope?: number | null;
  trend_s?: number | null;
  trend_z?: number | null;
  trend_p?: number | null;
  trend_p_adjusted?: number | null;
  tau_b?: number | null;
  periods_used?: number | null;
  reference_value?: number | null;
  period?: string | null;
  status?: "own" | "merged" | "suppressed" | "nodata";
  marks?: string[] | null;
  kind?: string | null;
}

/** Hot or cold with how sure that is, or not significant. */
export type HotspotClass = "hot99" | "hot95" | "hot90" | "ns" | "cold90" | "cold95" | "cold99";

/** Ways in which places become hot or cold, as the legend lists them. */
export const EMERGENCES = ["new", "consecutive", "intensifying", "persistent", "diminishing", "sporadic", "oscillating", "historical"] as const;
export type Emergence = (typeof EMERGENCES)[number];

/** How a place became hot or cold, or that there is no pattern. */
export type Category = `${"hot" | "cold"}_${Emergence}` | "none";

/** Where the share goes from date to date. */
export type Direction = "up" | "down" | "none";

/** A feature of GeoJSON as the server writes it. */
export interface Feature {
  type: "Feature";
  id?: number | string;
  geometry: Geometry | null;
  properties: Properties;
}

/** The geometries the page can draw. */
export type Geometry =
  | { type: "Point"; coordinates: number[] }
  | { type: "MultiPoint" | "LineString"; coordinates: number[][] }
  | { type: "MultiLineString" | "Polygon"; coordinates: number[][][] }
  | { type: "MultiPolygon"; coordinates: number[][][][] };

const PAGE_SIZE = 10_000;

/** An address of the server, beside this page. */
export function address(path: string): URL {
  return new URL(path, document.baseURI.replace(/#.*$/, ""));
}

/** Whether this page is one of files alone, as `export site` writes them: no server answers, and none has news. */
export function isOfFiles(page: Pick<Document, "querySelector"> = document): boolean {
  return page.querySelector('meta[name="gocpont-site"]') !== null;
}

/** Whether this page stands in another one, at `/embed`. */
export function isEmbedded(page: Pick<Document, "querySelector" | "baseURI"> = document): boolean {
  return page.querySelector('meta[name="gocpont-embed"]') !== null || /\/embed\/?$/.test(new URL(page.baseURI).pathname);
}

/** The file of what a server answers, in a site of files. */
export function fileOf(what: { collection?: string; period?: string | undefined; language?: string }): string {
  const { collection, period, language } = what;
  if (!collection) return "collections.json";
  const place = `collections/${encodeURIComponent(collection)}`;
  if (language) return `${place}.${language}.json`;
  return period ? `${place}/items/${encodeURIComponent(period)}.json` : `${place}/items.json`;
}

/** The address of a collection packed for the map, at a date if it has dates. */
export function packedAddress(collection: string, period?: string): URL {
  if (isOfFiles()) return address(`collections/${encodeURIComponent(collection)}/packed${period ? `/${encodeURIComponent(period)}` : ""}.gcpk`);
  const url = address(`collections/${encodeURIComponent(collection)}/packed`);
  if (period) url.searchParams.set("datetime", period);
  return url;
}

/** The address of a collection's items, at a date if it has dates. */
export function itemsAddress(collection: string, period?: string): URL {
  if (isOfFiles()) return address(fileOf({ collection, period }));
  const url = address(`collections/${encodeURIComponent(collection)}/items`);
  url.searchParams.set("f", "json");
  url.searchParams.set("limit", String(PAGE_SIZE));
  if (period) url.searchParams.set("datetime", period);
  return url;
}

/** How a collection was made, in the words of this language. */
export async function loadMethod(collection: string, language: string): Promise<string | null> {
  const path = isOfFiles() ? fileOf({ collection, language }) : `collections/${encodeURIComponent(collection)}?f=json&lang=${language}`;
  const answer = await fetch(address(path));
  if (!answer.ok) throw new Error(`${collection}: ${answer.status}`);
  return ((await answer.json()) as Collection).gocpont?.method ?? null;
}

/** Reads the release and its collections; the page's HTML asks for the same before its script is there. */
export async function loadCatalog(): Promise<Catalog> {
  const answer = await fetch(address(isOfFiles() ? fileOf({}) : "collections?f=json"), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`collections: ${answer.status}`);
  return (await answer.json()) as Catalog;
}
