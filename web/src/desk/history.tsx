// How an entry came to be what it is: who did what when, the newest first.
import * as ask from "./ask.ts";
import { useAsked } from "./answered.ts";
import { differing, toldOf, valueOf } from "./conflict.tsx";
import { nameOf } from "./form/form.tsx";
import { stateOf, stepOf } from "./tell.ts";
import { moment, say } from "./texts.ts";
import type { Entry, Register, Revision } from "./types.ts";

export function History({ register, entry }: { register: Register; entry: Entry }) {
  const { found, trouble } = useAsked(() => ask.past(register.id, entry.id), entry.id, entry.revision);
  const revisions = found?.revisions ?? [];
  return (
    <section class="card">
      <h3>{say("history")}</h3>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      <ol class="history" reversed>
        {revisions.map((own, at) => <Past key={own.entry.revision} register={register} own={own} before={revisions[at - 1]} entry={entry} />).reverse()}
      </ol>
    </section>
  );
}

function Past({ register, own, before, entry }: { register: Register; own: Revision; before: Revision | undefined; entry: Entry }) {
  const what = own.step !== null ? stepOf(register, own.step) : before ? say("amended-short") : say("opened");
  const names = before ? differing(register, toldOf(own.entry), toldOf(before.entry)) : [];
  return (
    <li>
      <p><strong>{what}</strong> <span class="soft">{say("history-line", { by: own.by, at: moment(own.at), state: stateOf(register, own.entry.state) })}</span></p>
      {before && names.length > 0 && (
        <ul>
          {names.map((name) => (
            <li key={name}>{say("history-change", { field: nameOf(register, name), before: valueOf(register, toldOf(before.entry), name, entry), after: valueOf(register, toldOf(own.entry), name, entry) })}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
