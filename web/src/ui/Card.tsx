// The card that reads one place: its share, its sentences, a small picture and the numbers behind them.
import { useEffect, useRef } from "preact/hooks";
import type { Properties } from "../api.ts";
import { isOnSide, toldAs } from "../changes.ts";
import { hasNumbers, isSignificant, isWithheld, merged, NO_DATA, SUPPRESSED, toldStyle, type Style } from "../classes.ts";
import type { Shape } from "../geometry.ts";
import type { Shown } from "../picture.ts";
import { kindOf, paragraphs, type Reader } from "../sentence.ts";
import { useLate } from "../late.ts";
import { isChange } from "../state.ts";
import { usePage, useWords } from "./context.tsx";
import { ShareChart } from "./ShareChart.tsx";
import { Swatch } from "./Swatch.tsx";

/** The card of the place that is being read; nothing where none is. */
export function Card() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const shape = store.read.value;
  const shown = shape && store.layerOf(shape);
  const reader = store.readerOf(shown);
  const late = useLate(words, shape !== null);
  const close = useRef<HTMLButtonElement>(null);
  const held = useRef(false);
  useEffect(() => {
    // Where the card goes away with the focus in it, the map has the focus.
    if (!shape && held.current) document.getElementById("map")?.focus();
    held.current = false;
  }, [shape]);
  if (!shape || !reader || !shown) return null;
  const place = shape.feature.properties;
  const title = store.titleOf(reader, shape);
  const name = words.say("card-close");
  const onClose = () => {
    held.current = true;
    page.session().read(null);
  };
  return (
    <article class="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <button ref={close} type="button" class="close" aria-label={name} title={name} onClick={onClose}>
          ×
        </button>
      </header>
      <Headline reader={reader} shape={shape} shown={shown} />
      {shown.picture.compared?.(words, shape).map((text) => (
        <p key={text} class="compared">
          {text}
        </p>
      ))}
      <div class="sentence" id="sentence">
        {paragraphs(reader, place).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      {hasNumbers(place) && <ShareChart place={place} whole={reader.whole} />}
      {late && <late.History layer={shown} shape={shape} reader={reader} />}
      <Details reader={reader} place={place} />
    </article>
  );
}

function Headline({ reader, shape, shown: { picture, look: { palette } } }: { reader: Reader; shape: Shape; shown: Shown }) {
  const { words, topic, view } = reader;
  const place = shape.feature.properties;
  const outlined = isOnSide(view, place, "hot") || isOnSide(view, place, "cold");
  if (isWithheld(place)) return <Chip style={SUPPRESSED} text={words.say("status-suppressed")} alone />;
  if (!hasNumbers(place)) return <Chip style={NO_DATA} text={words.say("status-nodata")} alone />;
  const number = topic.kind === "count" || view === "count" ? words.number(place.cases) : words.percent(place.value);
  if (picture.verdict) {
    return (
      <p class="headline">
        <strong>{number}</strong>
        <Chip style={picture.styleOf(shape)} text={picture.verdict.text(words, shape)} />
      </p>
    );
  }
  const [style, name] = [toldStyle(place, view, palette), toldAs(view, place)];
  const joined = kindOf(reader, place) === "merged";
  return (
    <p class="headline">
      <strong>{number}</strong>
      {name && <Chip style={joined ? merged(style) : style} text={words.say(name)} outlined={outlined} />}
    </p>
  );
}

function Chip({ style, text, outlined = false, alone = false }: { style: Style; text: string; outlined?: boolean; alone?: boolean }) {
  const chip = (
    <span class="chip">
      <Swatch style={style} outlined={outlined} />
      {text}
    </span>
  );
  return alone ? <p class="headline">{chip}</p> : chip;
}

function Details({ reader: { words, topic, view }, place }: { reader: Reader; place: Properties }) {
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
  return (
    <details>
      <summary>{words.say("details-title")}</summary>
      <dl>
        {rows.map(([id, text]) =>
          text ? (
            <>
              <dt>{words.say(id)}</dt>
              <dd>{text}</dd>
            </>
          ) : null,
        )}
      </dl>
    </details>
  );
}
