// Texts as people type them: without accents and capitals, so that "obce" finds "Obcě" and "ovaros" finds "Óváros".

/** The text without accents, in small letters, with single spaces. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** Whether each word that was typed begins some word of the text; both as `fold` gives them. */
export function matches(typed: string, text: string): boolean {
  const padded = ` ${text}`;
  return typed.split(" ").every((word) => padded.includes(` ${word}`));
}
