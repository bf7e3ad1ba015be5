// The plan: priorities, the measures under them and the activities under those, what they cost and from where, and what does not
// add up or waits for somebody.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import { registerOf } from "../desk.ts";
import { percent } from "../figures.ts";
import { Pick } from "../map/pick.tsx";
import { hrefOf } from "../map/things.tsx";
import { nameOfTenants, tenantsOf } from "../organisations.ts";
import { choicesOf, nameOfLayer } from "../places.ts";
import { hashOf } from "../route.ts";
import { stateOf } from "../tell.ts";
import { day, label, number, say } from "../texts.ts";
import * as ask from "./ask.ts";
import { Cells, Sums, Totals } from "./budget.tsx";
import { rowsOf, titlesOf } from "./tree.ts";
import type { Plan, PlanNode } from "./types.ts";
import { Warnings } from "./warnings.tsx";

export function PlanPage() {
  const [tenant, setTenant] = useState(tenantsOf()[0] ?? "");
  const [year, setYear] = useState("");
  const { found, trouble } = useAsked(() => ask.plan(tenant, year), tenant, year);
  const register = registerOf("measure");
  const tenants = tenantsOf();
  return (
    <section class="card" id="plan">
      <h2 tabIndex={-1}>{say("measures-title")}</h2>
      <form class="filters no-print" aria-label={say("filters")} onSubmit={(event) => event.preventDefault()}>
        {tenants.length > 1 && <Pick id="plan-tenant" name={say("tenant")} value={tenant} choose={setTenant} choices={tenants.map((code) => [code, nameOfTenants(code)])} />}
        <Pick id="plan-year" name={say("plan-year")} value={year} choose={setYear} choices={[["", say("plan-years-all")], ...(found?.years ?? []).map((own): [string, string] => [String(own), String(own)])]} />
        {register && (register.may.open ?? register.may.change) && <a class="button main" href={hashOf({ at: "new", register: "measure" })}>{say("new", { register: label(register.label, register.id) })}</a>}
        <a class="button" href={ask.fileOf(tenant, year)} download="measures.csv">{say("plan-file")}</a>
        <button type="button" onClick={() => print()}>{say("plan-print")}</button>
      </form>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {!found && trouble === "" && <p role="status">{say("opening")}</p>}
      {found && <Whole plan={found} tenant={tenant} />}
    </section>
  );
}

function Whole({ plan, tenant }: { plan: Plan; tenant: string }) {
  const titles = titlesOf(plan.tree);
  const rows = rowsOf(plan.tree);
  return (
    <>
      <p role="status">{plan.year === null ? say("plan-count", { count: rows.length }) : say("plan-count-year", { count: rows.length, year: String(plan.year) })}</p>
      {plan.warnings.length > 0 && <Warnings warnings={plan.warnings} titles={titles} />}
      <Tree rows={rows} />
      <h3>{say("budget-title")}</h3>
      <Totals totals={plan.totals} />
      <Cells cells={plan.cells} />
      <Lists plan={plan} titles={titles} tenant={tenant} />
      <Status plan={plan} />
    </>
  );
}

