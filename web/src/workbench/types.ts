// What the workbench's program says: the shapes of its documents (crates/desk/src/report.rs).

/** A sentence in the three languages. */
export interface Said {
  hu: string;
  cs: string;
  en: string;
}

export interface Choice {
  code: string;
  label: Said;
}

export interface Variable extends Choice {
  required: boolean;
  answers: Choice[];
}

export interface Register {
  id: string;
  label: Said;
  variables: Variable[];
}

export type State = "sure" | "renamed" | "asked" | "decided" | "unread";

export interface Column {
  name: string;
  variable: string;
  state: State;
  candidates: string[];
  answers: [text: string, count: number][];
}

export interface Counts {
  taken: number;
  changed: number;
  unchanged: number;
  ended: number;
}

export interface Table {
  name: string;
  register: string;
  facts: Said[];
  columns: Column[];
  missing: string[];
  head: { line: number; cells: string[] }[];
  counts: Counts | null;
  batch: number | null;
}

export interface Pair {
  table: string;
  first: number;
  second: number;
  score: number;
  alike: string;
}

export interface Hex {
  h3: string;
  count: number;
  ring: [lon: number, lat: number][];
}

export interface Places {
  resolution: number;
  hexes: Hex[];
  placed: number;
  imprecise: number;
  areas: { set: Said; name: string; count: number }[];
}

export interface Report {
  notes: Said[];
  tables: Table[];
  refusal: Said | null;
  stopped: boolean;
  reasons: [reason: string, count: number][];
  duplicates: Pair[];
  duplicate_count: number;
  places: Places;
}

export interface Rejection {
  table: string;
  row: number;
  column: string;
  value: string;
  reason: string;
  why: Said;
  remedy: Said;
}

export interface Rejections {
  kept: number;
  matching: number;
  rows: Rejection[];
}

export type Kind = "check" | "import" | "undo";

export interface Job {
  number: number;
  kind: Kind | null;
  state: "idle" | "running" | "stopping" | "done";
  bytes: number;
  total: number;
  rows: number;
}

export interface Import {
  number: number;
  file: string;
  batches: number[];
  taken: number;
  changed: number;
  rejected: number;
  undone: boolean;
}

export interface Dropped {
  name: string;
  bytes: number;
}

export interface Desk {
  version: string;
  largest: number;
  registers: Register[];
  file: Dropped | null;
  job: Job;
  imports: Import[];
}

export interface MappedTable {
  table: string;
  register: string;
  columns: { column: string; variable: string; answers: Record<string, string> }[];
}

/** What a person has decided; the program finds the rest out. */
export interface Choices {
  register?: string;
  crs?: number;
  axes?: string;
  valid_from?: string;
  accept_precision?: string;
  encoding?: string;
  delimiter?: string;
  decimal?: string;
  sheet?: string;
  header_row?: number;
  mapping?: MappedTable[];
}

export interface Ground {
  set: string;
  basemap: boolean;
  features: GeoJSON.FeatureCollection;
}
