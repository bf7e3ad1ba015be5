// Which services fit what was asked, and in which order: the nearest first where a place is known, else by name.
import { matches } from "../fold.ts";
import type { Language } from "../words.ts";
import { openAt, type Opening, type WeekTime } from "./hours.ts";
import type { Asked } from "./asked.ts";
import { answers } from "./needs.ts";
import type { CodeLabels, Point, Service } from "./service.ts";

const EARTH_KM = 6371;

/** Kilometres as the crow flies between two points (haversine, on a sphere). */
export function kilometres(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(rad(to - from) / 2) ** 2;
  const part = half(a.lat, b.lat) + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(part)));
}

/** A service that fits. */
export interface Found {
  service: Service;
  /** How far it is; null where no place is known, or it has none. */
  km: number | null;
  /** Null where its hours are not known. */
  opening: Opening | null;
}

/** What it takes to find. */
export interface Around {
  now: WeekTime;
  place: Point | null;
  labels: CodeLabels;
  language: Language;
}

/** What fits, in order. */
export function findServices(all: readonly Service[], asked: Asked, { now, place, labels, language }: Around): Found[] {
  const found = all.filter((service) => isOf(service, asked) && isNamed(service, asked.text, labels, language)).map((service): Found => {
    const km = place && service.at ? kilometres(place, service.at) : null;
    return { service, km, opening: service.hours && openAt(service.hours, now) };
  });
  return found.filter((each) => passes(each, asked)).sort((a, b) => (a.km ?? Infinity) - (b.km ?? Infinity) || byName(a, b, language));
}

function byName(a: Found, b: Found, language: Language): number {
  return a.service.name.localeCompare(b.service.name, language) || a.service.site.localeCompare(b.service.site, language);
}

/** Whether a service is what was chosen on the first page. */
export function isOf({ code, targets }: Service, { by, code: wanted }: Pick<Asked, "by" | "code">): boolean {
  if (by === "need") return answers(wanted, code);
  if (by === "for") return targets.includes(wanted);
  return by === "all" || code === wanted;
}

function isNamed(service: Service, typed: string, labels: CodeLabels, language: Language): boolean {
  if (!typed.trim()) return true;
  const named = [labels.of("code", service.code, language), ...service.targets.map((code) => labels.of("targets", code, language))];
  const { name, provider, site, address, description, eligibility, areas } = service;
  return matches(typed, [name, provider, site, address, description, eligibility, ...areas, ...named].join(" "));
}

function passes({ service, opening }: Found, { open, step, free }: Asked): boolean {
  return (!open || opening?.isOpen === true) && (!step || service.stepFree === true) && (!free || (service.vacant ?? 0) > 0);
}

/** A confirmation is old after so many days, where the release does not say it otherwise. */
export const STALE_DAYS = 180;

/** Whether nobody has confirmed an entry for so many days; dates as in ISO 8601. Never confirmed is for long. */
export function isStale(confirmedOn: string, today: string, after = STALE_DAYS): boolean {
  const days = (Date.parse(today) - Date.parse(confirmedOn)) / 86_400_000;
  return !(days <= after);
}

/** Services that stand at one point of the map. */
export interface Spot {
  at: Point;
  services: Service[];
}

/** Points with what stands at each, in the order of the list. */
export function spotsOf(found: readonly Found[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const { service } of found) {
    if (!service.at) continue;
    const key = `${service.at.lat.toFixed(5)} ${service.at.lon.toFixed(5)}`;
    const spot = spots.get(key);
    if (spot) spot.services.push(service);
    else spots.set(key, { at: service.at, services: [service] });
  }
  return [...spots.values()];
}
