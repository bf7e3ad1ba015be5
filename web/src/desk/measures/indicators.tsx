// The indicators of a measure: where they began, where they should be, where they are.
import { percent, rounded } from "../figures.ts";
import { hrefOf } from "../map/things.tsx";
import { day, say } from "../texts.ts";
import type { IndicatorView } from "./types.ts";

/** A value with its unit, and the day that it is of. */
function valueOf(value: number | null, on: string | null, unit: string): string {
  if (value === null) return "–";
  const told = say("number-unit", { number: rounded(value, 4), unit });
  return on === null ? told : say("indicator-on", { value: told, day: day(on) });
}

/** How far it is, in words. */
export function doneOf({ done, reached, late }: IndicatorView): string {
  const way = done === null ? say("indicator-way-unknown") : done < 0 ? say("indicator-way-back", { share: percent(-done, 0) }) : say("indicator-way", { share: percent(done, 0) });
  return [way, ...(reached ? [say("indicator-reached")] : []), ...(late ? [say("indicator-late")] : [])].join(" ");
}

export function Indicators({ indicators }: { indicators: IndicatorView[] }) {
  if (indicators.length === 0) return null;
  return (
    <section class="card" id="indicators">
      <h3>{say("indicator-all")}</h3>
      <table class="stack">
        <caption class="unseen">{say("indicator-all")}</caption>
        <thead><tr>{["indicator-name", "indicator-baseline", "indicator-target", "indicator-actual", "indicator-done"].map((id) => <th key={id} scope="col">{say(id)}</th>)}</tr></thead>
        <tbody>
          {indicators.map((own) => (
            <tr key={own.id} class={own.late ? "late" : undefined}>
              <th scope="row"><a href={hrefOf({ register: "measure_indicator", id: own.id })}>{own.name}</a><span class="exact">{say(own.better === "more" ? "indicator-more" : "indicator-less")}</span></th>
              <td data-label={say("indicator-baseline")}>{valueOf(own.baseline, own.baseline_on, own.unit)}</td>
              <td data-label={say("indicator-target")}>{valueOf(own.target, own.target_on, own.unit)}</td>
              <td data-label={say("indicator-actual")}><span>{valueOf(own.actual, own.actual_on, own.unit)}</span>{own.fed && <span class="exact">{say("indicator-fed")}</span>}</td>
              <td data-label={say("indicator-done")}>{own.late && <strong class="mark">{say("overdue")}</strong>} <span class="told">{doneOf(own)}</span>{own.done !== null && <Way done={own.done} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The way as a bar; what it says stands beside it in words. */
function Way({ done }: { done: number }) {
  const part = Math.min(1, Math.max(0, done));
  return (
    <svg class="way" viewBox="0 0 100 8" width="100" height="8" aria-hidden="true">
      <rect class="all" width="100" height="8" rx="4" />
      <rect class="gone" width={part * 100} height="8" rx="4" />
    </svg>
  );
}
