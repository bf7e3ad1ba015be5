// A register as a table: its columns, filters and pages come from its description.
import { useState } from "preact/hooks";
import * as ask from "./ask.ts";
import { useAsked } from "./answered.ts";
import { organisations } from "./organisations.ts";
import { hashOf } from "./route.ts";
import { columnsOf, Entries } from "./table.tsx";
import { label, say } from "./texts.ts";
import type { Register } from "./types.ts";

/** Entries of one page. */
const PAGE = 25;

export function ListPage({ register }: { register: Register }) {
  const [state, setState] = useState("");
  const [isOpen, setOpen] = useState(true);
  const [organisation, setOrganisation] = useState("");
  const [from, setFrom] = useState(0);
  const query = new URLSearchParams({ limit: String(PAGE), offset: String(from), order: "newest" });
  if (state !== "") query.set("state", state);
  else if (isOpen) query.set("open", "true");
  if (organisation !== "") query.set("organisation", organisation);
  const { found, trouble } = useAsked(() => ask.list(register.id, query), register.id, query.toString());
  const name = label(register.label, register.id);
  const anew = (change: () => void) => {
    change();
    setFrom(0);
  };
  const count = found?.count ?? 0;
  const known = organisations();
  return (
    <section class="card">
      <h2 tabIndex={-1}>{name}</h2>
      {(register.may.open ?? register.may.change) && <p><a class="button main" href={hashOf({ at: "new", register: register.id })}>{say("new", { register: name })}</a></p>}
      <form class="filters" aria-label={say("filters")} onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>{say("column-state")}</span>
          <select id="filter-state" value={state} onChange={(event) => anew(() => setState(event.currentTarget.value))}>
            <option value="">{say("filter-any")}</option>
            {register.states.map((own) => <option key={own.code} value={own.code}>{label(own.label, own.code)}</option>)}
          </select>
        </label>
        {known.length > 0 && (
          <label>
            <span>{say("column-organisation")}</span>
            <select id="filter-organisation" value={organisation} onChange={(event) => anew(() => setOrganisation(event.currentTarget.value))}>
              <option value="">{say("filter-any")}</option>
              {known.map((own) => <option key={`${own.tenant}/${own.code}`} value={own.code}>{own.name}</option>)}
            </select>
          </label>
        )}
        <label class="pill">
          <input type="checkbox" id="filter-open" checked={isOpen && state === ""} disabled={state !== ""} onChange={(event) => anew(() => setOpen(event.currentTarget.checked))} />
          <span>{say("filter-open")}</span>
        </label>
      </form>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {found && (
        <>
          <p role="status">{count === 0 ? say("list-empty") : say("list-count", { count, from: from + 1, to: Math.min(count, from + found.entries.length) })}</p>
          {count > 0 && <Entries caption={name} columns={columnsOf(register, found.entries)} entries={found.entries} />}
          {count > PAGE && (
            <nav class="row" aria-label={say("pages")}>
              <button type="button" disabled={from === 0} onClick={() => setFrom(Math.max(0, from - PAGE))}>{say("page-before")}</button>
              <button type="button" disabled={from + PAGE >= count} onClick={() => setFrom(from + PAGE)}>{say("page-next")}</button>
            </nav>
          )}
        </>
      )}
    </section>
  );
}
