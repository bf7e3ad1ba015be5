// Follows which place is under the pointer or is being read, without drawing a whole table or chart anew.
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Shape } from "../geometry.ts";
import { usePage, type Page } from "../ui/context.tsx";

/** Calls `onMark` with the marked place, and whether it has just been read; again when `again` changes. */
export function useMarked(onMark: (shape: Shape | null, isRead: boolean) => void, again: unknown): void {
  const { store } = usePage();
  const latest = useRef(onMark);
  latest.current = onMark;
  useEffect(() => {
    let last: Shape | null = null;
    return effect(() => {
      const [pointed, read] = [store.pointed.value?.shape ?? null, store.read.value];
      latest.current(pointed ?? read, pointed === null && read !== null && read !== last);
      last = read;
    });
  }, [again]);
}

/** Reads a place on the map; where the panel covers the map, it goes away first. */
export function readOnMap(page: Page, shape: Shape): void {
  if (matchMedia("(max-width: 760px)").matches) page.session().choose({ table: false });
  page.session().showOnMap(shape);
}
