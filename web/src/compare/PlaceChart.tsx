// The places of the layer from the highest share to the lowest, each a dot on its likely range: a caterpillar plot.
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { hasNumbers, shown as numberShown } from "../classes.ts";
import type { Shape } from "../geometry.ts";
import { numberOf } from "../legend.ts";
import type { Shown } from "../picture.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { useSize } from "../ui/size.ts";
import { useMarked } from "./following.ts";
import { stepsTo } from "./scale.ts";

const [TOP, BOTTOM, LEFT, RIGHT] = [12, 26, 52, 14];
const NARROWEST = 7;
/** More places than this are drawn on a canvas, as wide as there is room. */
const MOST_DRAWN = 1500;

interface Dot {
  shape: Shape;
  value: number;
  low: number | null;
  high: number | null;
  fill: string;
}

/** The chart. The arrow keys go from dot to dot, and Enter reads a place; the table has the same numbers. */
export function PlaceChart() {
  const page = usePage();
  const words = useWords();
  const shown = page.store.shown.value;
  const box = useRef<HTMLDivElement>(null);
  const room = useSize(box);
  const [active, setActive] = useState(-1);
  const dots = useMemo(() => (shown ? dotsOf(shown) : []), [shown]);
  const places = useMemo(() => new Map(dots.map(({ shape }, at) => [shape, at])), [dots]);
  const frame = useMemo(() => frameOf(dots, room), [dots, room]);
  useMarked((shape, isRead) => {
    const at = (shape && places.get(shape)) ?? -1;
    setActive(at);
    if (isRead && at >= 0 && box.current) box.current.scrollLeft = frame.x(at) - room.width / 2;
  }, dots);
  if (!shown) return null;
  const { view, topic } = shown.look;
  const number = numberOf(words, topic, view);
  const label = words.say("chart-places", { topic: topic.label[words.language], count: dots.length });
  const go = (to: number) => {
    const at = Math.max(0, Math.min(dots.length - 1, to));
    setActive(at);
    page.session().mark(dots[at]?.shape ?? null);
    const x = frame.x(at);
    if (box.current && (x < box.current.scrollLeft + LEFT || x > box.current.scrollLeft + room.width - RIGHT)) box.current.scrollLeft = x - room.width / 2;
  };
  const read = (at: number) => {
    const shape = dots[at]?.shape;
    if (shape) page.session().read(shape);
  };
  const onKey = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: active + 1, ArrowDown: active + 1, ArrowLeft: active - 1, ArrowUp: active - 1, Home: 0, End: dots.length - 1, PageDown: active + 10, PageUp: active - 10 };
    const to = steps[event.key];
    if (to !== undefined) go(to);
    else if (event.key === "Enter" || event.key === " ") read(active);
    else return;
    event.preventDefault();
  };
  const told = (dot: Dot) => {
    const range = dot.low === null ? "" : words.say("legend-range", { from: number(dot.low), to: number(dot.high ?? 0) });
    return words.say("chart-place", { name: page.store.nameOf(dot.shape), number: number(dot.value), range, ranged: dot.low === null ? "no" : "yes" });
  };
  const dot = dots[active];
  return (
    <div class="place-chart">
      <p class="chart-told">{dot ? told(dot) : label}</p>
      <div
        ref={box}
        class="chart-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={dot ? "chart-active" : undefined}
        onKeyDown={onKey}
        onMouseMove={(event) => go(frame.at(pointerX(event)))}
        onMouseLeave={() => page.session().mark(null)}
        onClick={(event) => read(frame.at(pointerX(event)))}
      >
        <div id="chart-active" role="option" aria-selected={dot !== undefined} class="unseen">
          {dot ? told(dot) : label}
        </div>
        {room.width > 0 && dots.length > 0 && <Drawn dots={dots} frame={frame} active={active} number={number} town={view === "count" ? null : shown.scale.town} />}
      </div>
    </div>
  );
}

function pointerX(event: MouseEvent & { currentTarget: HTMLElement }): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left + event.currentTarget.scrollLeft;
}

/** The places that have a number, the highest first. */
function dotsOf({ shapes, look, picture }: Shown): Dot[] {
  const withRange = look.topic.kind === "rate" && look.view !== "count";
  const all = shapes.all.flatMap((shape): Dot[] => {
    const place = shape.feature.properties;
    const value = hasNumbers(place) ? numberShown(place, look.topic, look.view) : null;
    if (value === null) return [];
    const [low, high] = withRange ? [place.low ?? null, place.high ?? null] : [null, null];
    return [{ shape, value, low, high, fill: picture.styleOf(shape).fill?.slice(0, 7) ?? "#ffffff" }];
  });
  return all.sort((a, b) => b.value - a.value);
}

