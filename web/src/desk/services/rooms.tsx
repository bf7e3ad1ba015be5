// Rooms that two services want at one time.
import { hashOf } from "../route.ts";
import { say } from "../texts.ts";
import { SLOT, whenOf } from "./clash.tsx";
import { linkTo, nameOf } from "./stale.tsx";
import { inWeek } from "./state.ts";
import type { RoomClash } from "./types.ts";

export function Rooms({ clashes }: { clashes: RoomClash[] }) {
  return (
    <section aria-labelledby="services-rooms">
      <h3 id="services-rooms">{say("services-rooms")}</h3>
      <p>{say("services-rooms-count", { count: clashes.length })}</p>
      {clashes.length > 0 && (
        <table class="stack" id="clashes">
          <caption class="unseen">{say("services-rooms")}</caption>
          <thead><tr>{["services-when", "services-room", "services-both"].map((id) => <th key={id} scope="col">{say(id)}</th>)}</tr></thead>
          <tbody>
            {inWeek(clashes).map((own) => (
              <tr key={own.slots.map(({ slot }) => slot).join("-")}>
                <th scope="row">{whenOf(own)}</th>
                <td data-label={say("services-room")}>
                  <span>{own.site && <><a href={hashOf({ at: "entry", register: "site", id: own.site.id })}>{own.site.name ?? say("services-site-nth", { id: String(own.site.id) })}</a>, </>}{own.room.name ?? say("services-room-nth", { id: String(own.room.id) })}</span>
                </td>
                <td data-label={say("services-both")}>
                  <ul class="plain-list">{own.slots.map((each) => <li key={each.slot}><a href={linkTo(each.service)}>{nameOf({ id: each.service, name: each.name })}</a> (<a href={hashOf({ at: "entry", register: SLOT, id: each.slot })}>{say("services-slot-nth", { id: String(each.slot) })}</a>)</li>)}</ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
