// What was found out about a file: how it is written, its first rows, and rows that may be one person or household.
import { keyOf } from "./decided.ts";
import { number, say, told } from "./texts.ts";
import type { Report } from "./types.ts";

export function Detected({ report }: { report: Report }) {
  const facts = report.tables.filter((table) => table.facts.length > 0);
  if (facts.length === 0) return null;
  return (
    <section class="detected" aria-labelledby="detected">
      <h2 id="detected">{say("detected")}</h2>
      {facts.map((table) => (
        <div key={keyOf(table)}>
          {table.name !== "" && <h3>{say("table", { table: table.name })}</h3>}
          <ul>
            {table.facts.map((fact) => (
              <li key={fact.en}>{told(fact)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

export function FirstRows({ report }: { report: Report }) {
  const tables = report.tables.filter(({ head }) => head.length > 0);
  if (tables.length === 0) return null;
  return (
    <section class="head" aria-labelledby="head">
      <h2 id="head">{say("head")}</h2>
      {tables.map((table) => (
        <div key={keyOf(table)}>
          {table.name !== "" && <h3>{say("table", { table: table.name })}</h3>}
          <div class="scroll" tabIndex={0} role="group" aria-label={say("head-label")}>
            <table>
              <thead>
                <tr>
                  <th scope="col" class="digits">{say("line")}</th>
                  {table.columns.map(({ name, variable }, at) => (
                    <th key={at} scope="col" class={variable === "" ? "code unread" : "code"}>{name}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.head.map(({ line, cells }) => (
                  <tr key={line}>
                    <th scope="row" class="digits">{line}</th>
                    {table.columns.map(({ variable }, at) => (
                      <td key={at} class={variable === "" ? "code unread" : "code"}>{cells[at] ?? ""}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      ))}
    </section>
  );
}

export function Duplicates({ report }: { report: Report }) {
  return (
    <section class="duplicates" aria-labelledby="duplicates">
      <h2 id="duplicates">{say("duplicates")}</h2>
      <p class="soft">{say("duplicates-lead")}</p>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="duplicates">
        <table>
          <thead>
            <tr>
              <th scope="col" class="digits">{say("first")}</th>
              <th scope="col" class="digits">{say("second")}</th>
              <th scope="col">{say("alike")}</th>
            </tr>
          </thead>
          <tbody>
            {report.duplicates.map(({ table, first, second, alike }) => (
              <tr key={`${table}${first}-${second}`}>
                <td class="digits">{first}</td>
                <td class="digits">{second}</td>
                <td>{say(`alike-${alike}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="soft">{say("shown", { shown: number(report.duplicates.length), count: number(report.duplicate_count) })}</p>
    </section>
  );
}