interface Frame {
  width: number;
  height: number;
  most: number;
  step: number;
  x: (at: number) => number;
  y: (value: number) => number;
  at: (x: number) => number;
}

function frameOf(dots: Dot[], room: { width: number; height: number }): Frame {
  const least = dots.length > MOST_DRAWN ? 0 : NARROWEST;
  const step = Math.max(least, (room.width - LEFT - RIGHT) / Math.max(1, dots.length));
  const width = Math.max(room.width, LEFT + RIGHT + step * dots.length);
  const height = Math.max(80, room.height);
  const most = stepsTo(dots.reduce((all, { value, high }) => Math.max(all, high ?? value), 0)).at(-1) || 1;
  return {
    width,
    height,
    most,
    step,
    x: (at) => LEFT + (at + 0.5) * step,
    y: (value) => TOP + (1 - value / most) * (height - TOP - BOTTOM),
    at: (x) => Math.max(0, Math.min(dots.length - 1, Math.floor((x - LEFT) / step))),
  };
}

interface DrawnProps {
  dots: Dot[];
  frame: Frame;
  active: number;
  number: (value: number) => string;
  town: number | null;
}

function Drawn({ dots, frame, active, number, town }: DrawnProps) {
  const words = useWords();
  const { width, height, most, y } = frame;
  const onCanvas = dots.length > MOST_DRAWN;
  const axis = (value: number) => (dots.some(({ low }) => low !== null) ? words.percent(value, most < 0.1 ? 1 : 0) : number(value));
  return (
    <div class="chart-drawn" style={{ width: `${width}px`, height: `${height}px` }} aria-hidden="true">
      <svg width={width} height={height}>
        {stepsTo(most).map((value) => (
          <g key={value}>
            <line class="grid" x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 8} y={y(value) + 4} text-anchor="end">
              {axis(value)}
            </text>
          </g>
        ))}
        {!onCanvas && <Dots dots={dots} frame={frame} />}
      </svg>
      {onCanvas && <CanvasDots dots={dots} frame={frame} />}
      <svg class="over" width={width} height={height}>
        {town !== null && <line class="town" x1={LEFT} x2={width - RIGHT} y1={y(town)} y2={y(town)} />}
        {town !== null && (
          <text class="town-name" x={width - RIGHT} y={y(town) - 6} text-anchor="end">
            {words.say("chart-town", { share: number(town) })}
          </text>
        )}
        <Marked dot={dots[active]} at={active} frame={frame} />
      </svg>
    </div>
  );
}

function Marked({ dot, at, frame: { x, y } }: { dot: Dot | undefined; at: number; frame: Frame }) {
  if (!dot) return null;
  return (
    <g class="marked">
      {dot.low !== null && <line x1={x(at)} x2={x(at)} y1={y(dot.low)} y2={y(dot.high ?? dot.value)} />}
      <circle cx={x(at)} cy={y(dot.value)} r={6.5} fill={dot.fill} data-place={dot.shape.feature.id} />
    </g>
  );
}

const round = (pixels: number) => Math.round(pixels * 10) / 10;

/** One path for all ranges and one for the dots of each colour. */
const Dots = ({ dots, frame: { x, y, step } }: { dots: Dot[]; frame: Frame }) => {
  const size = Math.max(3.5, Math.min(9, step * 0.75));
  const ranges = dots.map(({ low, high }, at) => (low === null ? "" : `M${round(x(at))} ${round(y(low))}V${round(y(high ?? low))}`)).join("");
  const byFill = new Map<string, string>();
  dots.forEach(({ fill, value }, at) => byFill.set(fill, `${byFill.get(fill) ?? ""}M${round(x(at))} ${round(y(value))}h0`));
  return (
    <>
      <path class="ranges" d={ranges} />
      <path class="dots rims" d={[...byFill.values()].join("")} stroke-width={size + 1.6} />
      {[...byFill].map(([fill, path]) => (
        <path key={fill} class="dots" d={path} stroke={fill} stroke-width={size} />
      ))}
    </>
  );
};

function CanvasDots({ dots, frame: { width, height, x, y, step } }: { dots: Dot[]; frame: Frame }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const [node, context] = [canvas.current, canvas.current?.getContext("2d")];
    if (!node || !context) return;
    const ratio = Math.max(1, window.devicePixelRatio || 1);
    node.width = width * ratio;
    node.height = height * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = "#b8c9cf";
    dots.forEach(({ low, high }, at) => low !== null && context.fillRect(x(at) - 0.5, y(high ?? low), 1, y(low) - y(high ?? low)));
    const size = Math.max(1.5, Math.min(6, step));
    dots.forEach(({ value, fill }, at) => {
      context.fillStyle = fill;
      context.fillRect(x(at) - size / 2, y(value) - size / 2, size, size);
    });
  }, [dots, width, height, step]);
  return <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />;
}
