// What a check found, in one sentence and a few numbers, and what can be done next.
import { useEffect, useRef } from "preact/hooks";
import { sums } from "./decided.ts";
import { begin, imported, kind, news, stale, takeBack } from "./desk.ts";
import { number, say, told } from "./texts.ts";
import { Asking } from "./history.tsx";
import type { Report } from "./types.ts";

const COUNTS = ["taken", "changed", "unchanged", "ended", "rejected", "duplicates"] as const;

export function Verdict({ report }: { report: Report }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const all = sums(report);
  const title = titleOf(report);
  // Whoever cannot see that the page has changed is told, and goes on here.
  useEffect(() => {
    news.value = title;
    heading.current?.focus();
  }, [report]);
  const counts = { ...all, duplicates: report.duplicate_count };
  const shown = COUNTS.filter((each) => counts[each] > 0 || each === "taken" || each === "rejected");
  return (
    <section class={`verdict ${report.refusal ? "bad" : all.rejected > 0 ? "some" : "good"}`} aria-labelledby="verdict">
      <h2 id="verdict" ref={heading} tabIndex={-1}>{title}</h2>
      {report.refusal ? (
        <>
          <p class="refusal">{told(report.refusal)}</p>
          <p class="soft">{say("refused-hint")}</p>
        </>
      ) : (
        <dl class="counts">
          {shown.map((each) => (
            <div key={each} class={each}>
              <dt>{say(`count-${each}`)}</dt>
              <dd>{number(counts[each])}</dd>
            </div>
          ))}
        </dl>
      )}
      {report.notes.map((note) => (
        <p key={note.en}>{told(note)}</p>
      ))}
      <Next report={report} fine={all.fine} />
    </section>
  );
}

function titleOf(report: Report): string {
  const { fine, rejected, taken, changed, ended } = sums(report);
  if (report.refusal) return say("refused");
  const done = imported.value;
  if (kind.value === "import") {
    const name = done?.file ?? "";
    return taken + changed + ended > 0 ? say("imported", { name }) : say("imported-nothing", { name });
  }
  return say("verdict", {
    fine: fine > 0 ? say("fine", { rows: fine }) : say("fine-none"),
    bad: rejected > 0 ? say("bad", { rows: rejected }) : say("bad-none"),
  });
}

function Next({ report, fine }: { report: Report; fine: number }) {
  if (kind.value === "import" && report.refusal === null) {
    const entry = imported.value;
    if (!entry) return null;
    return (
      <div class="next">
        <p>{say("batches", { count: entry.batches.length, batches: entry.batches.join(", ") })}</p>
        <Asking entry={entry} takeBack={takeBack} />
      </div>
    );
  }
  const again = (
    <button type="button" class={stale.value ? "main" : ""} onClick={() => void begin("check")}>{say("again")}</button>
  );
  if (report.refusal !== null || stale.value) {
    return (
      <div class="next">
        {stale.value && <p>{say("stale")}</p>}
        {again}
      </div>
    );
  }
  if (fine === 0) return null;
  return (
    <div class="next">
      <button type="button" class="main" id="import" onClick={() => void begin("import")}>{say("import", { rows: fine })}</button>
      <p class="soft">{say("import-hint")}</p>
    </div>
  );
}
