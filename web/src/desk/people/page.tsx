// People: the accounts of one's own municipalities, for administrators.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { nameOfTenant, organisations } from "../organisations.ts";
import { hashOf } from "../route.ts";
import { listed, moment, say } from "../texts.ts";
import { Together } from "../together.tsx";
import { holds } from "../typed.ts";
import { AddPerson } from "./add.tsx";
import { grantOf } from "./grants.tsx";
import { PersonPage } from "./person.tsx";
import type { Person } from "./types.ts";

/** An account is one organisation's, whichever municipality knows its name. */
export const organisationOf = ({ organisation }: Pick<Person, "organisation">): string => (organisation === null ? "–" : (organisations().find(({ code }) => code === organisation)?.name ?? organisation));

const to = (...rest: string[]) => hashOf({ at: "page", page: "people", rest });

/** `#/people`, `#/people/new` and `#/people/account/NAME`. */
export function PeoplePage({ rest }: { rest: string[] }) {
  const { found, trouble, again } = useAsked(() => ask.get<{ people: Person[]; tenants: string[] }>("people"));
  const [kind, name] = rest;
  if (!found) {
    return (
      <section class="card">
        <h2 tabIndex={-1}>{say("people")}</h2>
        {trouble !== "" ? <p class="trouble" role="alert">{trouble}</p> : <p role="status">{say("opening")}</p>}
      </section>
    );
  }
  if (kind === "new") return <AddPerson tenants={found.tenants} again={again} />;
  const person = found.people.find((own) => own.name === name);
  if (kind === "account" && person) return <PersonPage key={person.name} person={person} tenants={found.tenants} again={again} trouble={trouble} />;
  return <List people={found.people} tenants={found.tenants} trouble={kind === "account" ? say("error-not-found") : trouble} />;
}

/** What is wanted of an account, or stands in its way. */
function standingOf(person: Person): string[] {
  return [
    person.disabled ? say("person-disabled") : "",
    person.asked.length > 0 ? say("person-asked", { count: person.asked.length }) : "",
    person.one_time ? say("person-one-time") : "",
    person.second_factor ? say("person-factor") : person.second_factor_required ? say("person-factor-wanted") : say("person-no-factor"),
  ].filter((text) => text !== "");
}

function List({ people, tenants, trouble }: { people: Person[]; tenants: string[]; trouble: string }) {
  const [typed, setTyped] = useState("");
  const text = (own: Person) => [own.name, organisationOf(own), ...own.grants.map(grantOf)].join(" ");
  const shown = people.filter((own) => typed.trim() === "" || holds(text(own), typed));
  return (
    <section class="card">
      <Together id="people" here="people" />
      <h2 tabIndex={-1}>{say("people")}</h2>
      <p>{say("people-hint", { tenants: listed(tenants.map(nameOfTenant)) })}</p>
      <p><a class="button main" href={to("new")}>{say("people-add")}</a></p>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      <label class="search">
        <span>{say("search")}</span>
        <input id="people-search" type="search" autocomplete="off" spellcheck={false} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      </label>
      <p role="status">{say("people-count", { count: shown.length })}</p>
      {shown.length > 0 && (
        <table class="stack">
          <caption class="unseen">{say("people")}</caption>
          <thead>
            <tr>{["name", "column-organisation", "people-roles", "column-state", "people-used"].map((id) => <th key={id} scope="col">{say(id)}</th>)}</tr>
          </thead>
          <tbody>
            {shown.map((own) => (
              <tr key={own.name}>
                <th scope="row"><a href={to("account", own.name)}>{own.name}</a></th>
                <td data-label={say("column-organisation")}>{organisationOf(own)}</td>
                <td data-label={say("people-roles")}><ul class="plain-list">{own.grants.map((grant) => <li key={grantOf(grant)}>{grantOf(grant)}</li>)}</ul></td>
                <td data-label={say("column-state")}><ul class="plain-list">{standingOf(own).map((line) => <li key={line}>{line}</li>)}</ul></td>
                <td data-label={say("people-used")}>{own.last_used === null ? say("person-never") : moment(own.last_used)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
