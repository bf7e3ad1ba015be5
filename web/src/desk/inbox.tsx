// What waits: overdue first, then what is due next.
import { useState } from "preact/hooks";
import * as ask from "./ask.ts";
import { me, registers } from "./desk.ts";
import { useAsked } from "./answered.ts";
import { hashOf } from "./route.ts";
import { label, say } from "./texts.ts";
import { brief, due, Entries, flags, number, organisation, state, type Column } from "./table.tsx";
import type { Entry, Register } from "./types.ts";

/** Overdue first; among them and after them by when they are due. */
function ordered(entries: Entry[]): Entry[] {
  const at = (entry: Entry) => (entry.due === null ? Infinity : Date.parse(entry.due));
  return [...entries].sort((one, other) => Number(other.overdue) - Number(one.overdue) || at(one) - at(other));
}

/** The question by which registers name the colleague in charge, where they ask it. */
const HANDLER = "handler";

const names = (register: Register): boolean => register.variables.some((own) => own.code === HANDLER && own.type === "text");

/** Whether an entry is in the charge of somebody. */
const isOf = (entry: Entry, name: string): boolean => {
  const handler = entry.answers[HANDLER];
  return typeof handler === "string" && handler.trim().toLowerCase() === name.toLowerCase();
};

export function Inbox() {
  const { found, trouble, again } = useAsked(ask.inbox);
  const [register, setRegister] = useState("");
  const [isMine, setMine] = useState(false);
  const columns: Column[] = [
    { id: "number", head: say("column-number"), cell: number },
    { id: "due", head: say("column-due"), cell: due },
    { id: "brief", head: say("column-brief"), cell: brief },
    { id: "state", head: say("column-state"), cell: state },
    { id: "flags", head: say("column-flags"), cell: flags },
    { id: "organisation", head: say("column-organisation"), cell: organisation },
  ];
  // What has no due time never waits here: it is opened from its own page.
  const opens = registers.value.filter((own) => own.parent === null && (own.may.open ?? own.may.change) && own.states.some(({ due }) => due !== null));
  const waiting = found?.entries ?? [];
  const kinds = registers.value.filter((own) => waiting.some((entry) => entry.register === own.id));
  const name = me.value?.name ?? "";
  const shown = waiting.filter((own) => (register === "" || own.register === register) && (!isMine || isOf(own, name)));
  return (
    <section class="card">
      <h2 tabIndex={-1}>{say("inbox")}</h2>
      <div class="row">
        {opens.slice(0, 1).map((own) => <New key={own.id} register={own} look="button main" />)}
        <button type="button" onClick={() => void again()}>{say("again")}</button>
      </div>
      {opens.length > 1 && (
        <details id="new-others">
          <summary>{say("new-others")}</summary>
          <div class="row">{opens.slice(1).map((own) => <New key={own.id} register={own} look="button" />)}</div>
        </details>
      )}
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {(kinds.length > 1 || kinds.some(names)) && (
        <form class="filters" aria-label={say("filters")} onSubmit={(event) => event.preventDefault()}>
          {kinds.length > 1 && (
            <label>
              <span>{say("report-register")}</span>
              <select id="inbox-register" value={register} onChange={(event) => setRegister(event.currentTarget.value)}>
                <option value="">{say("filter-any")}</option>
                {kinds.map((own) => <option key={own.id} value={own.id}>{label(own.label, own.id)}</option>)}
              </select>
            </label>
          )}
          {kinds.some(names) && (
            <label class="pill">
              <input type="checkbox" id="inbox-mine" checked={isMine} onChange={(event) => setMine(event.currentTarget.checked)} />
              <span>{say("inbox-mine")}</span>
            </label>
          )}
        </form>
      )}
      {found && (
        <>
          <p role="status">{waiting.length === 0 ? say("inbox-empty") : shown.length === 0 ? say("inbox-none-such") : say("inbox-count", { count: shown.length, overdue: shown.filter((own) => own.overdue).length })}</p>
          {shown.length > 0 && <Entries caption={say("inbox")} columns={columns} entries={ordered(shown)} />}
        </>
      )}
    </section>
  );
}

const New = ({ register, look }: { register: Register; look: string }) => <a class={look} href={hashOf({ at: "new", register: register.id })}>{say("new", { register: label(register.label, register.id) })}</a>;
