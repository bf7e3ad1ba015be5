// What an entry is linked to: chosen from the entries of the other register, told by their answers.
import { useEffect, useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { registerOf } from "../desk.ts";
import { label, say } from "../texts.ts";
import { numberOf, titleOf } from "../tell.ts";
import type { Entry, Link } from "../types.ts";
import { Name, Said } from "./field.tsx";
import { Search } from "./search.tsx";
import { isOfPeople, UnitFinder } from "./unit.tsx";

/** Entries that are offered, at most; any other one is named by its number. */
const MOST = "200";
/** As many entries are a list to choose from; more are searched. */
const FEW = 7;

interface Props {
  form: string;
  link: Link;
  /** The municipality of the entry. */
  tenant: string;
  typed: number[];
  /** What entries that are linked already are told by, where that is known. */
  titles?: Map<number, string>;
  required: boolean;
  disabled: boolean;
  error: string;
  type: (ends: number[]) => void;
}

export function LinkField({ form, link, tenant, typed, titles, required, disabled, error, type }: Props) {
  const id = `${form}-${link.code}`;
  const register = registerOf(link.to);
  const [entries, setEntries] = useState<Entry[]>([]);
  const [other, setOther] = useState("");
  useEffect(() => {
    if (!register?.may.list) return;
    void ask.list(register.id, new URLSearchParams({ order: "newest", limit: MOST })).then(({ entries: found }) => setEntries(found), () => setEntries([]));
  }, [link.to]);
  const name = (end: number) => {
    const found = entries.find((own) => own.id === end);
    return register && found ? titleOf(register, found) : (titles?.get(end) ?? numberOf(register, { register: link.to, id: end }));
  };
  const add = (end: number) => {
    if (Number.isSafeInteger(end) && end > 0) type(link.many ? [...new Set([...typed, end])] : [end]);
    setOther("");
  };
  const title = label(link.label, link.code);
  const rest = entries.filter((own) => !typed.includes(own.id));
  return (
    <fieldset class="field">
      <legend><Name required={required}>{title}</Name></legend>
      <Said id={id} hint="" error={error} />
      {typed.length > 0 && (
        <ul class="ends">
          {typed.map((end) => (
            <li key={end}>
              {name(end)}
              <button type="button" class="plain" disabled={disabled} aria-label={say("link-remove", { name: name(end) })} onClick={() => type(typed.filter((own) => own !== end))}>{say("link-without")}</button>
            </li>
          ))}
        </ul>
      )}
      {isOfPeople(link.to) && <UnitFinder id={id} register={link.to} tenant={tenant} disabled={disabled} add={add} />}
      {register && rest.length > FEW && <Search id={id} name={title} register={register} entries={rest} disabled={disabled} add={add} />}
      {rest.length > 0 && rest.length <= FEW && (
        <select id={id} value="" disabled={disabled} aria-label={title} onChange={(event) => add(Number(event.currentTarget.value))}>
          <option value="">{say("field-choose")}</option>
          {rest.map((own) => <option key={own.id} value={own.id}>{register ? titleOf(register, own) : own.id}</option>)}
        </select>
      )}
      {!isOfPeople(link.to) && <div class="row">
        <label>
          <span>{say("link-number")}</span>
          <input id={rest.length > 0 ? `${id}-number` : id} class="short" inputMode="numeric" autocomplete="off" value={other} disabled={disabled} onInput={(event) => setOther(event.currentTarget.value)} />
        </label>
        <button type="button" disabled={disabled || !/^\d+$/.test(other.trim())} onClick={() => add(Number(other))}>{say("link-add")}</button>
      </div>}
    </fieldset>
  );
}
