// Texts as they are compared in a search: without case, marks over letters, and short forms of what ways are called.

import { fold } from "../fold.ts";

/** Short forms, as they stand on plates and in registers, and the whole word, both folded. */
const WHOLE: Record<string, string> = {
  u: "utca",
  krt: "korut",
  sgt: "sugarut",
  stny: "setany",
  ltp: "lakotelep",
  ul: "ulice",
  nam: "namesti",
  tr: "trida",
  nabr: "nabrezi",
  sidl: "sidliste",
};

/** What a way may be called without, as registers of one of the two countries write it and those of the other do not. */
const OPTIONAL = new Set(["utca", "ulice"]);

/** The words of a text, folded; dots, commas and brackets part them, strokes and hyphens belong to them. */
export function wordsIn(text: string): string[] {
  return fold(text)
    .split(/[\s.,;:()„”"'’]+/)
    .filter(Boolean);
}

/** The words of a name, short forms written out. */
export function indexed(name: string): string[] {
  return wordsIn(name).map((word) => WHOLE[word] ?? word);
}

/** Whether one of the words begins with what was typed, or is the whole of a short form that was typed. */
export function begins(words: string, typed: string): boolean {
  return words.includes(` ${typed}`) || (typed in WHOLE && words.includes(` ${WHOLE[typed]}`));
}

/** Whether what was typed is a word for a way that many names do without. */
export function isOptional(typed: string): boolean {
  return OPTIONAL.has(WHOLE[typed] ?? typed);
}
