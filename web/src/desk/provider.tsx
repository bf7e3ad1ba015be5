// Signing in by a provider, where the town has one: a button that leads there, a code where the account has a second factor here, and
// a sentence for each way in which it can go wrong.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { get, post, Refused } from "./ask.ts";
import { goOn, sayRefused } from "./desk.ts";
import { label, language, learnt, say } from "./texts.ts";
import type { Labels } from "./types.ts";

/** What the program says of its provider. */
interface Offered {
  offered: boolean;
  labels?: Labels;
  /** The provider has said who it is, and the account's code is wanted. */
  waits?: boolean;
  /** Why this browser was sent back without having come in; told once. */
  refused?: ({ error: string; seconds?: number } & Record<string, string | number>) | null;
}

/** Where the program sends a browser that did not come in. */
const BACK = "#/sign-in";

const isRefused = (error: unknown): Refused => (error instanceof Refused ? error : new Refused("failed"));

/** Why somebody is back without having come in; nothing where they only opened the page. */
function reasonOf({ waits, refused }: Offered): Refused | null {
  if (refused) return new Refused(refused.error, [], refused.seconds ?? 0, null, refused);
  return location.hash === BACK && !waits ? new Refused("oidc-state") : null;
}

export function ByProvider() {
  const [offered, setOffered] = useState<Offered>({ offered: false });
  const [trouble, setTrouble] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const look = async () => {
      const [found] = await Promise.all([get<Offered>("oidc"), learnt(language.peek())]);
      if (!found.offered) return;
      setOffered(found);
      setTrouble(reasonOf(found));
      // It was told: whoever loads the page again has only opened it.
      if (location.hash === BACK) history.replaceState(null, "", "#/inbox");
    };
    // Whoever cannot learn of a provider signs in with a password.
    look().catch(() => undefined);
  }, []);
  if (!offered.offered) return null;
  const start = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      const { url } = await post<{ url: string }>("oidc/start");
      location.assign(url);
    } catch (error) {
      setTrouble(isRefused(error));
      setBusy(false);
    }
  };
  return (
    <div class="by-provider">
      {trouble && <p class="trouble" role="alert" id="provider-trouble">{sayRefused(trouble)}</p>}
      {offered.waits ? (
        <Code over={(error) => {
          setOffered({ ...offered, waits: false });
          setTrouble(error);
        }} />
      ) : (
        <button type="button" id="by-provider" disabled={isBusy} aria-describedby={trouble ? "provider-trouble" : undefined} onClick={() => void start()}>
          {isBusy ? say("oidc-going") : label(offered.labels)}
        </button>
      )}
      <p class="or">{say("oidc-or")}</p>
    </div>
  );
}

/** The second factor of whoever the provider knows already. */
function Code({ over }: { over: (error: Refused) => void }) {
  const [code, setCode] = useState("");
  const [trouble, setTrouble] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const send = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      const { token } = await post<{ token: string }>("oidc/code", { code: code.trim() });
      await goOn(token);
    } catch (error) {
      const refused = isRefused(error);
      // A code that was mistyped is typed again; everything else begins anew.
      if (refused.id === "wrong" || refused.id === "wait" || refused.id === "offline") setTrouble(refused);
      else over(refused);
    }
    setBusy(false);
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="note" role="status">{say("oidc-known")}</p>
      {trouble && <p class="trouble" role="alert">{trouble.id === "wrong" ? say("oidc-wrong-code") : sayRefused(trouble)}</p>}
      <div class="field">
        <label for="provider-code">{say("code")}</label>
        <p class="hint" id="provider-code-hint">{say("code-hint")}</p>
        <input id="provider-code" ref={field} class="short" autocomplete="one-time-code" autocapitalize="none" spellcheck={false} aria-describedby="provider-code-hint" required value={code} onInput={(event) => setCode(event.currentTarget.value)} />
      </div>
      <button class="main" disabled={isBusy}>{say("sign-in")}</button>
    </form>
  );
}
