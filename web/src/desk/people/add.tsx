// A new account: a name, where it belongs, its first role; its first password is good for choosing another alone.
import { useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { news, sayRefused } from "../desk.ts";
import { Once } from "../once.tsx";
import { organisations } from "../organisations.ts";
import { go, hashOf } from "../route.ts";
import { say } from "../texts.ts";
import type { Grant } from "../types.ts";
import { GrantFields } from "./grants.tsx";

interface Added {
  password?: string;
  given: Grant[];
  asked: Grant[];
}

export function AddPerson({ tenants, again }: { tenants: string[]; again: () => Promise<void> }) {
  const [name, setName] = useState("");
  const [organisation, setOrganisation] = useState("");
  const [mail, setMail] = useState("");
  const [grant, setGrant] = useState<Grant>({ tenant: tenants[0] ?? "", role: "social_worker", records: false });
  const [wantsFactor, setWantsFactor] = useState(true);
  const [added, setAdded] = useState<Added | null>(null);
  const [trouble, setTrouble] = useState("");
  const known = [...new Map(organisations().map((own) => [own.code, own])).values()];
  const send = async () => {
    setTrouble("");
    try {
      const told = await ask.post<Added>("people", {
        name: name.trim(), grants: [grant], second_factor_required: wantsFactor, ...(organisation !== "" ? { organisation } : {}), ...(mail.trim() !== "" ? { mail: mail.trim() } : {}),
      });
      setAdded(told);
      news.value = say("people-added", { name: name.trim() });
      await again();
    } catch (error) {
      setTrouble(sayRefused(error));
    }
  };
  const list = () => go({ at: "page", page: "people", rest: [] });
  if (added) {
    return (
      <section class="card">
        <h2 tabIndex={-1}>{say("people-added", { name: name.trim() })}</h2>
        {added.asked.length > 0 && <p class="note">{say("grant-asked")}</p>}
        {added.password !== undefined ? <Once title={say("people-password", { name: name.trim() })} text={added.password} done={list}><p>{say("people-password-hint")}</p></Once> : <p><a href={hashOf({ at: "page", page: "people", rest: [] })}>{say("people")}</a></p>}
      </section>
    );
  }
  return (
    <section class="card">
      <h2 tabIndex={-1}>{say("people-add")}</h2>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
        <div class="field">
          <label for="add-name">{say("name")}</label>
          <p class="hint" id="add-name-hint">{say("people-name-hint")}</p>
          <input id="add-name" class="short" required autocomplete="off" autocapitalize="none" spellcheck={false} aria-describedby="add-name-hint" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </div>
        <div class="field">
          <label for="add-organisation">{say("column-organisation")}</label>
          {known.length > 0 ? (
            <select id="add-organisation" value={organisation} onChange={(event) => setOrganisation(event.currentTarget.value)}>
              <option value="">{say("people-no-organisation")}</option>
              {known.map((own) => <option key={own.code} value={own.code}>{own.name}</option>)}
            </select>
          ) : <input id="add-organisation" class="short" autocapitalize="none" spellcheck={false} value={organisation} onInput={(event) => setOrganisation(event.currentTarget.value.trim())} />}
        </div>
        <GrantFields id="add" tenants={tenants} grant={grant} change={setGrant} />
        <div class="field">
          <label for="add-mail">{say("mail")}</label>
          <p class="hint" id="add-mail-hint">{say("mail-hint")}</p>
          <input id="add-mail" type="email" autocomplete="off" aria-describedby="add-mail-hint" value={mail} onInput={(event) => setMail(event.currentTarget.value)} />
        </div>
        <label class="pill">
          <input type="checkbox" id="add-factor" checked={wantsFactor} onChange={(event) => setWantsFactor(event.currentTarget.checked)} />
          <span>{say("person-want-factor")}</span>
        </label>
        <div class="row">
          <button class="main">{say("people-add")}</button>
          <button type="button" class="plain" onClick={list}>{say("cancel")}</button>
        </div>
      </form>
    </section>
  );
}