function Tree({ rows }: { rows: { node: PlanNode; depth: number }[] }) {
  const register = registerOf("measure");
  const instrument = (code: string) => label(register?.variables.find((own) => own.code === "instrument")?.categories.find((own) => own.code === code)?.label, code);
  if (rows.length === 0) return <p class="soft">{say("list-empty")}</p>;
  return (
    <table class="stack tree">
      <caption>{say("plan-tree")}</caption>
      <thead><tr>{["plan-title", "column-state", "plan-time", "plan-responsible", "plan-money"].map((id) => <th key={id} scope="col">{say(id)}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ node, depth }) => (
          <tr key={node.id} class={`${node.overdue ? "late " : ""}deep-${Math.min(depth, 3)}`}>
            <th scope="row">
              <span class="exact">{levelOf(node.level)}{depth > 0 && <span class="unseen"> {say("plan-depth", { depth: depth + 1 })}</span>}</span>
              <a href={hrefOf({ register: "measure", id: node.id })}>{node.title ?? say("measure-nth", { id: String(node.id) })}</a>
              {node.instrument && <span class="exact">{instrument(node.instrument)}</span>}
            </th>
            <td data-label={say("column-state")}>{node.overdue && <strong class="mark">{say("overdue")}</strong>} <span>{register ? stateOf(register, node.state) : node.state}</span></td>
            <td data-label={say("plan-time")}>{timeOf(node.starts_on, node.ends_on)}</td>
            <td data-label={say("plan-responsible")}>{node.responsible ?? "–"}</td>
            <td data-label={say("plan-money")}>{node.stands_for.length === 0 ? "–" : <Sums sums={node.stands_for} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The level of a measure, as its register names it. */
export function levelOf(level: string | null): string {
  const found = registerOf("measure")?.variables.find(({ code }) => code === "level")?.categories.find(({ code }) => code === level);
  return label(found?.label, level ?? "");
}

/** From when until when. */
export function timeOf(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return say("plan-between", { from: day(from), to: day(to) });
  if (from !== null) return say("plan-from", { from: day(from) });
  return to === null ? "–" : say("plan-to", { to: day(to) });
}

/** What waits for somebody, one list after another; those with nothing in them say so together. */
function Lists({ plan: { lists }, titles, tenant }: { plan: Plan; titles: Map<number, string>; tenant: string }) {
  choicesOf(tenant);
  const link = (id: number) => <a href={hrefOf({ register: "measure", id })}>{titles.get(id) ?? say("measure-nth", { id: String(id) })}</a>;
  const ids = (id: string, all: number[]) => ({ id, count: all.length, shown: <ul>{all.map((own) => <li key={own}>{link(own)}</li>)}</ul> });
  const all = [
    ids("without-priority", lists.without_priority),
    ids("overdue", lists.overdue),
    ids("unfunded", lists.unfunded),
    { id: "without-source", count: lists.without_source.length, shown: <ul>{lists.without_source.map((own) => <li key={own.line}>{link(own.measure)} · <a href={hrefOf({ register: "budget_line", id: own.line })}>{say("line-nth", { id: String(own.line) })}</a></li>)}</ul> },
    {
      id: "hotspots",
      count: lists.hotspots_without_measure.length,
      shown: (
        <ul>
          {lists.hotspots_without_measure.map((spot, at) => (
            <li key={spot.hotspot}>
              <a href={hashOf({ at: "page", page: "map", rest: ["hotspot", ...spot.hotspot.split("/")] })}>{say("plan-spot", { nth: at + 1, layer: nameOfLayer(spot.layer), share: percent(spot.figure.value), cases: number(spot.figure.cases), population: number(spot.figure.population) })}</a>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <section id="plan-lists">
      <h3>{say("plan-lists")}</h3>
      <div class="columns">
        {all.map(({ id, count, shown }) => (
          <section key={id} class="box" id={`plan-list-${id}`}>
            <h4>{say("map-titled", { title: say(`plan-list-${id}`), count })}</h4>
            {count === 0 ? <p class="soft">{say("list-empty")}</p> : shown}
          </section>
        ))}
      </div>
    </section>
  );
}

/** How many measures of a year are in which state. */
function Status({ plan }: { plan: Plan }) {
  const register = registerOf("measure");
  const states = (register?.states ?? []).filter(({ code }) => plan.status.some((own) => own.states.some((each) => each.code === code)));
  if (plan.status.length === 0) return null;
  return (
    <table class="stack" id="plan-status">
      <caption>{say("plan-status")}</caption>
      <thead><tr><th scope="col">{say("plan-year")}</th>{states.map((own) => <th key={own.code} scope="col">{label(own.label, own.code)}</th>)}</tr></thead>
      <tbody>
        {plan.status.map((own) => (
          <tr key={own.year}>
            <th scope="row">{own.year}</th>
            {states.map((state) => <td key={state.code} data-label={label(state.label, state.code)}>{number(own.states.find(({ code }) => code === state.code)?.count ?? 0)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
