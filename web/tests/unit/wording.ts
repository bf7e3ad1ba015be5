// The words of every language at once, which only tests need.
import cs from "../../../crates/words/locales/cs/page.ftl?raw";
import en from "../../../crates/words/locales/en/page.ftl?raw";
import hu from "../../../crates/words/locales/hu/page.ftl?raw";
import { Words, type Language } from "../../src/words.ts";

const MESSAGES: Record<Language, string> = { hu, cs, en };

/** The page's words in a language. */
export function wordsOf(language: Language): Words {
  return new Words(language, MESSAGES[language]);
}
