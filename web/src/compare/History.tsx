// How a place's share went from date to date, with its likely range and the town's share; dates without numbers are gaps.
import { useEffect, useRef, useState } from "preact/hooks";
import { isWithheld } from "../classes.ts";
import type { Shape } from "../geometry.ts";
import type { Shown } from "../picture.ts";
import type { Reader } from "../sentence.ts";
import { identity } from "../session.ts";
import { usePage } from "../ui/context.tsx";
import { useSize } from "../ui/size.ts";
import type { Words } from "../words.ts";
import { stepsTo } from "./scale.ts";
import { seriesOf, sourceOf } from "./series.ts";
import { numberOf, sentences, written, type Moment } from "./told.ts";

const [HEIGHT, TOP, BOTTOM, LEFT, RIGHT] = [118, 10, 24, 44, 10];

/** The history; nothing where there is one date. */
export function History({ layer, shape, reader }: { layer: Shown; shape: Shape; reader: Reader }) {
  const page = usePage();
  const { store } = page;
  const catalog = store.catalog.value;
  const [told, setTold] = useState<{ key: string; moments: Moment[] | null } | null>(null);
  const key = `${catalog?.release?.number} ${layer.collection.id} ${identity(shape.feature)}`;
  useEffect(() => {
    if (!catalog) return;
    const loading = new AbortController();
    seriesOf(layer, shape, catalog, { cache: page.session().cache, signal: loading.signal })
      .then((moments) => setTold({ key, moments }))
      .catch(() => loading.signal.aborted || setTold({ key, moments: null }));
    return () => loading.abort();
  }, [key]);
  if (!catalog || (sourceOf(layer, catalog).gocpont?.periods?.length ?? 0) < 2) return null;
  const { words } = reader;
  const title = <h3>{words.say("history-title")}</h3>;
  if (told?.key !== key) return <section class="history waiting">{title}</section>;
  if (!told.moments) return <section class="history">{title}<p>{words.say("history-failed")}</p></section>;
  const isCount = reader.topic.kind === "count";
  return (
    <section class="history">
      {title}
      <Picture moments={told.moments} chosen={layer.period} isCount={isCount} words={words} />
      <p class="history-told">{sentences(words, told.moments, isCount).join(" ")}</p>
      <Twin moments={told.moments} reader={reader} />
    </section>
  );
}

function Picture({ moments, chosen, isCount, words }: { moments: Moment[]; chosen: string; isCount: boolean; words: Words }) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  return (
    <div ref={box} class="history-picture">
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={words.say("history-label", { dates: moments.length })}>
          <Lines moments={moments} chosen={chosen} isCount={isCount} words={words} width={width} />
        </svg>
      )}
    </div>
  );
}

function Lines({ moments, chosen, isCount, words, width }: { moments: Moment[]; chosen: string; isCount: boolean; words: Words; width: number }) {
  const times = moments.map(({ period }) => Date.parse(period.slice(0, 10)));
  const [from, to] = [times[0] ?? 0, times.at(-1) ?? 1];
  const tops = moments.flatMap(({ place }) => (isCount ? [place?.cases] : [place?.high, place?.value, place?.reference_value]));
  const steps = stepsTo(tops.reduce<number>((all, top) => Math.max(all, top ?? 0), 0));
  const most = steps.at(-1) || 1;
  const inset = LEFT + 8;
  const x = (at: number) => inset + (((times[at] ?? from) - from) / Math.max(1, to - from)) * (width - inset - RIGHT - 6);
  const y = (value: number) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  const text = written(words, isCount);
  const points = moments.map((moment, at) => ({ at, moment, value: numberOf(moment, isCount) }));
  const town = isCount ? "" : line(moments.map(({ place }, at) => (typeof place?.reference_value === "number" ? [x(at), y(place.reference_value)] : null)));
  const base = HEIGHT - BOTTOM;
  return (
    <>
      {[0, most].map((value) => (
        <g key={value}>
          <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 7} y={y(value) + 4} text-anchor="end">
            {isCount ? words.number(value) : words.percent(value, most < 0.05 ? 1 : 0)}
          </text>
        </g>
      ))}
      <path class="town" d={town} />
      <path class="way" d={line(points.map(({ at, value }) => (value === null ? null : [x(at), y(value)])))} />
      {points.map(({ at, moment: { period, place }, value }) =>
        value === null ? (
          <Gap key={period} x={x(at)} y={base} isWithheld={Boolean(place && isWithheld(place))} />
        ) : (
          <g key={period} class={period === chosen ? "chosen" : ""}>
            {!isCount && typeof place?.low === "number" && <rect class="range" x={x(at) - 3} y={y(place.high ?? value)} width={6} height={Math.max(1, y(place.low) - y(place.high ?? value))} rx={3} />}
            <circle class="value" cx={x(at)} cy={y(value)} r={period === chosen ? 5.5 : 3.8}>
              <title>{`${words.date(period)}: ${text(value)}`}</title>
            </circle>
          </g>
        ),
      )}
      <text x={LEFT} y={HEIGHT - 5}>{words.month(moments[0]?.period ?? "")}</text>
      <text x={width - RIGHT} y={HEIGHT - 5} text-anchor="end">
        {words.month(moments.at(-1)?.period ?? "")}
      </text>
    </>
  );
}

/** A cross where numbers are withheld, and an empty ring where there are none. */
function Gap({ x, y, isWithheld: withheld }: { x: number; y: number; isWithheld: boolean }) {
  return withheld ? <path class="gap" d={`M${x - 4} ${y - 4}l8 8m0-8l-8 8`} /> : <circle class="gap" cx={x} cy={y} r={4} />;
}

/** A line through points that breaks where one is missing. */
function line(points: ([number, number] | null)[]): string {
  return points.map((point, at) => (point ? `${points[at - 1] ? "L" : "M"}${point[0].toFixed(1)} ${point[1].toFixed(1)}` : "")).join("");
}

/** The same as a table, folded. */
function Twin({ moments, reader: { words, topic, whole } }: { moments: Moment[]; reader: Reader }) {
  const isCount = topic.kind === "count";
  const text = written(words, isCount);
  const state = ({ place }: Moment) => words.say(place && isWithheld(place) ? "status-suppressed" : "status-nodata");
  const range = ({ place }: Moment) => (typeof place?.low === "number" ? words.say("legend-range", { from: words.percent(place.low), to: words.percent(place.high) }) : "–");
  return (
    <details class="twin">
      <summary>{words.say("history-twin")}</summary>
      <div class="twin-scroll" role="region" tabIndex={0} aria-label={words.say("history-twin")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.say("period-label")}</th>
              <th scope="col" class="numeric">{words.say(isCount ? "table-cases" : "table-share")}</th>
              {!isCount && <th scope="col" class="numeric">{words.say("table-range")}</th>}
              {!isCount && <th scope="col" class="numeric">{whole}</th>}
            </tr>
          </thead>
          <tbody>
            {moments.map((moment) => {
              const value = numberOf(moment, isCount);
              return (
                <tr key={moment.period} data-period={moment.period}>
                  <th scope="row">{words.month(moment.period)}</th>
                  <td class="numeric">{value === null ? state(moment) : text(value)}</td>
                  {!isCount && <td class="numeric">{range(moment)}</td>}
                  {!isCount && <td class="numeric">{words.percent(moment.place?.reference_value)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
