// What the server says about itself: its release, topics and collections; and the addresses of their data.
import type { components } from "./api-types.ts";

type Schemas = components["schemas"];

/** A text in the three languages. */
export type Labels = Schemas["Labels"];

/** Degrees of longitude and latitude. */
export type Box = [west: number, south: number, east: number, north: number];

/** One topic: what is counted among whom. */
export type Indicator = Schemas["Indicator"];

/** What topics are sorted by. */
export type Theme = Schemas["Theme"];

/** What older servers do not say of a release. */
type Later = "method" | "threshold" | "filterThreshold" | "protection" | "center";

/** What is published now. */
export type Release = Omit<Schemas["Release"], Later | "bbox"> & Partial<Pick<Schemas["Release"], Later>> & { bbox: Box };

/** One table of values per place; what it was made for says `gocpont`. */
export interface Collection {
  id: string;
  title: string;
  labels?: Labels;
  extent?: { spatial?: { bbox?: Box[] } };
  gocpont?: Omit<Schemas["About"], "method"> & { method?: string | null };
}

/** Tiles that the operator puts under the map. */
export interface GroundTiles {
  kind: "raster" | "vector";
  /** Whether another server gives them, which then learns who looks at the map. */
  external: boolean;
  host?: string;
  tiles: string;
  minzoom: number;
  maxzoom: number;
  attribution: string | null;
}

/** Everything the page has to know before it asks for a layer. */
export interface Catalog {
  /** None where nothing is published. */
  release?: Release | null;
  /** What the operator puts under the map; older servers do not say it. */
  ground?: GroundTiles | null;
  collections: Collection[];
}

/** The published numbers of one place. */
export type Properties = Schemas["Properties"];

/** Hot or cold with how sure that is, or not significant. */
export type HotspotClass = NonNullable<Properties["class"]>;

/** Ways in which places become hot or cold, as the legend lists them. */
export const EMERGENCES = ["new", "consecutive", "intensifying", "persistent", "diminishing", "sporadic", "oscillating", "historical"] as const;
export type Emergence = (typeof EMERGENCES)[number];

/** How a place became hot or cold, or that there is no pattern. */
export type Category = NonNullable<Properties["category"]>;

/** Where the share goes from date to date. */
export type Direction = NonNullable<Properties["direction"]>;

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
