// Who did what, when and why, for auditors.
import * as ask from "./ask.ts";
import { useAsked } from "./answered.ts";
import { registerOf } from "./desk.ts";
import { nameOfTenant } from "./organisations.ts";
import { label, moment, number, say, sayAlso, sayOr } from "./texts.ts";
import type { Audited } from "./types.ts";

/** What happened and how it ended: entries that say the end of another one are told with it. */
function whole(entries: Audited[]): Audited[] {
  const ends = new Map(entries.filter((own) => own.of !== null).map((own) => [own.of, own.outcome]));
  const all = new Set(entries.map(({ id }) => id));
  return entries.filter((own) => own.of === null || !all.has(own.of)).map((own) => ({ ...own, outcome: ends.get(own.id) ?? own.outcome }));
}

/** One entry, as a filter names it. */
const ENTRY = /^entry is (\d+)$/;

/** What it was done to: a register by its name, with the number of the entry where it was one. */
function objectOf({ kind, object, filter }: Audited): string {
  if (kind === null) return "–";
  if (kind !== "register" || object === null) return [sayOr(`object-${kind}`, kind), object ?? ""].filter((part) => part !== "").join(" ");
  const name = label(registerOf(object)?.label, sayOr(`object-of-${object}`, object));
  const entry = ENTRY.exec(filter ?? "")?.[1];
  return entry === undefined ? say("audit-register", { register: name }) : `${name} ${entry}`;
}

export function AuditPage() {
  const { found, trouble, again } = useAsked(ask.audit);
  const columns = ["at", "who", "act", "object", "tenant", "persons", "reason", "outcome"] as const;
  const cell = (own: Audited, column: (typeof columns)[number]): string => {
    switch (column) {
      case "at":
        return moment(own.at);
      case "act":
        return sayAlso(`staff-act-${own.act}`, own.act);
      case "object":
        return objectOf(own);
      case "tenant":
        return own.tenant === null ? "–" : nameOfTenant(own.tenant);
      case "outcome":
        return sayAlso(`staff-outcome-${own.outcome}`, own.outcome);
      case "persons":
        return own.persons === null ? "–" : number(own.persons);
      default:
        return own[column] ?? "–";
    }
  };
  const shown = found ? whole(found.entries).sort((one, other) => other.id - one.id) : [];
  return (
    <section class="card">
      <h2 tabIndex={-1}>{say("audit")}</h2>
      <p>{say("audit-hint")}</p>
      <div class="row"><button type="button" onClick={() => void again()}>{say("again")}</button></div>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {found && (
        <>
          <table class="stack">
            <caption class="unseen">{say("audit")}</caption>
            <thead><tr>{columns.map((column) => <th key={column} scope="col">{say(`audit-${column}`)}</th>)}</tr></thead>
            <tbody>
              {shown.map((own) => (
                <tr key={own.id}>
                  {columns.map((column, at) => (at === 0 ? <th key={column} scope="row">{cell(own, column)}</th> : <td key={column} data-label={say(`audit-${column}`)}>{cell(own, column)}</td>))}
                </tr>
              ))}
            </tbody>
          </table>
          <p class="soft">{say("audit-head")} <code>{found.head}</code></p>
        </>
      )}
    </section>
  );
}
