// A household or person is linked by its number in the survey: registers of people are not listed to choose from.
import { useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { sayRefused } from "../desk.ts";
import { say } from "../texts.ts";

/** The registers of people, which have records and no life. */
const PEOPLE = ["household", "person"];

export const isOfPeople = (register: string): boolean => PEOPLE.includes(register);

interface Props {
  id: string;
  register: string;
  tenant: string;
  disabled: boolean;
  add: (unit: number) => void;
}

export function UnitFinder({ id, register, tenant, disabled, add }: Props) {
  const [key, setKey] = useState("");
  const [told, setTold] = useState("");
  const [trouble, setTrouble] = useState("");
  const find = async () => {
    setTold("");
    setTrouble("");
    try {
      const { id: found } = await ask.post<{ id: number | null }>("units/find", { tenant, register, key: key.trim() });
      if (found === null) return setTrouble(say("unit-none"));
      add(found);
      setKey("");
      setTold(say("unit-found"));
    } catch (error) {
      setTrouble(sayRefused(error));
    }
  };
  return (
    <>
      <div class="row">
        <label>
          <span>{say("unit-number")}</span>
          <input
            id={id}
            class="short"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            value={key}
            disabled={disabled}
            aria-describedby={`${id}-hint`}
            onInput={(event) => setKey(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              // Enter looks for the number; it does not send the form.
              event.preventDefault();
              if (key.trim() !== "") void find();
            }}
          />
        </label>
        <button type="button" disabled={disabled || key.trim() === ""} onClick={() => void find()}>{say("unit-find")}</button>
      </div>
      <p class="hint" id={`${id}-hint`}>{say("unit-hint")}</p>
      <p class="wrong" role="alert">{trouble}</p>
      <p role="status">{told}</p>
    </>
  );
}
