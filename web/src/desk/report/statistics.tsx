// How many entries of a register there were, by what was answered, by state, month, organisation or area.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { me, registerOf, registers } from "../desk.ts";
import { nameOfOrganisation, nameOfTenant } from "../organisations.ts";
import { nameOfSet } from "../places.ts";
import { day, label, monthOf, say } from "../texts.ts";
import { Together } from "../together.tsx";
import type { Labels, Register } from "../types.ts";
import { variableOf } from "../typed.ts";
import { Bars } from "./bars.tsx";
import { Download } from "./download.tsx";
import { isoOf } from "./week.ts";

interface Statistics {
  register: string;
  tenant: string;
  from: string;
  to: string;
  by: string;
  total: number;
  whole: boolean;
  groups: { code: string | null; label: Labels | null; name: string | null; count: number }[];
  sets: string[];
  variables: string[];
}

const AREA = "area:";

/** What people choose first: what everybody answers. */
const firstOf = (register: Register | undefined): string => register?.variables.find((own) => own.required && own.type === "category")?.code ?? "state";

/** What it can be parted by, in words. */
function byName(register: Register | undefined, by: string): string {
  if (by.startsWith(AREA)) return say("statistics-area", { set: nameOfSet(by.slice(AREA.length)) });
  if (by === "state" || by === "organisation") return say(`column-${by}`);
  if (by === "month") return say("statistics-month");
  return label(register ? variableOf(register, by)?.label : undefined, by);
}

export function StatisticsPage() {
  const all = registers.value.filter((own) => own.may.list && own.states.length > 0);
  const tenants = [...new Set((me.value?.grants ?? []).map(({ tenant }) => tenant))];
  const now = new Date();
  const [id, setId] = useState((all.find((own) => own.id === "signal") ?? all[0])?.id ?? "signal");
  const [tenant, setTenant] = useState(tenants[0] ?? "");
  const [from, setFrom] = useState(isoOf(new Date(now.getFullYear(), now.getMonth() - 11, 1)));
  const [to, setTo] = useState(isoOf(now));
  const [by, setBy] = useState(firstOf(registerOf(id)));
  const register = registerOf(id);
  const query = new URLSearchParams({ tenant, from, to, by });
  const path = `statistics/${encodeURIComponent(id)}?${query}`;
  const { found, trouble } = useAsked(() => ask.get<Statistics>(path), path);
  const ways = [...new Set([by, ...(found?.variables ?? []), "state", "month", "organisation", ...(found?.sets ?? []).map((set) => AREA + set)])];
  return (
    <section class="card report">
      <Together id="report" here="statistics" />
      <h2 tabIndex={-1}>{say("statistics")}</h2>
      <form class="filters screen" aria-label={say("filters")} onSubmit={(event) => event.preventDefault()}>
        {all.length > 1 && (
          <label>
            <span>{say("report-register")}</span>
            <select
              id="statistics-register"
              value={id}
              onChange={({ currentTarget: { value } }) => {
                setId(value);
                setBy(firstOf(registerOf(value)));
              }}
            >
              {all.map((own) => <option key={own.id} value={own.id}>{label(own.label, own.id)}</option>)}
            </select>
          </label>
        )}
        {tenants.length > 1 && (
          <label>
            <span>{say("tenant")}</span>
            <select id="statistics-tenant" value={tenant} onChange={(event) => setTenant(event.currentTarget.value)}>
              {tenants.map((own) => <option key={own} value={own}>{nameOfTenant(own)}</option>)}
            </select>
          </label>
        )}
        <label>
          <span>{say("statistics-by")}</span>
          <select id="statistics-by" value={by} onChange={(event) => setBy(event.currentTarget.value)}>
            {ways.map((own) => <option key={own} value={own}>{byName(register, own)}</option>)}
          </select>
        </label>
        <Day id="statistics-from" name={say("statistics-from")} value={from} max={to} take={setFrom} />
        <Day id="statistics-to" name={say("statistics-to")} value={to} min={from} take={setTo} />
      </form>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {found && trouble === "" && (
        <>
          <p role="status">{say("statistics-total", { count: found.total, register: label(register?.label, id), tenant: nameOfTenant(found.tenant), from: day(found.from), to: day(found.to) })}</p>
          <p class="soft">{found.whole ? say("statistics-whole") : say("statistics-part")}</p>
          {found.total > 0 && <Bars caption={say("statistics-caption", { by: byName(register, found.by) })} head={byName(register, found.by)} total={found.total} groups={groupsOf(found)} />}
          <div class="row screen">
            <button type="button" onClick={() => print()}>{say("report-print")}</button>
            <Download path={path} />
          </div>
        </>
      )}
    </section>
  );
}

/** A day that somebody chooses; an empty one changes nothing. */
function Day({ id, name, value, min, max, take }: { id: string; name: string; value: string; min?: string; max?: string; take: (day: string) => void }) {
  return (
    <label>
      <span>{name}</span>
      <input id={id} type="date" required value={value} {...(min ? { min } : {})} {...(max ? { max } : {})} onChange={(event) => event.currentTarget.value !== "" && take(event.currentTarget.value)} />
    </label>
  );
}

function groupsOf(found: Statistics) {
  const name = ({ code, label: own, name: area }: Statistics["groups"][number]): string => {
    if (code === null) return found.by.startsWith(AREA) ? say("statistics-nowhere") : say("none");
    if (found.by === "month") return monthOf(code);
    if (found.by === "organisation") return area ?? nameOfOrganisation(found.tenant, code);
    return area ?? label(own ?? undefined, code);
  };
  return found.groups.map((own) => ({ key: own.code ?? "", name: name(own), count: own.count }));
}
