// The same window of the map at every date, side by side, in one set of colours; a date that is clicked is the chosen one.
import { useLayoutEffect, useRef } from "preact/hooks";
import { project } from "../geometry.ts";
import type { MapView } from "../map.ts";
import { interned, paintAreas } from "../paint.ts";
import { townOf, type Picture } from "../picture.ts";
import type { Shapes } from "../shapes.ts";
import { theme } from "../theme.ts";
import { windowOf } from "../tiles.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { useSize } from "../ui/size.ts";
import { progress } from "./compared.ts";

/** The small maps, or how many of them have come. */
export function Multiples() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const [shown, coming] = [store.shown.value, progress.value];
  const dates = shown?.dates;
  if (!shown || !dates) return coming && <p class="multiples-progress" role="status">{words.say("compare-loading", coming)}</p>;
  return (
    <div class="multiples" role="group" aria-label={words.say("compare-mode-multiples")}>
      {dates.map(({ period, shapes }) => (
        <button key={period} type="button" class="small-map" name={period} aria-pressed={period === shown.period} onClick={() => page.session().choose({ period })}>
          <SmallMap shapes={shapes} picture={shown.picture} />
          <span>
            <b>{words.date(period, true)}</b> <Town shapes={shapes} isShare={shown.topic.kind === "rate"} />
          </span>
        </button>
      ))}
    </div>
  );
}

function Town({ shapes, isShare }: { shapes: Shapes; isShare: boolean }) {
  const words = useWords();
  const town = townOf(shapes);
  return isShare && town !== null ? <>{words.percent(town)}</> : null;
}

function SmallMap({ shapes, picture }: { shapes: Shapes; picture: Picture }) {
  const page = usePage();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(box);
  const { position } = page.store.state.value;
  useLayoutEffect(() => {
    if (canvas.current && width > 0) paint(canvas.current, page.session().view, { width, height, shapes, picture });
  }, [shapes, picture, width, height, position, theme.value]);
  return (
    <div ref={box} class="small-picture">
      <canvas ref={canvas} aria-hidden="true" />
    </div>
  );
}

interface Small {
  width: number;
  height: number;
  shapes: Shapes;
  picture: Picture;
}

/** Paints the window of the large map as far as the small one has room. */
function paint(canvas: HTMLCanvasElement, view: MapView, { width, height, shapes, picture }: Small): void {
  const context = canvas.getContext("2d");
  const { lat, lon, zoom } = view.position();
  const whole = view.map.getSize();
  if (!context || whole.x === 0) return;
  const ratio = Math.max(1, window.devicePixelRatio || 1);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const shrunk = Math.max(width / whole.x, height / whole.y);
  const scale = 256 * 2 ** zoom * shrunk;
  const [x, y] = project(lon, lat);
  const frame = { context, scale, left: x * scale - width / 2, top: y * scale - height / 2, size: Math.max(width, height) };
  view.paintGround(frame, zoom + Math.log2(shrunk));
  paintAreas(frame, shapes.within(windowOf(frame)), shapes.grain, interned(picture.styleOf));
  view.paintWays(frame, zoom + Math.log2(shrunk));
}
