// What hangs on an entry: the entries of the registers that stand under its own, which can be added and changed in place, and
// those of other registers that are linked to it.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import * as ask from "./ask.ts";
import { useAsked } from "./answered.ts";
import { news, registers } from "./desk.ts";
import { Doing } from "./doing.tsx";
import { Form, optionalOf, requiredOf } from "./form/form.tsx";
import { closeForm, openForm, openOf } from "./held.ts";
import { hrefOf } from "./map/things.tsx";
import { answerOf, briefOf, nameOfEntry, numberOf, stateOf, stepOf } from "./tell.ts";
import { label, say } from "./texts.ts";
import { nothing, writtenOf, type Typed } from "./typed.ts";
import type { Entry, Register, Variable } from "./types.ts";

/** The link of an entry to the one that it stands under. */
export const PARENT = "parent";
/** As many of them are asked for. */
const MOST = 100;
/** Columns of answers that a table has, at most. */
const COLUMNS = 7;

const linkedTo = (entry: Entry): URLSearchParams => new URLSearchParams({ linked: `${entry.register}/${entry.id}`, order: "newest", limit: String(MOST) });

export const childrenOf = (register: Register): Register[] => registers.value.filter(({ parent }) => parent === register.id);

/** Every register under this one, each as a table. */
export function Children({ register, entry, changed }: { register: Register; entry: Entry; changed?: () => void }) {
  return <>{childrenOf(register).map((child) => <ChildTable key={child.id} child={child} entry={entry} changed={changed} />)}</>;
}

/** The answers that a table of child entries has as columns: what each has first, then what the entries do have. */
function columnsOf(child: Register, entries: Entry[]): Variable[] {
  const open = child.variables.filter((own) => !own.sealed);
  const wanted = open.filter((own) => own.required || entries.some((entry) => entry.answers[own.code] !== undefined));
  return wanted.slice(0, COLUMNS);
}

