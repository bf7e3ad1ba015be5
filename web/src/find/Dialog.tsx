// A dialog over the page. Escape and its button close it, and whatever opened it has the focus again.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { usePage, useWords } from "../ui/context.tsx";
import "./dialogs.css";

/** A dialog with a title; it is open as long as it is rendered. */
export function Dialog({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  const { store } = usePage();
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog id={id} class="find-dialog" ref={dialog} aria-labelledby={`${id}-title`} onClose={() => (store.dialog.value = null)} onClick={(event) => event.target === dialog.current && close()}>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        <button type="button" class="close" aria-label={words.say("about-close")} onClick={close}>
          ×
        </button>
      </header>
      <div class="find-body">{children}</div>
    </dialog>
  );
}
