// Questions of the staff's map to the program.
import { asked } from "../ask.ts";
import type { AreaChoice, AreaFeature, Hexes, Hotspots, Layers, Look, SignalMap, Thing, Wanted } from "./types.ts";

/** A question's address: what is empty is left out. */
export function pathOf(path: string, query: Record<string, string | number>): string {
  const filled = Object.entries(query).filter(([, value]) => value !== "");
  return `${path}?${new URLSearchParams(filled.map(([name, value]) => [name, String(value)]))}`;
}

export interface View {
  tenant: string;
  layer: string;
  period: string;
  resolution: number;
}

/** How hot spots are looked for: neighbourhoods one by one, or the one circle that stands out most and those after it. */
export type Method = "gi" | "scan";

export const layers = (tenant: string) => asked<Layers>(pathOf("map/layers", { tenant }));
export const hexes = (view: View) => asked<Hexes>(pathOf("map/hexes", { ...view }));
export const hotspots = (view: View, method: Method) => asked<Hotspots>(pathOf("map/hotspots", { ...view, method }));
export const outlines = (tenant: string, set: string) => asked<{ features: AreaFeature[] }>(pathOf("map/areas", { tenant, set }));
export const signals = (query: { tenant: string; from: string; to: string; kind: string }) => asked<SignalMap>(pathOf("map/signals", query));
export const things = (tenant: string) => asked<{ things: Thing[] }>(pathOf("map/things", { tenant }));
export const look = (tenant: string, wanted: Wanted) => asked<Look>("map/look", "POST", { tenant, ...wanted });
export const choices = (tenant: string) => asked<AreaChoice>(pathOf("areas", { tenant }));
