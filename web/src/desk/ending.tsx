// The warning before a session ends: any request keeps an idle one alive, nothing keeps one beyond its day.
import { useEffect, useState } from "preact/hooks";
import * as ask from "./ask.ts";
import { me, sayRefused } from "./desk.ts";
import { leftOf, SOON } from "./ending.ts";
import { say, time } from "./texts.ts";

/** Milliseconds between two looks at the clock. */
const LOOK = 10_000;

export function Ending() {
  const [now, setNow] = useState(Date.now());
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK);
    return () => clearInterval(timer);
  }, []);
  const own = me.value;
  if (!own || Number.isNaN(Date.parse(own.ends))) return null;
  const { left, isFinal } = leftOf({ ends: own.ends, idle: own.idle, asked: ask.answered.value }, now);
  if (left > SOON || left <= 0) return null;
  const stay = () => ask.me().then(() => setNow(Date.now()), (error: unknown) => setTrouble(sayRefused(error)));
  return (
    <div class="note" id="ending">
      {/* Said once, not with every minute. */}
      <p role="alert">{isFinal ? say("ending-final", { time: time(own.ends) }) : say("ending")}</p>
      {!isFinal && <div class="row"><button type="button" onClick={() => void stay()}>{say("ending-stay")}</button></div>}
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
    </div>
  );
}
