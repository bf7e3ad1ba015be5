// What a visitor may look for, and which of it fits what was typed: the beginning of any word, the best first.
import { fold } from "../fold.ts";
import { begins, indexed, isOptional, wordsIn } from "./fold.ts";
import type { Register, Way } from "./register.ts";

/** Kinds in the order in which they stand where nothing else tells them apart. */
export const KINDS = ["municipality", "district", "place", "street", "water", "landmark", "address"] as const;
export type Kind = (typeof KINDS)[number];

const [STREET, ADDRESS] = [KINDS.indexOf("street"), KINDS.indexOf("address")];

/** West, south, east and north in degrees. */
export type Box = [west: number, south: number, east: number, north: number];

/** Something with a name and a place. */
export interface Entry {
  name: string;
  kind: Kind;
  /** What it belongs to, where that tells it from others. */
  aside: string;
  lon: number;
  lat: number;
  /** How far it reaches; none where it is a point. */
  box: Box | null;
  /** The code of an area. */
  area?: string | null;
}

/** An entry that fits. */
export type Hit = Entry;

interface Known {
  entry: Entry;
  words: string;
}

interface Ranked {
  rank: number;
  /** The place of its kind among the kinds. */
  kind: number;
  words: string;
  hit: () => Hit;
}

/** The best first, then by kind, the shorter first, then by letters. */
function order(a: Ranked, b: Ranked): number {
  return a.rank - b.rank || a.kind - b.kind || a.words.length - b.words.length || (a.words < b.words ? -1 : Number(a.words > b.words));
}

/** The first of a list, in order, without putting all of it in order. */
function firstOf<T extends Ranked>(all: readonly T[], most: number): T[] {
  const first: T[] = [];
  for (const each of all) {
    const last = first[most - 1];
    if (last && order(each, last) >= 0) continue;
    let at = Math.min(first.length, most - 1);
    for (; at > 0 && order(each, first[at - 1] as T) < 0; at--) first[at] = first[at - 1] as T;
    first[at] = each;
  }
  return first;
}

/** Houses are looked for on at most so many ways, those that fit best. */
const WAYS = 30;

/** Finds among entries and the addresses of a register. */
export class Finder {
  private readonly known = new Map<string, Known>();
  private register: Register | null = null;
  private readonly ways = new Set<string>();

  /** Adds what has a name; one that is there already stays. */
  add(entries: Entry[]): void {
    for (const entry of entries) {
      const key = `${fold(entry.name)} ${entry.kind}`;
      if (!this.known.has(key)) this.known.set(key, { entry, words: ` ${indexed(`${entry.name} ${entry.aside}`).join(" ")}` });
    }
  }

  /** Takes a register of addresses; its ways stand for those of the same name on the basemap. */
  take(register: Register): void {
    this.register = register;
    for (const { name } of register.ways) this.ways.add(fold(name));
  }

  /** What fits, the best first. */
  find(text: string, most = 10): Hit[] {
    const typed = wordsIn(text);
    if (typed.length === 0) return [];
    const found = [...this.named(typed), ...this.onWays(typed), ...this.houses(typed, most)];
    return firstOf(found, most).map(({ hit }) => hit());
  }

  private named(typed: string[]): Ranked[] {
    const found: Ranked[] = [];
    for (const { entry, words } of this.known.values()) {
      if (entry.kind === "street" && this.ways.has(fold(entry.name))) continue;
      const rank = rankOf(typed, words);
      if (rank !== null) found.push({ hit: () => entry, words, kind: KINDS.indexOf(entry.kind), rank });
    }
    return found;
  }

  /** Ways by their names. */
  private onWays(typed: string[]): (Ranked & { way: Way })[] {
    const { register } = this;
    if (!register) return [];
    const found: (Ranked & { way: Way })[] = [];
    for (const way of register.ways) {
      const rank = rankOf(typed, way.words);
      if (rank !== null) found.push({ hit: () => wayHit(register, way), words: way.words, kind: STREET, rank, way });
    }
    return found;
  }

  /** Addresses, where the last of what was typed is a number and what stands before it is a way. */
  private houses(typed: string[], most: number): Ranked[] {
    const { register } = this;
    const last = typed.at(-1) ?? "";
    if (!register || typed.length < 2 || !/^\d/.test(last)) return [];
    const ways = firstOf(this.onWays(typed.slice(0, -1)), WAYS);
    return ways.flatMap(({ way, rank: behind }) =>
      register.numbered(way, last, most).map((at, nth): Ranked => {
        // Numbers of one way stay together and in order.
        const rank = behind + (register.isNumber(at, last) ? 0 : 0.1 + nth / 1000);
        return { hit: () => houseHit(register, way, at), words: way.words, kind: ADDRESS, rank };
      }),
    );
  }
}

/** How well typed words fit: the whole name, its beginning, its first word, or any; null where one of them fits nowhere. */
function rankOf(typed: string[], words: string): number | null {
  const missing = typed.filter((word) => !begins(words, word));
  if (missing.length > 0 && (missing.length === typed.length || !missing.every(isOptional))) return null;
  const all = ` ${typed.join(" ")}`;
  const loss = missing.length > 0 ? 0.5 : 0;
  if (words === all || words.startsWith(`${all} `)) return 0 + loss;
  if (words.startsWith(all)) return 1 + loss;
  return (words.startsWith(` ${typed[0]}`) ? 2 : 3) + loss;
}

function wayHit(register: Register, way: Way): Hit {
  const box = register.box(way);
  const [lon, lat] = register.point(Math.floor((way.from + way.to) / 2));
  return { name: way.name, kind: "street", aside: way.aside, lon, lat, box };
}

function houseHit(register: Register, way: Way, at: number): Hit {
  const [lon, lat] = register.point(at);
  return { name: `${way.name} ${register.number(at)}`, kind: "address", aside: way.aside, lon, lat, box: null };
}
