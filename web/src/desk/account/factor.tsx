// The second factor: a secret for an authenticator, confirmed by its first code; recovery codes are shown once.
import { useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { enter, me, news, sayRefused } from "../desk.ts";
import { Once } from "../once.tsx";
import { say } from "../texts.ts";
import { Picture } from "./picture.tsx";

interface Offered {
  secret: string;
  address: string;
}

/** A secret in groups of four, as people type it. */
export const grouped = (secret: string): string => secret.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");

export function Factor() {
  const has = me.value?.second_factor ?? false;
  const [password, setPassword] = useState("");
  const [offered, setOffered] = useState<Offered | null>(null);
  const [recovery, setRecovery] = useState<string[]>([]);
  const [trouble, setTrouble] = useState("");
  const offer = async () => {
    try {
      setOffered(await ask.post<Offered>("me/totp", has ? { password } : {}));
      setPassword("");
      setTrouble("");
    } catch (error) {
      setTrouble(error instanceof ask.Refused && error.id === "wrong" ? say("password-wrong") : sayRefused(error));
    }
  };
  // The session is whole from now on; the page goes on once the codes were taken down.
  const done = () => {
    setRecovery([]);
    void enter().catch((error: unknown) => setTrouble(sayRefused(error)));
  };
  return (
    <section class="card" id="factor">
      <h3>{say("factor")}</h3>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {recovery.length > 0 ? (
        <Once title={say("factor-recovery")} text={recovery.join("\n")} done={done}><p>{say("factor-recovery-hint")}</p></Once>
      ) : offered ? (
        <Confirming
          offered={offered}
          took={(codes) => {
            setOffered(null);
            setTrouble("");
            setRecovery(codes);
            news.value = say("factor-on");
          }}
        />
      ) : (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            void offer();
          }}
        >
          <p>{has ? say("factor-has") : say("factor-hint")}</p>
          {has && (
            <div class="field">
              <label for="factor-password">{say("password")}</label>
              <input id="factor-password" type="password" required autocomplete="current-password" value={password} onInput={(event) => setPassword(event.currentTarget.value)} />
            </div>
          )}
          <div class="row"><button class="main" id="factor-begin">{has ? say("factor-replace") : say("factor-begin")}</button></div>
        </form>
      )}
    </section>
  );
}

function Confirming({ offered, took }: { offered: Offered; took: (recovery: string[]) => void }) {
  const [code, setCode] = useState("");
  const [trouble, setTrouble] = useState("");
  const confirm = async () => {
    try {
      took((await ask.post<{ recovery: string[] }>("me/totp/confirm", { code: code.replace(/\s/g, "") })).recovery);
    } catch (error) {
      setTrouble(error instanceof ask.Refused && error.id === "wrong" ? say("factor-wrong") : sayRefused(error));
    }
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      <p>{say("factor-steps")}</p>
      <Picture text={offered.address} name={say("factor-picture")} />
      <p>{say("factor-secret")} <code class="secret" id="factor-secret">{grouped(offered.secret)}</code></p>
      <p><a href={offered.address}>{say("factor-open")}</a></p>
      <div class="field">
        <label for="factor-code">{say("factor-code")}</label>
        <input id="factor-code" class="short" required inputMode="numeric" autocomplete="one-time-code" value={code} onInput={(event) => setCode(event.currentTarget.value)} />
      </div>
      <div class="row"><button class="main">{say("factor-confirm")}</button></div>
    </form>
  );
}
