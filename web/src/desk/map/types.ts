// What the program tells of the staff's map, as it tells it. Shares are between 0 and 1; intervals are those of 95 per cent.
import type { Labels } from "../types.ts";

/** True counts of a place: they are for staff alone. */
export interface Figure {
  cases: number;
  population: number;
  value: number | null;
  low: number | null;
  high: number | null;
  /** So few that a share says little. */
  few: boolean;
}

export type HotClass = "hot99" | "hot95" | "hot90" | "ns" | "cold90" | "cold95" | "cold99";

/** GeoJSON of areas, longitude first, WGS 84. */
export type Polygonal = { type: "Polygon"; coordinates: number[][][] } | { type: "MultiPolygon"; coordinates: number[][][][] };

export interface MapLayer {
  id: string;
  unit: "households" | "persons";
  label: Labels;
  population_label: Labels;
  cases_label: Labels;
  description: Labels;
  theme: string | null;
}

export interface Layers {
  /** Whether figures are there and may be seen. */
  figures: boolean;
  tenants: { code: string; name: string; area: string | null }[];
  /** West, south, east, north. */
  bounds: [number, number, number, number] | null;
  /** The set of municipalities; none where there are no figures. */
  municipalities: string | null;
  periods: { day: string; now: boolean }[];
  resolutions: number[];
  layers: MapLayer[];
  themes: { id: string; label: Labels }[];
  sets: { set: string; areas: number }[];
  version: string;
}

/** The index of a hexagon, cases, population, value, low, high, class. */
export type Hex = [string, number, number, number | null, number | null, number | null, HotClass | null];

export interface Hexes {
  layer: string;
  period: string;
  resolution: number;
  version: string;
  total: Figure;
  unplaced: number | null;
  hexes: Hex[];
}

export interface AreaFeature {
  type: "Feature";
  id: string;
  geometry: Polygonal;
  properties: { set: string; area: string; name: string } & Partial<Figure>;
}

export interface Spot {
  hotspot: string;
  hexes: string[];
  figure: Figure;
  others: Figure;
  class: HotClass | null;
  p: number;
  relative_risk: number | null;
  outline: Polygonal | null;
}

export interface Hotspots {
  layer: string;
  period: string;
  resolution: number;
  version: string;
  method: "gi" | "scan";
  hotspots: Spot[];
}

export interface SignalMap {
  count: number;
  unplaced: number;
  kinds: { code: string; count: number }[];
  states: { code: string; count: number }[];
  hexes: [string, number][];
  hotspots: Spot[];
  denominators: "persons" | null;
}

export type ThingPlace =
  | { lat: number; lon: number }
  | { set: string; area: string; name: string | null; outline: Polygonal | null }
  | { hotspot: string; hexes: string[]; outline: Polygonal | null };

/** An entry of a register that has a place. */
export interface Thing {
  register: string;
  id: number;
  tenant: string;
  organisation: string;
  state: string;
  overdue: boolean;
  /** None for whoever may not see what it is told by. */
  title: string | null;
  places: ThingPlace[];
  capacity?: { unit: string; amount: number }[];
  free?: number | null;
  vacant?: number | null;
  waiting?: number | null;
}

/** What somebody wants to look at: exactly one of the three. */
export type Wanted = { shape: Polygonal } | { area: { set: string; area: string } } | { hotspot: string };

export interface Look {
  figures: boolean;
  hexes: number;
  area_km2: number;
  outline: Polygonal | null;
  name: string | null;
  version: string;
  periods: string[];
  layers: { id: string; inside: Figure[]; whole: Figure[] }[];
  services: Thing[];
  measures: Thing[];
  sites: Thing[];
  organisations: Thing[];
  signals: { count: number; open: number; kinds: { code: string; count: number }[]; states: { code: string; count: number }[] };
}

/** Areas and hot spots by name, for forms. */
export interface AreaChoice {
  sets: { set: string; areas: { area: string; name: string }[] }[];
  hotspots: { hotspot: string; layer: string; period: string; hexes: number; cases: number; population: number }[];
}
