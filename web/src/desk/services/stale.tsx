// Services that nobody has confirmed for long, each with a way to say that all of it is so today.
import { useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { Confirm } from "../confirm.tsx";
import { me, news, sayRefused } from "../desk.ts";
import { nameOfOrganisation } from "../organisations.ts";
import { hashOf } from "../route.ts";
import { day, say } from "../texts.ts";
import { staleOf } from "./state.ts";
import type { ServicesState, ServiceState } from "./types.ts";

const SERVICE = "service";

export const nameOf = (own: { id: number; name: string | null }): string => own.name ?? say("services-nth", { id: String(own.id) });

export const linkTo = (id: number): string => hashOf({ at: "entry", register: SERVICE, id });

export function Stale({ found, again }: { found: ServicesState; again: () => Promise<void> }) {
  const [refused, setRefused] = useState("");
  const [busy, setBusy] = useState(0);
  const stale = staleOf(found);
  const confirm = async (own: ServiceState) => {
    setBusy(own.id);
    try {
      await ask.amend(SERVICE, own.id, own.revision, { answers: { confirmed_on: found.today, confirmed_by: me.value?.name ?? "" }, links: {} });
      news.value = say("services-confirmed", { name: nameOf(own) });
      setRefused("");
    } catch (error) {
      setRefused(sayRefused(error));
    }
    await again();
    setBusy(0);
    // The button may be gone with its row.
    document.querySelector<HTMLElement>("#services-stale")?.focus();
  };
  return (
    <section aria-labelledby="services-stale">
      <h3 id="services-stale" tabIndex={-1}>{say("services-stale")}</h3>
      {refused !== "" && <p class="trouble" role="alert">{refused}</p>}
      <p>{say("services-stale-count", { count: stale.length, days: found.stale_after_days })}</p>
      {stale.length > 0 && (
        <table class="stack" id="stale">
          <caption class="unseen">{say("services-stale")}</caption>
          <thead>
            <tr>
              {["services-name", "column-organisation", "services-confirmed-on", "services-confirmed-by"].map((id) => <th key={id} scope="col">{say(id)}</th>)}
              <th scope="col" class="screen">{say("services-do")}</th>
            </tr>
          </thead>
          <tbody>
            {stale.map((own) => (
              <tr key={own.id}>
                <th scope="row"><a href={linkTo(own.id)}>{nameOf(own)}</a></th>
                <td data-label={say("column-organisation")}>{nameOfOrganisation(own.tenant, own.organisation)}</td>
                <td data-label={say("services-confirmed-on")}>{own.confirmed_on === null ? say("services-never") : say("services-ago", { day: day(own.confirmed_on), count: own.age_days ?? 0 })}</td>
                <td data-label={say("services-confirmed-by")}>{own.confirmed_by ?? "–"}</td>
                <td class="screen" data-label={say("services-do")}>
                  {own.edits ? <Confirm name={say("services-confirm")} named={say("services-confirm-named", { name: nameOf(own) })} text={say("services-confirm-hint", { day: day(found.today) })} disabled={busy !== 0} then={() => void confirm(own)} /> : "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
