// What a person decides about columns and answers, on top of what the program has found; pure, so that tests can hold it.
import type { MappedTable, Report, Table } from "./types.ts";

/** A decision about a table's column: the variable that it is read as, empty where it is not read, and its answers. */
export interface Decision {
  variable: string;
  answers: Record<string, string>;
}

/** Decisions by table and column. */
export type Decisions = Record<string, Record<string, Decision>>;

export const keyOf = ({ name, register }: Pick<Table, "name" | "register">): string => `${register}\u0000${name}`;

/** The decision that stands for a column: the person's, else what was found. */
export function decisionOn(decisions: Decisions, table: Table, at: number): Decision {
  const column = table.columns[at];
  const own = column && decisions[keyOf(table)]?.[column.name];
  return own ?? { variable: column?.variable ?? "", answers: {} };
}

/** The decisions with one more; a variable is read from one column, so the column that had it before is no longer read. */
export function decide(decisions: Decisions, table: Table, name: string, decision: Decision): Decisions {
  const key = keyOf(table);
  const own: Record<string, Decision> = { ...decisions[key] };
  if (decision.variable !== "") {
    table.columns.forEach((column, at) => {
      const other = decisionOn(decisions, table, at);
      if (column.name !== name && other.variable === decision.variable) own[column.name] = { variable: "", answers: {} };
    });
  }
  own[name] = decision;
  return { ...decisions, [key]: own };
}

/** The mapping that says all of them; none where nothing was decided. */
export function mappingOf(decisions: Decisions, report: Report | null): MappedTable[] {
  if (!report || Object.keys(decisions).length === 0) return [];
  return report.tables.map((table) => ({
    table: table.name,
    register: table.register,
    columns: table.columns
      .map(({ name }, at) => ({ column: name, ...decisionOn(decisions, table, at) }))
      .filter(({ column, variable }) => column !== "" && variable !== "")
      .map(({ column, variable, answers }) => ({
        column,
        variable,
        answers: Object.fromEntries(Object.entries(answers).filter(([, code]) => code !== "")),
      })),
  }));
}

/** How many columns somebody has to decide on still. */
export function open(decisions: Decisions, table: Table): number {
  const own = decisions[keyOf(table)] ?? {};
  return table.columns.filter(({ name, state }) => state === "asked" && !(name in own)).length;
}

/** What a check found in all tables together. */
export function sums(report: Report) {
  const of = (count: "taken" | "changed" | "unchanged" | "ended") =>
    report.tables.reduce((all, { counts }) => all + (counts?.[count] ?? 0), 0);
  const rejected = report.reasons.reduce((all, [, count]) => all + count, 0);
  const [taken, changed, unchanged, ended] = [of("taken"), of("changed"), of("unchanged"), of("ended")];
  return { taken, changed, unchanged, ended, rejected, fine: taken + changed + unchanged + ended };
}
