// The bar of dates under the map: a slider with a mark for each, and a button that plays them one after the other.
import { useEffect, useRef, useState } from "preact/hooks";
import { periodOf } from "../layers.ts";
import { isChange } from "../state.ts";
import { usePage, useWords } from "./context.tsx";
import { Icon } from "./Icon.tsx";
import { useSize } from "./size.ts";

const STEP_MS = 1300;
const LABEL_PX = 92;
const AHEAD = 2;

/** What the bar holds. */
export function TimeBar({ periods }: { periods: string[] }) {
  const page = usePage();
  const words = useWords();
  const { view, period } = page.store.choices.value;
  const isOff = isChange(view);
  const [playing, setPlaying] = usePlay(periods, isOff);
  const sliding = useRef(false);
  const at = Math.max(0, periods.indexOf(period));
  const play = words.say(playing ? "time-pause" : "time-play");
  const slide = (to: number) => {
    setPlaying(false);
    const next = periods[to];
    if (next && next !== period) page.session().choose({ period: next }, { replace: sliding.current });
    sliding.current = true;
  };
  return (
    <>
      <button type="button" class="play" aria-label={play} title={play} disabled={isOff} onClick={() => setPlaying(!playing)}>
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <span class="now" aria-hidden="true">
        {isOff ? words.say("period-all") : words.date(period, true)}
      </span>
      <div class="dates">
        <input
          type="range"
          name="time"
          aria-label={words.say("period-label")}
          aria-valuetext={isOff ? words.say("period-all") : words.date(period)}
          min={0}
          max={periods.length - 1}
          step={1}
          value={at}
          disabled={isOff}
          onInput={(event) => slide(Number(event.currentTarget.value))}
          onChange={() => (sliding.current = false)}
        />
        <Ticks periods={periods} at={at} />
      </div>
    </>
  );
}

/** A mark for each date, with as many names as there is room for; the last one always has its own. */
function Ticks({ periods, at }: { periods: string[]; at: number }) {
  const words = useWords();
  const node = useRef<HTMLDivElement>(null);
  const { width } = useSize(node);
  const last = periods.length - 1;
  const every = Math.max(1, Math.ceil((periods.length * LABEL_PX) / Math.max(width, 1)));
  return (
    <div ref={node} class="ticks" aria-hidden="true">
      {periods.map((period, tick) => (
        <span key={period} class={tick === at ? "chosen" : ""} style={{ left: `${(tick / last) * 100}%` }}>
          {width > 0 && (last - tick) % every === 0 && words.month(period)}
        </span>
      ))}
    </div>
  );
}

/** Goes from date to date while it plays: each waits for the one before to be painted, and stops where nobody looks. */
function usePlay(periods: string[], isOff: boolean): [boolean, (play: boolean) => void] {
  const page = usePage();
  const { store } = page;
  const [playing, setPlaying] = useState(false);
  const { period } = store.choices.value;
  const shown = store.shown.value;
  const isThere = shown !== null && shown.period === periodOf(shown.collection, period) && !store.busy.value;
  const failed = store.notice.value?.id === "notice-failed";
  const at = periods.indexOf(period);
  useEffect(() => {
    const next = periods[at + 1];
    if (playing && (isOff || failed || (isThere && !next))) setPlaying(false);
    if (!playing || isOff || !isThere || !next) return;
    page.session().fetchAhead(periods.slice(at + 1, at + 1 + AHEAD));
    const timer = setTimeout(() => page.session().choose({ period: next }, { replace: true }), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, at, isThere, isOff, failed]);
  useEffect(() => {
    if (!playing) return;
    const stop = () => document.hidden && setPlaying(false);
    document.addEventListener("visibilitychange", stop);
    return () => document.removeEventListener("visibilitychange", stop);
  }, [playing]);
  const toggle = (play: boolean) => {
    setPlaying(play);
    // What was shown before is what Back leads to; the dates that follow take one place in the history together.
    const first = periods[(at + 1) % periods.length];
    if (play && first) page.session().choose({ period: first });
  };
  return [playing, toggle];
}
