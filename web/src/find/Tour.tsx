// Three steps for a first visit: what the map says, how to read a place, how to choose. Each brings what it speaks of into
// sight and stands in front of none of it; Escape or a button ends them for good.
import { useEffect, useRef } from "preact/hooks";
import { noteTour } from "../visit.ts";
import { usePage, useWords } from "../ui/context.tsx";
import "./dialogs.css";

/** What each step speaks of. */
const SPOKEN_OF = [".summary", "#map", ".choices"];
const STEPS = SPOKEN_OF.length;
const GAP_PX = 12;

/** The tour at its step. It takes no focus, and gives back what it had. */
export function Tour() {
  const { store } = usePage();
  const words = useWords();
  const own = useRef<HTMLElement>(null);
  const step = store.tour.value;
  const end = () => {
    noteTour();
    if (own.current?.contains(document.activeElement)) document.getElementById("map")?.focus();
    store.tour.value = 0;
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !document.querySelector("dialog[open]")) end();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  useEffect(() => {
    document.documentElement.dataset["tour"] = String(step);
    bringIntoSight(SPOKEN_OF[step - 1], own.current);
    return () => delete document.documentElement.dataset["tour"];
  }, [step]);
  return (
    <aside ref={own} class="tour" aria-label={words.say("tour-label")}>
      <div aria-live="polite">
        <p class="tour-step">{words.say("tour-step", { step, steps: STEPS })}</p>
        <p>{words.say(`tour-text-${step}`)}</p>
      </div>
      <div class="tour-acts">
        {step < STEPS && (
          <button type="button" class="quiet" onClick={end}>
            {words.say("tour-skip")}
          </button>
        )}
        <button type="button" class="act" onClick={() => (step < STEPS ? (store.tour.value = step + 1) : end())}>
          {words.say(step < STEPS ? "tour-next" : "tour-end")}
        </button>
      </div>
    </aside>
  );
}

/** Scrolls to what a step speaks of; where the steps lie over the end of a narrow page, into the room above them. */
function bringIntoSight(selector: string | undefined, tour: HTMLElement | null): void {
  const target = selector && document.querySelector(selector);
  if (!target || !tour) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  if (getComputedStyle(tour).position !== "fixed") return target.scrollIntoView({ block: "nearest", behavior });
  const { top, height } = target.getBoundingClientRect();
  const spare = tour.getBoundingClientRect().top - height;
  window.scrollBy({ top: top - Math.max(GAP_PX, spare / 2), behavior });
}
