// Parts of the desk with a page of their own, besides registers and the inbox: each is fetched once somebody goes there.
import type { ComponentType } from "preact";
import { isAdministrator, isAnalyst, me, registerOf, registers } from "./desk.ts";
import { unread } from "./notices/unread.ts";

const all = () => true;
/** Whoever may list a register with due times has something to report. */
const lists = () => registers.value.some((own) => own.may.list && own.states.some(({ due }) => due !== null));

export interface DeskPage {
  /** Its place in the address, `#/id/…`. */
  id: string;
  /** The text of its name, without `desk-`. */
  title: string;
  /** Whether it is shown to whoever is signed in. */
  isShown: () => boolean;
  /** What is shown there; it is given what stands behind its name in the address. */
  load: () => Promise<ComponentType<{ rest: string[] }>>;
  /** How many new things wait there. */
  count?: () => number;
  /** Registers that are found from this page and have no way of their own at the top. */
  holds?: string[];
  /** The page that stands among the ways at the top in its stead; `self`: beside the name of whoever is signed in. */
  under?: string;
}

/** In the order of the ways at the top. */
export const PAGES: DeskPage[] = [
  { id: "map", title: "map-title", isShown: () => hasRole("viewer", "social_worker", "analyst"), load: () => import("./map/page.tsx").then(({ MapPage }) => MapPage) },
  { id: "measures", title: "measures-title", isShown: () => registerOf("measure")?.may.list === true, load: () => import("./measures/page.tsx").then(({ MeasuresPage }) => MeasuresPage) },
  { id: "notices", title: "notices", isShown: all, load: async () => (await import("./notices/page.tsx")).NoticesPage, count: () => unread.value },
  { id: "watch", title: "watch", isShown: () => isAnalyst.value || registerOf("alert") !== undefined, load: async () => (await import("./watch/page.tsx")).WatchPage, holds: ["alert", "break"] },
  { id: "report", title: "report", isShown: lists, load: async () => (await import("./report/weekly.tsx")).WeeklyPage },
  { id: "statistics", title: "statistics", under: "report", isShown: () => lists() || isAnalyst.value, load: async () => (await import("./report/statistics.tsx")).StatisticsPage },
  { id: "services", title: "services", under: "report", isShown: () => registerOf("service")?.may.list === true, load: async () => (await import("./services/page.tsx")).ServicesPage },
  { id: "people", title: "people", isShown: () => isAdministrator.value, load: async () => (await import("./people/page.tsx")).PeoplePage },
  { id: "tokens", title: "tokens", under: "people", isShown: () => isAdministrator.value, load: async () => (await import("./people/tokens.tsx")).TokensPage },
  { id: "account", title: "account", under: "self", isShown: all, load: async () => (await import("./account/page.tsx")).AccountPage },
];

/** The pages that stand together under one way at the top, that one first. */
export const together = (id: string): DeskPage[] => PAGES.filter((page) => (page.id === id || page.under === id) && page.isShown());

/** Whether somebody has one of these roles anywhere. */
function hasRole(...roles: string[]): boolean {
  return me.value?.grants.some(({ role }) => roles.includes(role)) ?? false;
}
/** The page from which a register is found, where it has no way of its own. */
export const holderOf = (register: string): DeskPage | undefined => PAGES.find((page) => page.holds?.includes(register) && page.isShown());

export const pageOf = (id: string): DeskPage | undefined => PAGES.find((page) => page.id === id && page.isShown());
