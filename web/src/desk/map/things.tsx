// Services, sites and measures in lists: what each is, how much room it has, where it stands.
import { registerOf } from "../desk.ts";
import { rounded } from "../figures.ts";
import { nameOfOrganisation } from "../organisations.ts";
import { hashOf } from "../route.ts";
import { stateOf } from "../tell.ts";
import { label, say, sayOr } from "../texts.ts";
import type { Thing } from "./types.ts";

/** The page of an entry: that of a measure is its own. */
export const hrefOf = ({ register, id }: { register: string; id: number }): string =>
  register === "measure" ? hashOf({ at: "page", page: "measures", rest: [String(id)] }) : hashOf({ at: "entry", register, id });

/** How much room a service has, each unit by itself: places and hours are never added. */
export function roomOf(thing: Thing): string[] {
  const all = (thing.capacity ?? []).map(({ unit, amount }) => say("room-of", { unit: sayOr(`room-unit-${unit}`, unit), amount: rounded(amount, 1) }));
  if (typeof thing.free === "number") all.push(thing.free > 0 ? say("room-free", { count: thing.free }) : say("room-none"));
  if (typeof thing.vacant === "number" && thing.vacant > 0) all.push(say("room-vacant", { posts: rounded(thing.vacant, 2) }));
  if (typeof thing.waiting === "number" && thing.waiting > 0) all.push(say("room-waiting", { count: thing.waiting }));
  return all;
}

/** What a thing is called: by its number for whoever may not see more. */
export const nameOfThing = (thing: Thing): string => thing.title ?? `${label(registerOf(thing.register)?.label, thing.register)} ${thing.id}`;

/** One thing of a list, with its page. */
export function ThingLine({ thing }: { thing: Thing }) {
  const register = registerOf(thing.register);
  const rooms = roomOf(thing);
  const soft = [register ? stateOf(register, thing.state) : thing.state, nameOfOrganisation(thing.tenant, thing.organisation)];
  return (
    <div>
      {register ? <a href={hrefOf(thing)}>{nameOfThing(thing)}</a> : <span>{nameOfThing(thing)}</span>} {thing.overdue && <strong class="mark">{say("overdue")}</strong>}
      <span class="exact">{soft.join(" · ")}</span>
      {rooms.length > 0 && <span class="exact">{rooms.join(" · ")}</span>}
    </div>
  );
}
