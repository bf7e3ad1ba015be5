// Where in the desk somebody is: behind the hash, so that the back button and bookmarks work. Codes and numbers alone stand there.
import { signal } from "@preact/signals";
import { PAGES } from "./pages.ts";

export type Route =
  | { at: "inbox" }
  | { at: "list"; register: string }
  | { at: "new"; register: string }
  | { at: "entry"; register: string; id: number }
  | { at: "audit" }
  | { at: "page"; page: string; rest: string[] };

/** Reads an address; anything else than one of ours is the inbox. */
export function routeOf(hash: string): Route {
  const parts = hash.replace(/^#\/?/, "").split("/").map(decoded);
  const [at = "", register = "", id] = parts;
  if (at === "audit") return { at };
  if (PAGES.some((page) => page.id === at)) return { at: "page", page: at, rest: parts.slice(1) };
  if (at !== "register" || register === "") return { at: "inbox" };
  if (id === "new") return { at: "new", register };
  return id !== undefined && /^\d{1,15}$/.test(id) ? { at: "entry", register, id: Number(id) } : { at: "list", register };
}

/** The address of somewhere in the desk. */
export function hashOf(route: Route): string {
  if (route.at === "inbox" || route.at === "audit") return `#/${route.at}`;
  if (route.at === "page") return `#/${[route.page, ...route.rest].map(encodeURIComponent).join("/")}`;
  const register = `#/register/${encodeURIComponent(route.register)}`;
  if (route.at === "new") return `${register}/new`;
  return route.at === "entry" ? `${register}/${route.id}` : register;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

export const route = signal<Route>(routeOf(location.hash));

export const go = (to: Route): void => void (location.hash = hashOf(to));

/** Begins to follow the address. */
export function follow(): void {
  addEventListener("hashchange", () => (route.value = routeOf(location.hash)));
}
