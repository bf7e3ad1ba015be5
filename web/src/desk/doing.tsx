// The form of a step, or of a change: what it requires, sent on the revision that was seen. Where somebody else was faster, both
// versions are shown and nothing is overwritten.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import * as ask from "./ask.ts";
import { Conflict } from "./conflict.tsx";
import { news } from "./desk.ts";
import { Form, requiredOf } from "./form/form.tsx";
import { closeForm, heldOf } from "./held.ts";
import { stateOf, stepOf } from "./tell.ts";
import { say } from "./texts.ts";
import type { Entry, Register } from "./types.ts";
import { fieldsOf, isNothing, typedOf, writtenOf } from "./typed.ts";

interface Props {
  register: Register;
  entry: Entry;
  /** The code of a step, or `amend`. */
  form: string;
  done: (entry: Entry) => void;
  /** Where somebody goes on once the form is closed. */
  home?: string;
}

export function Doing({ register, entry, form, done, home = "#entry h2" }: Props) {
  const step = form === "amend" ? undefined : register.steps.find(({ code }) => code === form);
  const held = heldOf(entry, form, () => typedOf(entry));
  const [refused, setRefused] = useState<ask.Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  const before = held.made_on.value;
  const cancel = () => {
    closeForm(entry);
    document.querySelector<HTMLElement>(home)?.focus();
  };
  const send = async () => {
    const { written, unfit } = writtenOf(register, held.typed.value, before);
    if (unfit.length > 0) return setRefused(new ask.Refused("unfit", unfit));
    if (!step && isNothing({ written, unfit })) return cancel();
    setBusy(true);
    try {
      const next = step ? await ask.step(register.id, entry.id, step.code, before.revision, written) : await ask.amend(register.id, entry.id, before.revision, written);
      closeForm(entry);
      done(next);
      news.value = step ? say("stepped", { state: stateOf(register, next.state) }) : say("amended");
      document.querySelector<HTMLElement>(home)?.focus();
    } catch (error) {
      setRefused(error instanceof ask.Refused ? error : new ask.Refused("failed"));
      setBusy(false);
    }
  };
  const asked = step ? step.requires : fieldsOf(register);
  const stands = refused?.id === "conflict" ? refused.stands : null;
  return (
    <section class="card doing">
      <h3 tabIndex={-1} ref={title}>{step ? stepOf(register, step.code) : say("amend")}</h3>
      {stands ? (
        <Conflict
          register={register}
          before={before}
          typed={held.typed.value}
          stands={stands}
          go_on={(typed) => {
            held.made_on.value = stands;
            held.typed.value = typed;
            setRefused(null);
            done(stands);
          }}
          leave={() => {
            cancel();
            done(stands);
          }}
        />
      ) : (
        <Form
          id="doing"
          register={register}
          tenant={entry.tenant}
          typed={held.typed.value}
          type={(typed) => (held.typed.value = typed)}
          first={asked}
          required={step ? step.requires : requiredOf(register)}
          refused={refused}
          entry={entry}
          locked={isBusy}
          send={() => void send()}
        >
          {step && <p class="soft">{step.requires.length === 0 ? say("step-plain", { state: stateOf(register, step.to) }) : say("step-to", { state: stateOf(register, step.to) })}</p>}
          <div class="row">
            <button class="main" disabled={isBusy}>{step ? stepOf(register, step.code) : say("save")}</button>
            <button type="button" class="plain" onClick={cancel}>{say("cancel")}</button>
          </div>
        </Form>
      )}
    </section>
  );
}
