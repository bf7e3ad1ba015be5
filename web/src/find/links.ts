// Addresses that are handed on: of the picture, of the page inside of another one, of the data, of the interface.
import { address, fileOf, isOfFiles, type Box } from "../api.ts";
import { writeFragment, type State } from "../state.ts";

/** The address that shows the same again. */
export function pictureLink(state: State): string {
  return new URL("./", address("")).href + writeFragment(state);
}

/** The HTML that puts the map into another page. */
export function embedCode(state: State, title: string, width: number, height: number): string {
  const source = new URL("./embed", address("")).href + writeFragment({ ...state, table: false });
  const attributes = { src: source, title, width: String(width), height: String(height), loading: "lazy" };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<iframe ${written.join(" ")} style="border:0"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** Files of a layer; a list of features that is longer than an answer of the server comes line by line. */
export const FORMATS = ["json", "csv", "gpkg"] as const;
export type Format = (typeof FORMATS)[number];

const PAGE = 10_000;

const ENDINGS: Record<Format | "geojsonseq", string> = { json: "geojson", csv: "csv", gpkg: "gpkg", geojsonseq: "geojsonl" };

/** What is asked for. */
export interface Wanted {
  collection: string;
  period: string;
  language: string;
  /** How many features the layer has. */
  count: number;
  /** The window; the whole layer without it. */
  box: Box | null;
}

/** The address of a file, and what it is called; `null` where there is no such file. */
export function fileLink(format: Format, { collection, period, language, count, box }: Wanted): { href: string; name: string } | null {
  const name = (ending: string) => `${collection}-${period}${box ? "-window" : ""}.${ending}`;
  if (isOfFiles()) return format === "json" && !box ? { href: address(fileOf({ collection, period })).href, name: name("geojson") } : null;
  const asked = format === "json" && count > PAGE ? "geojsonseq" : format;
  const url = address(`collections/${encodeURIComponent(collection)}/items`);
  url.searchParams.set("f", asked);
  url.searchParams.set("datetime", period);
  url.searchParams.set("lang", language);
  if (asked === "json") url.searchParams.set("limit", String(PAGE));
  if (box) url.searchParams.set("bbox", box.map((degrees) => degrees.toFixed(5)).join(","));
  return { href: url.href, name: name(ENDINGS[asked]) };
}

/** Where the method of a layer is described. */
export function methodLink(collection: string, language: string): string {
  return address(isOfFiles() ? fileOf({ collection, language }) : `collections/${encodeURIComponent(collection)}?f=json&lang=${language}`).href;
}

/** Where programs begin to ask. */
export function interfaceLink(): string {
  return new URL("./", address("")).href;
}
