// The head of each page: where one can go, in which language, and out.
import { useRef, useState } from "preact/hooks";
import { LANGUAGES, nameOfLanguage, type Language } from "../words.ts";
import { isLimited, me, registers, sayRefused, signOut, stage } from "./desk.ts";
import { own, throwAway } from "./draft.ts";
import { forgetForms } from "./held.ts";
import { hashOf, route } from "./route.ts";
import { label, language, listed, say, speak } from "./texts.ts";
import { Ways } from "./ways.tsx";

export function Top() {
  return (
    <header class="top">
      <div class="name">
        <img src="/icon.svg" alt="" width="30" height="30" />
        <h1>{say("title")}</h1>
        {stage.value === "in" && <Who />}
      </div>
      {stage.value === "in" && !isLimited.value && <Ways />}
      <div class="self">
        <label class="languages">
          <span class="unseen">{say("language")}</span>
          <select id="language" value={language.value} onChange={(event) => void speak(event.currentTarget.value as Language)}>
            {LANGUAGES.map((each) => <option key={each} value={each} lang={each}>{nameOfLanguage(each)}</option>)}
          </select>
        </label>
        {stage.value === "in" && <Out />}
      </div>
    </header>
  );
}

/** Who is signed in, with the way to their own account. */
function Who() {
  const at = route.value;
  const isHere = at.at === "page" && at.page === "account";
  return <a class="who" href={hashOf({ at: "page", page: "account", rest: [] })} aria-current={isHere ? "page" : undefined} aria-label={say("account-of", { name: me.value?.name ?? "" })}>{me.value?.name}</a>;
}

/** Signing out; drafts on a device that others use, too, are asked about first. */
function Out() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [trouble, setTrouble] = useState("");
  const leave = (keeps: boolean) => {
    dialog.current?.close();
    if (!keeps) throwAway();
    void signOut().then(forgetForms, (error: unknown) => setTrouble(sayRefused(error)));
  };
  const drafts = own().map((draft) => label(registers.value.find(({ id }) => id === draft.register)?.label, draft.register));
  return (
    <>
      <button type="button" id="sign-out" onClick={() => (drafts.length > 0 ? dialog.current?.showModal() : leave(true))}>{say("sign-out")}</button>
      {trouble !== "" && <p role="alert">{trouble}</p>}
      <dialog ref={dialog} aria-labelledby="leaving">
        <h2 id="leaving">{say("leaving")}</h2>
        <p>{say("leaving-drafts", { registers: listed(drafts) })}</p>
        <div class="row">
          <button type="button" onClick={() => leave(true)}>{say("leaving-keep")}</button>
          <button type="button" onClick={() => leave(false)}>{say("leaving-throw")}</button>
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>{say("cancel")}</button>
        </div>
      </dialog>
    </>
  );
}
