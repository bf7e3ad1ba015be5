// Money in tables: sums by how sure they are, and cells by source and year. Nothing is added here: the program tells every sum.
import { registerOf } from "../desk.ts";
import { isNone, money } from "../money.ts";
import { label, say } from "../texts.ts";
import type { Cell, Sum } from "./types.ts";

const CERTAINTIES = ["secured", "won", "planned"] as const;

/** A category of budget lines, as their register names it. */
export function nameOfCategory(variable: string, code: string): string {
  const found = registerOf("budget_line")?.variables.find((own) => own.code === variable)?.categories.find((own) => own.code === code);
  return label(found?.label, code);
}

/** What something stands for, each currency by itself, and how sure it is. */
export function Sums({ sums }: { sums: Sum[] }) {
  return (
    <ul class="plain-list sums">
      {sums.map((sum) => (
        <li key={sum.currency}>
          <strong>{money(sum.amount, sum.currency)}</strong>
          <span class="exact">{CERTAINTIES.filter((own) => !isNone(sum[own])).map((own) => say("sum-part", { name: nameOfCategory("certainty", own), amount: money(sum[own], sum.currency) })).join(" · ")}</span>
          {!isNone(sum.spent) && <span class="exact">{say("sum-spent", { amount: money(sum.spent, sum.currency) })}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The sums of a plan or a measure as a table. */
export function Totals({ totals, caption = say("budget-totals") }: { totals: Sum[]; caption?: string }) {
  if (totals.length === 0) return <p class="soft">{say("budget-none")}</p>;
  return (
    <table class="stack money">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say("budget-currency")}</th>
          <th scope="col">{say("budget-amount")}</th>
          {CERTAINTIES.map((own) => <th key={own} scope="col">{nameOfCategory("certainty", own)}</th>)}
          <th scope="col">{say("budget-spent")}</th>
        </tr>
      </thead>
      <tbody>
        {totals.map((sum) => (
          <tr key={sum.currency}>
            <th scope="row">{sum.currency}</th>
            <td data-label={say("budget-amount")}><strong>{money(sum.amount, sum.currency)}</strong></td>
            {CERTAINTIES.map((own) => <td key={own} data-label={nameOfCategory("certainty", own)}>{money(sum[own], sum.currency)}</td>)}
            <td data-label={say("budget-spent")}>{money(sum.spent, sum.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Cells({ cells }: { cells: Cell[] }) {
  if (cells.length === 0) return null;
  return (
    <table class="stack money" id="cells">
      <caption>{say("budget-cells")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("budget-source")}</th>
          <th scope="col">{say("plan-year")}</th>
          {CERTAINTIES.map((own) => <th key={own} scope="col">{nameOfCategory("certainty", own)}</th>)}
          <th scope="col">{say("budget-spent")}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={`${cell.source}/${cell.year}/${cell.currency}`}>
            <th scope="row">{cell.source === "" ? say("budget-no-source") : nameOfCategory("source", cell.source)}</th>
            <td data-label={say("plan-year")}>{cell.year}</td>
            {CERTAINTIES.map((own) => <td key={own} data-label={nameOfCategory("certainty", own)}>{isNone(cell[own]) ? "–" : money(cell[own], cell.currency)}</td>)}
            <td data-label={say("budget-spent")}>{isNone(cell.spent) ? "–" : money(cell.spent, cell.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
