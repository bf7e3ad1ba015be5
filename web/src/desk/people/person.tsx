// One account: its roles, and what an administrator may do with it. Sensitive roles are given by two administrators.
import { useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { Confirm } from "../confirm.tsx";
import { me, news, sayRefused } from "../desk.ts";
import { Once } from "../once.tsx";
import { hashOf } from "../route.ts";
import { moment, say } from "../texts.ts";
import type { Grant } from "../types.ts";
import { GrantFields, grantOf, keyOf } from "./grants.tsx";
import { organisationOf } from "./page.tsx";
import type { Asked, Person } from "./types.ts";

interface Props {
  person: Person;
  tenants: string[];
  again: () => Promise<void>;
  trouble: string;
}

export function PersonPage({ person, tenants, again, trouble }: Props) {
  const [refused, setRefused] = useState("");
  const [password, setPassword] = useState("");
  const isOwn = person.name === me.value?.name;
  const path = `people/${encodeURIComponent(person.name)}`;
  /** Does something to the account and tells what came of it. */
  const doing = async <T,>(what: string, body: object, told: (answer: T) => string) => {
    setRefused("");
    try {
      const answer = await ask.post<T>(`${path}/${what}`, body);
      await again();
      news.value = told(answer);
    } catch (error) {
      setRefused(sayRefused(error));
    }
  };
  const done = () => say("person-done");
  const grant = (own: Grant) => void doing<{ given: boolean }>("grant", own, ({ given }) => (given ? say("grant-given") : say("grant-asked")));
  const revoke = (own: Grant) => void doing("revoke", { tenant: own.tenant, role: own.role }, done);
  const renew = () =>
    void doing<{ password?: string }>("password", {}, (answer) => {
      setPassword(answer.password ?? "");
      return say("person-password-done");
    });
  return (
    <>
      <section class="card" id="person">
        <p><a href={hashOf({ at: "page", page: "people", rest: [] })}>{say("people")}</a></p>
        <h2 tabIndex={-1}>{person.name}</h2>
        {[trouble, refused].filter((text) => text !== "").map((text) => <p key={text} class="trouble" role="alert">{text}</p>)}
        {password !== "" && <Once title={say("people-password", { name: person.name })} text={password} done={() => setPassword("")}><p>{say("people-password-hint")}</p></Once>}
        <Facts person={person} />
        {person.elsewhere && <p class="note">{say("person-elsewhere")}</p>}
        {!person.elsewhere && !isOwn && (
          <div class="row" role="group" aria-label={say("steps")}>
            {person.disabled
              ? <button type="button" id="person-enable" onClick={() => void doing("enable", {}, done)}>{say("person-enable")}</button>
              : <Confirm name={say("person-disable")} text={say("person-disable-hint", { name: person.name })} then={() => void doing("disable", {}, done)} />}
            <Confirm name={say("person-password")} text={say("person-password-hint", { name: person.name })} then={renew} />
            <button type="button" id="person-factor" onClick={() => void doing("second-factor", { required: !person.second_factor_required }, done)}>{person.second_factor_required ? say("person-unwant-factor") : say("person-want-factor")}</button>
          </div>
        )}
        {isOwn && <p class="soft">{say("person-own")}</p>}
      </section>
      <section class="card">
        <h3>{say("people-roles")}</h3>
        <ul class="ends" id="grants">
          {person.grants.map((own) => (
            <li key={keyOf(own)}>
              {grantOf(own)}
              <Confirm look="plain" name={say("grant-revoke")} named={say("grant-revoke-named", { grant: grantOf(own) })} text={say("grant-revoke-hint", { name: person.name })} then={() => revoke(own)} />
            </li>
          ))}
          {person.asked.map((own) => <Wanted key={`asked/${keyOf(own)}`} asked={own} isOwn={isOwn} grant={() => grant({ tenant: own.tenant, role: own.role, records: own.records })} revoke={() => revoke(own)} />)}
        </ul>
        {!isOwn && <Give tenants={tenants} give={grant} />}
      </section>
      {!person.elsewhere && <Mail key={person.mail ?? ""} mail={person.mail} change={(mail) => void doing("mail", { mail }, done)} />}
    </>
  );
}

function Facts({ person }: { person: Person }) {
  const facts: [string, string][] = [
    ["column-organisation", organisationOf(person)],
    ["column-state", person.disabled ? say("person-disabled") : person.one_time ? say("person-one-time") : say("person-enabled")],
    ["factor", person.second_factor ? say("person-factor") : person.second_factor_required ? say("person-factor-wanted") : say("person-no-factor")],
    ["people-used", person.last_used === null ? say("person-never") : moment(person.last_used)],
  ];
  return <dl class="facts">{facts.map(([id, told]) => <div key={id}><dt>{say(id)}</dt><dd>{told}</dd></div>)}</dl>;
}

/** A role that one administrator has asked for: another one gives it, or either takes it back. */
function Wanted({ asked, isOwn, grant, revoke }: { asked: Asked; isOwn: boolean; grant: () => void; revoke: () => void }) {
  const named = grantOf(asked);
  return (
    <li>
      <span>{named} <span class="soft">{say("grant-asked-by", { by: asked.by, at: moment(asked.at) })}</span></span>
      <span class="row">
        {!isOwn && asked.by !== me.value?.name && <button type="button" class="main grant-give" aria-label={say("grant-give-named", { grant: named })} onClick={grant}>{say("grant-give")}</button>}
        <button type="button" class="plain" aria-label={say("grant-withdraw-named", { grant: named })} onClick={revoke}>{say("grant-withdraw")}</button>
      </span>
    </li>
  );
}

function Give({ tenants, give }: { tenants: string[]; give: (grant: Grant) => void }) {
  const [grant, setGrant] = useState<Grant>({ tenant: tenants[0] ?? "", role: "viewer", records: false });
  return (
    <details>
      <summary>{say("grant-new")}</summary>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          give(grant);
        }}
      >
        <GrantFields id="grant" tenants={tenants} grant={grant} change={setGrant} />
        <p class="hint">{say("grant-two")}</p>
        <div class="row"><button class="main">{say("grant-give")}</button></div>
      </form>
    </details>
  );
}

/** Where notices are sent, if the desk sends mail. */
export function Mail({ mail, change }: { mail: string | null; change: (mail: string | null) => void }) {
  const [typed, setTyped] = useState(mail ?? "");
  return (
    <section class="card">
      <h3>{say("mail")}</h3>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          change(typed.trim() === "" ? null : typed.trim());
        }}
      >
        <div class="field">
          <label for="mail" class="unseen">{say("mail")}</label>
          <p class="hint" id="mail-hint">{say("mail-hint")}</p>
          <input id="mail" type="email" autocomplete="off" aria-describedby="mail-hint" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </div>
        <div class="row"><button>{say("save")}</button></div>
      </form>
    </section>
  );
}
