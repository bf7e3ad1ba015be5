// Areas and hot spots by their names: asked once for each municipality, kept in memory, gone with the session.
import { signal } from "@preact/signals";
import { me, untilTheEnd } from "./desk.ts";
import * as ask from "./map/ask.ts";
import type { AreaChoice } from "./map/types.ts";
import { day, label, language, number, say, sayOr } from "./texts.ts";
import type { Labels, Place, Variable } from "./types.ts";

/** What is known of a municipality's places. */
interface Known {
  choice: AreaChoice;
  layers: { id: string; label: Labels }[];
}

const known = signal<Record<string, Known>>({});
/** Municipalities that were asked about. */
const begun = new Set<string>();

untilTheEnd(() => {
  begun.clear();
  known.value = {};
});

/** What there is to choose from in a municipality, or in several parted by commas: each area and hot spot once. */
export function choicesOf(tenants: string): AreaChoice {
  const all = tenants.split(",").map(choiceOf);
  const [first] = all;
  if (first && all.length === 1) return first;
  const sets = [...new Set(all.flatMap((own) => own.sets.map(({ set }) => set)))];
  return {
    sets: sets.map((set) => ({ set, areas: once(all.flatMap((own) => own.sets.find((each) => each.set === set)?.areas ?? []), ({ area }) => area) })),
    hotspots: once(all.flatMap(({ hotspots }) => hotspots), ({ hotspot }) => hotspot),
  };
}

const once = <T>(all: T[], key: (own: T) => string): T[] => [...new Map(all.map((own) => [key(own), own])).values()];

/** What there is in one of them; nothing until it is there, and where the program tells nothing. */
function choiceOf(tenant: string): AreaChoice {
  if (tenant !== "" && !begun.has(tenant)) void fetchNames(tenant);
  return known.value[tenant]?.choice ?? { sets: [], hotspots: [] };
}

async function fetchNames(tenant: string): Promise<void> {
  begun.add(tenant);
  const who = me.peek()?.name;
  const [choice, layers] = await Promise.all([ask.choices(tenant).catch(() => null), ask.layers(tenant).catch(() => null)]);
  // Whoever signed out meanwhile left nothing to be kept.
  if (me.peek()?.name !== who) return;
  if (choice === null) begun.delete(tenant);
  else known.value = { ...known.peek(), [tenant]: { choice, layers: layers?.layers ?? [] } };
}

export const nameOfSet = (set: string): string => sayOr(`area-set-${set}`, set);

/** Whether a question is for the name of an indicator of the map: nobody knows these by their codes. */
export const namesLayer = ({ code, type }: Variable): boolean => code === "indicator" && type === "text";

/** The map's indicators in a municipality, as far as the program tells them. */
export function layersOf(tenant: string): { id: string; label: Labels }[] {
  choiceOf(tenant);
  return known.value[tenant]?.layers ?? [];
}

/** The name of an indicator of the map, or its code. */
export function nameOfLayer(id: string): string {
  const all = Object.values(known.value).flatMap(({ layers }) => layers);
  return label(all.find((own) => own.id === id)?.label, id);
}

/** The name of an area, or its code with its set's. */
export function nameOfArea(set: string, area: string): string {
  for (const { choice } of Object.values(known.value)) {
    const found = choice.sets.find((own) => own.set === set)?.areas.find((own) => own.area === area);
    if (found) return found.name;
  }
  return `${nameOfSet(set)} ${area}`;
}

/** What stands behind an indicator in the address of a hot spot of true counts. */
const OF_STAFF = /-staff$/;

/** A hot spot by what it is a hot spot of, and when: its address alone says nothing to anybody. */
export function nameOfHotspot(address: string): string {
  const [first = "", period = "", ...rest] = address.split("/");
  const layer = first.replace(OF_STAFF, "");
  if (rest.length === 0) return address;
  const all = Object.values(known.value).flatMap(({ choice }) => choice.hotspots);
  const at = all.filter((own) => own.layer === layer && own.period === period).findIndex((own) => own.hotspot === address);
  const args = { layer: nameOfLayer(layer), day: day(period) };
  return at < 0 ? say("hotspot-name", args) : say("hotspot-name-nth", { ...args, nth: at + 1 });
}

const degrees = (value: number) => `${new Intl.NumberFormat(language.value, { minimumFractionDigits: 5, maximumFractionDigits: 5 }).format(value)}°`;

/** A place in words. */
export function placeOf(place: Place): string {
  if ("lat" in place) return `${degrees(place.lat)} ${degrees(place.lon)}`;
  return "hotspot" in place ? nameOfHotspot(place.hotspot) : nameOfArea(place.set, place.area);
}

/** A hot spot in a list: its name, how many hexes it has, and how many people. */
export function lineOfHotspot(own: AreaChoice["hotspots"][number]): string {
  return say("hotspot-line", { name: nameOfHotspot(own.hotspot), hexes: own.hexes, cases: number(own.cases), population: number(own.population) });
}
