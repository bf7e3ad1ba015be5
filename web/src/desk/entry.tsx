// One entry: what it is, what may be done with it, and how it came to be so.
import { useEffect, useState } from "preact/hooks";
import * as ask from "./ask.ts";
import { Around, hasAround } from "./around/around.tsx";
import { useAsked } from "./answered.ts";
import { registerOf } from "./desk.ts";
import { BackLinks, Children, PARENT } from "./children.tsx";
import { Doing } from "./doing.tsx";
import { History } from "./history.tsx";
import { openForm, openOf } from "./held.ts";
import { hrefOf } from "./map/things.tsx";
import { nameOfOrganisation } from "./organisations.ts";
import { choicesOf, placeOf } from "./places.ts";
import { Sealed } from "./sealed.tsx";
import { Clashes } from "./services/clash.tsx";
import { Flags } from "./table.tsx";
import { answerOf, nameOfEntry, numberOf, sayDue, stateOf, stepOf } from "./tell.ts";
import { label, moment, say } from "./texts.ts";
import type { Entry, Link, Register } from "./types.ts";
import { Why } from "./watch/why.tsx";

/** Alerts say in a sentence why they were raised. */
const ALERT = "alert";

export function EntryPage({ register, id }: { register: Register; id: number }) {
  const { found, trouble } = useAsked(() => ask.one(register.id, id), register.id, id);
  const [changed, setChanged] = useState<Entry | null>(null);
  // The entry as it was last told, by whichever answer.
  useEffect(() => setChanged(null), [found]);
  const entry = changed ?? found;
  const number = numberOf(register, { register: register.id, id });
  const name = entry && nameOfEntry(register, entry);
  if (!entry) {
    return (
      <section class="card">
        <h2 tabIndex={-1}>{number}</h2>
        {trouble !== "" ? <p class="trouble" role="alert">{trouble}</p> : <p role="status">{say("opening")}</p>}
      </section>
    );
  }
  return (
    <>
      <section class="card" id="entry">
        <h2 tabIndex={-1}>{name ?? number}</h2>
        {name !== undefined && <p class="soft">{number}</p>}
        {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
        {register.id === ALERT && <Why entry={entry} />}
        <Standing register={register} entry={entry} />
        <Clashes clashes={entry.clashes} />
        <Ways register={register} entry={entry} />
      </section>
      {openOf(entry) !== "" && <Doing key={openOf(entry)} register={register} entry={entry} form={openOf(entry)} done={setChanged} />}
      <section class="card">
        <h3>{say("answers")}</h3>
        <Answers register={register} entry={entry} />
      </section>
      {hasAround(register) && <Around key={`${entry.id}/${entry.revision}`} register={register} entry={entry} done={setChanged} />}
      <Children register={register} entry={entry} />
      <BackLinks register={register} entry={entry} />
      <History register={register} entry={entry} />
    </>
  );
}

/** Where it stands: its state, when it is due, whose it is. */
function Standing({ register, entry }: { register: Register; entry: Entry }) {
  return (
    <>
      {entry.flags.length > 0 && <div class="note"><Flags register={register} flags={entry.flags} /></div>}
      <dl class="facts">
        <div><dt>{say("column-state")}</dt><dd id="state">{stateOf(register, entry.state)}</dd></div>
        <div>
          <dt>{say("column-due")}</dt>
          <dd>{entry.overdue && <strong class="mark">{say("overdue")}</strong>} {sayDue(entry.due)}{entry.due !== null && <span class="exact">{moment(entry.due)}</span>}</dd>
        </div>
        <div><dt>{say("column-organisation")}</dt><dd>{nameOfOrganisation(entry.tenant, entry.organisation)}</dd></div>
        <div><dt>{say("column-opened")}</dt><dd>{moment(entry.opened)}</dd></div>
      </dl>
    </>
  );
}

/** What may be done with it. */
function Ways({ register, entry }: { register: Register; entry: Entry }) {
  if (entry.steps.length === 0 && !entry.edits) return <p class="soft">{say("no-steps")}</p>;
  const open = openOf(entry);
  const way = (code: string, text: string, look: string | undefined) => <button key={code} type="button" class={look} id={`way-${code}`} aria-expanded={open === code} onClick={() => openForm(entry, open === code ? "" : code)}>{text}</button>;
  return (
    <div class="row" role="group" aria-label={say("steps")}>
      {entry.steps.map((code) => way(code, stepOf(register, code), "main"))}
      {entry.edits && way("amend", say("amend"), undefined)}
    </div>
  );
}

function Answers({ register, entry }: { register: Register; entry: Entry }) {
  const told = register.variables.filter((own) => entry.answers[own.code] !== undefined);
  const sealed = register.variables.filter((own) => entry.sealed.includes(own.code));
  const links = register.links.filter((own) => (entry.links[own.code]?.length ?? 0) > 0);
  const parent = registerOf(register.parent ?? "");
  // Areas and hot spots are told by their names, once these are there.
  if (entry.places.some((place) => !("lat" in place))) choicesOf(entry.tenant);
  return (
    <dl class="answers">
      {told.map((own) => <div key={own.code}><dt>{label(own.label, own.code)}</dt><dd>{answerOf(own, entry.answers[own.code])}</dd></div>)}
      {parent && entry.links[PARENT] && <div><dt>{say("child-of")}</dt><dd><Ends link={{ code: PARENT, label: parent.label, to: parent.id, many: false }} entry={entry} /></dd></div>}
      {links.map((link) => <div key={link.code}><dt>{label(link.label, link.code)}</dt><dd><Ends link={link} entry={entry} /></dd></div>)}
      {entry.places.length > 0 && <div><dt>{say("place")}</dt>{entry.places.map((place) => <dd key={placeOf(place)}>{placeOf(place)}</dd>)}</div>}
      {sealed.map((own) => <div key={own.code}><dt>{label(own.label, own.code)}</dt><dd><Sealed register={register} entry={entry} variable={own} /></dd></div>)}
    </dl>
  );
}

export function Ends({ link, entry }: { link: Link; entry: Entry }) {
  const to = registerOf(link.to);
  return (
    <ul class="plain-list">
      {(entry.links[link.code] ?? []).map(({ id, gone, title }) => {
        const name = title ?? `${label(to?.label, link.to)} ${id}`;
        return (
          <li key={id}>
            {to && !gone ? <a href={hrefOf({ register: to.id, id })}>{name}</a> : name}
            {gone && ` (${say("link-gone")})`}
          </li>
        );
      })}
    </ul>
  );
}
