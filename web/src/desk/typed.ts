// What somebody types into a form, and what it becomes when it is sent. No register is known here: all comes from its description.
import { fold } from "../fold.ts";
import type { Answer, Entry, Link, Place, Register, Variable, Written } from "./types.ts";

/** The name by which requirements ask for a place. */
export const PLACE = "place";

/** An answer as it is typed: an empty text is no answer yet. */
export type TypedAnswer = string | { none: string };

export interface Typed {
  answers: Record<string, TypedAnswer>;
  links: Record<string, number[]>;
  /** Latitude and longitude; none while nobody touched them. */
  point?: { lat: string; lon: string };
  /** Areas, hot spots and further points; none while nobody touched them. */
  others?: Place[];
}

export const nothing = (): Typed => ({ answers: {}, links: {} });

export const variableOf = (register: Register, code: string): Variable | undefined => register.variables.find((own) => own.code === code);
export const linkOf = (register: Register, code: string): Link | undefined => register.links.find((own) => own.code === code);

/** Everything that a form of a register can ask for, in its order. */
export function fieldsOf(register: Register): string[] {
  const { point, area, hotspot } = register.place;
  const place = point || area || hotspot ? [PLACE] : [];
  return [...register.variables.map(({ code }) => code), ...register.links.map(({ code }) => code), ...place];
}

/** What an entry is told by in a line. */
export function summaryOf(register: Register): Variable[] {
  const open = register.variables.filter((own) => !own.sealed && own.type !== "text");
  const named = register.summary?.flatMap((code) => variableOf(register, code) ?? []);
  return named ?? open.filter((own) => own.required).slice(0, 2);
}

/** An entry as a form begins with it. */
export function typedOf(entry: Entry): Typed {
  const answers = Object.entries(entry.answers).map(([code, answer]) => [code, typedAnswer(answer)] as const);
  const links = Object.entries(entry.links).map(([code, ends]) => [code, ends.map(({ id }) => id)] as const);
  const point = entry.places.find((place) => "lat" in place);
  const others = entry.places.filter((place) => place !== point).map(sent);
  return {
    answers: Object.fromEntries(answers),
    links: Object.fromEntries(links),
    ...(point ? { point: { lat: point.lat.toFixed(5), lon: point.lon.toFixed(5) } } : {}),
    ...(others.length > 0 ? { others } : {}),
  };
}

const typedAnswer = (answer: Answer): TypedAnswer => (typeof answer === "object" ? answer : String(answer));

export const isFilled = (typed: TypedAnswer | undefined): boolean => typed !== undefined && (typeof typed === "object" || typed.trim() !== "");

const isPoint = (point: Typed["point"]): boolean => point !== undefined && point.lat.trim() + point.lon.trim() !== "";

/** Whether a field of this name has something in it. */
export function has(typed: Typed, name: string): boolean {
  if (name === PLACE) return isPoint(typed.point) || (typed.others?.length ?? 0) > 0;
  return isFilled(typed.answers[name]) || (typed.links[name]?.length ?? 0) > 0;
}

/** The answer that was typed; none where it cannot be read as one. */
export function read(variable: Variable, typed: TypedAnswer): Answer | null {
  if (typeof typed === "object") return typed;
  const text = typed.trim();
  switch (variable.type) {
    case "integer":
    case "decimal": {
      const value = numberOf(text);
      const [least, most] = variable.range ?? [-Infinity, Infinity];
      const fits = value !== null && value >= least && value <= most && (variable.type === "decimal" || Number.isInteger(value));
      return fits ? value : null;
    }
    case "boolean":
      return text === "true" ? true : text === "false" ? false : null;
    default:
      return text;
  }
}

/** A number with a point or a comma, with or without spaces between the thousands. */
function numberOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0]/g, "").replace(",", ".");
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** What is sent of a form: what differs from before, and what cannot be read. */
export function writtenOf(register: Register, typed: Typed, before?: Entry): { written: Written; unfit: string[] } {
  const written: Written = { answers: {}, links: {} };
  const unfit: string[] = [];
  const was = before ? typedOf(before) : nothing();
  for (const variable of register.variables) {
    const own = typed.answers[variable.code];
    if (own === undefined || same(own, was.answers[variable.code])) continue;
    const answer = isFilled(own) ? read(variable, own) : before?.answers[variable.code] === undefined ? undefined : { none: "not_asked" };
    if (answer === null) unfit.push(variable.code);
    else if (answer !== undefined) written.answers[variable.code] = answer;
  }
  for (const { code } of register.links) {
    const own = typed.links[code];
    if (own && !same(own, was.links[code] ?? [])) written.links[code] = own;
  }
  const point = typed.point ?? was.point ?? { lat: "", lon: "" };
  const others = typed.others ?? was.others ?? [];
  if (!same(point, was.point ?? { lat: "", lon: "" }) || !same(others, was.others ?? [])) {
    // Where there is one place alone, it is the point if there is one.
    const places = placesOf(point, register.place.many ? others : isPoint(point) ? [] : others.slice(0, 1));
    if (places === null) unfit.push(PLACE);
    else written.places = places;
  }
  return { written, unfit };
}

/** Whether a form changes nothing, and nothing in it is wrong. */
export function isNothing({ written, unfit }: { written: Written; unfit: string[] }): boolean {
  return unfit.length + Object.keys(written.answers).length + Object.keys(written.links).length === 0 && written.places === undefined;
}

/** A place as it is sent: the program finds the hexagon of a point itself. */
const sent = (place: Place): Place => ("lat" in place ? { lat: place.lat, lon: place.lon } : "hotspot" in place ? { hotspot: place.hotspot } : { set: place.set, area: place.area });

/** The places of an entry: its point first, where there is one. */
function placesOf({ lat, lon }: { lat: string; lon: string }, others: Place[]): Place[] | null {
  if (lat.trim() + lon.trim() === "") return others;
  const at = { lat: numberOf(lat), lon: numberOf(lon) };
  if (at.lat === null || at.lon === null || Math.abs(at.lat) > 90 || Math.abs(at.lon) > 180) return null;
  return [{ lat: at.lat, lon: at.lon }, ...others];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A form without what is sealed, and the codes of what was left out of it. */
export function unsealed(register: Register, typed: Typed): { open: Typed; left: string[] } {
  const sealed = new Set(register.variables.filter((own) => own.sealed).map(({ code }) => code));
  const answers = Object.entries(typed.answers);
  const left = answers.filter(([code, own]) => sealed.has(code) && isFilled(own)).map(([code]) => code);
  return { open: { ...typed, answers: Object.fromEntries(answers.filter(([code]) => !sealed.has(code))) }, left };
}

/** Whether a text holds every word that was typed, however it is written. */
export const holds = (text: string, typed: string): boolean => fold(typed).split(/\s+/).every((word) => fold(text).includes(word));
