// Linking an entry with those that it repeats: one change of its own, with the whole list.
import { useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { news, sayRefused } from "../desk.ts";
import { say } from "../texts.ts";
import type { Entry, Register } from "../types.ts";

/** The link by which registers name what an entry repeats. */
const REPEATS = "repeats";

export const hasRepeats = (register: Register): boolean => register.links.some((link) => link.code === REPEATS && link.to === register.id);

interface Props {
  register: Register;
  id: number;
  revision: number;
  /** What is linked with it by this. */
  repeats: number[];
  /** What is linked already. */
  linked: number[];
  done?: (entry: Entry) => void;
}

export function LinkRepeats({ register, id, revision, repeats, linked, done }: Props) {
  const [trouble, setTrouble] = useState("");
  const [isDone, setDone] = useState(false);
  if (!hasRepeats(register) || !register.may.change) return null;
  const link = async () => {
    try {
      const entry = await ask.amend(register.id, id, revision, { answers: {}, links: { [REPEATS]: [...new Set([...linked, ...repeats])] } });
      setDone(true);
      news.value = say("repeats-linked");
      done?.(entry);
    } catch (error) {
      setTrouble(sayRefused(error));
    }
  };
  return (
    <>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {isDone ? <p>{say("repeats-linked")}</p> : <div class="row"><button type="button" class="link-repeats" onClick={() => void link()}>{say("repeats-link", { count: repeats.length })}</button></div>}
    </>
  );
}

/** What an entry is linked with as its repeats. */
export const linkedOf = (entry: Entry): number[] => (entry.links[REPEATS] ?? []).map(({ id }) => id);
