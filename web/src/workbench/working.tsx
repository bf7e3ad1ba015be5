// A file while it is handed over, checked or taken in: how far it is, and a way to stop it.
import { file, job, kind, sent, stage, stop } from "./desk.ts";
import { percent, say, size } from "./texts.ts";

export function Working() {
  const name = file.value?.name ?? "";
  if (stage.value === "sending") {
    return <Bar title={say("sending", { name, percent: percent(sent.value) })} share={sent.value} text="" />;
  }
  const { bytes = 0, total = 0, rows = 0, state = "running" } = job.value ?? {};
  const share = total > 0 ? Math.min(1, bytes / total) : 0;
  const text = rows > 0 ? say("progress", { rows, percent: percent(share), size: size(total) }) : say("opening");
  return (
    <Bar title={say(kind.value === "import" ? "importing" : "checking", { name })} share={rows > 0 ? share : null} text={text}>
      <button type="button" disabled={state === "stopping"} onClick={() => void stop()}>
        {say(state === "stopping" ? "stopping" : "stop")}
      </button>
    </Bar>
  );
}

function Bar({ title, share, text, children }: { title: string; share: number | null; text: string; children?: preact.ComponentChildren }) {
  return (
    <section class="working" aria-busy="true">
      <h2><span role="status">{title}</span></h2>
      <progress aria-label={title} max={1} {...(share === null ? {} : { value: share })} />
      <p class="soft">{text}</p>
      {children}
    </section>
  );
}
