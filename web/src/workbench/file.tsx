// The file: where it is dropped or chosen, and which one lies here.
import { useSignal } from "@preact/signals";
import { another, drop, file, imported, kind, largest } from "./desk.ts";
import { say, size } from "./texts.ts";

/** Where a file is dropped, or chosen by keys. */
export function Dropping() {
  const isOver = useSignal(false);
  return (
    <section
      class={isOver.value ? "dropping over" : "dropping"}
      onDragEnter={() => (isOver.value = true)}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) isOver.value = false;
      }}
      onDrop={() => (isOver.value = false)}
    >
      <svg class="sheet" viewBox="0 0 48 48" aria-hidden="true">
        <path d="M12 4h17l9 9v31H12z M29 4v9h9 M18 22h14 M18 28h14 M18 34h9" />
      </svg>
      <h2>{say("drop")}</h2>
      <p class="soft">{say("or")}</p>
      <label class="choose">
        <input
          type="file"
          id="file"
          onChange={(event) => {
            const { files } = event.currentTarget;
            if (files && files.length > 0) void drop(files);
          }}
        />
        <span>{say("choose")}</span>
      </label>
      <p class="lead">{say("lead")}</p>
      <p class="soft">{say("formats", { size: size(largest.value) })}</p>
    </section>
  );
}

/** Which file the page is about. */
export function FileBar() {
  const dropped = file.value;
  if (!dropped || (kind.value === "import" && imported.value)) return null;
  return (
    <p class="filebar">
      <strong>{say("file", { name: dropped.name, size: size(dropped.bytes) })}</strong>
      <button type="button" class="plain" onClick={() => void another()}>{say("another")}</button>
    </p>
  );
}
