// What has happened, for whoever is signed in, and how it is put in order.
import { registerOf } from "../desk.ts";
import { nameOfOrganisation } from "../organisations.ts";
import { stateOf, stepOf } from "../tell.ts";
import { label, moment, say } from "../texts.ts";

export interface Notice {
  id: number;
  at: string;
  kind: "opened" | "step" | "overdue";
  register: string;
  entry: number;
  revision: number;
  tenant: string;
  organisation: string;
  step: string | null;
  state: string;
  due: string | null;
  why: string;
  seen: boolean;
}

export interface Ways {
  feed: { since: string; lang: string } | null;
  mail: { possible: boolean; wanted: boolean };
}

/** Both lists as one: what nobody has seen first, each part the newest first; nothing twice. */
export function ordered(...lists: Notice[][]): Notice[] {
  const all = new Map(lists.flat().map((own) => [own.id, own]));
  return [...all.values()].sort((one, other) => Number(one.seen) - Number(other.seen) || other.id - one.id);
}

/** The sentence of a notice. */
export function sentenceOf(notice: Notice): string {
  const register = registerOf(notice.register);
  const entry = `${label(register?.label, notice.register)} ${notice.entry}`;
  const state = register ? stateOf(register, notice.state) : notice.state;
  const organisation = nameOfOrganisation(notice.tenant, notice.organisation);
  if (notice.kind === "step") return say("notice-step", { entry, state, organisation, step: register ? stepOf(register, notice.step ?? "") : (notice.step ?? "") });
  if (notice.kind === "overdue") return say("notice-overdue", { entry, state, organisation, since: notice.due === null ? "–" : moment(notice.due) });
  return say("notice-opened", { entry, state, organisation });
}
