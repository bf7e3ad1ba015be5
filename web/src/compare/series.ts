// The numbers of one place at every date of its collection.
import { address, isOfFiles, type Catalog, type Collection, type Feature, type Properties } from "../api.ts";
import type { Shape } from "../geometry.ts";
import { collectionsOf } from "../layers.ts";
import { identity } from "../session.ts";
import { isChange } from "../state.ts";
import type { Shown } from "../picture.ts";
import type { Moment } from "./told.ts";
import { isKept, placeIn, type Reach } from "./reach.ts";

/** Whose dates a place's history is told from: its own collection, or the blocks where that has one date for all. */
export function sourceOf(layer: Shown, catalog: Catalog): Collection {
  if (!isChange(layer.view)) return layer.collection;
  return collectionsOf(catalog, layer.topic.id).find(({ gocpont }) => gocpont?.kind === "blocks") ?? layer.collection;
}

/** The history of a place: from layers that are kept, else one feature per date, or whole layers where only those are to be had. */
export async function seriesOf(layer: Shown, shape: Shape, catalog: Catalog, reach: Reach): Promise<Moment[]> {
  const source = sourceOf(layer, catalog);
  const sameIds = source === layer.collection;
  const { id } = shape.feature;
  const own = identity(shape.feature);
  const isOwn = (feature: Feature) => (sameIds ? feature.id === id : identity(feature) === own);
  const at = (period: string): Promise<Properties | null> => {
    const single = sameIds && !isOfFiles() && !isKept(reach, source.id, period);
    return single ? one(source.id, id, period, reach.signal) : placeIn(reach, source.id, period, isOwn);
  };
  const periods = source.gocpont?.periods ?? catalog.release?.periods ?? [];
  return Promise.all(periods.map(async (period) => ({ period, place: await at(period) })));
}

async function one(collection: string, id: Feature["id"], period: string, signal: AbortSignal): Promise<Properties | null> {
  const url = address(`collections/${encodeURIComponent(collection)}/items/${encodeURIComponent(String(id))}`);
  url.searchParams.set("f", "json");
  url.searchParams.set("datetime", period);
  const answer = await fetch(url, { signal });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return ((await answer.json()) as Feature).properties;
}
