// What components reach from anywhere: the store that they follow, and the session that acts.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "../session.ts";
import type { Store } from "../store.ts";

/** The store, and the session once the map is there. */
export interface Page {
  store: Store;
  session: () => Session;
}

const Reach = createContext<Page | null>(null);

/** Gives the page to what is in it. */
export const PageProvider = Reach.Provider;

/** The page that this component is in. */
export function usePage(): Page {
  const page = useContext(Reach);
  if (!page) throw new Error("no page around this component");
  return page;
}

/** The words of the visitor's language; a component that says something follows them. */
export function useWords() {
  return usePage().store.words.value;
}
