// A file's columns: what each is read as, how that is known, and what a person has to decide.
import { decisionOn, keyOf, open, type Decision } from "./decided.ts";
import { decisions, registers, settle } from "./desk.ts";
import { say, told } from "./texts.ts";
import type { Column, Report, Table, Variable } from "./types.ts";

const variablesOf = (table: Table): Variable[] => registers.value.find(({ id }) => id === table.register)?.variables ?? [];

const labelOf = (variables: Variable[], code: string): string => {
  const found = variables.find((variable) => variable.code === code);
  return found && told(found.label) !== code ? `${told(found.label)} (${code})` : code;
};

export function ColumnsOf({ report }: { report: Report }) {
  if (report.tables.length === 0) return null;
  return (
    <section class="columns" aria-labelledby="columns">
      <h2 id="columns">{say("columns")}</h2>
      {report.tables.map((table) => (
        <OfTable key={keyOf(table)} table={table} />
      ))}
    </section>
  );
}

function OfTable({ table }: { table: Table }) {
  const asked = open(decisions.value, table);
  const variables = variablesOf(table);
  const register = registers.value.find(({ id }) => id === table.register);
  const name = register ? told(register.label) : table.register;
  // What has to be decided stands first.
  const lacks = table.missing.length > 0;
  const order = table.columns.map((column, at) => ({ column, at })).sort((a, b) => weight(b.column, lacks) - weight(a.column, lacks));
  const label = `columns-${table.register}`;
  return (
    <details open={asked > 0 || lacks || table.columns.some(({ answers }) => answers.length > 0)}>
      <summary id={label}>
        {table.name !== "" && `${say("table", { table: table.name })} – `}
        {say("register", { register: name })}.{" "}
        {asked > 0 ? <strong>{say("columns-asked", { count: asked })}</strong> : !lacks && say("columns-fine")}
      </summary>
      {lacks && (
        <p class="missing">{say("missing", { variables: table.missing.map((code) => labelOf(variables, code)).join(", ") })}</p>
      )}
      <div class="scroll" tabIndex={0} role="group" aria-labelledby={label}>
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">{say("column")}</th>
              <th scope="col">{say("example")}</th>
              <th scope="col">{say("variable")}</th>
              <th scope="col">{say("state")}</th>
            </tr>
          </thead>
          <tbody>
            {order.map(({ column, at }) => (
              <OfColumn key={`${at}${column.name}`} table={table} column={column} at={at} variables={variables} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** How urgent a column is: where a variable is missing, it may be in a column that is not read. */
function weight({ state, answers }: Column, lacks: boolean): number {
  if (state === "asked") return 3;
  if (state === "unread" && lacks) return 2;
  return answers.length > 0 ? 1 : 0;
}

function OfColumn({ table, column, at, variables }: { table: Table; column: Column; at: number; variables: Variable[] }) {
  const decision = decisionOn(decisions.value, table, at);
  const isOwn = column.name in (decisions.value[keyOf(table)] ?? {});
  const state = isOwn ? "decided" : column.state;
  const near = column.candidates.filter((code) => variables.some((variable) => variable.code === code));
  const set = (change: Partial<Decision>) => settle(table, column.name, { ...decision, ...change });
  const example = table.head.map(({ cells }) => cells[at] ?? "").find((cell) => cell !== "") ?? "";
  return (
    <>
      <tr class={state}>
        <th scope="row" class="code"><span class="clamp">{column.name}</span></th>
        <td class="code example" data-label={say("example")}>{example}</td>
        <td data-label={say("variable")}>
          <select
            aria-label={say("variable-of", { column: column.name })}
            value={decision.variable}
            onChange={(event) => set({ variable: event.currentTarget.value, answers: {} })}
          >
            <option value="">{say("not-read")}</option>
            {near.length > 0 && (
              <optgroup label={say("near")}>
                {near.map((code) => (
                  <option key={code} value={code}>{labelOf(variables, code)}</option>
                ))}
              </optgroup>
            )}
            <optgroup label={say("all-variables")}>
              {variables.filter(({ code }) => !near.includes(code)).map(({ code }) => (
                <option key={code} value={code}>{labelOf(variables, code)}</option>
              ))}
            </optgroup>
          </select>
        </td>
        <td data-label={say("state")}><span class={`state ${state}`}>{say(`state-${state}`)}</span></td>
      </tr>
      {column.answers.length > 0 && decision.variable === column.variable && (
        <Answers column={column} decision={decision} variables={variables} set={set} />
      )}
    </>
  );
}

function Answers({ column, decision, variables, set }: { column: Column; decision: Decision; variables: Variable[]; set: (change: Partial<Decision>) => void }) {
  const variable = variables.find(({ code }) => code === decision.variable);
  if (!variable || variable.answers.length === 0) return null;
  return (
    <tr class="answers">
      <td colSpan={4}>
        <fieldset>
          <legend>{say("answers", { variable: labelOf(variables, variable.code) })}</legend>
          {column.answers.map(([text, count]) => (
            <label key={text}>
              <span><span class="code">{text}</span> <span class="soft">{say("answer-count", { count })}</span></span>
              <select
                aria-label={say("answer-of", { answer: text })}
                value={decision.answers[text] ?? ""}
                onChange={(event) => set({ answers: { ...decision.answers, [text]: event.currentTarget.value } })}
              >
                <option value="">{say("answer-open")}</option>
                {variable.answers.map(({ code, label }) => (
                  <option key={code} value={code}>{told(label) === code ? code : `${told(label)} (${code})`}</option>
                ))}
              </select>
            </label>
          ))}
        </fieldset>
      </td>
    </tr>
  );
}
