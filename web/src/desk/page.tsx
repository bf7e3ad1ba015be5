// The page of the desk: what is shown where.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { AuditPage } from "./audit.tsx";
import { isLimited, me, news, registerOf, stage } from "./desk.ts";
import { own, resume, type Draft } from "./draft.ts";
import { Ending } from "./ending.tsx";
import { EntryPage } from "./entry.tsx";
import { Inbox } from "./inbox.tsx";
import { ListPage } from "./list.tsx";
import { Lazily } from "./lazily.tsx";
import { NewEntryPage } from "./new.tsx";
import { pageOf } from "./pages.ts";
import { hashOf, route } from "./route.ts";
import { SignIn } from "./signin.tsx";
import { label, language, say } from "./texts.ts";
import { Top } from "./top.tsx";

export function Page() {
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    document.documentElement.lang = language.value;
    document.title = `${title()} – Gócpont`;
  });
  useEffect(() => {
    if (stage.value === "in" && !isLimited.value) resume();
  }, [stage.value, isLimited.value, me.value?.name]);
  // Whoever goes on somewhere else hears where they are: at once, before they type on.
  useLayoutEffect(() => {
    if (stage.value === "opening") return;
    if (!isFirst.current) (main.current?.querySelector<HTMLElement>("h2") ?? main.current)?.focus();
    isFirst.current = false;
  }, [hashOf(route.value), stage.value]);
  return (
    <>
      <a class="skip" href="#content" onClick={(event) => {
        event.preventDefault();
        main.current?.focus();
      }}>{say("skip")}</a>
      <Top />
      <main id="content" tabIndex={-1} ref={main}>
        <p class="unseen" role="status">{news.value}</p>
        {stage.value === "in" && <Ending />}
        {stage.value === "in" && !isLimited.value && <Waiting />}
        {stage.value === "out" ? <SignIn /> : stage.value === "in" && <Where />}
      </main>
    </>
  );
}

function title(): string {
  const at = route.value;
  if (stage.value !== "in") return say("sign-in");
  if (isLimited.value) return say("account");
  if (at.at === "inbox" || at.at === "audit") return say(at.at);
  if (at.at === "page") return say(pageOf(at.page)?.title ?? "inbox");
  const register = label(registerOf(at.register)?.label, at.register);
  return at.at === "entry" ? `${register} ${at.id}` : register;
}

function Where() {
  const at = route.value;
  const account = pageOf("account");
  // A session that wants something first leads there, wherever somebody wanted to go.
  if (isLimited.value && account) return <Lazily key="limited" page={account} rest={[]} />;
  if (at.at === "inbox") return <Inbox />;
  if (at.at === "audit") return <AuditPage />;
  if (at.at === "page") {
    const page = pageOf(at.page);
    return page ? <Lazily key={page.id} page={page} rest={at.rest} /> : <Nothing />;
  }
  const register = registerOf(at.register);
  if (!register) return <Nothing />;
  if (at.at === "new") return <NewEntryPage key={register.id} register={register} />;
  if (at.at === "entry") return <EntryPage key={`${register.id}/${at.id}`} register={register} id={at.id} />;
  return <ListPage key={register.id} register={register} />;
}

const Nothing = () => <section class="card"><h2 tabIndex={-1}>{say("error-not-found")}</h2></section>;

/** Drafts that are not sent or did not arrive yet, wherever somebody is. */
function Waiting() {
  const at = route.value;
  const drafts = own().filter((draft) => !(at.at === "new" && at.register === draft.register));
  if (drafts.length === 0) return null;
  const told = (draft: Draft) => {
    const register = label(registerOf(draft.register)?.label, draft.register);
    return draft.state.value === "typing" ? say("unsent-draft", { register }) : say("waiting-draft", { register });
  };
  return (
    <ul class="note plain-list">
      {drafts.map((draft) => (
        <li key={draft.register}>
          <a href={hashOf({ at: "new", register: draft.register })}>{told(draft)}</a>
        </li>
      ))}
    </ul>
  );
}
