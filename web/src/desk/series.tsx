// A share over time at two places: drawn, told in the words of the picture, and as a table below it.
import { useId } from "preact/hooks";
import { Few } from "./few.tsx";
import { figureOf, percent } from "./figures.ts";
import type { Figure } from "./map/types.ts";
import { runsOf, ticks } from "./scale.ts";
import { day, say } from "./texts.ts";

export interface SeriesPoint {
  period: string;
  inside: Figure;
  outside: Figure;
}

interface Props {
  /** What is shown. */
  title: string;
  /** What the two lines are called. */
  names: [string, string];
  points: SeriesPoint[];
  /** The day at which something began. */
  start?: string | null;
}

const [WIDTH, HEIGHT] = [640, 240];
const EDGE = { left: 52, right: 14, top: 14, bottom: 28 };

export function Series({ title, names, points, start }: Props) {
  const id = useId();
  const last = points.at(-1);
  if (points.length === 0 || !last) return <p class="soft">{say("series-none")}</p>;
  return (
    <figure class="series">
      <figcaption id={id}>{title}</figcaption>
      <Chart names={names} points={points} start={start ?? null} told={say("series-told", { title, first: day(points[0]?.period ?? ""), last: day(last.period), inside: percent(last.inside.value), outside: percent(last.outside.value) })} />
      <ul class="plain-list keys" aria-hidden="true">
        <li><svg width="34" height="12"><line class="line-inside" x1="0" x2="34" y1="6" y2="6" /><circle class="dot-inside" cx="17" cy="6" r="4" /></svg> {names[0]}</li>
        <li><svg width="34" height="12"><line class="line-outside" x1="0" x2="34" y1="6" y2="6" /><rect class="dot-outside" x="13" y="2" width="8" height="8" /></svg> {names[1]}</li>
      </ul>
      <table class="stack">
        <caption class="unseen">{title}</caption>
        <thead><tr><th scope="col">{say("series-period")}</th><th scope="col">{names[0]}</th><th scope="col">{names[1]}</th></tr></thead>
        <tbody>
          {points.map((own) => (
            <tr key={own.period}>
              <th scope="row">{day(own.period)}</th>
              <td data-label={names[0]}><span>{figureOf(own.inside)}</span> <Few figure={own.inside} /></td>
              <td data-label={names[1]}><span>{figureOf(own.outside)}</span> <Few figure={own.outside} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Chart({ points, start, told }: { names: [string, string]; points: SeriesPoint[]; start: string | null; told: string }) {
  const times = points.map(({ period }) => Date.parse(period));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const most = Math.max(0.01, ...points.flatMap(({ inside, outside }) => [inside.high ?? inside.value ?? 0, outside.high ?? outside.value ?? 0]));
  const scale = ticks(most);
  const top = scale.at(-1) ?? 1;
  const x = (time: number) => (first === last ? WIDTH / 2 : EDGE.left + 12 + ((time - first) / (last - first)) * (WIDTH - EDGE.left - EDGE.right - 24));
  const y = (share: number) => HEIGHT - EDGE.bottom - (share / top) * (HEIGHT - EDGE.top - EDGE.bottom);
  const spots = (which: "inside" | "outside", shift: number) => points.map((own, at) => (own[which].value === null ? null : { x: x(times[at] ?? 0) + shift, figure: own[which] }));
  const began = start === null ? NaN : Date.parse(start);
  const hasStart = began >= first && began <= last;
  // Dates that would run into each other are left out; the table has them all.
  const every = Math.ceil(points.length / 6);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told}>
      {scale.map((share) => (
        <g key={share}>
          <line class="grid" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(share)} y2={y(share)} />
          <text x={EDGE.left - 6} y={y(share) + 4} text-anchor="end">{percent(share, top <= 0.05 ? 1 : 0)}</text>
        </g>
      ))}
      {points.map((own, at) => at % every === 0 && <text key={own.period} x={x(times[at] ?? 0)} y={HEIGHT - 8} text-anchor={at === 0 && points.length > 1 ? "start" : at === points.length - 1 ? "end" : "middle"}>{own.period.slice(0, 7)}</text>)}
      {hasStart && <line class="began" x1={x(began)} x2={x(began)} y1={EDGE.top} y2={HEIGHT - EDGE.bottom} />}
      {hasStart && <text x={x(began) + 5} y={EDGE.top + 10}>{say("series-start")}</text>}
      <Line which="outside" spots={spots("outside", 3)} y={y} />
      <Line which="inside" spots={spots("inside", -3)} y={y} />
    </svg>
  );
}

function Line({ which, spots, y }: { which: "inside" | "outside"; spots: ({ x: number; figure: Figure } | null)[]; y: (share: number) => number }) {
  return (
    <g>
      {runsOf(spots).map((run) => (
        <g key={run[0]?.x}>
          <polyline class={`line-${which}`} points={run.map((own) => `${own.x},${y(own.figure.value ?? 0)}`).join(" ")} />
          {run.map(({ x, figure }) => (
            <g key={x}>
              {figure.low !== null && figure.high !== null && <line class={`range-${which}`} x1={x} x2={x} y1={y(figure.low)} y2={y(figure.high)} />}
              {which === "inside" ? <circle class="dot-inside" cx={x} cy={y(figure.value ?? 0)} r="4.5" /> : <rect class="dot-outside" x={x - 4} y={y(figure.value ?? 0) - 4} width="8" height="8" />}
            </g>
          ))}
        </g>
      ))}
    </g>
  );
}