export function ChildTable({ child, entry, changed }: { child: Register; entry: Entry; changed: (() => void) | undefined }) {
  const { found, trouble, again } = useAsked(() => ask.list(child.id, linkedTo(entry)), child.id, entry.id);
  const [isAdding, setAdding] = useState(false);
  const entries = [...(found?.entries ?? [])].sort((one, other) => one.id - other.id);
  const columns = columnsOf(child, entries);
  const doing = entries.find((own) => openOf(own) !== "");
  const name = label(child.label, child.id);
  const home = `#children-${child.id} h3`;
  const renew = () => {
    void again();
    changed?.();
  };
  return (
    <section class="card" id={`children-${child.id}`}>
      <h3 tabIndex={-1}>{name}</h3>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {found && entries.length === 0 && <p class="soft">{say("list-empty")}</p>}
      {entries.length > 0 && (
        <table class="stack">
          <caption class="unseen">{name}</caption>
          <thead>
            <tr>
              {columns.map((own) => <th key={own.code} scope="col">{label(own.label, own.code)}</th>)}
              <th scope="col">{say("column-state")}</th>
              <th scope="col">{say("steps")}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((own) => (
              <tr key={own.id}>
                {columns.map((column, at) => (at === 0 ? <th key={column.code} scope="row"><a href={hrefOf(own)}>{answerOf(column, own.answers[column.code])}</a></th> : <td key={column.code} data-label={label(column.label, column.code)}>{answerOf(column, own.answers[column.code])}</td>))}
                <td data-label={say("column-state")}>{stateOf(child, own.state)}</td>
                <td data-label={say("steps")}><Ways child={child} entry={own} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(found?.count ?? 0) > MOST && <p class="soft">{say("list-count", { count: found?.count ?? 0, from: 1, to: MOST })}</p>}
      {doing && (
        <Doing key={`${doing.id}/${openOf(doing)}`} register={child} entry={doing} form={openOf(doing)} home={home} done={(next) => {
          closeForm(next);
          renew();
        }} />
      )}
      {isAdding ? (
        <NewChild child={child} parent={entry} close={() => {
          setAdding(false);
          document.querySelector<HTMLElement>(home)?.focus();
        }} added={renew} />
      ) : (child.may.open ?? child.may.change) && <p><button type="button" onClick={() => setAdding(true)}>{say("child-add", { register: name })}</button></p>}
    </section>
  );
}

function Ways({ child, entry }: { child: Register; entry: Entry }) {
  const open = openOf(entry);
  const way = (code: string, text: string) => <button key={code} type="button" aria-expanded={open === code} aria-label={say("child-way", { step: text, id: String(entry.id) })} onClick={() => openForm(entry, open === code ? "" : code)}>{text}</button>;
  if (!entry.edits && entry.steps.length === 0) return <>–</>;
  return (
    <div class="row">
      {entry.edits && way("amend", say("amend"))}
      {entry.steps.map((code) => way(code, stepOf(child, code)))}
    </div>
  );
}

/** A new entry under another one: it is the same municipality's and organisation's. */
function NewChild({ child, parent, close, added }: { child: Register; parent: Entry; close: () => void; added: () => void }) {
  const [typed, setTyped] = useState<Typed>(nothing);
  const [refused, setRefused] = useState<ask.Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  // However often it is sent, one entry comes of it.
  const key = useRef(crypto.randomUUID());
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  const send = async () => {
    const { written, unfit } = writtenOf(child, typed);
    if (unfit.length > 0) return setRefused(new ask.Refused("unfit", unfit));
    setBusy(true);
    try {
      const opened = await ask.open(child.id, { tenant: parent.tenant, organisation: parent.organisation, written: { ...written, links: { ...written.links, [PARENT]: [parent.id] } } }, key.current);
      news.value = say("sent", { register: label(child.label, child.id), id: opened.id });
      added();
      close();
    } catch (error) {
      setRefused(error instanceof ask.Refused ? error : new ask.Refused("failed"));
      setBusy(false);
    }
  };
  const without = (names: string[]) => names.filter((name) => name !== PARENT);
  return (
    <section class="card doing">
      <h4 tabIndex={-1} ref={title}>{say("new", { register: label(child.label, child.id) })}</h4>
      <Form id={`new-${child.id}`} register={child} typed={typed} type={setTyped} first={requiredOf(child)} required={requiredOf(child)} rest={without(optionalOf(child))} refused={refused} locked={isBusy} tenant={parent.tenant} send={() => void send()}>
        <div class="row">
          <button class="main" disabled={isBusy}>{isBusy ? say("sending") : say("send")}</button>
          <button type="button" class="plain" onClick={close}>{say("cancel")}</button>
        </div>
      </Form>
    </section>
  );
}

/** Entries of other registers that are linked to this one. */
export function BackLinks({ register, entry }: { register: Register; entry: Entry }) {
  const from = registers.value.filter((own) => own.may.list && own.parent !== register.id && own.links.some(({ to }) => to === register.id));
  const names = from.map(({ id }) => id).join();
  const { found } = useAsked(() => Promise.all(from.map(async (own) => ({ own, ...(await ask.list(own.id, linkedTo(entry)).catch(() => ({ count: 0, entries: [] }))) }))), names, entry.id);
  const told = (found ?? []).filter(({ count }) => count > 0);
  if (told.length === 0) return null;
  return (
    <section class="card" id="back-links">
      <h3>{say("child-linked")}</h3>
      {told.map(({ own, count, entries }) => (
        <div key={own.id}>
          <h4>{say("map-titled", { title: label(own.label, own.id), count })}</h4>
          <ul>
            {entries.map((each) => (
              <li key={each.id}><a href={hrefOf(each)}>{lineOf(own, each)}</a> <span class="soft">{stateOf(own, each.state)}</span></li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** What an entry is called among others: its name, its summary in words, or its number. */
const lineOf = (register: Register, entry: Entry): string => nameOfEntry(register, entry) ?? (briefOf(register, entry) || numberOf(register, entry));
