// What was taken in since the workbench was started, and how it is taken back.
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { imports, takeBack, undone } from "./desk.ts";
import { number, say, told } from "./texts.ts";
import type { Import } from "./types.ts";

/** A button that asks once more before it takes an import back. */
export function Asking({ entry, takeBack: back }: { entry: Import; takeBack: (entry: Import) => Promise<void> }) {
  const isAsked = useSignal(false);
  const yes = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isAsked.value) yes.current?.focus();
  }, [isAsked.value]);
  if (!isAsked.value) {
    return (
      <button type="button" class="undo" onClick={() => (isAsked.value = true)}>
        {say("undo")}
        <span class="unseen">{`: ${entry.file}`}</span>
      </button>
    );
  }
  return (
    <div class="asking" role="group" aria-label={say("undo-ask", { name: entry.file })}>
      <p>{say("undo-ask", { name: entry.file })}</p>
      <button type="button" class="main" ref={yes} onClick={() => void back(entry)}>{say("undo-yes")}</button>
      <button type="button" onClick={() => (isAsked.value = false)}>{say("undo-no")}</button>
    </div>
  );
}

export function History() {
  const all = imports.value;
  if (all.length === 0) return null;
  return (
    <section class="history" aria-labelledby="history">
      <h2 id="history">{say("history")}</h2>
      <ul>
        {[...all].reverse().map((entry) => (
          <li key={entry.number} class={entry.undone ? "undone" : ""}>
            <span>
              <strong>{entry.file}</strong>{" "}
              {say("history-counts", { taken: number(entry.taken), changed: number(entry.changed), rejected: number(entry.rejected) })}
            </span>
            {entry.undone ? <em>{say("history-undone")}</em> : <Asking entry={entry} takeBack={takeBack} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was taken back last, with what is to be known about it. */
export function Undone() {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), [undone.value]);
  if (!undone.value) return null;
  return (
    <div class="undone-note" ref={note} tabIndex={-1}>
      <p><strong>{say("undone", { name: undone.value.name })}</strong></p>
      {undone.value.notes.map((note) => (
        <p key={note.en}>{told(note)}</p>
      ))}
    </div>
  );
}
