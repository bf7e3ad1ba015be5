// The weekly report of a service: what came, what was done, what is open and what is late, on a sheet that can be printed.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { me, registerOf, registers } from "../desk.ts";
import { nameOfOrganisation, nameOfTenant, organisations } from "../organisations.ts";
import { hashOf } from "../route.ts";
import { answerOf, stateOf, stepOf } from "../tell.ts";
import { day, label, moment, number, say } from "../texts.ts";
import { Together } from "../together.tsx";
import type { Organisation, Register, Variable } from "../types.ts";
import { variableOf } from "../typed.ts";
import { Bars } from "./bars.tsx";
import { Download } from "./download.tsx";
import { daysOf, weeksUpTo } from "./week.ts";

interface Weekly {
  register: string;
  tenant: string;
  organisation: string;
  week: string;
  from: string;
  to: string;
  total: number;
  opened: number;
  closed: number;
  open: number;
  overdue: number;
  by: { variable: string; groups: { code: string | null; count: number }[] }[];
  states: { code: string; count: number }[];
  steps: { code: string; count: number }[];
  entries: { id: number; opened: string; state: string; due: string | null; overdue: boolean; is_new: boolean; is_closed: boolean; answers: Record<string, string | null> }[];
}

/** Weeks that can be chosen. */
const WEEKS = 60;

/** Registers that a report can be about: those in which work has due times. */
const reported = (): Register[] => registers.value.filter((own) => own.may.list && own.states.some(({ due }) => due !== null));
const keyOf = ({ tenant, code }: Pick<Organisation, "tenant" | "code">) => `${tenant}/${code}`;

/** Organisations that a report can be about: known ones, and one's own. */
function services(): Organisation[] {
  const known = organisations();
  const own = me.value?.organisation;
  const tenants = [...new Set((me.value?.grants ?? []).map(({ tenant }) => tenant))];
  const mine = own ? tenants.filter((tenant) => !known.some((each) => each.tenant === tenant && each.code === own)).map((tenant) => ({ tenant, code: own, name: own })) : [];
  return known.length > 0 ? known : mine;
}

export function WeeklyPage() {
  const all = services();
  const own = all.find(({ code }) => code === me.value?.organisation) ?? all[0];
  const weeks = weeksUpTo(new Date(), WEEKS);
  const [service, setService] = useState(own ? keyOf(own) : "");
  const [week, setWeek] = useState(weeks[0] ?? "");
  const [register, setRegister] = useState((reported().find(({ id }) => id === "signal") ?? reported()[0])?.id ?? "");
  const chosen = all.find((each) => keyOf(each) === service);
  const query = new URLSearchParams({ tenant: chosen?.tenant ?? "", organisation: chosen?.code ?? "", week, register });
  const { found, trouble } = useAsked(() => ask.get<Weekly>(`reports/weekly?${query}`), query.toString());
  const at = weeks.indexOf(week);
  const told = (each: string) => {
    const days = daysOf(each);
    return days ? say("report-week", { week: each.slice(6), from: day(days.from), to: day(days.to) }) : each;
  };
  return (
    <section class="card report">
      <Together id="report" here="report" />
      <h2 tabIndex={-1}>{say("report")}</h2>
      <form class="filters screen" aria-label={say("filters")} onSubmit={(event) => event.preventDefault()}>
        {reported().length > 1 && (
          <label>
            <span>{say("report-register")}</span>
            <select id="report-register" value={register} onChange={(event) => setRegister(event.currentTarget.value)}>
              {reported().map((each) => <option key={each.id} value={each.id}>{label(each.label, each.id)}</option>)}
            </select>
          </label>
        )}
        <label>
          <span>{say("report-service")}</span>
          <select id="report-service" value={service} onChange={(event) => setService(event.currentTarget.value)}>
            {all.map((each) => <option key={keyOf(each)} value={keyOf(each)}>{each.name}</option>)}
          </select>
        </label>
        <label>
          <span>{say("report-which-week")}</span>
          <select id="report-week" value={week} onChange={(event) => setWeek(event.currentTarget.value)}>
            {weeks.map((each) => <option key={each} value={each}>{told(each)}</option>)}
          </select>
        </label>
        <div class="row">
          <button type="button" disabled={at + 1 >= weeks.length} onClick={() => setWeek(weeks[at + 1] ?? week)}>{say("report-before")}</button>
          <button type="button" disabled={at <= 0} onClick={() => setWeek(weeks[at - 1] ?? week)}>{say("report-after")}</button>
        </div>
      </form>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {found && trouble === "" && <Sheet found={found} />}
      {found && trouble === "" && (
        <div class="row screen">
          <button type="button" class="main" onClick={() => print()}>{say("report-print")}</button>
          <Download path={`reports/weekly?${query}`} />
        </div>
      )}
    </section>
  );
}

