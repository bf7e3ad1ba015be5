// "About these data": a dialog over the page. Its words come when it is first opened, so that the map need not wait for them.
import type { Release } from "./api.ts";
import { el } from "./dom.ts";
import type { Language, Words } from "./words.ts";

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

/** The dialog. Escape and its button close it, and whatever opened it has the focus again. */
export class About {
  private readonly title = el("h2", { id: "about-title" });
  private readonly close = el("button", { type: "button", class: "close", click: () => this.node.close() }, "×");
  private readonly text = el("div", { class: "story", tabindex: 0, role: "region", "aria-labelledby": "about-title" });
  readonly node = el("dialog", { id: "about-data", "aria-labelledby": "about-title" }, el("header", {}, this.title, this.close), this.text);

  constructor() {
    this.node.addEventListener("click", (event) => event.target === this.node && this.node.close());
  }

  /** Opens it with what there is to say about this release. */
  async open(words: Words, release: Release | null): Promise<void> {
    this.title.textContent = words.say("about-open");
    this.close.setAttribute("aria-label", words.say("about-close"));
    this.text.replaceChildren(el("p", {}, words.say("loading")));
    if (!this.node.open) this.node.showModal();
    try {
      const [{ story }, [messages, page]] = await Promise.all([import("./protection.ts"), textsOf(words.language)]);
      words.learn(messages);
      const mark = release?.synthetic && el("p", { class: "synthetic" }, words.say("synthetic-explained"));
      this.text.replaceChildren(...(mark ? [mark] : []), ...story(words, release, page));
    } catch {
      this.text.replaceChildren(el("p", {}, words.say("notice-failed")));
    }
  }
}
