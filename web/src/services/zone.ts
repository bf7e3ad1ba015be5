// The town's own time, wherever the visitor is.
import { usePage } from "../ui/context.tsx";
import { zoneAt, type Zone } from "./hours.ts";

/** The time zone of what is published. */
export function useZone(): Zone {
  const [, south = 0, , north = 0] = usePage().store.catalog.value?.release?.bbox ?? [];
  return zoneAt((south + north) / 2);
}
