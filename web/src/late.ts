// What the first map does not need: comparing, charts and the table come with their words when they are asked for.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { teach, type Words } from "./words.ts";

type Late = typeof import("./compare/main.tsx");

const late = signal<Late | null>(null);
const taught = signal(0);

/** Comparing and charts, with their words in the language of these words. */
export async function loadLate(words: Words): Promise<Late> {
  const [found] = await Promise.all([late.value ?? import("./compare/main.tsx"), words.knows("compare-mode") || teach(words, "compare")]);
  late.value = found;
  taught.value++;
  return found;
}

/** The same for a component, which is drawn again when it has come; nothing until then, and where it is not wanted. */
export function useLate(words: Words, isWanted = true): Late | null {
  const isThere = taught.value >= 0 && late.value !== null && words.knows("compare-mode");
  useEffect(() => {
    if (isWanted && !isThere) void loadLate(words).catch(() => undefined);
  }, [isWanted, isThere, words]);
  return isWanted && isThere ? late.value : null;
}
