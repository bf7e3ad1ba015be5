// The rows that were not taken: which, what is wrong, and what to do about it.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { rejections, saveRejections } from "./ask.ts";
import { sums } from "./decided.ts";
import { file, imported, tried } from "./desk.ts";
import { language, number, say, told } from "./texts.ts";
import type { Rejection, Report } from "./types.ts";

export function RejectedRows({ report }: { report: Report }) {
  const reason = useSignal("");
  const rows = useSignal<Rejection[]>([]);
  const matching = useSignal(0);
  const kept = useSignal(0);
  const names = useSignal<Record<string, Rejection["why"]>>({});
  const count = sums(report).rejected;
  const more = (from: number) =>
    tried(async () => {
      const found = await rejections(from, reason.value);
      rows.value = from === 0 ? found.rows : [...rows.value, ...found.rows];
      matching.value = found.matching;
      kept.value = found.kept;
      names.value = { ...names.value, ...Object.fromEntries(found.rows.map((row) => [row.reason, row.why])) };
    });
  useEffect(() => {
    void more(0);
  }, [reason.value, report]);
  useEffect(() => {
    // A reason's name comes with its first row.
    for (const [id] of report.reasons) {
      void tried(async () => {
        const [first] = (await rejections(0, id)).rows;
        if (first) names.value = { ...names.value, [id]: first.why };
      });
    }
  }, [report]);
  const nameOf = (id: string) => (names.value[id] ? told(names.value[id]) : id);
  const several = rows.value.some(({ table }) => table !== "");
  return (
    <section class="rejected" aria-labelledby="rejected">
      <h2 id="rejected">{say("rejections")}</h2>
      <p class="soft">{say("rejections-lead")}</p>
      <div class="tools">
        <label>
          <span>{say("reason-filter")}</span>
          <select id="reason" value={reason.value} onChange={(event) => (reason.value = event.currentTarget.value)}>
            <option value="">{say("reason-all", { count: number(count) })}</option>
            {report.reasons.map(([id, of]) => (
              <option key={id} value={id}>{say("reason-count", { reason: nameOf(id), count: number(of) })}</option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => void tried(() => saveRejections(language.value, file.value?.name ?? imported.value?.file ?? "gocpont"))}>
          {say("download")}
        </button>
      </div>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="rejected">
        <table class="stack">
          <thead>
            <tr>
              {several && <th scope="col">{say("table-name")}</th>}
              <th scope="col" class="digits">{say("line")}</th>
              <th scope="col">{say("column")}</th>
              <th scope="col">{say("value")}</th>
              <th scope="col">{say("why")}</th>
              <th scope="col">{say("remedy")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.value.map((row) => (
              <tr key={`${row.table}${row.row}${row.column}`}>
                {several && <td data-label={say("table-name")}>{row.table}</td>}
                <th scope="row" class="digits" data-label={say("line")}>{row.row}</th>
                <td class="code" data-label={say("column")}>{row.column}</td>
                <td class="code" data-label={say("value")}>{row.value === "" ? <span aria-hidden="true">–</span> : row.value}</td>
                <td data-label={say("why")}>{told(row.why)}</td>
                <td data-label={say("remedy")}>{told(row.remedy)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="tools">
        <span class="soft">{say("shown", { shown: number(rows.value.length), count: number(matching.value) })}</span>
        {rows.value.length < matching.value && (
          <button type="button" onClick={() => void more(rows.value.length)}>{say("more")}</button>
        )}
      </p>
      {kept.value > 0 && kept.value < count && <p>{say("kept", { kept: number(kept.value) })}</p>}
      <p class="soft">{say("download-hint")}</p>
    </section>
  );
}
