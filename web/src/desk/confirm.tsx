// Something that is not easily undone is asked about once more.
import { useId, useRef } from "preact/hooks";
import { say } from "./texts.ts";

interface Props {
  /** The button that leads there. */
  name: string;
  /** What it is asked for, where several stand on a page. */
  named?: string;
  /** What happens then. */
  text: string;
  disabled?: boolean;
  look?: string;
  then: () => void;
}

export function Confirm({ name, named, text, disabled = false, look, then }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <button type="button" class={look} disabled={disabled} aria-label={named} onClick={() => dialog.current?.showModal()}>{name}</button>
      <dialog ref={dialog} aria-labelledby={id}>
        <h2 id={id}>{named ?? name}</h2>
        <p>{text}</p>
        <div class="row">
          <button
            type="button"
            class="main"
            onClick={() => {
              dialog.current?.close();
              then();
            }}
          >
            {name}
          </button>
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>{say("cancel")}</button>
        </div>
      </dialog>
    </>
  );
}
