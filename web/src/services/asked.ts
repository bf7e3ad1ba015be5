// What somebody asked of the services, as the address keeps it: never where the one who asks is.

/** By what the services are chosen: all of them, a need, whom they are for, or their kind. */
export const WAYS = ["all", "need", "for", "kind"] as const;
export type Way = (typeof WAYS)[number];

/** What was asked for. */
export interface Asked {
  by: Way;
  /** Which need, target group or kind. */
  code: string;
  /** Those alone that are open now, that can be entered without a step, that have free places. */
  open: boolean;
  step: boolean;
  free: boolean;
  /** What was typed. */
  text: string;
}

/** The narrower choices. */
export const FILTERS = ["open", "step", "free"] as const;
export type Filter = (typeof FILTERS)[number];

/** The first page: needs and target groups, to be chosen from. */
export const NEEDS = "needs";

/** A list of which nothing was asked but one thing. */
export function askFor(by: Way, code = ""): Asked {
  return { by, code, open: false, step: false, free: false, text: "" };
}

/** Reads what the address keeps; null where it is the first page, or cannot be read. */
export function parseAsked(kept: string): Asked | null {
  const [choices = "", ...typed] = kept.split("q.");
  const [way = "", ...more] = choices.trim().split(/\s+/);
  const [by, code = ""] = way.split(".");
  const known = WAYS.find((each) => each === by);
  if (!known || (known === "all") !== (code === "") || !/^\w*$/.test(code)) return null;
  const has = (filter: Filter) => more.includes(filter);
  return { by: known, code, open: has("open"), step: has("step"), free: has("free"), text: typed.join("q.").trim() };
}

/** Writes what `parseAsked` reads. */
export function writeAsked({ by, code, text, ...filters }: Asked): string {
  const parts = [code ? `${by}.${code}` : by, ...FILTERS.filter((filter) => filters[filter])];
  if (text.trim()) parts.push(`q.${text}`);
  return parts.join(" ");
}
