// What is known around an entry: what else concerns the same household or person, what they answered when they were asked, and
// what may be the same trouble told twice. It is looked up on demand alone, as each look is written down.
import { useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { sayRefused, untilTheEnd } from "../desk.ts";
import { isOfPeople } from "../form/unit.tsx";
import { answerOf } from "../tell.ts";
import { day, label, say } from "../texts.ts";
import { brief, due, Entries, number, opened, organisation, state, type Column } from "../table.tsx";
import type { Answer, Entry, Labels, Register, Variable } from "../types.ts";
import { hasRepeats, linkedOf, LinkRepeats } from "./repeats.tsx";

export interface Records {
  variables: Variable[];
  revisions: { valid_from: string; recorded_at: string; ended: boolean; answers: Record<string, Answer> }[];
}

export interface Unit {
  link: string;
  register: string;
  id: number;
  label: Labels;
  entries: Entry[];
  records: Records | null;
}

interface Found {
  units: Unit[];
  repeats: Entry[];
}

/** Revisions that are shown at first. */
const FEW = 3;

/** Whether entries of a register can have anything around them. */
export const hasAround = (register: Register): boolean => hasRepeats(register) || register.links.some(({ to }) => isOfPeople(to));

/** Letting go of what was found, where a page shows it. */
const shown = new Set<() => void>();
untilTheEnd(() => shown.forEach((forget) => forget()));

export function Around({ register, entry, done }: { register: Register; entry: Entry; done: (entry: Entry) => void }) {
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState("");
  const look = async () => {
    try {
      setFound(await ask.get<Found>(`registers/${encodeURIComponent(register.id)}/entries/${entry.id}/around`));
      shown.clear();
      shown.add(() => setFound(null));
      setTrouble("");
    } catch (error) {
      setTrouble(sayRefused(error));
    }
  };
  return (
    <section class="card" id="around">
      <h3>{say("around")}</h3>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {!found && (
        <>
          <p>{say("around-hint")}</p>
          <div class="row"><button type="button" id="around-look" onClick={() => void look()}>{say("around-look")}</button></div>
        </>
      )}
      {found && (
        <div role="status" class="around">
          {found.units.length === 0 && <p>{say("around-no-unit")}</p>}
          {found.units.map((unit) => <About key={`${unit.link}/${unit.id}`} unit={unit} />)}
          {hasRepeats(register) && <Repeats register={register} entry={entry} repeats={found.repeats} done={done} />}
        </div>
      )}
    </section>
  );
}

const columns = (): Column[] => [
  { id: "number", head: say("column-number"), cell: number },
  { id: "brief", head: say("column-brief"), cell: brief },
  { id: "state", head: say("column-state"), cell: state },
  { id: "due", head: say("column-due"), cell: due },
  { id: "organisation", head: say("column-organisation"), cell: organisation },
  { id: "opened", head: say("column-opened"), cell: opened },
];

/** What is known of one household or person. */
function About({ unit }: { unit: Unit }) {
  const name = label(unit.label, unit.link);
  return (
    <section class="unit" aria-label={name}>
      <h4>{name}</h4>
      <p>{say("around-entries", { count: unit.entries.length })}</p>
      {unit.entries.length > 0 && <Entries caption={say("around-entries-of", { name })} columns={columns()} entries={unit.entries} />}
      {unit.records === null ? <p class="soft">{say("around-no-records")}</p> : <Survey records={unit.records} />}
    </section>
  );
}

/** The survey's answers, the newest first. */
function Survey({ records }: { records: Records }) {
  const [all, setAll] = useState(false);
  const revisions = all ? records.revisions : records.revisions.slice(0, FEW);
  if (records.revisions.length === 0) return <p class="soft">{say("around-no-records")}</p>;
  return (
    <>
      {revisions.map((own, at) => {
        const told = records.variables.filter(({ code }) => own.answers[code] !== undefined);
        return (
          <details key={`${own.valid_from}/${own.recorded_at}`} open={at === 0}>
            <summary>{own.ended ? say("around-ended", { day: day(own.valid_from) }) : say("around-records", { day: day(own.valid_from), count: told.length })}</summary>
            <dl class="answers">
              {told.map((variable) => <div key={variable.code}><dt>{label(variable.label, variable.code)}</dt><dd>{answerOf(variable, own.answers[variable.code])}</dd></div>)}
            </dl>
          </details>
        );
      })}
      {records.revisions.length > revisions.length && <div class="row"><button type="button" onClick={() => setAll(true)}>{say("around-older", { count: records.revisions.length - revisions.length })}</button></div>}
    </>
  );
}

function Repeats({ register, entry, repeats, done }: { register: Register; entry: Entry; repeats: Entry[]; done: (entry: Entry) => void }) {
  const linked = linkedOf(entry);
  const rest = repeats.filter(({ id }) => !linked.includes(id));
  return (
    <section class="unit" aria-label={say("around-repeats")}>
      <h4>{say("around-repeats")}</h4>
      <p>{say("around-repeats-count", { count: repeats.length })}</p>
      {repeats.length > 0 && <Entries caption={say("around-repeats")} columns={columns()} entries={repeats} />}
      {rest.length > 0 && entry.edits && <LinkRepeats register={register} id={entry.id} revision={entry.revision} repeats={rest.map(({ id }) => id)} linked={linked} done={done} />}
    </section>
  );
}
