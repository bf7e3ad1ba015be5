// What the program answers to a question of the page: while it is asked, once it is there, and when it is refused.
import { useCallback, useEffect, useState } from "preact/hooks";
import { me, sayRefused } from "./desk.ts";

export interface Asked<T> {
  found: T | null;
  trouble: string;
  again: () => Promise<void>;
}

/** Asks once, and again where what it depends on changes or somebody wants it. */
export function useAsked<T>(ask: () => Promise<T>, ...depends: unknown[]): Asked<T> {
  const [found, setFound] = useState<T | null>(null);
  const [trouble, setTrouble] = useState("");
  const again = useCallback(async () => {
    try {
      setFound(await ask());
      setTrouble("");
    } catch (error) {
      setTrouble(sayRefused(error));
    }
  }, depends);
  useEffect(() => {
    let isHere = true;
    ask().then(
      (answer) => {
        if (!isHere) return;
        setFound(answer);
        setTrouble("");
      },
      (error: unknown) => isHere && setTrouble(sayRefused(error)),
    );
    return () => void (isHere = false);
  }, [...depends, me.value?.token]);
  return { found, trouble, again };
}
