// A small picture of one share: its likely range, and the town's share for comparison.
import type { Properties } from "../api.ts";
import { useWords } from "./context.tsx";

const WIDTH = 320;
const LEFT = 6;

/** The picture, or nothing where there is no share with a range. */
export function ShareChart({ place, whole }: { place: Properties; whole: string }) {
  const words = useWords();
  const { value, low, high, reference_value: town } = place;
  if (typeof value !== "number" || typeof low !== "number" || typeof high !== "number") return null;
  const most = Math.min(1, Math.max(high, town ?? 0) * 1.15) || 1;
  const at = (share: number) => LEFT + (share / most) * (WIDTH - 2 * LEFT);
  const label = words.say("chart-label", {
    share: words.percent(value),
    low: words.percent(low),
    high: words.percent(high),
    reference: words.percent(town),
  });
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} 46`} role="img" aria-label={label}>
      <line class="axis" x1={LEFT} x2={WIDTH - LEFT} y1={16} y2={16} />
      <rect class="range" x={at(low)} y={11} width={Math.max(2, at(high) - at(low))} height={10} rx={5} />
      {typeof town === "number" && <line class="town" x1={at(town)} x2={at(town)} y1={4} y2={28} />}
      <circle class="value" cx={at(value)} cy={16} r={6} />
      {typeof town === "number" && <TownText x={at(town)} text={words.say("legend-town-mark", { place: whole, share: words.percent(town) })} />}
    </svg>
  );
}

function TownText({ x, text }: { x: number; text: string }) {
  const anchor = x < WIDTH * 0.3 ? "start" : x > WIDTH * 0.7 ? "end" : "middle";
  return (
    <text x={x} y={42} text-anchor={anchor}>
      {text}
    </text>
  );
}
