// What a visitor may look for, and which of it fits what was typed: the beginning of any word, the best first.
import { fold } from "../fold.ts";
import { begins, indexed, isOptional, wordsIn } from "./fold.ts";
import type { Register, Way } from "./register.ts";

/** Kinds in the order in which they stand where nothing else tells them apart. */
export const KINDS = ["municipality", "district", "place", "street", "water", "landmark", "address"] as const;
export type Kind = (typeof KINDS)[number];

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
  hit: () => Hit;
  name: string;
  aside: string;
  kind: Kind;
  rank: number;
}

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
    const found = [...this.named(typed), ...this.onWays(typed, most)];
    const order = (a: Ranked, b: Ranked) => a.rank - b.rank || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.name.length - b.name.length || compare(a.name + a.aside, b.name + b.aside);
    return found.sort(order).slice(0, most).map(({ hit }) => hit());
  }

  private named(typed: string[]): Ranked[] {
    const found: Ranked[] = [];
    for (const { entry, words } of this.known.values()) {
      if (entry.kind === "street" && this.ways.has(fold(entry.name))) continue;
      const rank = rankOf(typed, words);
      if (rank !== null) found.push({ hit: () => entry, name: entry.name, aside: entry.aside, kind: entry.kind, rank });
    }
    return found;
  }

  /** Ways by their name, and addresses where the last of what was typed is a number. */
  private onWays(typed: string[], most: number): Ranked[] {
    const { register } = this;
    if (!register) return [];
    const last = typed.at(-1) ?? "";
    const before = /^\d/.test(last) ? typed.slice(0, -1) : [];
    const found: Ranked[] = [];
    for (const way of register.ways) {
      const rank = rankOf(typed, way.words);
      if (rank !== null) found.push({ hit: () => wayHit(register, way), name: way.name, aside: way.aside, kind: "street", rank });
      const behind = before.length > 0 ? rankOf(before, way.words) : null;
      if (behind === null) continue;
      register.numbered(way, last, most).forEach((at, nth) => {
        const exact = fold(register.number(at)) === last;
        // Numbers of one way stay together and in order.
        found.push({ hit: () => houseHit(register, way, at), name: way.name, aside: way.aside, kind: "address", rank: behind + (exact ? 0 : 0.1 + nth / 1000) });
      });
    }
    return found;
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
  return (begins(words.slice(0, words.indexOf(" ", 1) === -1 ? undefined : words.indexOf(" ", 1)), typed[0] ?? "") ? 2 : 3) + loss;
}

const collator = new Intl.Collator();
const compare = (a: string, b: string) => collator.compare(a, b);

function wayHit(register: Register, way: Way): Hit {
  const box = register.box(way);
  const [lon, lat] = register.point(Math.floor((way.from + way.to) / 2));
  return { name: way.name, kind: "street", aside: way.aside, lon, lat, box };
}

function houseHit(register: Register, way: Way, at: number): Hit {
  const [lon, lat] = register.point(at);
  return { name: `${way.name} ${register.number(at)}`, kind: "address", aside: way.aside, lon, lat, box: null };
}
