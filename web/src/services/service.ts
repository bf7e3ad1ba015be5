// One service at one site, as it was published: what is unknown is null, and what cannot be used is left out.
import type { Labels } from "../api.ts";
import type { Language } from "../words.ts";
import { parseHours, type Hours } from "./hours.ts";

/** Degrees. */
export interface Point {
  lat: number;
  lon: number;
}

/** A feature as it comes; its properties are looked at one by one. */
export interface Given {
  id?: number | string;
  geometry: { type: string; coordinates?: unknown } | null;
  properties: Record<string, unknown>;
}

/** A service. */
export interface Service {
  /** Known by it within the release. */
  key: string;
  name: string;
  code: string;
  provider: string;
  site: string;
  address: string;
  phones: string[];
  email: string;
  web: string;
  form: string;
  targets: string[];
  /** As written, and as read; null where it cannot be read. */
  openingHours: string;
  hours: Hours | null;
  /** In the provider's own words. */
  opening: string;
  description: string;
  eligibility: string;
  howToGetIn: string;
  fee: string;
  feeText: string;
  /** The highest fee, in which currency (ISO 4217), and for what. */
  feeHighest: number | null;
  feeCurrency: string;
  feePer: string;
  ageFrom: number | null;
  ageTo: number | null;
  stepFree: boolean | null;
  capacity: number | null;
  unit: string;
  vacant: number | null;
  waiting: number | null;
  /** ISO date. */
  confirmedOn: string;
  confirmedBy: string;
  areas: string[];
  at: Point | null;
}

/** A service of a feature; null where it has no name. */
export function serviceOf({ id, geometry, properties }: Given, nth: number): Service | null {
  const text = (name: string) => {
    const value = properties[name];
    return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  };
  const list = (name: string) => text(name).split(";").map((each) => each.trim()).filter(Boolean);
  const number = (name: string) => (text(name) !== "" && Number.isFinite(Number(text(name))) ? Number(text(name)) : null);
  if (!text("name")) return null;
  const openingHours = text("opening_hours");
  return {
    key: String(id ?? nth),
    name: text("name"),
    code: text("code"),
    provider: text("provider"),
    site: text("site"),
    address: text("address"),
    phones: list("phone"),
    email: /^[^\s@<>]+@[^\s@<>]+$/.test(text("email")) ? text("email") : "",
    web: webOf(text("web")),
    form: text("form"),
    targets: list("targets"),
    openingHours,
    hours: parseHours(openingHours),
    opening: text("opening"),
    description: text("description"),
    eligibility: text("eligibility"),
    howToGetIn: text("how_to_get_in"),
    fee: text("fee"),
    feeText: text("fee_text"),
    feeHighest: number("fee_highest"),
    feeCurrency: /^[A-Z]{3}$/.test(text("fee_currency")) ? text("fee_currency") : "",
    feePer: text("fee_per"),
    ageFrom: number("age_from"),
    ageTo: number("age_to"),
    stepFree: yesOf(properties["step_free"]),
    capacity: number("capacity"),
    unit: text("capacity_unit"),
    vacant: number("vacant"),
    waiting: number("waiting"),
    confirmedOn: /^\d{4}-\d{2}-\d{2}/.test(text("confirmed_on")) ? text("confirmed_on").slice(0, 10) : "",
    confirmedBy: text("confirmed_by"),
    areas: list("areas_served"),
    at: pointOf(geometry),
  };
}

function yesOf(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  return value === "true" || value === "1" || value === 1 ? true : value === "false" || value === "0" || value === 0 ? false : null;
}

/** The address of a web page; nothing where it is none, or would do something else than open one. */
function webOf(text: string): string {
  try {
    const url = new URL(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`);
    return text && /^https?:$/.test(url.protocol) && url.hostname.includes(".") ? url.href : "";
  } catch {
    return "";
  }
}

function pointOf(geometry: Given["geometry"]): Point | null {
  const [lon, lat] = geometry?.type === "Point" && Array.isArray(geometry.coordinates) ? (geometry.coordinates as unknown[]) : [];
  return typeof lon === "number" && typeof lat === "number" ? { lon, lat } : null;
}

/** A telephone number as it is dialled; nothing where there are hardly any digits. */
export function dialled(phone: string): string {
  const digits = phone.replace(/\(0\)/g, "").replace(/[^\d+]/g, "");
  return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : "";
}

/** Labels of codes by property and code, as the collection's description gives them. */
export class CodeLabels {
  private readonly known = new Map<string, Labels>();

  constructor(given: unknown = {}) {
    if (typeof given !== "object" || given === null) return;
    for (const [property, list] of Object.entries(given)) {
      if (!Array.isArray(list)) continue;
      for (const each of list as { code?: unknown; label?: Labels }[]) if (typeof each?.code === "string" && each.label) this.known.set(`${property} ${each.code}`, each.label);
    }
  }

  /** What a code is called; nothing where nobody says it. */
  of(property: string, code: string, language: Language): string | null {
    return this.known.get(`${property} ${code}`)?.[language] ?? null;
  }
}
