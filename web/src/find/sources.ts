// What there is to be found: areas, places and ways that the page has or fetches, and the register of addresses.
import { address, isOfFiles, type Collection } from "../api.ts";
import { unproject, type Shape } from "../geometry.ts";
import { BASEMAP, BORDERS } from "../layers.ts";
import type { Session } from "../session.ts";
import { readFeatures } from "../stream.ts";
import { Finder, type Entry, type Kind } from "./finder.ts";
import { RegisterMaker, RowReader } from "./register.ts";

/** The register of addresses, and the services, where they are published. */
export const [ADDRESSES, SERVICES] = ["addresses", "services"];

const KIND_OF: Record<string, Kind> = { place: "place", road: "street", motorway: "street", lake: "water", stream: "water", landmark: "landmark" };

/** Everything of the release that has a name; addresses come in later, and `onMore` hears of that. */
export async function finderOf(session: Session, onMore: (loading: boolean) => void): Promise<Finder> {
  const { store } = session;
  const finder = new Finder();
  const sets = (store.catalog.value?.collections ?? []).filter(({ gocpont }) => gocpont?.kind === "reference");
  const areas = sets.filter(({ id }) => ![BASEMAP, ADDRESSES, SERVICES].includes(id));
  const named = await Promise.all(areas.map((set) => entriesOf(session, set)));
  finder.add(named.flat());
  finder.add(store.basemap.value.all.flatMap((shape) => entryOf(shape, KIND_OF[shape.feature.properties.kind ?? ""])));
  if (sets.some(({ id }) => id === ADDRESSES)) {
    onMore(true);
    // What can be found without them is found all the same.
    void loadRegister()
      .then((register) => finder.take(register))
      .catch(() => undefined)
      .finally(() => onMore(false));
  }
  return finder;
}

async function entriesOf(session: Session, { id }: Collection): Promise<Entry[]> {
  const shapes = await session.cache.shapes(id, undefined, new AbortController().signal);
  return shapes.flatMap((shape) => entryOf(shape, id === BORDERS ? "municipality" : "district"));
}

function entryOf(shape: Shape, kind: Kind | undefined): Entry[] {
  const { name, area } = shape.feature.properties;
  if (!name || !kind) return [];
  const [lon, lat] = unproject(shape.x, shape.y);
  const [[west, north], [east, south]] = [unproject(shape.west, shape.north), unproject(shape.east, shape.south)];
  return [{ name, kind, aside: "", lon, lat, box: shape.kind === "point" ? null : [west, south, east, north], area: area ?? null }];
}

/** Streams the register: as a table where a server answers, as features where there are files alone. */
async function loadRegister() {
  const maker = new RegisterMaker();
  if (isOfFiles()) {
    await readFeatures(address(`collections/${ADDRESSES}/items.json`), new AbortController().signal, (features) => {
      for (const { geometry, properties } of features) {
        if (geometry?.type !== "Point") continue;
        const { settlement = "", postcode = "", street = "", number = "" } = properties as Record<string, string>;
        maker.add({ settlement, postcode, street, number, lon: geometry.coordinates[0] ?? NaN, lat: geometry.coordinates[1] ?? NaN });
      }
    });
    return maker.finish();
  }
  const answer = await fetch(address(`collections/${ADDRESSES}/items?f=csv&properties=settlement,postcode,street,number`));
  if (!answer.ok || !answer.body) throw new Error(`${ADDRESSES}: ${answer.status}`);
  const rows = new RowReader((row) => maker.add(row));
  const chunks = answer.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (let chunk = await chunks.read(); !chunk.done; chunk = await chunks.read()) rows.push(chunk.value);
  rows.push("", true);
  return maker.finish();
}
