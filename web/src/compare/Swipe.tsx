// Two topics on one map with a handle between them: what lies to its left is the first one's, to its right the other's.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { usePage, useWords } from "../ui/context.tsx";
import { useSize } from "../ui/size.ts";
import { Beside } from "./beside.ts";

/** Half the width of the handle, in pixels. */
const HALF = 22;

/** The handle with both topics' names; the second layer is drawn on the map itself. */
export function Swipe() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const [shown, opacity] = [store.shown.value, store.choices.value.opacity];
  const beside = shown?.beside;
  const [at, setAt] = useState(50);
  const node = useRef<HTMLDivElement>(null);
  const layer = useRef<Beside | null>(null);
  const { width } = useSize(node);
  const x = HALF + (at / 100) * Math.max(0, width - 2 * HALF);
  useEffect(() => () => layer.current?.remove(), []);
  useLayoutEffect(() => {
    if (!beside || width === 0) return;
    layer.current ??= new Beside(page.session().view);
    layer.current.show(beside, opacity / 100);
    layer.current.part(x);
  }, [beside, opacity, x, width]);
  if (!shown || !beside) return <div ref={node} class="swipe" />;
  const [left, right] = [shown.topic.label[words.language], beside.topic.label[words.language]];
  return (
    <div ref={node} class="swipe">
      <div class="swipe-line" style={{ left: `${x}px` }} />
      <Name text={left} style={{ right: `${width - x + 14}px`, maxWidth: `min(230px, ${x - 24}px)` }} shown={x > 110} />
      <Name text={right} style={{ left: `${x + 14}px`, maxWidth: `min(230px, ${width - x - 24}px)` }} shown={width - x > 110} />
      <input
        type="range"
        name="swipe"
        min={0}
        max={100}
        value={at}
        aria-label={words.say("compare-handle", { left, right })}
        aria-valuetext={words.say("compare-handle-at", { share: words.percent(at / 100, 0) })}
        onInput={(event) => setAt(Number(event.currentTarget.value))}
      />
    </div>
  );
}

function Name({ text, style, shown }: { text: string; style: Record<string, string>; shown: boolean }) {
  return (
    <span class="swipe-name" style={style} hidden={!shown}>
      {text}
    </span>
  );
}
