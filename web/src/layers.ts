// Which collection shows a topic at a zoom level, and its places: read once, then kept for this release.
import { itemsAddress, packedAddress, type Box, type Catalog, type Collection, type Labels } from "./api.ts";
import { shapeOf, type Shape } from "./geometry.ts";
import { shapesIn } from "./packed-layer.ts";
import { readPacked } from "./packed.ts";
import { isChange, type State, type View } from "./state.ts";

const KEPT = 16;

/** The reference sets that the map is drawn on, where they are published. */
export const [BASEMAP, BORDERS] = ["basemap", "municipalities"];

/** The hexagon resolution that reads well at a zoom level. */
export function resolutionAt(zoom: number): number {
  if (zoom >= 13) return 9;
  if (zoom >= 12) return 8;
  return zoom >= 11 ? 7 : 6;
}

/** The collections of a topic. */
export function collectionsOf(catalog: Catalog, indicator: string): Collection[] {
  return catalog.collections.filter(({ gocpont }) => gocpont?.indicator === indicator);
}

/** A way to divide the map other than by hexagons; blocks have no name of their own. */
export interface Unit {
  unit: string;
  collection: Collection;
  labels: Labels | null;
}

/** The divisions that a topic is published in, besides hexagons: its blocks and each set of areas. */
export function unitsOf(catalog: Catalog, indicator: string): Unit[] {
  return collectionsOf(catalog, indicator).flatMap((collection): Unit[] => {
    const { kind, set } = collection.gocpont ?? {};
    if (kind === "blocks") return [{ unit: "blocks", collection, labels: null }];
    if (kind !== "areas") return [];
    const named = catalog.collections.find(({ id, gocpont }) => gocpont?.kind === "reference" && id === set) ?? collection;
    const { title } = named;
    return [{ unit: set ?? collection.id, collection, labels: named.labels ?? { hu: title, cs: title, en: title } }];
  });
}

/** The hexagon resolutions that a topic is published in, the coarsest first. */
export function resolutionsOf(catalog: Catalog, indicator: string): number[] {
  const all = collectionsOf(catalog, indicator).filter(({ gocpont }) => gocpont?.kind === "hex").map(({ gocpont }) => gocpont?.resolution);
  return all.filter((resolution) => typeof resolution === "number").sort((a, b) => a - b);
}

/** The collection to show; `null` if the topic has none. */
export function collectionFor(catalog: Catalog, { indicator, unit, view, resolution }: State, zoom: number): Collection | null {
  if (isChange(view)) return changeOf(catalog, indicator, view);
  const other = unitsOf(catalog, indicator).find((each) => each.unit === unit);
  if (other) return other.collection;
  const wanted = resolution ?? resolutionAt(zoom);
  const distance = (c: Collection) => Math.abs((c.gocpont?.resolution ?? 0) - wanted);
  const hexes = collectionsOf(catalog, indicator).filter(({ gocpont }) => gocpont?.kind === "hex");
  return hexes.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** The layer of a topic that a view over all dates shows; `null` if the topic has none. */
export function changeOf(catalog: Catalog, indicator: string, view: View): Collection | null {
  return collectionsOf(catalog, indicator).find(({ gocpont }) => gocpont?.kind === view && isChange(view)) ?? null;
}

/** The date at which a collection is asked for: the wanted one, or its latest where it does not have that. */
export function periodOf(collection: Collection | null, wanted: string): string {
  const periods = collection?.gocpont?.periods ?? [];
  return periods.includes(wanted) ? wanted : (periods.at(-1) ?? wanted);
}

/** The box to begin with: that of the municipalities, because coarse hexagons reach far over them. */
export function boxOf({ release, collections }: Catalog): Box | null {
  const municipalities = collections.find(({ id }) => id === BORDERS);
  return municipalities?.extent?.spatial?.bbox?.[0] ?? release?.bbox ?? null;
}

/** Reads layers and keeps the latest ones. */
export class LayerCache {
  private readonly kept = new Map<string, Shape[]>();

  /** All of a collection at a date that has a place on the map. */
  async shapes(collection: string, period: string | undefined, signal: AbortSignal): Promise<Shape[]> {
    const key = `${collection}@${period ?? ""}`;
    const all = this.kept.get(key) ?? (await read(collection, period, signal));
    this.kept.delete(key);
    this.kept.set(key, all);
    for (const old of this.kept.keys()) if (this.kept.size > KEPT) this.kept.delete(old);
    return all;
  }

  /** Whether a layer is there already. */
  has(collection: string, period: string | undefined): boolean {
    return this.kept.has(`${collection}@${period ?? ""}`);
  }

  /** Forgets everything, because a new release has come. */
  clear(): void {
    this.kept.clear();
  }
}

async function read(collection: string, period: string | undefined, signal: AbortSignal): Promise<Shape[]> {
  const answer = await fetch(packedAddress(collection, period), { signal, cache: "no-cache" });
  if (answer.ok) return shapesIn(readPacked(await answer.arrayBuffer()));
  if (answer.status !== 404) throw new Error(`${collection}: ${answer.status}`);
  return asGeoJson(collection, period, signal);
}

/** A server before packed collections has the same as GeoJSON. */
async function asGeoJson(collection: string, period: string | undefined, signal: AbortSignal): Promise<Shape[]> {
  const { readFeatures } = await import("./stream.ts");
  const all: Shape[] = [];
  await readFeatures(itemsAddress(collection, period), signal, (features) => all.push(...features.map(shapeOf).filter((shape) => shape !== null)));
  return all;
}
