// "About these data": a dialog over the page. Its words come when it is first opened, so that the map need not wait for them.
import type { Language } from "./words.ts";

const method = import.meta.glob<string>("../../crates/words/locales/*/about.ftl", { query: "?raw", import: "default" });
const citizens = import.meta.glob<string>("../../data/legal/citizens.*.md", { query: "?raw", import: "default" });

/** The texts of a language: Fluent messages and the citizens' page. */
export async function textsOf(language: Language): Promise<[messages: string, page: string]> {
  const [messages, page] = [
    method[`../../crates/words/locales/${language}/about.ftl`],
    citizens[`../../data/legal/citizens.${language}.md`],
  ];
  if (!messages || !page) throw new Error(`no texts in ${language}`);
  return Promise.all([messages(), page()]);
}
