// The dialog "About these data"; its texts and what fills it are fetched when it is first opened.
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Release } from "../api.ts";
import { textsOf } from "../about.ts";
import { usePage, useWords } from "./context.tsx";

interface Told {
  language: string;
  Story: ComponentType<{ release: Release | null; citizens: string }> | null;
  citizens: string;
}

/** The dialog, open or not. Escape and its button close it, and whatever opened it has the focus again. */
export function About({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { store } = usePage();
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  useEffect(() => {
    if (!open || told?.language === words.language) return;
    const { language } = words;
    Promise.all([import("./Story.tsx"), textsOf(language)])
      .then(([{ Story }, [messages, citizens]]) => {
        words.learn(messages);
        setTold({ language, Story, citizens });
      })
      .catch(() => setTold({ language: "", Story: null, citizens: "" }));
  }, [open, words.language]);
  const release = store.catalog.value?.release ?? null;
  const isTold = told?.language === words.language;
  return (
    <dialog id="about-data" ref={dialog} aria-labelledby="about-title" onClose={onClose} onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <header>
        <h2 id="about-title">{words.say("about-open")}</h2>
        <button type="button" class="close" aria-label={words.say("about-close")} onClick={() => dialog.current?.close()}>
          ×
        </button>
      </header>
      <div class="story" tabIndex={0} role="region" aria-labelledby="about-title">
        {isTold && told.Story ? <told.Story release={release} citizens={told.citizens} /> : <p>{words.say(told && !told.Story ? "notice-failed" : "loading")}</p>}
      </div>
    </dialog>
  );
}
