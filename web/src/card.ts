// The card that reads one place: its share, its sentences, a small picture and the numbers behind them.
import type { Feature, Indicator } from "./api.ts";
import { shareChart } from "./chart.ts";
import { classStyle, hasNumbers } from "./classes.ts";
import { el } from "./dom.ts";
import { nameOf, paragraphs, type ShapeKind } from "./sentence.ts";
import { swatch } from "./swatch.ts";
import type { Words } from "./words.ts";

/** The card of a place. */
export function card(
  words: Words,
  feature: Feature,
  topic: Indicator,
  shape: ShapeKind,
  onClose: () => void,
): HTMLElement {
  const place = feature.properties;
  const close = words.say("card-close");
  return el(
    "article",
    { class: "card" },
    el(
      "header",
      {},
      el("h2", {}, place.name ?? words.say(`card-title-${shape}`)),
      el("button", { type: "button", class: "close", "aria-label": close, title: close, click: onClose }, "×"),
    ),
    headline(words, feature, topic),
    el("div", { class: "sentence", id: "sentence" }, ...paragraphs(words, place, topic, shape).map((text) => el("p", {}, text))),
    shareChart(words, place),
    details(words, feature, topic),
  );
}

function headline(words: Words, { properties }: Feature, topic: Indicator): HTMLElement | null {
  if (!hasNumbers(properties)) return null;
  const number = topic.kind === "count" ? words.number(properties.cases) : words.percent(properties.value);
  const chip =
    properties.class && el("span", { class: "chip" }, swatch(classStyle(properties.class)), words.say(`class-${properties.class}`));
  return el("p", { class: "headline" }, el("strong", {}, number), chip);
}

function details(words: Words, feature: Feature, topic: Indicator): HTMLElement {
  const place = feature.properties;
  const known = (value: unknown) => value !== null && value !== undefined;
  const range = known(place.low) ? `${words.percent(place.low)} – ${words.percent(place.high)}` : null;
  const rows: [string, string | null | false | undefined][] = [
    ["detail-date", place.period && words.date(place.period)],
    ["detail-area", place.h3 ?? place.block ?? nameOf(words, place, feature.id)],
    ["detail-status", place.status && words.say(`status-${place.status}`)],
    ["detail-cases", known(place.cases) && words.number(place.cases)],
    ["detail-population", known(place.population) && words.number(place.population)],
    ["detail-band", place.n_band],
    ["detail-share", topic.kind === "rate" && known(place.value) && words.percent(place.value)],
    ["detail-interval", range],
    ["detail-reference", known(place.reference_value) && words.percent(place.reference_value)],
    ["detail-z", known(place.z) && words.number(place.z, 2)],
    ["detail-p", known(place.p) && words.probability(place.p)],
    ["detail-p-adjusted", known(place.p_adjusted) && words.probability(place.p_adjusted)],
  ];
  const list = el("dl");
  for (const [id, text] of rows) if (text) list.append(el("dt", {}, words.say(id)), el("dd", {}, text));
  return el("details", {}, el("summary", {}, words.say("details-title")), list);
}
