// A series as a small picture, with everything that is in it as a table besides.
import { useId } from "preact/hooks";
import { day, number, say } from "../texts.ts";
import { bandsOf, linesOf, runsOf, scaleOf, type Box } from "./scale.ts";
import type { Point, Series } from "./types.ts";

const BOX: Box = { width: 640, height: 190, left: 38, below: 24 };

export function SeriesChart({ series, every, name }: { series: Series; every: "week" | "month"; name: string }) {
  const { points } = series;
  const title = useId();
  if (points.length === 0) return <p class="soft">{say("watch-no-points")}</p>;
  const scale = scaleOf(points, BOX);
  const runs = runsOf(points, every);
  const floor = BOX.height - BOX.below;
  const ends = [points[0], points.at(-1)].filter((own) => own !== undefined);
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-labelledby={title}>
        <title id={title}>{summary(name, points)}</title>
        {scale.ticks.map((tick) => (
          <g key={tick} class="tick">
            <line x1={BOX.left} x2={BOX.width} y1={scale.y(tick)} y2={scale.y(tick)} />
            <text x={BOX.left - 6} y={scale.y(tick) + 4} text-anchor="end">{number(tick)}</text>
          </g>
        ))}
        {runs.flatMap((run) => bandsOf(run, scale)).map((band) => <polygon key={band} class="band" points={band} />)}
        {runs.flatMap((run) => linesOf(run, (own) => own.expected, scale)).map((line) => <polyline key={line} class="expected" points={line} />)}
        {runs.flatMap((run) => linesOf(run, (own) => own.value, scale)).map((line) => <polyline key={line} class="value" points={line} />)}
        {points.filter((own) => own.break).map((own) => <line key={own.from} class="break" x1={scale.x(own.from)} x2={scale.x(own.from)} y1={6} y2={floor} />)}
        {points.map((own) => (own.outside ? <Alarm key={own.from} x={scale.x(own.from)} y={scale.y(own.value)} /> : <circle key={own.from} class="point" cx={scale.x(own.from)} cy={scale.y(own.value)} r="2" />))}
        {ends.map((own, at) => <text key={own.from} class="day" x={at === 0 ? BOX.left : BOX.width} y={BOX.height - 6} text-anchor={at === 0 ? "start" : "end"}>{day(own.from)}</text>)}
      </svg>
      <figcaption><Key points={points} /></figcaption>
      <details>
        <summary>{say("watch-table", { count: points.length })}</summary>
        <Table points={points} name={name} />
      </details>
    </figure>
  );
}

/** An alarm is another shape, not another colour alone. */
const Alarm = ({ x, y }: { x: number; y: number }) => <path class="alarm" d={`M${x} ${y - 8} l7 12 h-14 z`} />;

/** What the picture shows, in a sentence. */
function summary(name: string, points: Point[]): string {
  const last = points.at(-1);
  const alarms = points.filter((own) => own.outside).length;
  if (!last || last.expected === null) return say("watch-picture-learning", { name, count: points.length, value: number(last?.value ?? 0) });
  return say("watch-picture", { name, count: points.length, value: number(last.value), expected: number(round(last.expected)), alarms });
}

/** What the shapes mean, those that are there. */
function Key({ points }: { points: Point[] }) {
  const shapes = [
    { id: "value", is: true, shape: <line class="value" x1="1" x2="23" y1="8" y2="8" /> },
    { id: "expected", is: points.some((own) => own.expected !== null), shape: <line class="expected" x1="1" x2="23" y1="8" y2="8" /> },
    { id: "band", is: points.some((own) => own.low !== null || own.high !== null), shape: <rect class="band" x="1" y="2" width="22" height="12" /> },
    { id: "alarm", is: points.some((own) => own.outside), shape: <Alarm x={12} y={9} /> },
    { id: "break", is: points.some((own) => own.break), shape: <line class="break" x1="12" x2="12" y1="1" y2="15" /> },
  ];
  return <ul class="key">{shapes.filter((own) => own.is).map((own) => <li key={own.id}><svg viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">{own.shape}</svg> {say(`watch-${own.id}`)}</li>)}</ul>;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function Table({ points, name }: { points: Point[]; name: string }) {
  const shown = [...points].reverse();
  const limit = (value: number | null) => (value === null ? "–" : number(round(value)));
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={name}>
      <table class="bars">
        <caption class="unseen">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{say("watch-from")}</th>
            <th scope="col" class="number">{say("watch-value")}</th>
            <th scope="col" class="number">{say("watch-expected")}</th>
            <th scope="col" class="number">{say("watch-band")}</th>
            <th scope="col">{say("watch-said")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((own) => (
            <tr key={own.from}>
              <th scope="row">{day(own.from)}</th>
              <td class="number">{own.population === null ? number(own.value) : say("watch-of", { value: number(own.value), population: number(own.population) })}</td>
              <td class="number">{limit(own.expected)}</td>
              <td class="number">{own.low === null && own.high === null ? "–" : say("watch-limits", { low: limit(own.low), high: limit(own.high) })}</td>
              <td>{[own.outside ? say("watch-alarm") : "", own.break ? say("watch-break") : ""].filter((text) => text !== "").join("; ") || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
