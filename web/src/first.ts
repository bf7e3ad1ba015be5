// What the server wrote into the page before any script was there: the first picture in words, which stays to be read until
// the map can say it. (`crates/server/src/first` writes it.)
import { BLANK, type State } from "./state.ts";
import type { Language } from "./words.ts";

/** The first picture as the server told it. */
export interface First {
  topic: string;
  /** Where and of when. */
  when: string;
  /** That the data are synthetic, and what that means. */
  synthetic: { mark: string; explained: string } | null;
  summary: string;
  /** What stands in the legend, as it was written. */
  legend: string;
  /** Whether there are so many topics that one can search among them. */
  isMany: boolean;
}

const NARROW = "(max-width: 760px)";

/** The choices on which the first picture depends. */
const TOLD = ["indicator", "period", "view", "unit", "resolution", "breaks", "palette", "compare", "table"] as const;

/** Whether the first picture of a topic at a date is what an address asks for. */
export function isFirst(asked: Partial<State>, { indicator, period }: Pick<State, "indicator" | "period">): boolean {
  const told = { ...BLANK, indicator, period };
  return TOLD.every((key) => asked[key] === undefined || asked[key] === told[key]);
}

/** What stands in the page; `null` where nothing does, or where it is in another language or tells something else than was asked for. */
export function readFirst(root: HTMLElement, asked: Partial<State>, language: Language): First | null {
  const legend = root.querySelector(".legend")?.cloneNode(true) as Element | undefined;
  const text = (selector: string) => root.querySelector(selector)?.textContent ?? "";
  if (!legend || root.ownerDocument.documentElement.lang !== language) return null;
  if (!isFirst(asked, { indicator: root.dataset["indicator"] ?? "", period: root.dataset["period"] ?? "" })) return null;
  const mark = root.querySelector(".mark.synthetic");
  const [here, elsewhere] = matchMedia(NARROW).matches ? ["of-narrow", "of-wide"] : ["of-wide", "of-narrow"];
  legend.querySelectorAll(`.${elsewhere}`).forEach((other) => other.remove());
  return {
    topic: text(".mark.date b"),
    when: text(".mark.date span"),
    synthetic: mark && { mark: mark.textContent ?? "", explained: mark.getAttribute("title") ?? "" },
    summary: text(`.summary.${here}`) || text(".summary"),
    legend: legend.innerHTML,
    isMany: root.querySelector(".awaited.many") !== null,
  };
}
