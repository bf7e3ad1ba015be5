// Entries as a table, and as cards where there is little room: columns and cells come from the descriptions of their registers.
import type { ComponentChildren } from "preact";
import { registerOf } from "./desk.ts";
import { nameOfOrganisation } from "./organisations.ts";
import { hashOf } from "./route.ts";
import { label, moment, say } from "./texts.ts";
import { answerOf, briefOf, flagOf, named, nameOfEntry, numberOf, sayDue, stateOf } from "./tell.ts";
import type { Entry, Register, Variable } from "./types.ts";
import { summaryOf } from "./typed.ts";

export interface Column {
  id: string;
  head: string;
  /** Nothing where there is nothing to tell: a card leaves it out. */
  cell: (entry: Entry) => ComponentChildren;
}

/** A table of entries; each leads to its page. */
export function Entries({ caption, columns, entries }: { caption: string; columns: Column[]; entries: Entry[] }) {
  return (
    <table class="stack">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>{columns.map((column) => <th key={column.id} scope="col">{column.head}</th>)}</tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.register}/${entry.id}`} class={entry.overdue ? "late" : undefined}>
            {columns.map((column, at) => <Cell key={column.id} column={column} entry={entry} isFirst={at === 0} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ column, entry, isFirst }: { column: Column; entry: Entry; isFirst: boolean }) {
  const told = column.cell(entry);
  if (isFirst) return <th scope="row">{told}</th>;
  return <td data-label={column.head} class={told === "" ? "bare" : undefined}>{told === "" ? "–" : told}</td>;
}

const withRegister = (entry: Entry, tell: (register: Register) => ComponentChildren): ComponentChildren => {
  const register = registerOf(entry.register);
  return register ? tell(register) : "";
};

/** The way to an entry: by its name where it has one, its number besides. */
export const number: Column["cell"] = (entry) => {
  const register = registerOf(entry.register);
  const name = nameOfEntry(register, entry);
  const way = (text: string) => <a href={hashOf({ at: "entry", register: entry.register, id: entry.id })}>{text}</a>;
  return name === undefined ? way(numberOf(register, entry)) : <>{way(name)}<span class="exact">{numberOf(register, entry)}</span></>;
};
export const state: Column["cell"] = (entry) => withRegister(entry, (register) => stateOf(register, entry.state));
export const brief: Column["cell"] = (entry) => withRegister(entry, (register) => briefOf(register, entry));
export const opened: Column["cell"] = (entry) => moment(entry.opened);

/** When it is due, overdue in so many words, and the exact time besides. */
export const due: Column["cell"] = (entry) => (
  <>
    {entry.overdue && <strong class="mark">{say("overdue")}</strong>} <span>{sayDue(entry.due)}</span>
    {entry.due !== null && <span class="exact">{moment(entry.due)}</span>}
  </>
);

export const flags: Column["cell"] = (entry) => withRegister(entry, (register) => (entry.flags.length === 0 ? "" : <Flags register={register} flags={entry.flags} />));

export function Flags({ register, flags }: { register: Register; flags: string[] }) {
  return <ul class="flags">{flags.map((code) => <li key={code}><span aria-hidden="true">⚑ </span>{flagOf(register, code)}</li>)}</ul>;
}

/** Answers that stand beside the name of an entry: its summary, or where that is the name itself, what everybody chooses first. */
function besides(register: Register): Variable[] {
  const name = named(register);
  const rest = summaryOf(register).filter((own) => own !== name);
  return rest.length > 0 ? rest : register.variables.filter((own) => own.required && own.type === "category" && !own.sealed).slice(0, 2);
}

/** The columns of a register's own table; times that none of the entries has are left out. */
export function columnsOf(register: Register, entries: Entry[]): Column[] {
  const answers = besides(register).map((variable) => ({ id: variable.code, head: label(variable.label, variable.code), cell: (entry: Entry) => answerOf(variable, entry.answers[variable.code]) }));
  const hasDue = entries.some((own) => own.due !== null);
  return [
    { id: "number", head: say("column-number"), cell: number },
    ...answers,
    { id: "state", head: say("column-state"), cell: state },
    ...(hasDue ? [{ id: "due", head: say("column-due"), cell: due }] : []),
    ...(register.flags.length > 0 ? [{ id: "flags", head: say("column-flags"), cell: flags }] : []),
    { id: "organisation", head: say("column-organisation"), cell: (entry: Entry) => organisation(entry) },
    { id: "opened", head: say("column-opened"), cell: opened },
  ];
}

export const organisation = (entry: Entry): string => nameOfOrganisation(entry.tenant, entry.organisation);
