// The watch: what has left its band and why it was noticed, what to do about it, and the rules that look.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { news, registerOf, sayRefused } from "../desk.ts";
import { nameOfOrganisation, nameOfTenant } from "../organisations.ts";
import { hashOf } from "../route.ts";
import { answerOf, sayDue, stateOf } from "../tell.ts";
import { day, label, moment, say, sayAlso } from "../texts.ts";
import { variableOf } from "../typed.ts";
import { RuleCard } from "./rule.tsx";
import { sentence } from "./tell.ts";
import type { Alert, Break, Rule, Run, Watch } from "./types.ts";

const ALERT = "alert";
const BREAK = "break";

export function WatchPage() {
  const { found, trouble, again } = useAsked(() => ask.get<Watch>("watch"));
  const [refused, setRefused] = useState("");
  const [isBusy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const told = await ask.post<Run>("watch/run");
      news.value = say("watch-ran", { raised: told.raised });
      setRefused("");
      await again();
    } catch (error) {
      setRefused(sayRefused(error));
    }
    setBusy(false);
  };
  const alerts = found ? inOrder(found.rules) : [];
  return (
    <>
      <section class="card">
        <h2 tabIndex={-1}>{say("watch")}</h2>
        <p>{say("watch-hint")}</p>
        {[trouble, refused].filter((text) => text !== "").map((text) => <p key={text} class="trouble" role="alert">{text}</p>)}
        {found && <LastRun run={found.run} />}
        <div class="row">
          {found?.may.run && <button type="button" id="watch-run" disabled={isBusy} onClick={() => void run()}>{isBusy ? say("watch-running") : say("watch-run")}</button>}
          <button type="button" onClick={() => void again()}>{say("again")}</button>
        </div>
        {found && (
          <>
            <h3>{say("watch-alerts")}</h3>
            <p role="status">{say("watch-alerts-count", { count: alerts.length })}</p>
            {alerts.length > 0 && <Alerts alerts={alerts} rules={found.rules} />}
            {registerOf(ALERT)?.may.list && <p><a href={hashOf({ at: "list", register: ALERT })}>{say("watch-all-alerts")}</a></p>}
          </>
        )}
      </section>
      {found && (
        <section class="card">
          <h3>{say("watch-rules")}</h3>
          {found.rules.map((rule) => <RuleCard key={rule.id} rule={rule} />)}
        </section>
      )}
      {found && <Breaks breaks={found.breaks} rules={found.rules} />}
    </>
  );
}

/** Due first; what has no due time last. */
function inOrder(rules: Rule[]): Alert[] {
  const at = ({ due }: Alert) => (due === null ? Infinity : Date.parse(due));
  return rules.flatMap((rule) => rule.alerts).sort((one, other) => at(one) - at(other) || other.id - one.id);
}

function LastRun({ run }: { run: Run | null }) {
  if (!run) return <p class="soft">{say("watch-never")}</p>;
  return (
    <>
      <p class="soft">{say("watch-last", { at: moment(run.at), raised: run.raised, open: run.open })}</p>
      {run.faults.length > 0 && <ul class="note">{run.faults.map((fault) => <li key={fault}>{sayAlso(fault, say("watch-fault"))}</li>)}</ul>}
    </>
  );
}

/** Each alert with why it was raised, and the way to its steps. */
function Alerts({ alerts, rules }: { alerts: Alert[]; rules: Rule[] }) {
  const register = registerOf(ALERT);
  const isLate = ({ due }: Alert) => due !== null && Date.parse(due) < Date.now();
  const ruleOf = (id: string) => label(rules.find((own) => own.id === id)?.label, id);
  return (
    <ul class="plain-list notices" id="alerts">
      {alerts.map((own) => (
        <li key={own.id} class={own.state === register?.initial ? "new" : undefined}>
          <div>
            <p><strong>{sentence(own.why)}</strong></p>
            <p class="soft">{say("watch-alert-of", { rule: ruleOf(own.rule), tenant: nameOfTenant(own.tenant), organisation: nameOfOrganisation(own.tenant, own.organisation), at: moment(own.opened) })}</p>
            <p>
              {register ? stateOf(register, own.state) : own.state} · {isLate(own) && <strong class="mark">{say("overdue")}</strong>} {sayDue(own.due)}
            </p>
          </div>
          {register && <a class="button" href={hashOf({ at: "entry", register: ALERT, id: own.id })} aria-label={say("watch-do-named", { id: own.id })}>{say("watch-do")}</a>}
        </li>
      ))}
    </ul>
  );
}

/** From when on a series counts something else: annotated, it raises nothing. */
function Breaks({ breaks, rules }: { breaks: Break[]; rules: Rule[] }) {
  const register = registerOf(BREAK);
  const why = register ? variableOf(register, "why") : undefined;
  const about = (id: string) => label(rules.find((own) => own.id === id)?.label ?? registerOf(id)?.label, id);
  return (
    <section class="card">
      <h3>{say("watch-breaks")}</h3>
      <p>{say("watch-breaks-hint")}</p>
      {(register?.may.open ?? register?.may.change ?? false) && <p><a class="button" href={hashOf({ at: "new", register: BREAK })}>{say("watch-annotate")}</a></p>}
      {breaks.length === 0 ? <p>{say("watch-no-breaks")}</p> : (
        <ul>
          {breaks.map((own) => {
            const text = say("watch-break-line", { about: about(own.about), tenant: nameOfTenant(own.tenant), day: day(own.from), why: why ? answerOf(why, own.why) : own.why });
            return <li key={own.id}>{register?.may.list ? <a href={hashOf({ at: "entry", register: BREAK, id: own.id })}>{text}</a> : text}{own.note !== null && own.note !== "" && <p class="soft">{own.note}</p>}</li>;
          })}
        </ul>
      )}
    </section>
  );
}
