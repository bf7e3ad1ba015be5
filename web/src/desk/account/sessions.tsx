// Where else one is signed in, and how to end it.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { news, sayRefused } from "../desk.ts";
import { moment, say } from "../texts.ts";
import type { OwnSession } from "./types.ts";

export function Sessions() {
  const { found, trouble, again } = useAsked(() => ask.get<{ sessions: OwnSession[] }>("me/sessions"));
  const [refused, setRefused] = useState("");
  const end = async (id?: string) => {
    try {
      const { ended } = await ask.post<{ ended: number }>("me/sessions/end", id === undefined ? {} : { id });
      await again();
      setRefused("");
      news.value = say("sessions-ended", { count: ended });
    } catch (error) {
      setRefused(sayRefused(error));
    }
  };
  const sessions = [...(found?.sessions ?? [])].sort((one, other) => Number(other.own) - Number(one.own) || other.used.localeCompare(one.used));
  const others = sessions.filter(({ own }) => !own);
  return (
    <section class="card" id="sessions">
      <h3>{say("sessions")}</h3>
      {[trouble, refused].filter((text) => text !== "").map((text) => <p key={text} class="trouble" role="alert">{text}</p>)}
      <ul class="ends">
        {sessions.map((own) => (
          <li key={own.id}>
            <span>
              {own.own && <strong>{say("session-own")} </strong>}
              {say("session-line", { started: moment(own.started), used: moment(own.used) })}
              <span class="exact">{own.second_factor ? say("session-factor") : say("session-no-factor")}</span>
            </span>
            {!own.own && <button type="button" class="plain" aria-label={say("session-end-named", { started: moment(own.started) })} onClick={() => void end(own.id)}>{say("session-end")}</button>}
          </li>
        ))}
      </ul>
      {others.length > 0 && <div class="row"><button type="button" id="sessions-end" onClick={() => void end()}>{say("sessions-end")}</button></div>}
    </section>
  );
}
