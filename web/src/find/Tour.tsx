// Three steps for a first visit: what the map says, how to read a place, how to choose. Beside the map, never in front
// of what they speak of; Escape or a button ends them for good.
import { useEffect, useRef } from "preact/hooks";
import { noteTour } from "../visit.ts";
import { usePage, useWords } from "../ui/context.tsx";
import "./dialogs.css";

const STEPS = 3;

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
