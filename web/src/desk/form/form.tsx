// The form of some questions of a register: what is required first, the rest folded. Nothing here knows a register.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Refused } from "../ask.ts";
import { sayRefused } from "../desk.ts";
import { label, listed, say } from "../texts.ts";
import { layersOf, namesLayer } from "../places.ts";
import { titlesOf } from "../tell.ts";
import type { Entry, Register, Variable } from "../types.ts";
import { fieldsOf, has, linkOf, PLACE, variableOf, type Typed } from "../typed.ts";
import { Field } from "./field.tsx";
import { LinkField } from "./link.tsx";
import { PlaceField } from "./place.tsx";

interface Props {
  /** The beginning of its ids. */
  id: string;
  register: Register;
  /** The municipality that the entry is in: people are found by their numbers there, and places by its areas and hot spots. */
  tenant: string;
  typed: Typed;
  type: (typed: Typed) => void;
  /** What is asked first. */
  first: string[];
  /** What must be filled. */
  required: string[];
  /** What is asked besides, folded. */
  rest?: string[];
  refused: Refused | null;
  /** Nothing can be typed, except where it was lost. */
  locked?: boolean;
  /** Answers that were typed and not kept. */
  lost?: string[];
  /** The entry that is changed, where there is one. */
  entry?: Entry;
  send: () => void;
  children: ComponentChildren;
}

/** The name of a field as people read it. */
export function nameOf(register: Register, name: string): string {
  if (name === PLACE) return say("place");
  return label(variableOf(register, name)?.label ?? linkOf(register, name)?.label, name);
}

/** What a new entry asks: first what every entry must have. */
export const requiredOf = (register: Register): string[] => register.variables.filter((own) => own.required).map(({ code }) => code);
/** The rest of it; what a later step asks for comes last. */
export function optionalOf(register: Register): string[] {
  const all = fieldsOf(register).filter((name) => !variableOf(register, name)?.required);
  const isLater = (name: string) => register.steps.some((step) => step.requires.includes(name));
  return [...all.filter((name) => !isLater(name)), ...all.filter(isLater)];
}

export function Form(props: Props) {
  const { id, register, typed, refused, locked = false, lost = [], send } = props;
  // A place that somebody comes with is seen at once: it is why they came.
  const [isPlaced] = useState(() => props.rest?.includes(PLACE) === true && has(typed, PLACE));
  const first = isPlaced ? [...props.first, PLACE] : props.first;
  const rest = (props.rest ?? []).filter((name) => !first.includes(name));
  const form = useRef<HTMLFormElement>(null);
  const [isOpen, setOpen] = useState(false);
  const told = refused && ["missing", "unfit"].includes(refused.id) ? refused.names : [];
  // What the program asks for besides is asked for here, too.
  const more = [...told, ...lost].filter((name) => !first.includes(name) && !rest.includes(name) && isField(register, name));
  const asked = [...first, ...new Set(more)];
  useLayoutEffect(() => {
    if (told.length > 0) document.getElementById(`${id}-${told[0]}`)?.focus();
    else form.current?.querySelector(".trouble")?.scrollIntoView({ block: "center" });
  }, [refused]);
  const field = (name: string) => <Any key={name} {...props} name={name} locked={locked && !lost.includes(name)} />;
  const openRest = rest.some((name) => told.includes(name) || lost.includes(name));
  return (
    <form
      ref={form}
      id={id}
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {refused && <Trouble id={id} register={register} refused={refused} />}
      {asked.map(field)}
      {rest.length > 0 && (
        <details open={isOpen || openRest} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{say("form-more", { count: rest.length, filled: rest.filter((name) => has(typed, name)).length })}</summary>
          {(isOpen || openRest) && <div class="form">{rest.map(field)}</div>}
        </details>
      )}
      {props.children}
    </form>
  );
}

const isField = (register: Register, name: string): boolean => name === PLACE || variableOf(register, name) !== undefined || linkOf(register, name) !== undefined;

/** Why it was not taken, above the form, with the way to each field. */
function Trouble({ id, register, refused }: { id: string; register: Register; refused: Refused }) {
  if (refused.id === "flags") {
    const flags = refused.names.map((code) => register.flags.find((own) => own.code === code));
    return (
      <div class="trouble" role="alert">
        <p>{say("error-flags")}</p>
        <ul>{flags.map((flag) => flag && <li key={flag.code}>{say("flag-until", { flag: label(flag.label, flag.code), field: nameOf(register, flag.until) })}</li>)}</ul>
      </div>
    );
  }
  return (
    <div class="trouble" role="alert">
      <p>{sayRefused(refused)}</p>
      {["missing", "unfit"].includes(refused.id) && (
        <ul>
          {refused.names.map((name) => (
            <li key={name}>
              {isField(register, name) ? <button type="button" class="plain" onClick={() => document.getElementById(`${id}-${name}`)?.focus()}>{nameOf(register, name)}</button> : name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A question as it is asked: where it names an indicator of the map, these are its choices. */
function named(variable: Variable, tenant: string): Variable {
  if (!namesLayer(variable)) return variable;
  const layers = layersOf(tenant);
  return layers.length === 0 ? variable : { ...variable, type: "category", categories: layers.map(({ id, label }) => ({ code: id, label })) };
}

/** A field of whichever kind. */
function Any({ id, register, tenant, typed, type, name, required, refused, locked, lost = [], entry }: Props & { name: string; locked: boolean }) {
  const isWanted = required.includes(name) || (refused?.id === "missing" && refused.names.includes(name));
  const isTold = refused !== null && refused.names.includes(name);
  const error = isTold && refused.id === "missing" && !has(typed, name) ? say("field-missing") : isTold && refused.id === "unfit" ? say("field-unfit") : "";
  const common = { form: id, required: isWanted, disabled: locked, error };
  const asked = variableOf(register, name);
  const variable = asked && named(asked, tenant);
  if (variable) {
    const note = lost.includes(name) ? say("field-lost") : entry?.sealed.includes(name) ? say("field-replaces") : "";
    return <Field {...common} variable={variable} note={note} typed={typed.answers[name]} type={(own) => type({ ...typed, answers: { ...typed.answers, [name]: own } })} />;
  }
  const link = linkOf(register, name);
  if (link) return <LinkField {...common} link={link} tenant={tenant} typed={typed.links[name] ?? []} titles={titlesOf(entry, name)} type={(ends) => type({ ...typed, links: { ...typed.links, [name]: ends } })} />;
  return name === PLACE ? <PlaceField {...common} kinds={register.place} tenant={tenant} point={typed.point} others={typed.others ?? []} type={(places) => type({ ...typed, ...places })} /> : null;
}

/** The names of fields, one after another. */
export const namesOf = (register: Register, names: string[]): string => listed(names.map((name) => nameOf(register, name)));
