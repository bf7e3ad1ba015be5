// A rule: what it does and how often it is wrong, its series, and where one of them may be annotated with a break.
import { useState } from "preact/hooks";
import { registerOf } from "../desk.ts";
import { draftOf } from "../draft.ts";
import { nameOfTenant } from "../organisations.ts";
import { go } from "../route.ts";
import { day, label, say, sayAlso } from "../texts.ts";
import { SeriesChart } from "./chart.tsx";
import { rateOf, sentence } from "./tell.ts";
import type { Rule, Series } from "./types.ts";

const BREAK = "break";

/** What is outside comes first. */
const ORDER: Record<Series["state"], number> = { outside: 0, inside: 1, learning: 2, missing: 3 };

export function RuleCard({ rule }: { rule: Rule }) {
  const series = [...rule.series].sort((one, other) => ORDER[one.state] - ORDER[other.state]);
  return (
    <section class="unit rule" aria-label={label(rule.label, rule.id)}>
      <h4>{label(rule.label, rule.id)}</h4>
      <p>{sentence(rule.says)}</p>
      {rateOf(rule).map((text) => <p key={text} class="soft">{text}</p>)}
      {rule.idle !== null && <p class="note">{sayAlso(`watch-idle-${rule.idle.replaceAll("_", "-")}`, say("watch-idle"))}</p>}
      {series.map((own) => <OneSeries key={`${own.tenant}/${own.key}`} rule={rule} series={own} />)}
    </section>
  );
}

/** How a series stands, in words. */
function standing(series: Series): string {
  if (series.state === "outside") return say("watch-state-outside", { day: series.since === null ? "–" : day(series.since) });
  if (series.state === "learning") return say("watch-state-learning", { count: series.left ?? 0 });
  return series.state === "inside" ? say("watch-state-inside") : say("watch-state-missing");
}

function OneSeries({ rule, series }: { rule: Rule; series: Series }) {
  const [isOpen, setOpen] = useState(series.state === "outside");
  const name = series.label ? say("watch-series", { name: label(series.label, series.key), tenant: nameOfTenant(series.tenant) }) : nameOfTenant(series.tenant);
  const register = registerOf(BREAK);
  const annotate = () => {
    const draft = draftOf(BREAK);
    draft.tenant.value = series.tenant;
    draft.type({ ...draft.typed.value, answers: { ...draft.typed.value.answers, about: rule.id, ...(series.since ? { from_day: series.since } : {}) } });
    go({ at: "new", register: BREAK });
  };
  return (
    <details class="series" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{name} <span class={series.state === "outside" ? "mark" : "soft"}>{standing(series)}</span></summary>
      {isOpen && (
        <>
          <SeriesChart series={series} every={rule.every ?? "week"} name={name} />
          {(register?.may.open ?? register?.may.change ?? false) && <div class="row"><button type="button" onClick={annotate}>{say("watch-annotate")}</button></div>}
        </>
      )}
    </details>
  );
}
