// Another password of one's own; every other session of the account ends with it.
import { useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { enter, news, sayRefused } from "../desk.ts";
import { say } from "../texts.ts";

export function Password() {
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [trouble, setTrouble] = useState("");
  const [isDone, setDone] = useState(false);
  const send = async () => {
    setDone(false);
    if (next !== again) return setTrouble(say("password-differs"));
    try {
      await ask.post("me/password", { old, new: next });
      for (const clear of [setOld, setNext, setAgain, setTrouble]) clear("");
      setDone(true);
      news.value = say("password-changed");
      await enter();
    } catch (error) {
      setTrouble(error instanceof ask.Refused && error.id === "wrong" ? say("password-wrong") : sayRefused(error));
    }
  };
  const field = (id: string, text: string, value: string, kind: "current-password" | "new-password", type: (text: string) => void, hint = "") => (
    <div class="field">
      <label for={id}>{text}</label>
      {hint !== "" && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      <input id={id} type="password" required autocomplete={kind} aria-describedby={hint !== "" ? `${id}-hint` : undefined} value={value} onInput={(event) => type(event.currentTarget.value)} />
    </div>
  );
  return (
    <section class="card">
      <h3>{say("password-change")}</h3>
      <form
        class="form"
        id="own-password"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
        {isDone && <p class="done" role="status">{say("password-changed")}</p>}
        {field("password-old", say("password-old"), old, "current-password", setOld)}
        {field("password-new", say("password-new"), next, "new-password", setNext, say("password-hint"))}
        {field("password-again", say("password-again"), again, "new-password", setAgain)}
        <div class="row"><button class="main">{say("password-change")}</button></div>
      </form>
    </section>
  );
}
