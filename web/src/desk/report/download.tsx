// A table to take away: for a reason that is written down with it.
import { useRef, useState } from "preact/hooks";
import * as ask from "../ask.ts";
import { news, sayRefused } from "../desk.ts";
import { say } from "../texts.ts";

/** `path` stands behind `api/`, with its questions. */
export function Download({ path }: { path: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState("");
  const [trouble, setTrouble] = useState("");
  const take = async () => {
    const why = reason.trim();
    if (why.length < 3) return setTrouble(say("download-no-reason"));
    try {
      const { name, blob } = await ask.file(`${path}&f=csv&reason=${encodeURIComponent(why)}`);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      dialog.current?.close();
      setTrouble("");
      news.value = say("download-done", { name });
    } catch (error) {
      setTrouble(error instanceof ask.Refused && error.id === "no-reason" ? say("download-no-reason") : sayRefused(error));
    }
  };
  return (
    <>
      <button type="button" class="screen" onClick={() => dialog.current?.showModal()}>{say("download")}</button>
      <dialog ref={dialog} aria-labelledby="download-title">
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            void take();
          }}
        >
          <h2 id="download-title">{say("download")}</h2>
          <p>{say("download-hint")}</p>
          {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
          <div class="field">
            <label for="download-reason">{say("download-reason")}</label>
            <input id="download-reason" maxLength={500} autocomplete="off" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
          </div>
          <div class="row">
            <button class="main">{say("download-take")}</button>
            <button type="button" class="plain" onClick={() => dialog.current?.close()}>{say("cancel")}</button>
          </div>
        </form>
      </dialog>
    </>
  );
}
