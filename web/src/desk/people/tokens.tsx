// Tokens, by which other programs read layers: what each opens and until when; new ones are shown once.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { Confirm } from "../confirm.tsx";
import { news, sayRefused } from "../desk.ts";
import { Once } from "../once.tsx";
import { nameOfTenant } from "../organisations.ts";
import { isoOf } from "../report/week.ts";
import { day, listed, moment, say, sayOr } from "../texts.ts";
import { Together } from "../together.tsx";
import { scopeOf, scopeText } from "./scope.ts";
import type { Token } from "./types.ts";

const TIERS = ["gis", "public"];

export function TokensPage() {
  const { found, trouble, again } = useAsked(() => ask.get<{ tokens: Token[]; tenants: string[] }>("tokens"));
  const [refused, setRefused] = useState("");
  const revoke = async (token: Token) => {
    setRefused("");
    try {
      await ask.post(`tokens/${encodeURIComponent(token.id)}/revoke`);
      await again();
      news.value = say("token-revoked-news", { name: token.name });
    } catch (error) {
      setRefused(sayRefused(error));
    }
  };
  return (
    <>
      <section class="card">
        <Together id="people" here="tokens" />
        <h2 tabIndex={-1}>{say("tokens")}</h2>
        <p>{say("tokens-hint")}</p>
        {[trouble, refused].filter((text) => text !== "").map((text) => <p key={text} class="trouble" role="alert">{text}</p>)}
        {found && <p role="status">{say("tokens-count", { count: found.tokens.length })}</p>}
        {found && found.tokens.length > 0 && <List tokens={found.tokens} revoke={(token) => void revoke(token)} />}
      </section>
      {found && <New tenants={found.tenants} again={again} />}
    </>
  );
}

function opens(text: string): string {
  const scope = scopeOf(text);
  if (!scope) return text;
  const tenants = listed(scope.tenants.map(nameOfTenant));
  const collections = scope.collections.includes("*") ? say("token-all-collections") : listed(scope.collections);
  return say("token-opens", { tier: sayOr(`token-tier-${scope.tier}`, scope.tier), tenants, collections });
}

function List({ tokens, revoke }: { tokens: Token[]; revoke: (token: Token) => void }) {
  const now = Date.now();
  const standing = (own: Token) => (own.revoked !== null ? say("token-revoked", { at: moment(own.revoked) }) : Date.parse(own.expires) < now ? say("token-expired") : say("token-valid"));
  return (
    <table class="stack">
      <caption class="unseen">{say("tokens")}</caption>
      <thead>
        <tr>
          {["token-name", "token-scope", "token-expires", "people-used", "column-state"].map((id) => <th key={id} scope="col">{say(id)}</th>)}
          <td />
        </tr>
      </thead>
      <tbody>
        {tokens.map((own) => {
          const isValid = own.revoked === null && Date.parse(own.expires) >= now;
          return (
            <tr key={own.id}>
              <th scope="row">{own.name} <code class="exact">{own.id}</code></th>
              <td data-label={say("token-scope")}>{opens(own.scope)}</td>
              <td data-label={say("token-expires")}>{day(own.expires)}</td>
              <td data-label={say("people-used")}>{own.used === null ? say("person-never") : moment(own.used)}</td>
              <td data-label={say("column-state")}>{standing(own)}</td>
              <td class={isValid ? "act" : "bare"}>{isValid && <Confirm name={say("token-revoke")} named={say("token-revoke-named", { name: own.name })} text={say("token-revoke-hint")} then={() => revoke(own)} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function New({ tenants, again }: { tenants: string[]; again: () => Promise<void> }) {
  const today = new Date();
  const [name, setName] = useState("");
  const [tier, setTier] = useState(TIERS[0] ?? "");
  const [chosen, setChosen] = useState(tenants.slice(0, 1));
  const [collections, setCollections] = useState("");
  const [expires, setExpires] = useState(isoOf(new Date(today.getFullYear(), today.getMonth() + 6, today.getDate())));
  const [made, setMade] = useState("");
  const [trouble, setTrouble] = useState("");
  const send = async () => {
    setTrouble("");
    if (chosen.length === 0) return setTrouble(say("token-no-tenant"));
    try {
      const { token } = await ask.post<{ token: string }>("tokens", { name: name.trim(), scope: scopeText({ tier, tenants: chosen }, collections), expires });
      setMade(token);
      await again();
    } catch (error) {
      setTrouble(sayRefused(error));
    }
  };
  return (
    <section class="card">
      <h3>{say("token-new")}</h3>
      {made !== "" && <Once title={say("token-made", { name: name.trim() })} text={made} done={() => setMade("")} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
        <div class="field">
          <label for="token-name">{say("token-name")}</label>
          <p class="hint" id="token-name-hint">{say("token-name-hint")}</p>
          <input id="token-name" required autocomplete="off" maxLength={100} aria-describedby="token-name-hint" value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </div>
        <fieldset class="field">
          <legend>{say("token-tier")}</legend>
          <div class="pills">
            {TIERS.map((own) => (
              <label key={own} class="pill">
                <input type="radio" name="token-tier" value={own} checked={tier === own} onChange={() => setTier(own)} />
                <span>{say(`token-tier-${own}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset class="field">
          <legend>{say("tenant")}</legend>
          <div class="pills">
            {tenants.map((own) => (
              <label key={own} class="pill">
                <input type="checkbox" checked={chosen.includes(own)} onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, own] : chosen.filter((each) => each !== own))} />
                <span>{nameOfTenant(own)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="field">
          <label for="token-collections">{say("token-collections")}</label>
          <p class="hint" id="token-collections-hint">{say("token-collections-hint")}</p>
          <input id="token-collections" autocomplete="off" autocapitalize="none" spellcheck={false} aria-describedby="token-collections-hint" value={collections} onInput={(event) => setCollections(event.currentTarget.value)} />
        </div>
        <div class="field">
          <label for="token-expires">{say("token-expires")}</label>
          <p class="hint" id="token-expires-hint">{say("token-expires-hint")}</p>
          <input id="token-expires" class="short" type="date" required min={isoOf(today)} max={isoOf(new Date(today.getFullYear() + 1, today.getMonth(), today.getDate()))} aria-describedby="token-expires-hint" value={expires} onInput={(event) => setExpires(event.currentTarget.value)} />
        </div>
        <div class="row"><button class="main">{say("token-make")}</button></div>
      </form>
    </section>
  );
}
