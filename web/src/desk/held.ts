// What is typed into the form of a step or of a change: kept in memory while the page is open, so that a session that ends takes
// nothing of it along but what is sealed.
import { signal, type Signal } from "@preact/signals";
import { me, registerOf, untilTheEnd } from "./desk.ts";
import type { Entry } from "./types.ts";
import { isNothing, nothing, unsealed, writtenOf, type Typed } from "./typed.ts";

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
  const kept = all.get(key);
  // A form in which nothing was typed begins again with the entry as it is now.
  const found = kept && !isUntouched(kept, entry) ? kept : { register: entry.register, made_on: signal(entry), typed: signal(begin()) };
  all.set(key, found);
  return found;
}

function isUntouched({ made_on, typed }: Held, entry: Entry): boolean {
  const register = registerOf(entry.register);
  const before = made_on.peek();
  return register !== undefined && before.revision !== entry.revision && isNothing(writtenOf(register, typed.peek(), before));
}

/** Forgets every form: whoever signs out leaves nothing behind. */
export function forgetForms(): void {
  all.clear();
  open.value = {};
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
