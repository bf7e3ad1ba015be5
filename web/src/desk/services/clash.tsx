// A time of a service that was just saved, and the others that want its room: a warning, for whoever saved it.
import { registerOf } from "../desk.ts";
import { hashOf } from "../route.ts";
import { label, say } from "../texts.ts";
import { variableOf } from "../typed.ts";
import type { Clash } from "../types.ts";
import { clock } from "./state.ts";

export const SLOT = "service_slot";

/** A day of the week, as the register of times names it. */
function dayOf(code: string): string {
  const register = registerOf(SLOT);
  const weekday = register ? variableOf(register, "weekday") : undefined;
  return label(weekday?.categories.find((own) => own.code === code)?.label, code);
}

/** The day and the time at which two times meet. */
export const whenOf = ({ day, from, to }: Pick<Clash, "day" | "from" | "to">): string => say("services-time", { day: dayOf(day), from: clock(from), to: clock(to) });

export function Clashes({ clashes = [] }: { clashes?: Clash[] | undefined }) {
  if (clashes.length === 0) return null;
  return (
    <ul class="note plain-list" id="clash-warning" role="status">
      {clashes.map((own) => (
        <li key={own.slot}>
          <a href={hashOf({ at: "entry", register: SLOT, id: own.slot })}>{say("services-clash", { when: whenOf(own), name: own.name ?? say("services-nth", { id: String(own.service) }) })}</a>
        </li>
      ))}
    </ul>
  );
}
