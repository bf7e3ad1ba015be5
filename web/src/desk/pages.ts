// Parts of the desk with a page of their own, besides registers and the inbox: each is fetched once somebody goes there.
import type { ComponentType } from "preact";
import { me, registerOf } from "./desk.ts";

export interface DeskPage {
  /** Its place in the address, `#/id/…`. */
  id: string;
  /** The text of its name, without `desk-`. */
  title: string;
  /** Whether it is shown to whoever is signed in. */
  isShown: () => boolean;
  /** What is shown there; it is given what stands behind its name in the address. */
  load: () => Promise<ComponentType<{ rest: string[] }>>;
}

/** In the order of the ways at the top. */
export const PAGES: DeskPage[] = [
  { id: "map", title: "map-title", isShown: () => hasRole("viewer", "social_worker", "analyst"), load: () => import("./map/page.tsx").then(({ MapPage }) => MapPage) },
  { id: "measures", title: "measures-title", isShown: () => registerOf("measure")?.may.list === true, load: () => import("./measures/page.tsx").then(({ MeasuresPage }) => MeasuresPage) },
];

/** Whether somebody has one of these roles anywhere. */
function hasRole(...roles: string[]): boolean {
  return me.value?.grants.some(({ role }) => roles.includes(role)) ?? false;
}

export const pageOf = (id: string): DeskPage | undefined => PAGES.find((page) => page.id === id && page.isShown());
