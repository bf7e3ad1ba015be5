// A sealed answer: opened for a reason that is noted, and shown until the page of its entry is left.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import * as ask from "./ask.ts";
import { sayRefused } from "./desk.ts";
import { label, say } from "./texts.ts";
import type { Entry, Register, Variable } from "./types.ts";

export function Sealed({ register, entry, variable }: { register: Register; entry: Entry; variable: Variable }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = useRef<HTMLSpanElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [trouble, setTrouble] = useState("");
  useLayoutEffect(() => {
    if (text !== null) shown.current?.focus();
  }, [text]);
  const open = async () => {
    if (reason.trim() === "") return setTrouble(say("error-no-reason"));
    try {
      const told = await ask.unseal(register.id, entry.id, variable.code, reason.trim());
      setText(told.text);
      setReason("");
      dialog.current?.close();
    } catch (error) {
      setTrouble(sayRefused(error));
    }
  };
  const name = label(variable.label, variable.code);
  const id = `reason-${variable.code}`;
  if (text !== null) {
    return (
      <div class="opened">
        <span ref={shown} tabIndex={-1} class="secret">{text}</span>
        <button type="button" class="plain" onClick={() => setText(null)}>{say("sealed-close")}</button>
      </div>
    );
  }
  return (
    <>
      <span class="soft">{say("sealed")} </span>
      <button type="button" aria-label={say("sealed-open-named", { name })} onClick={() => dialog.current?.showModal()}>{say("sealed-open")}</button>
      <dialog ref={dialog} aria-labelledby={`${id}-title`}>
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            void open();
          }}
        >
          <h2 id={`${id}-title`}>{say("sealed-open-named", { name })}</h2>
          <p>{say("sealed-hint")}</p>
          {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
          <div class="field">
            <label for={id}>{say("sealed-reason")}</label>
            <input id={id} maxLength={500} autocomplete="off" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
          </div>
          <div class="row">
            <button class="main">{say("sealed-open")}</button>
            <button type="button" class="plain" onClick={() => dialog.current?.close()}>{say("cancel")}</button>
          </div>
        </form>
      </dialog>
    </>
  );
}