function Sheet({ found }: { found: Weekly }) {
  const register = registerOf(found.register);
  const facts = ["opened", "closed", "open", "overdue"] as const;
  return (
    <div id="sheet">
      <h3>{nameOfOrganisation(found.tenant, found.organisation)}</h3>
      <p>{say("report-of", { register: label(register?.label, found.register), tenant: nameOfTenant(found.tenant), from: day(found.from), to: day(found.to) })}</p>
      <p role="status">{say("report-total", { count: found.total })}</p>
      <dl class="facts">{facts.map((fact) => <div key={fact}><dt>{say(`report-${fact}`)}</dt><dd>{number(found[fact])}</dd></div>)}</dl>
      {found.total > 0 && <Tables found={found} register={register} />}
      {found.entries.length > 0 && <List found={found} register={register} />}
    </div>
  );
}

/** The entries of the week counted by what they are, and what was done: left out where there was none. */
function Tables({ found, register }: { found: Weekly; register: Register | undefined }) {
  return (
    <div class="tables">
      {found.by.map(({ variable, groups }) => {
        const own = register ? variableOf(register, variable) : undefined;
        const name = label(own?.label, variable);
        return <Bars key={variable} caption={name} head={name} total={found.total} groups={groups.map(({ code, count }) => ({ key: code ?? "", count, name: said(own, code) }))} />;
      })}
      <Bars caption={say("report-states")} head={say("column-state")} total={found.total} groups={found.states.map(({ code, count }) => ({ key: code, count, name: register ? stateOf(register, code) : code }))} />
      <Steps register={register} steps={found.steps} />
    </div>
  );
}

const said = (variable: Variable | undefined, code: string | null): string => (code === null ? say("none") : variable ? answerOf(variable, code) : code);

/** What was done in the week; a step is taken as often as it is, so there is no share of a whole. */
function Steps({ register, steps }: { register: Register | undefined; steps: Weekly["steps"] }) {
  if (steps.length === 0) return <p>{say("report-no-steps")}</p>;
  return (
    <table class="bars">
      <caption>{say("report-steps")}</caption>
      <thead><tr><th scope="col">{say("report-step")}</th><th scope="col" class="number">{say("bars-count")}</th></tr></thead>
      <tbody>{steps.map(({ code, count }) => <tr key={code}><th scope="row">{register ? stepOf(register, code) : code}</th><td class="number">{number(count)}</td></tr>)}</tbody>
    </table>
  );
}

function List({ found, register }: { found: Weekly; register: Register | undefined }) {
  const columns = found.by.map(({ variable }) => ({ code: variable, own: register ? variableOf(register, variable) : undefined }));
  const mark = (own: Weekly["entries"][number]) => [own.is_new ? say("report-is-new") : "", own.is_closed ? say("report-is-closed") : "", own.overdue ? say("overdue") : ""].filter((text) => text !== "").join(", ");
  return (
    <table class="stack">
      <caption>{say("report-entries")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("column-number")}</th>
          {columns.map(({ code, own }) => <th key={code} scope="col">{label(own?.label, code)}</th>)}
          <th scope="col">{say("column-state")}</th>
          <th scope="col">{say("column-due")}</th>
          <th scope="col">{say("column-opened")}</th>
          <th scope="col">{say("report-mark")}</th>
        </tr>
      </thead>
      <tbody>
        {found.entries.map((own) => (
          <tr key={own.id} class={own.overdue ? "late" : undefined}>
            <th scope="row"><a href={hashOf({ at: "entry", register: found.register, id: own.id })}>{`${label(register?.label, found.register)} ${own.id}`}</a></th>
            {columns.map(({ code, own: variable }) => <td key={code} data-label={label(variable?.label, code)}>{said(variable, own.answers[code] ?? null)}</td>)}
            <td data-label={say("column-state")}>{register ? stateOf(register, own.state) : own.state}</td>
            <td data-label={say("column-due")}>{own.due === null ? "–" : moment(own.due)}</td>
            <td data-label={say("column-opened")}>{moment(own.opened)}</td>
            <td data-label={say("report-mark")} class={mark(own) === "" ? "bare" : undefined}>{mark(own) || "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
