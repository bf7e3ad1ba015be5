// A new entry of a register: what every entry must have first, the rest folded; kept as it is typed, sent once.
import { useLayoutEffect, useRef } from "preact/hooks";
import { LinkRepeats } from "./around/repeats.tsx";
import { draftOf, type Draft } from "./draft.ts";
import { Form, namesOf, optionalOf, requiredOf } from "./form/form.tsx";
import { me } from "./desk.ts";
import { hrefOf } from "./map/things.tsx";
import { Clashes } from "./services/clash.tsx";
import { label, say } from "./texts.ts";
import { nameOfOrganisation, nameOfTenant, organisations } from "./organisations.ts";
import type { Opened, Register } from "./types.ts";

export function NewEntryPage({ register }: { register: Register }) {
  const draft = draftOf(register.id);
  const sent = draft.sent.value;
  const state = draft.state.value;
  const required = requiredOf(register);
  const rest = optionalOf(register);
  return (
    <section class="card">
      <h2 tabIndex={-1}>{say("new", { register: label(register.label, register.id) })}</h2>
      {sent && <Sent key={sent.id} register={register} sent={sent} />}
      {draft.isLate.value && <Undelivered register={register} draft={draft} />}
      <Form
        id="new"
        register={register}
        tenant={draft.tenant.value}
        typed={draft.typed.value}
        type={(typed) => draft.type(typed)}
        first={required}
        required={required}
        rest={rest}
        refused={state === "waiting" ? null : draft.refused.value}
        locked={state !== "typing"}
        lost={draft.lost.value}
        send={() => void draft.send()}
      >
        <To draft={draft} />
        <div class="row">
          <button class="main" disabled={state === "sending" || draft.lost.value.length > 0}>{state === "sending" ? say("sending") : state === "waiting" ? say("send-now") : say("send")}</button>
          {!draft.isEmpty && state !== "sending" && <button type="button" class="plain" onClick={() => draft.clear()}>{say("draft-throw")}</button>}
        </div>
        <p class="hint">{register.variables.some((own) => own.sealed) ? say("draft-kept-sealed") : say("draft-kept")}</p>
      </Form>
    </section>
  );
}

/** What has just come up is where the person looks next: on a phone it would be out of sight. */
function useSeen() {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return box;
}

function Sent({ register, sent }: { register: Register; sent: Opened }) {
  const name = label(register.label, register.id);
  const box = useSeen();
  const link = (id: number, text: string) => <a href={hrefOf({ register: register.id, id })}>{text}</a>;
  return (
    <div class="done" role="status" tabIndex={-1} ref={box}>
      <p><strong>{say("sent", { register: name, id: sent.id })}</strong> {link(sent.id, say("show"))}</p>
      <Clashes clashes={sent.clashes} />
      {sent.repeats.length > 0 && (
        <>
          <p>{say("repeats", { count: sent.repeats.length })}</p>
          <ul>{sent.repeats.map((id) => <li key={id}>{link(id, `${name} ${id}`)}</li>)}</ul>
          <LinkRepeats key={sent.id} register={register} id={sent.id} revision={sent.revision} repeats={sent.repeats} linked={[]} />
        </>
      )}
    </div>
  );
}

/** It was sent and no answer came: what happens now. */
function Undelivered({ register, draft }: { register: Register; draft: Draft }) {
  const lost = draft.lost.value;
  const box = useSeen();
  return (
    <div class="note" role="status" tabIndex={-1} ref={box}>
      <p><strong>{lost.length > 0 ? say("waiting-lost", { fields: namesOf(register, lost) }) : say("waiting")}</strong></p>
      <p>{say("waiting-once")}</p>
    </div>
  );
}

/** Whose entry it becomes. */
function To({ draft }: { draft: Draft }) {
  const known = organisations();
  const tenants = [...new Set((me.value?.grants ?? []).map(({ tenant }) => tenant))];
  const isLocked = draft.state.value !== "typing";
  const here = known.filter(({ tenant }) => tenant === draft.tenant.value);
  const whose = { organisation: nameOfOrganisation(draft.tenant.value, draft.organisation.value) || "–", tenant: nameOfTenant(draft.tenant.value) };
  return (
    <details open={draft.organisation.value === "" || undefined}>
      <summary>{draft.isReported ? say("to", whose) : say("to-own", whose)}</summary>
      <div class="form">
        {tenants.length > 1 && (
          <div class="field">
            <label for="new-tenant">{say("tenant")}</label>
            <select id="new-tenant" value={draft.tenant.value} disabled={isLocked} onChange={(event) => (draft.tenant.value = event.currentTarget.value)}>
              {tenants.map((tenant) => <option key={tenant} value={tenant}>{nameOfTenant(tenant)}</option>)}
            </select>
          </div>
        )}
        <div class="field">
          <label for="new-organisation">{draft.isReported ? say("to-reported") : say("column-organisation")}</label>
          {draft.isReported && here.length > 0 && <p class="hint" id="new-organisation-hint">{say("to-reported-hint")}</p>}
          {here.length > 0 ? (
            <select id="new-organisation" value={draft.organisation.value} disabled={isLocked} aria-describedby={draft.isReported ? "new-organisation-hint" : undefined} onChange={(event) => (draft.organisation.value = event.currentTarget.value)}>
              {!here.some(({ code }) => code === draft.organisation.value) && <option value="">{say("to-choose")}</option>}
              {here.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
            </select>
          ) : (
            <>
              <p class="hint" id="new-organisation-hint">{say("organisation-hint")}</p>
              <input id="new-organisation" class="short" autocapitalize="none" spellcheck={false} aria-describedby="new-organisation-hint" value={draft.organisation.value} disabled={isLocked} onInput={(event) => (draft.organisation.value = event.currentTarget.value.trim())} />
            </>
          )}
        </div>
      </div>
    </details>
  );
}
