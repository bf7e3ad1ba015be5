// What waits: overdue first, then what is due next.
import * as ask from "./ask.ts";
import { registers } from "./desk.ts";
import { useAsked } from "./answered.ts";
import { hashOf } from "./route.ts";
import { label, say } from "./texts.ts";
import { brief, due, Entries, flags, number, organisation, state, type Column } from "./table.tsx";
import type { Entry } from "./types.ts";

/** Overdue first; among them and after them by when they are due. */
function ordered(entries: Entry[]): Entry[] {
  const at = (entry: Entry) => (entry.due === null ? Infinity : Date.parse(entry.due));
  return [...entries].sort((one, other) => Number(other.overdue) - Number(one.overdue) || at(one) - at(other));
}

export function Inbox() {
  const { found, trouble, again } = useAsked(ask.inbox);
  const columns: Column[] = [
    { id: "number", head: say("column-number"), cell: number },
    { id: "due", head: say("column-due"), cell: due },
    { id: "brief", head: say("column-brief"), cell: brief },
    { id: "state", head: say("column-state"), cell: state },
    { id: "flags", head: say("column-flags"), cell: flags },
    { id: "organisation", head: say("column-organisation"), cell: organisation },
  ];
  // What has no due time never waits here: it is opened from its own page.
  const opens = registers.value.filter((own) => (own.may.open ?? own.may.change) && own.states.some(({ due }) => due !== null));
  return (
    <section class="card">
      <h2 tabIndex={-1}>{say("inbox")}</h2>
      <div class="row">
        {opens.map((own) => <a key={own.id} class="button main" href={hashOf({ at: "new", register: own.id })}>{say("new", { register: label(own.label, own.id) })}</a>)}
        <button type="button" onClick={() => void again()}>{say("again")}</button>
      </div>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {found && (
        <>
          <p role="status">{found.entries.length === 0 ? say("inbox-empty") : say("inbox-count", { count: found.entries.length, overdue: found.overdue })}</p>
          {found.entries.length > 0 && <Entries caption={say("inbox")} columns={columns} entries={ordered(found.entries)} />}
        </>
      )}
    </section>
  );
}
