// The frame of the page: its fixed elements, and the places into which the changing ones go.
import { el, select, svg } from "./dom.ts";
import { LANGUAGES, nameOfLanguage, type Language, type Words } from "./words.ts";

/** What the fixed controls do. */
export interface LayoutListener {
  onLanguage: (language: Language) => void;
  onZoom: (steps: number) => void;
  onHome: () => void;
  onTable: () => void;
  onAbout: () => void;
}

type Args = Record<string, string | number>;

/** The page's elements. */
export class Layout {
  readonly map = el("div", { id: "map", tabindex: 0, role: "application", "aria-describedby": "map-help" });
  private readonly side = el("aside", { id: "panel", tabindex: -1 });
  private readonly brand = el("div", { class: "brand" });
  private readonly languages = el("div", { class: "languages" });
  private readonly marks = el("div", { class: "marks" });
  private readonly tools = el("div", { class: "tools" });
  private readonly cardPlace = el("div", { class: "card-place" });
  private readonly tablePlace = el("div", { class: "table-place", hidden: true });
  private readonly notices = el("div", { class: "notices", role: "status" });
  private readonly live = el("div", { class: "unseen", "aria-live": "polite", id: "live" });
  private readonly hover = el("div", { class: "pointer", "aria-hidden": "true", hidden: true });
  private readonly help = el("p", { class: "unseen", id: "map-help" });
  private readonly skip = el("a", { class: "skip", href: "#panel" });
  private readonly hintPlace = el("p", { class: "hint", hidden: true });
  private readonly progress = el("div", { class: "progress", hidden: true });
  private spoken = "";
  private shownNotice = "";

  constructor(
    root: HTMLElement,
    private readonly listener: LayoutListener,
  ) {
    this.skip.addEventListener("click", (event) => {
      event.preventDefault();
      this.side.focus();
    });
    const over = [this.progress, this.marks, this.tools, this.hintPlace, this.hover, this.tablePlace, this.cardPlace, this.notices];
    const stage = el("main", { id: "stage" }, this.map, ...over, this.live, this.help);
    root.replaceChildren(this.skip, el("header", { class: "top" }, this.brand, this.languages), stage, this.side);
  }

  /** Writes the fixed texts; does nothing if they are in this language already. */
  say(words: Words): void {
    if (this.spoken === words.language) return;
    this.spoken = words.language;
    document.documentElement.lang = words.language;
    this.brand.replaceChildren(logo(), el("h1", {}, words.say("app-name")), el("span", { class: "tagline" }, words.say("app-tagline")));
    const names = LANGUAGES.map((code): [string, string] => [code, nameOfLanguage(code)]);
    const choice = select("language", names, words.language, (code) => this.listener.onLanguage(code as Language));
    const named = words.say("about-open");
    const onAbout = () => this.listener.onAbout();
    const about = el("button", { type: "button", class: "about-open", "aria-label": named, title: named, click: onAbout }, icon("about"), el("span", {}, named));
    this.languages.replaceChildren(about, el("label", { for: "language", class: "unseen" }, words.say("language-label")), choice);
    this.tools.replaceChildren(
      tool("plus", words.say("map-zoom-in"), () => this.listener.onZoom(1)),
      tool("minus", words.say("map-zoom-out"), () => this.listener.onZoom(-1)),
      tool("home", words.say("map-home"), () => this.listener.onHome()),
    );
    this.skip.textContent = words.say("skip-to-controls");
    this.help.textContent = words.say("map-help");
    if (!this.side.hasChildNodes()) this.side.replaceChildren(el("p", { class: "loading" }, words.say("loading")));
  }

  /** What is shown, where and when, and whether the data are synthetic. */
  title(words: Words, place: string, topic: string, date: string, synthetic: boolean): void {
    document.title = `${words.say("app-name")} – ${place}`;
    this.map.setAttribute("aria-label", words.say("map-label", { place, topic }));
    const mark = el("span", { class: "mark synthetic", title: words.say("synthetic-explained") }, words.say("synthetic-mark"));
    const open = el("button", { type: "button", class: "mark table-open", click: () => this.listener.onTable() }, icon("table"), words.say("table-open"));
    const title = el("div", { class: "mark date" }, el("b", {}, topic), el("span", {}, `${place} · ${date}`));
    keepFocus(this.marks, () => this.marks.replaceChildren(title, ...(synthetic ? [mark] : []), open));
  }

  /** Fills the panel; what has the focus keeps it, and what is open stays open. */
  panel(choices: HTMLElement, summary: string, legend: HTMLElement, about: HTMLElement): void {
    const opened = new Set([...this.side.querySelectorAll("details")].filter(({ open }) => open).map(({ id }) => id));
    const scrolled = this.side.scrollTop;
    keepFocus(this.side, () =>
      this.side.replaceChildren(choices, el("p", { class: "summary" }, summary), legend, about),
    );
    for (const details of this.side.querySelectorAll("details")) details.open = opened.has(details.id);
    this.side.scrollTop = scrolled;
  }

