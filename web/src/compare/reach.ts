// Further layers for comparing: all places of a collection at another date, and one place of it where it is kept already.
import type { Feature, Properties } from "../api.ts";
import type { LayerCache } from "../layers.ts";
import { Shapes } from "../shapes.ts";

/** Where layers come from, and until when they are wanted. */
export interface Reach {
  cache: LayerCache;
  signal: AbortSignal;
}

/** All places of a collection at a date. */
export async function shapesAt({ cache, signal }: Reach, collection: string, period: string): Promise<Shapes> {
  const shapes = new Shapes();
  shapes.add(await cache.shapes(collection, period, signal));
  return shapes;
}

/** Whether a collection at a date is kept already. */
export function isKept({ cache }: Reach, collection: string, period: string): boolean {
  return cache.has(collection, period);
}

/** One place of a collection at a date, for which all of it is read unless it is kept. */
export async function placeIn({ cache, signal }: Reach, collection: string, period: string, isOwn: (feature: Feature) => boolean): Promise<Properties | null> {
  const all = await cache.shapes(collection, period, signal);
  return all.find(({ feature }) => isOwn(feature))?.feature.properties ?? null;
}
