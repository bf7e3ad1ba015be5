// Name and password, and a code where the account has one; or by a provider, where the town has one.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Refused } from "./ask.ts";
import { sayError, sayWait, signIn, why } from "./desk.ts";
import { ByProvider } from "./provider.tsx";
import { say } from "./texts.ts";

export function SignIn() {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const [trouble, setTrouble] = useState("");
  const [wait, setWait] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (asksCode) field.current?.focus();
  }, [asksCode]);
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => {
      setWait(wait - 1);
      if (wait === 1) setTrouble("");
    }, 1000);
    return () => clearTimeout(timer);
  }, [wait]);
  const send = async () => {
    setBusy(true);
    setTrouble("");
    try {
      await signIn(name.trim(), password, asksCode ? code.trim() : "");
    } catch (error) {
      const refused = error instanceof Refused ? error : new Refused("failed");
      if (refused.id === "code-wanted") setAsksCode(true);
      else setTrouble(refused.id);
      setWait(refused.id === "wait" ? refused.seconds : 0);
    }
    setBusy(false);
  };
  return (
    <section class="card sign-in">
      <h2 tabIndex={-1}>{say("sign-in")}</h2>
      {why.value !== "" && <p class="note" role="status">{why.value}</p>}
      {trouble !== "" && trouble !== "wait" && <p class="trouble" role="alert">{sayError(trouble)}</p>}
      {trouble === "wait" && <p class="trouble" role="alert">{sayWait(wait)}</p>}
      <ByProvider />
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div class="field">
          <label for="name">{say("name")}</label>
          <input id="name" autocomplete="username" autocapitalize="none" spellcheck={false} required value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </div>
        <div class="field">
          <label for="password">{say("password")}</label>
          <input id="password" type="password" autocomplete="current-password" required value={password} onInput={(event) => setPassword(event.currentTarget.value)} />
        </div>
        {asksCode && (
          <div class="field">
            <label for="code">{say("code")}</label>
            <p class="hint" id="code-hint">{say("code-hint")}</p>
            <input id="code" ref={field} class="short" autocomplete="one-time-code" autocapitalize="none" spellcheck={false} aria-describedby="code-hint" required value={code} onInput={(event) => setCode(event.currentTarget.value)} />
          </div>
        )}
        <button class="main" disabled={isBusy || (trouble === "wait" && wait > 0)}>{say("sign-in")}</button>
      </form>
    </section>
  );
}
