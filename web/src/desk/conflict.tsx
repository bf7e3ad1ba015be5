// Two versions of an entry side by side: what was typed, and what somebody else has saved meanwhile.
import { useLayoutEffect, useRef } from "preact/hooks";
import { nameOf } from "./form/form.tsx";
import { placeOf } from "./places.ts";
import { registerOf } from "./desk.ts";
import { answerOf, numberOf, stateOf, titlesOf } from "./tell.ts";
import { say } from "./texts.ts";
import type { Answer, Entry, Place, Register } from "./types.ts";
import { linkOf, PLACE, typedOf, variableOf, writtenOf, type Typed } from "./typed.ts";

interface Props {
  register: Register;
  before: Entry;
  typed: Typed;
  stands: Entry;
  go_on: (typed: Typed) => void;
  leave: () => void;
}

interface Told {
  answers: Record<string, Answer>;
  links: Record<string, number[]>;
  places: Place[];
}

const toldOf = ({ answers, links, places }: Entry): Told => ({
  answers,
  places,
  links: Object.fromEntries(Object.entries(links).map(([code, ends]) => [code, ends.map(({ id }) => id)])),
});

/** One field of an entry in words; the entry as it stands says what its links are called. */
function valueOf(register: Register, told: Told, name: string, entry?: Entry): string {
  if (name === PLACE) return told.places.map(placeOf).join("; ") || "–";
  const variable = variableOf(register, name);
  if (variable) return answerOf(variable, told.answers[name]);
  const to = linkOf(register, name)?.to ?? name;
  const titles = titlesOf(entry, name);
  return told.links[name]?.map((id) => titles.get(id) ?? numberOf(registerOf(to), { register: to, id })).join(", ") || "–";
}

/** The fields in which two versions differ. */
export function differing(register: Register, one: Told, other: Told): string[] {
  const names = [...register.variables.map(({ code }) => code), ...register.links.map(({ code }) => code), PLACE];
  return names.filter((name) => valueOf(register, one, name) !== valueOf(register, other, name));
}

export { toldOf, valueOf };

export function Conflict({ register, before, typed, stands, go_on, leave }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  const { written } = writtenOf(register, typed, before);
  const was = toldOf(before);
  const mine: Told = { answers: { ...was.answers, ...written.answers }, links: { ...was.links, ...written.links }, places: written.places ?? was.places };
  const theirs = toldOf(stands);
  const names = differing(register, mine, theirs);
  // What I did not touch comes from the version that stands.
  const merged = (): Typed => {
    const base = typedOf(stands);
    const own = Object.keys(written.answers).map((code) => [code, typed.answers[code] ?? ""] as const);
    const { point, others } = written.places ? typed : base;
    return { answers: { ...base.answers, ...Object.fromEntries(own) }, links: { ...base.links, ...written.links }, ...(point ? { point } : {}), ...(others ? { others } : {}) };
  };
  return (
    <div class="conflict">
      <h4 tabIndex={-1} ref={title}>{say("conflict")}</h4>
      <p>{say("conflict-hint")}</p>
      <table class="stack">
        <caption class="unseen">{say("conflict")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("conflict-field")}</th>
            <th scope="col">{say("conflict-mine")}</th>
            <th scope="col">{say("conflict-theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {before.state !== stands.state && <Row name={say("column-state")} mine={stateOf(register, before.state)} theirs={stateOf(register, stands.state)} />}
          {names.map((name) => <Row key={name} name={nameOf(register, name)} mine={valueOf(register, mine, name, before)} theirs={valueOf(register, theirs, name, stands)} />)}
        </tbody>
      </table>
      <div class="row">
        <button type="button" class="main" onClick={() => go_on(merged())}>{say("conflict-go-on")}</button>
        <button type="button" onClick={leave}>{say("conflict-leave")}</button>
      </div>
    </div>
  );
}

function Row({ name, mine, theirs }: { name: string; mine: string; theirs: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={say("conflict-mine")}>{mine}</td>
      <td data-label={say("conflict-theirs")}>{theirs}</td>
    </tr>
  );
}
