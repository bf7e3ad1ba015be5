// One measure: what it is part of, its money line by line, its indicators and how far they are, where it is, and what changed there
// against a place of comparison.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import { ChildTable, childrenOf } from "../children.tsx";
import { registerOf } from "../desk.ts";
import { Ends } from "../entry.tsx";
import { restOf } from "../map/route.ts";
import { hrefOf } from "../map/things.tsx";
import { nameOfOrganisation } from "../organisations.ts";
import { choicesOf, placeOf } from "../places.ts";
import { hashOf } from "../route.ts";
import { stateOf } from "../tell.ts";
import { label, say } from "../texts.ts";
import type { Place } from "../types.ts";
import * as ask from "./ask.ts";
import { Cells, Totals } from "./budget.tsx";
import { Effects } from "./effect.tsx";
import { Indicators } from "./indicators.tsx";
import { levelOf, timeOf } from "./plan.tsx";
import type { MeasureView } from "./types.ts";
import { Warnings } from "./warnings.tsx";

export function MeasurePage({ id }: { id: number }) {
  const [comparison, setComparison] = useState("rest");
  const { found, trouble, again } = useAsked(() => ask.measure(id, comparison), id, comparison);
  if (!found) {
    return (
      <section class="card">
        <h2 tabIndex={-1}>{say("measure-nth", { id: String(id) })}</h2>
        {trouble !== "" ? <p class="trouble" role="alert">{trouble}</p> : <p role="status">{say("opening")}</p>}
      </section>
    );
  }
  // Names of areas and hot spots come with the municipality's.
  const choice = choicesOf(found.entry.tenant);
  const titles = new Map([[id, titleOf(found)], ...found.path.flatMap((own): [number, string][] => (own.title === null ? [] : [[own.id, own.title]]))]);
  const renew = () => void again();
  const register = registerOf("measure");
  const children = register ? childrenOf(register) : [];
  const tableOf = (code: string) => {
    const child = children.find((own) => own.id === code);
    return child && <ChildTable key={code} child={child} entry={found.entry} changed={renew} />;
  };
  return (
    <>
      <section class="card" id="measure">
        <Path view={found} />
        <h2 tabIndex={-1}>{titleOf(found)}</h2>
        {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
        <Standing view={found} />
        <div class="row no-print">
          <a class="button" href={hashOf({ at: "entry", register: "measure", id })}>{say("measure-entry")}</a>
          <button type="button" onClick={() => print()}>{say("plan-print")}</button>
        </div>
        {found.warnings.length > 0 && <Warnings warnings={found.warnings} titles={titles} />}
      </section>
      <section class="card" id="budget">
        <h3>{say("budget-title")}</h3>
        <Totals totals={found.budget.stands_for} />
        {found.budget.own.length > 0 && found.budget.parts.length > 0 && <Totals totals={found.budget.parts} caption={say("budget-parts")} />}
        <Cells cells={found.budget.cells} />
      </section>
      {tableOf("budget_line")}
      <Indicators indicators={found.indicators} />
      {tableOf("measure_indicator")}
      {children.filter(({ id: own }) => own !== "budget_line" && own !== "measure_indicator").map((own) => tableOf(own.id))}
      <Effects view={found} choice={choice} comparison={comparison} compare={setComparison} />
    </>
  );
}

/** A measure by its title; by its number for whoever may not see that. */
function titleOf({ entry }: MeasureView): string {
  const title = entry.answers["title"];
  return entry.title ?? (typeof title === "string" ? title : say("measure-nth", { id: String(entry.id) }));
}

function Path({ view: { path, entry } }: { view: MeasureView }) {
  return (
    <nav aria-label={say("measure-path")}>
      <ol class="plain-list path">
        <li><a href={hashOf({ at: "page", page: "measures", rest: [] })}>{say("measures-title")}</a></li>
        {path.filter(({ id }) => id !== entry.id).map(({ id, title }) => <li key={id}><a href={hrefOf({ register: "measure", id })}>{title ?? say("measure-nth", { id: String(id) })}</a></li>)}
      </ol>
    </nav>
  );
}

const dateOf = (answer: unknown): string | null => (typeof answer === "string" ? answer : null);

function Standing({ view: { entry, places } }: { view: MeasureView }) {
  const register = registerOf("measure");
  const answers = entry.answers;
  const links = (register?.links ?? []).filter(({ code }) => code !== "part_of" && (entry.links[code]?.length ?? 0) > 0);
  return (
    <>
      <dl class="facts">
        <div><dt>{say("plan-level")}</dt><dd>{levelOf(dateOf(answers["level"])) || "–"}</dd></div>
        <div><dt>{say("column-state")}</dt><dd id="state">{entry.overdue && <strong class="mark">{say("overdue")}</strong>} {register ? stateOf(register, entry.state) : entry.state}</dd></div>
        <div><dt>{say("plan-time")}</dt><dd>{timeOf(dateOf(answers["starts_on"]), dateOf(answers["ends_on"]))}</dd></div>
        {dateOf(answers["started_on"]) !== null && <div><dt>{say("plan-time-actual")}</dt><dd>{timeOf(dateOf(answers["started_on"]), dateOf(answers["ended_on"]))}</dd></div>}
        <div><dt>{say("column-organisation")}</dt><dd>{nameOfOrganisation(entry.tenant, entry.organisation)}</dd></div>
      </dl>
      <dl class="answers">
        {typeof answers["aim"] === "string" && <div><dt>{label(register?.variables.find(({ code }) => code === "aim")?.label, "aim")}</dt><dd>{answers["aim"]}</dd></div>}
        {links.map((link) => <div key={link.code}><dt>{label(link.label, link.code)}</dt><dd><Ends link={link} entry={entry} /></dd></div>)}
        <div>
          <dt>{say("place")}</dt>
          <dd>
            {places.length === 0 ? say("measure-nowhere") : (
              <ul class="plain-list">{places.map((place) => <li key={JSON.stringify(restOf(place))}><a href={hashOf({ at: "page", page: "map", rest: restOf(place) })}>{"set" in place && place.name !== null ? place.name : placeOf(place as Place)}</a></li>)}</ul>
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}
