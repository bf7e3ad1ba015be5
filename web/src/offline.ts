// What a service worker does with a request, and what it keeps: decisions alone, without a browser.

/** Leave it to the browser; the page's own files from what is kept; the rest from the server as long as it answers. */
export type Plan = "pass" | "file" | "page" | "list" | "layer";

/** What a decision needs to know of a request. */
export interface Asked {
  method: string;
  url: string;
  /** Whether the browser goes to another page. */
  navigates: boolean;
}

/** At most so many answers of a release are kept. */
export const KEPT_LAYERS = 40;

/** What is to be done with a request; `scope` is the address below which the page stands. */
export function planFor({ method, url, navigates }: Asked, scope: string): Plan {
  const [asked, own] = [new URL(url), new URL(scope)];
  if (method !== "GET" || asked.origin !== own.origin || !asked.pathname.startsWith(own.pathname)) return "pass";
  const path = asked.pathname.slice(own.pathname.length);
  if (navigates) return (path === "" && asked.search === "") || path === "index.html" ? "page" : "pass";
  if (path.startsWith("assets/") || path === "icon.svg") return "file";
  if (path === "collections.json" || (path === "collections" && asked.searchParams.get("f") === "json")) return "list";
  return isLayer(path, asked.searchParams) ? "layer" : "pass";
}

/** Layers and their descriptions as the page asks for them; files that somebody downloads are not kept. */
function isLayer(path: string, asked: URLSearchParams): boolean {
  const [, id, rest] = path.match(/^collections\/([^/]+)(?:\/(.+))?$/) ?? [];
  if (!id) return false;
  if (/\.(json|gcpk)$/.test(rest ?? id)) return true;
  if (asked.has("bbox")) return false;
  const format = asked.get("f") ?? "json";
  if (id === "addresses" && format === "csv") return true;
  return format === "json" && (rest === undefined || rest === "items" || rest === "packed");
}

/** Whether an answer may be kept: whole, and of this server. */
export function isKept({ status, type }: { status: number; type: string }): boolean {
  return status === 200 && (type === "basic" || type === "default");
}

/** The name of what is kept of a release. */
export const dataCache = (release: number) => `gocpont-data-${release}`;

/** The name of what is kept of this version of the page. */
export const pageCache = (version: string) => `gocpont-page-${version}`;

/** Which of these caches belong to an older version of the page. */
export function stalePages(names: readonly string[], version: string): string[] {
  return names.filter((name) => name.startsWith("gocpont-page-") && name !== pageCache(version));
}

/** Which of these caches belong to other releases. */
export function staleData(names: readonly string[], release: number): string[] {
  return names.filter((name) => name.startsWith("gocpont-data-") && name !== dataCache(release));
}

/** How many of so many kept answers have to go, the oldest first. */
export function surplus(kept: number): number {
  return Math.max(0, kept - KEPT_LAYERS);
}