  /** Shows a table over the map, or the map again. */
  table(words: Words, content: HTMLElement | null): void {
    const wasHidden = this.tablePlace.hidden;
    this.tablePlace.hidden = content === null;
    this.map.inert = content !== null;
    if (!content) return this.tablePlace.replaceChildren();
    const back = el("button", { type: "button", class: "back", click: () => this.listener.onTable() }, words.say("table-close"));
    this.tablePlace.replaceChildren(back, content);
    if (wasHidden) back.focus();
  }

  /** Shows the card of a place, or none. */
  card(content: HTMLElement | null): void {
    const hadFocus = this.cardPlace.contains(document.activeElement);
    const wasOpen = this.cardPlace.querySelector("details")?.open ?? false;
    this.cardPlace.replaceChildren(...(content ? [content] : []));
    const details = this.cardPlace.querySelector("details");
    if (details) details.open = wasOpen;
    if (hadFocus) (content?.querySelector("button") ?? this.map).focus();
  }

  /** How much of the map the card covers, in pixels from the right and from the bottom. */
  covered(): { right: number; bottom: number } {
    if (!this.cardPlace.hasChildNodes()) return { right: 0, bottom: 0 };
    const [card, map] = [this.cardPlace.getBoundingClientRect(), this.map.getBoundingClientRect()];
    if (card.width >= map.width) return { right: 0, bottom: Math.max(0, map.bottom - card.top) };
    return { right: map.right - card.left, bottom: 0 };
  }

  /** The line that says how to begin. */
  hint(text: string): void {
    this.hintPlace.textContent = text;
    this.hintPlace.hidden = text === "";
  }

  /** A few words beside a point of the map; spoken when the keys moved there. */
  pointer(text: string, x: number, y: number, spoken: boolean): void {
    this.hover.hidden = text === "";
    if (text === "") return;
    this.hover.textContent = text;
    const [width, height] = [this.map.clientWidth, this.map.clientHeight];
    const left = Math.max(8, Math.min(x + 14, width - this.hover.offsetWidth - 8));
    const top = y + 22 + this.hover.offsetHeight > height ? y - 14 - this.hover.offsetHeight : y + 20;
    this.hover.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    if (spoken) this.announce(text);
  }

  /** Shows that something is being loaded, or no longer. */
  busy(loading: boolean): void {
    this.progress.hidden = !loading;
  }

  /** Tells a screen reader. */
  announce(text: string): void {
    this.live.textContent = text;
  }

  /** A message over the map; with `retry` it offers to try again. */
  notice(words: Words, id: string, args: Args = {}, retry?: () => void): void {
    this.shownNotice = id;
    const close = words.say("notice-close");
    const again = () => {
      this.endNotice(id);
      retry?.();
    };
    this.notices.replaceChildren(
      el(
        "div",
        { class: `notice ${id}` },
        el("span", {}, words.say(id, args)),
        retry && el("button", { type: "button", click: again }, words.say("notice-retry")),
        el("button", { type: "button", class: "close", "aria-label": close, click: () => this.endNotice(id) }, "×"),
      ),
    );
  }

  /** Takes a message away if it is the one that stands. */
  endNotice(id: string): void {
    if (this.shownNotice !== id) return;
    this.shownNotice = "";
    this.notices.replaceChildren();
  }
}

/** Replaces content and gives the focus back to the control of the same name. */
function keepFocus(place: HTMLElement, replace: () => void): void {
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const name = focused?.getAttribute("name");
  const id = focused?.id;
  const value = focused?.getAttribute("type") === "radio" ? `[value="${(focused as HTMLInputElement).value}"]` : "";
  const tag = focused?.tagName.toLowerCase();
  replace();
  if (name) place.querySelector<HTMLElement>(`[name="${name}"]${value}`)?.focus();
  else if (id) document.getElementById(id)?.focus();
  else if (tag) place.querySelector<HTMLElement>(tag)?.focus();
}

function tool(name: string, label: string, onClick: () => void): HTMLElement {
  return el("button", { type: "button", title: label, "aria-label": label, click: onClick }, icon(name));
}

const ICONS: Record<string, string> = {
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  home: "M3 10l7-6 7 6M5.500 9v7h9V9",
  about: "M10 2.500a7.500 7.500 0 1 0 .01 0M10 9v5M10 6v.5",
  table: "M3 4h14v12H3zM3 8.500h14M8 8.500V16",
};

function icon(name: string): SVGElement {
  return svg("svg", { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
}

function logo(): HTMLElement {
  return el("img", { src: "./icon.svg", alt: "", width: 30, height: 30 });
}
