// The card that reads one place: its share, its sentences, a small picture and the numbers behind them.
import type { Properties } from "./api.ts";
import { shareChart } from "./chart.ts";
import { isOnSide, toldAs } from "./changes.ts";
import { hasNumbers, isSignificant, isWithheld, merged, NO_DATA, SUPPRESSED, toldStyle, type Style } from "./classes.ts";
import { el } from "./dom.ts";
import { kindOf, paragraphs, type Reader } from "./sentence.ts";
import { isChange } from "./state.ts";
import { swatch } from "./swatch.ts";

/** The card of a place with this title. */
export function card(reader: Reader, place: Properties, title: string, onClose: () => void): HTMLElement {
  const { words } = reader;
  const close = words.say("card-close");
  return el(
    "article",
    { class: "card", "aria-label": title },
    el(
      "header",
      {},
      el("h2", {}, title),
      el("button", { type: "button", class: "close", "aria-label": close, title: close, click: onClose }, "×"),
    ),
    headline(reader, place),
    el("div", { class: "sentence", id: "sentence" }, ...paragraphs(reader, place).map((text) => el("p", {}, text))),
    hasNumbers(place) && shareChart(words, place, reader.whole),
    details(reader, place),
  );
}

function headline(reader: Reader, place: Properties): HTMLElement {
  const { words, topic, view } = reader;
  const outlined = isOnSide(view, place, "hot") || isOnSide(view, place, "cold");
  const chip = (style: Style, id: string) => el("span", { class: "chip" }, swatch(style, outlined), words.say(id));
  if (isWithheld(place)) return el("p", { class: "headline" }, chip(SUPPRESSED, "status-suppressed"));
  if (!hasNumbers(place)) return el("p", { class: "headline" }, chip(NO_DATA, "status-nodata"));
  const number = topic.kind === "count" ? words.number(place.cases) : words.percent(place.value);
  const [style, name] = [toldStyle(place, view), toldAs(view, place)];
  const joined = kindOf(reader, place) === "merged";
  return el(
    "p",
    { class: "headline" },
    el("strong", {}, number),
    name && chip(joined ? merged(style) : style, name),
  );
}

function details({ words, topic, view }: Reader, place: Properties): HTMLElement {
  const known = (value: unknown) => value !== null && value !== undefined;
  const range = known(place.low) ? `${words.percent(place.low)} – ${words.percent(place.high)}` : null;
  const spot = !isChange(view);
  const level = spot && isSignificant(place) ? words.percent(Number(place.class?.slice(-2)) / 100, 0) : null;
  const numbers = hasNumbers(place);
  const rows: [string, string | null | false | undefined][] = [
    ["detail-date", place.period && words.date(place.period)],
    ["detail-area", place.h3 ?? place.area ?? place.block],
    ["detail-status", place.status && words.say(`status-${place.status}`)],
    ["detail-cases", numbers && known(place.cases) && words.number(place.cases)],
    ["detail-population", numbers && known(place.population) && words.number(place.population)],
    ["detail-share", topic.kind === "rate" && known(place.value) && words.percent(place.value)],
    ["detail-interval", range],
    ["detail-reference", known(place.reference_value) && words.percent(place.reference_value)],
    ["detail-level", level],
    ["detail-z", spot && known(place.z) && words.number(place.z, 2)],
    ["detail-p", spot && known(place.p) && words.probability(place.p)],
    ["detail-p-adjusted", spot && known(place.p_adjusted) && words.probability(place.p_adjusted)],
    ["detail-robustness", known(place.robustness) && words.percent(place.robustness, 0)],
    ["detail-periods", known(place.periods_used) && words.number(place.periods_used)],
    ["detail-slope", known(place.sen_slope) && words.points(place.sen_slope)],
    ["detail-tau", known(place.tau_b) && words.number(place.tau_b, 2)],
    ["detail-trend-p", known(place.trend_p) && words.probability(place.trend_p)],
    ["detail-trend-p-adjusted", known(place.trend_p_adjusted) && words.probability(place.trend_p_adjusted)],
  ];
  const list = el("dl");
  for (const [id, text] of rows) if (text) list.append(el("dt", {}, words.say(id)), el("dd", {}, text));
  return el("details", {}, el("summary", {}, words.say("details-title")), list);
}
