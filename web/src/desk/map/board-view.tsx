// The map on the page: it is made once, and drawn anew where what it shows has changed.
import "leaflet/dist/leaflet.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../texts.ts";
import { Board, type Shown } from "./board.ts";
import { looked, middleOfMap } from "./looked.ts";
import type { Point } from "./shape.ts";
import type { Wanted } from "./types.ts";

interface Props {
  bounds: [number, number, number, number] | null;
  shown: Omit<Shown, "looked">;
  /** What each part is drawn anew for. */
  keys: { hexes: unknown; spots: unknown; signals: unknown; things: unknown };
  wanted: Wanted | null;
  isDrawing: boolean;
  click: (at: Point) => void;
}

/** Whether the device is set to dark; it is asked when something is drawn. */
const dark = () => matchMedia("(prefers-color-scheme: dark)");

export function BoardView({ bounds, shown, keys, wanted, isDrawing, click }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const board = useRef<Board | null>(null);
  const clicked = useRef(click);
  clicked.current = click;
  const [isDark, setDark] = useState(dark().matches);
  useEffect(() => {
    const own = new Board(box.current as HTMLDivElement, (at) => clicked.current(at));
    board.current = own;
    middleOfMap.current = () => own.middle();
    const device = dark();
    const changed = () => setDark(device.matches);
    device.addEventListener("change", changed);
    return () => {
      device.removeEventListener("change", changed);
      own.remove();
      board.current = null;
      middleOfMap.current = null;
    };
  }, []);
  const ink = isDark ? "#e6edf0" : "#15262f";
  const draw = <K extends keyof Shown>(what: K, value: Shown[K], edge: string) => board.current?.draw(what, value, edge);
  useEffect(() => {
    if (bounds) board.current?.fit(bounds);
  }, [bounds?.join()]);
  useEffect(() => draw("municipalities", shown.municipalities, ink), [shown.municipalities, ink]);
  useEffect(() => draw("hexes", shown.hexes, ink), [keys.hexes, ink]);
  useEffect(() => draw("spots", shown.spots, isDark ? "#ff8a7a" : "#b2182b"), [JSON.stringify(shown.spots.map(({ hotspot }) => hotspot)), isDark]);
  useEffect(() => draw("things", shown.things, ink), [keys.things, ink]);
  useEffect(() => draw("signals", shown.signals, ink), [keys.signals, ink]);
  useEffect(() => draw("corners", shown.corners, "#0b63ce"), [shown.corners]);
  const outline = looked.value;
  useEffect(() => draw("looked", wanted ? outline : null, "#0b63ce"), [outline, wanted]);
  return (
    <div class={isDrawing ? "board-box drawing" : "board-box"}>
      {/* Its classes are Leaflet's: they stay as they were first. */}
      <div ref={box} class="board" id="board" role="region" aria-label={say("map-name")} />
      {isDrawing && <span class="cross" aria-hidden="true" />}
      <div class="zooms">
        <button type="button" aria-label={say("map-closer")} onClick={() => board.current?.zoom(1)}>+</button>
        <button type="button" aria-label={say("map-farther")} onClick={() => board.current?.zoom(-1)}>−</button>
        <button type="button" onClick={() => bounds && board.current?.fit(bounds, true)}>{say("map-all")}</button>
      </div>
    </div>
  );
}
