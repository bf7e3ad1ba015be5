// What is looked at, in the address of the map: `hotspot/…`, `area/SET/AREA`, `around/LAT/LON/METRES`.
import { circle } from "./shape.ts";
import type { ThingPlace, Wanted } from "./types.ts";
import type { Place } from "../types.ts";

/** As many metres around a point are looked at where nobody says otherwise. */
export const AROUND = 500;

/** What an address asks to look at; nothing where it asks for nothing that can be read. */
export function wantedOf(rest: readonly string[]): Wanted | null {
  const [what, ...parts] = rest;
  if (what === "hotspot" && parts.length > 0) return { hotspot: parts.join("/") };
  const [one = "", other = "", third] = parts;
  if (what === "area" && one !== "" && other !== "") return { area: { set: one, area: other } };
  if (what !== "around") return null;
  const [lat, lon, metres] = [Number(one), Number(other), Number(third ?? AROUND)];
  const fits = one !== "" && other !== "" && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && metres > 0 && metres <= 50_000;
  return fits ? { shape: circle({ lat, lon }, metres) } : null;
}

/** The parts of the address at which a place is looked at. */
export function restOf(place: Place | ThingPlace): string[] {
  if ("lat" in place) return ["around", place.lat.toFixed(5), place.lon.toFixed(5), String(AROUND)];
  return "hotspot" in place ? ["hotspot", ...place.hotspot.split("/")] : ["area", place.set, place.area];
}
