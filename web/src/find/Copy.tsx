// A text to be copied, with a button that does it and says so.
import { useRef, useState } from "preact/hooks";
import { useWords } from "../ui/context.tsx";

interface Props {
  id: string;
  label: string;
  text: string;
  /** As many lines as there is room for; one where it is left out. */
  rows?: number;
}

/** A text in a box that is only read, and its button. */
export function Copy({ id, label, text, rows = 1 }: Props) {
  const words = useWords();
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [told, setTold] = useState("");
  const copy = async () => {
    box.current?.select();
    setTold(words.say((await copied(text)) ? "copy-done" : "copy-by-hand"));
  };
  const common = { id, ref: box, readOnly: true, value: text, spellcheck: false, onFocus: () => box.current?.select() };
  return (
    <div class="copy">
      <label for={id}>{label}</label>
      <div class="copy-line">
        {rows > 1 ? <textarea {...common} rows={rows} /> : <input {...common} type="text" />}
        <button type="button" class="act" onClick={() => void copy()} aria-describedby={id}>
          {words.say("copy-act")}
        </button>
      </div>
      <p class="told" role="status">
        {told}
      </p>
    </div>
  );
}

/** Whether the text is on the clipboard now; the old way where the page may not use the new one. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
