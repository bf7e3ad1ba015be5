// The head of each page: where one can go, in which language, and out.
import { useRef, useState } from "preact/hooks";
import { LANGUAGES, nameOfLanguage, type Language } from "../words.ts";
import { isAuditor, me, registers, sayRefused, signOut, stage } from "./desk.ts";
import { own, throwAway } from "./draft.ts";
import { forgetForms } from "./held.ts";
import { PAGES } from "./pages.ts";
import { hashOf, route, type Route } from "./route.ts";
import { label, language, listed, say, speak } from "./texts.ts";

export function Top() {
  return (
    <header class="top">
      <div class="name">
        <img src="/icon.svg" alt="" width="30" height="30" />
        <h1>{say("title")}</h1>
        {stage.value === "in" && <span class="who">{me.value?.name}</span>}
      </div>
      {stage.value === "in" && <Ways />}
      <div class="self">
        <label class="languages">
          <span class="unseen">{say("language")}</span>
          <select id="language" value={language.value} onChange={(event) => speak(event.currentTarget.value as Language)}>
            {LANGUAGES.map((each) => <option key={each} value={each} lang={each}>{nameOfLanguage(each)}</option>)}
          </select>
        </label>
        {stage.value === "in" && <Out />}
      </div>
    </header>
  );
}

function Ways() {
  const at = route.value;
  const way = (to: Route, text: string, isHere: boolean) => <li key={hashOf(to)}><a href={hashOf(to)} aria-current={isHere ? "page" : undefined}>{text}</a></li>;
  return (
    <nav aria-label={say("ways")}>
      <ul>
        {way({ at: "inbox" }, say("inbox"), at.at === "inbox")}
        {PAGES.filter((page) => page.isShown()).map((page) => way({ at: "page", page: page.id, rest: [] }, say(page.title), at.at === "page" && at.page === page.id))}
        {registers.value.filter((register) => register.parent === null).map((register) => way({ at: register.may.list ? "list" : "new", register: register.id }, label(register.label, register.id), "register" in at && at.register === register.id))}
        {isAuditor.value && way({ at: "audit" }, say("audit"), at.at === "audit")}
      </ul>
    </nav>
  );
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
