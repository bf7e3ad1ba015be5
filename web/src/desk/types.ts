// What the desk's program says, as it says it.

/** A text in the three languages. */
export type Labels = { hu: string; cs: string; en: string };

/** An answer: a text, a category's code, yes or no, a number, a date, or why there is none. */
export type Answer = string | number | boolean | { none: string };

export interface Category {
  code: string;
  label: Labels;
}

export interface Variable {
  code: string;
  block: string;
  type: "text" | "category" | "boolean" | "integer" | "decimal" | "date";
  label: Labels;
  required: boolean;
  sealed: boolean;
  categories: Category[];
  range: [number, number] | null;
  unit: string | null;
  /** Kinds of no answer that may be given. */
  none: string[];
}

export interface State {
  code: string;
  label: Labels;
  final: boolean;
  due: { amount: number; counting: "minutes" | "calendar" | "working" } | null;
}

export interface Step {
  code: string;
  label: Labels;
  from: string[];
  to: string;
  /** Variables, links, or `place`, that must be filled first. */
  requires: string[];
}

export interface Link {
  code: string;
  label: Labels;
  to: string;
  many: boolean;
}

export interface Flag {
  code: string;
  label: Labels;
  /** What takes it down again. */
  until: string;
}

/** A register, as its codebook describes it. */
export interface Register {
  id: string;
  label: Labels;
  /** The register that it stands under; its entries are found from there. */
  parent: string | null;
  may: { list: boolean; change: boolean; open?: boolean };
  initial: string;
  variables: Variable[];
  states: State[];
  steps: Step[];
  links: Link[];
  flags: Flag[];
  place: { point: boolean; area: boolean; hotspot: boolean; many: boolean };
  /** What an entry is told by in a line; where the program does not say, the first questions that everybody answers. */
  summary?: string[];
}

export type Place = { lat: number; lon: number; hex?: string } | { set: string; area: string } | { hotspot: string };

/** One entry, as far as whoever asks may see it. */
export interface Entry {
  register: string;
  id: number;
  revision: number;
  tenant: string;
  organisation: string;
  state: string;
  opened: string;
  since: string;
  due: string | null;
  overdue: boolean;
  answers: Record<string, Answer>;
  sealed: string[];
  /** The other ends, by what they are told by where the program says it. */
  links: Record<string, { id: number; gone: boolean; title?: string | null }[]>;
  places: Place[];
  flags: string[];
  steps: string[];
  edits: boolean;
  /** What it is told by in a line, as far as whoever asks may see it. */
  title?: string | null;
  /** After it was written: other times of services in the same room. */
  clashes?: Clash[];
}

/** What somebody writes. */
export interface Written {
  answers: Record<string, Answer>;
  links: Record<string, number[]>;
  places?: Place[];
}

export interface NewEntry {
  tenant: string;
  organisation: string;
  written: Written;
}

export interface Opened {
  id: number;
  revision: number;
  repeats: number[];
  /** Other times of services in the same room; a warning, not a refusal. */
  clashes?: Clash[];
}

/** Another service that is in the same room at the same time. */
export interface Clash {
  slot: number;
  service: number;
  name: string | null;
  day: string;
  from: number;
  to: number;
}

export interface Organisation {
  tenant: string;
  code: string;
  name: string;
}

/** What a session wants before it may do anything else. */
export type Want = "password" | "second-factor";

export interface Grant {
  tenant: string;
  role: string;
  records: boolean;
}

export interface Me {
  name: string | null;
  organisation: string | null;
  grants: Grant[];
  token: string;
  /** When the session ends at the latest. */
  ends: string;
  /** Seconds without a request after which it ends sooner, where the program tells them. */
  idle?: number;
  wants?: Want[];
  mail?: string | null;
  second_factor?: boolean;
  /** The organisations of the municipalities that somebody works for, where the program knows them. */
  organisations?: Organisation[];
  tenants?: { code: string; name: string }[];
}

export interface Revision {
  entry: Entry;
  step: string | null;
  by: string;
  at: string;
}

export interface Audited {
  id: number;
  at: string;
  who: string;
  tenant: string | null;
  act: string;
  kind: string | null;
  object: string | null;
  /** With which conditions, joined by semicolons; `entry is 7` where it was one entry. */
  filter?: string | null;
  persons: number | null;
  reason: string | null;
  outcome: string;
  of: number | null;
}
