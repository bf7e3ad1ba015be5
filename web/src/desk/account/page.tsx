// One's own account: who one is here, password, second factor, sessions. A session that wants one of them first shows that alone.
import { useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { enter, isLimited, me, news, sayRefused } from "../desk.ts";
import { nameOfTenant, organisations } from "../organisations.ts";
import { grantOf } from "../people/grants.tsx";
import { Mail } from "../people/person.tsx";
import { say } from "../texts.ts";
import { Factor } from "./factor.tsx";
import { Password } from "./password.tsx";
import { Sessions } from "./sessions.tsx";

export function AccountPage() {
  const [trouble, setTrouble] = useState("");
  const own = me.value;
  if (!own) return null;
  const wants = own.wants ?? [];
  const change = async (mail: string | null) => {
    try {
      await ask.post("me/mail", { mail });
      await enter();
      setTrouble("");
      news.value = say("mail-changed");
    } catch (error) {
      setTrouble(sayRefused(error));
    }
  };
  return (
    <>
      <section class="card">
        <h2 tabIndex={-1}>{say("account")}</h2>
        {wants.map((want) => <p key={want} class="note" role="alert">{say(`want-${want}`)}</p>)}
        {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
        {!isLimited.value && (
          <dl class="facts">
            <div><dt>{say("name")}</dt><dd>{own.name}</dd></div>
            <div><dt>{say("column-organisation")}</dt><dd>{organisations().find(({ code }) => code === own.organisation)?.name ?? own.organisation ?? "–"}</dd></div>
            <div><dt>{say("people-roles")}</dt><dd><ul class="plain-list">{own.grants.map((grant) => <li key={grantOf(grant)}>{grantOf(grant)}</li>)}</ul></dd></div>
            {(own.tenants ?? []).length > 1 && <div><dt>{say("tenant")}</dt><dd>{own.tenants?.map(({ code }) => nameOfTenant(code)).join(", ")}</dd></div>}
          </dl>
        )}
      </section>
      {(!isLimited.value || wants.includes("password")) && <Password />}
      {(!isLimited.value || wants.includes("second-factor")) && <Factor />}
      {!isLimited.value && <Mail key={own.mail ?? ""} mail={own.mail ?? null} change={(mail) => void change(mail)} />}
      {!isLimited.value && <Sessions />}
    </>
  );
}
