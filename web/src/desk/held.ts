// What is typed into the form of a step or of a change: kept in memory while the page is open, so that a session that ends takes
// nothing of it along but what is sealed.
import { signal, type Signal } from "@preact/signals";
import { me, registerOf, untilTheEnd } from "./desk.ts";
import type { Entry } from "./types.ts";
import { nothing, unsealed, type Typed } from "./typed.ts";

interface Held {
  register: string;
  /** The entry as it was when the form was opened: it is told as the version that was changed. */
  made_on: Signal<Entry>;
  typed: Signal<Typed>;
}

const all = new Map<string, Held>();
/** The forms that are open, by entry. */
const open = signal<Record<string, string>>({});

const keyOf = (entry: Entry) => `${me.value?.name ?? ""}/${entry.register}/${entry.id}`;

/** The form that is open on an entry: the code of a step, `amend`, or none. */
export const openOf = (entry: Entry): string => open.value[keyOf(entry)] ?? "";

export function openForm(entry: Entry, form: string): void {
  open.value = { ...open.value, [keyOf(entry)]: form };
}

/** What was typed into a form of an entry. */
export function heldOf(entry: Entry, form: string, begin: () => Typed = nothing): Held {
  const key = `${keyOf(entry)}/${form}`;
  const found = all.get(key) ?? { register: entry.register, made_on: signal(entry), typed: signal(begin()) };
  all.set(key, found);
  return found;
}

/** Closes the form of an entry and throws away what was typed. */
export function closeForm(entry: Entry): void {
  all.delete(`${keyOf(entry)}/${openOf(entry)}`);
  openForm(entry, "");
}

untilTheEnd(() => {
  for (const held of all.values()) {
    const register = registerOf(held.register);
    if (register) held.typed.value = unsealed(register, held.typed.value).open;
  }
});
