// "Where am I": only when the visitor asks, kept nowhere, sent nowhere.
import { boxOf } from "../layers.ts";
import type { Session } from "../session.ts";
import { teach } from "../words.ts";
import { goTo } from "./go.ts";

const PATIENCE_MS = 15_000;

/** Asks the browser where it is, and reads the place there; says in words why it cannot. */
export async function locate(session: Session): Promise<void> {
  const { store } = session;
  await teach(store.words.value, "find");
  store.tell("locate-asking");
  try {
    const { longitude: lon, latitude: lat } = await position();
    store.untell("locate-asking");
    const [west, south, east, north] = (store.catalog.value && boxOf(store.catalog.value)) ?? [-180, -90, 180, 90];
    if (lon < west || lon > east || lat < south || lat > north) return store.tell("locate-outside");
    if (!(await goTo(session, { lon, lat, box: null }))) store.tell("locate-nothing");
  } catch (error) {
    store.untell("locate-asking");
    store.tell(reasonOf(error));
  }
}

/** Where the browser is, if the visitor lets it say so. */
export function position(): Promise<GeolocationCoordinates> {
  return new Promise((resolve, reject) => {
    if (!("geolocation" in navigator)) return reject(new Error("none"));
    const options = { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 };
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords), reject, options);
  });
}

/** Why it is not told: 1 is refused, 3 took too long; anything else is that the place is not known. */
export function reasonOf(error: unknown): string {
  const { code } = error as Partial<GeolocationPositionError>;
  return code === 1 ? "locate-refused" : code === 3 ? "locate-late" : "locate-unknown";
}
