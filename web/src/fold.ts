// Texts as people type them: without accents and capitals, so that "obce" finds "Obcě" and "ovaros" finds "Óváros".

/** Letters that are no letter with a mark, and stand for one another all the same. */
const LETTERS: Record<string, string> = { ß: "ss", ł: "l", đ: "d", ø: "o", æ: "ae", œ: "oe" };

/** A text without case and marks. */
export function fold(text: string): string {
  const bare = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[ßłđøæœ]/g, (letter) => LETTERS[letter] ?? letter);
}

/** Whether each word that was typed begins some word of the text. */
export function matches(typed: string, text: string): boolean {
  const words = (own: string) => fold(own).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const all = words(text);
  return words(typed).every((word) => all.some((own) => own.startsWith(word)));
}
