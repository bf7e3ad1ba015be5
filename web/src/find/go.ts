// Goes to what was found, and reads the place of the shown layer that holds it.
import { effect } from "@preact/signals";
import { project } from "../geometry.ts";
import type { Session } from "../session.ts";
import type { Hit } from "./finder.ts";

/** A link never tells an address: the middle of the map goes to a crossing of a grid of some 200 by 300 metres. */
const GRID = 0.0025;

const CLOSE = 15;

/** The nearest crossing of that grid, in degrees. */
export const onGrid = (degrees: number) => Math.round(degrees / GRID) * GRID;

/** Moves the map to what was found, waits for the layer of that zoom level, and reads the place there, if there is one. */
export async function goTo(session: Session, hit: Pick<Hit, "lon" | "lat" | "box" | "area">): Promise<boolean> {
  const { store, view } = session;
  if (store.choices.value.table) session.choose({ table: false });
  const { right, bottom, top } = coveredBy(view.container);
  if (hit.box) {
    const [west, south, east, north] = hit.box;
    view.map.fitBounds([[south, west], [north, east]], { animate: false, maxZoom: CLOSE, paddingTopLeft: [30, 60], paddingBottomRight: [right + 30, bottom + 30] });
  } else {
    const zoom = Math.max(CLOSE, view.map.getZoom());
    const middle = view.map.unproject(view.map.project([hit.lat, hit.lon], zoom).add([right / 2, (bottom - top) / 2]), zoom);
    view.goTo({ lat: onGrid(middle.lat), lon: onGrid(middle.lng), zoom });
  }
  view.pin(hit.box ? null : { lat: hit.lat, lon: hit.lon });
  await settled(session);
  const shapes = store.shown.value?.shapes;
  const shape = (hit.area && shapes?.all.find(({ feature }) => feature.properties.area === hit.area)) || shapes?.at(...project(hit.lon, hit.lat));
  // The map has moved already, and moving it on to where exactly the point is would tell it in the address.
  session.read(shape || null, view.map.getSize().subtract([right, bottom]).divideBy(2));
  if (shape) view.container.focus();
  return Boolean(shape);
}

const NARROW = "(max-width: 760px)";
const [CARD_WIDE, CARD_HIGH, MARKS_HIGH] = [382, 0.54, 110];

/** How much of the map the title and the card will cover: its right side, or on a phone what lies above and below. */
function coveredBy(map: HTMLElement): { right: number; bottom: number; top: number } {
  if (!matchMedia(NARROW).matches) return { right: CARD_WIDE, bottom: 0, top: 0 };
  return { right: 0, bottom: Math.max(0, map.getBoundingClientRect().bottom - innerHeight * (1 - CARD_HIGH)), top: MARKS_HIGH };
}

/** Until no layer is on its way. */
function settled({ store }: Session): Promise<void> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    stop = effect(() => {
      if (store.busy.value) return;
      resolve();
      queueMicrotask(() => stop?.());
    });
  });
}
