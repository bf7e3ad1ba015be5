// How the shown layer was found: the text that travels with it, folded, and fetched in the visitor's language when opened.
import { loadMethod, type Collection } from "./api.ts";
import { el } from "./dom.ts";
import type { Words } from "./words.ts";

const known = new Map<string, string>();

/** The text to unfold; nothing where the release does not say how the layer was made. */
export function method(words: Words, collection: Collection | null, release: number): HTMLElement | null {
  const given = collection?.gocpont?.method;
  if (!collection || !given) return null;
  const key = `${release} ${collection.id} ${words.language}`;
  const text = el("p", { lang: words.language }, known.get(key) ?? words.say("found-loading"));
  const details = el("details", { id: "method" }, el("summary", { id: "method-title" }, words.say("found-title")), text);
  details.addEventListener("toggle", () => {
    if (!details.open || known.has(key)) return;
    void fill(text, key, collection.id, words, given);
  });
  return details;
}

/** In another language the text is better than none: it is what the list of layers had. */
async function fill(text: HTMLElement, key: string, id: string, words: Words, given: string): Promise<void> {
  try {
    const own = await loadMethod(id, words.language);
    known.set(key, own ?? given);
    text.textContent = own ?? given;
  } catch {
    text.textContent = given;
    text.removeAttribute("lang");
  }
}
