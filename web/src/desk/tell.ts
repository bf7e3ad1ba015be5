// Entries in words: their answers, their state, when they are due.
import { dueOf } from "./due.ts";
import { day, label, number, say, sayAlso } from "./texts.ts";
import type { Answer, Entry, Register, Variable } from "./types.ts";
import { summaryOf } from "./typed.ts";

/** An answer as people read it. */
export function answerOf(variable: Variable, answer: Answer | undefined): string {
  if (answer === undefined) return "–";
  if (typeof answer === "object") return sayAlso(`codebook-none-${answer.none}`, answer.none);
  if (typeof answer === "boolean") return say(answer ? "yes" : "no");
  if (typeof answer === "number") return variable.unit ? say("number-unit", { number: number(answer), unit: variable.unit }) : number(answer);
  if (variable.type === "date") return day(answer);
  if (variable.type === "category") return label(variable.categories.find(({ code }) => code === answer)?.label, answer);
  return answer;
}

export const stateOf = (register: Register, code: string): string => label(register.states.find((own) => own.code === code)?.label, code);
export const stepOf = (register: Register, code: string): string => label(register.steps.find((own) => own.code === code)?.label, code);
export const flagOf = (register: Register, code: string): string => label(register.flags.find((own) => own.code === code)?.label, code);

/** What an entry is, by its summary. */
export function briefOf(register: Register, entry: Entry): string {
  if (entry.title) return entry.title;
  const parts = summaryOf(register).flatMap((variable) => (entry.answers[variable.code] === undefined ? [] : [answerOf(variable, entry.answers[variable.code])]));
  return parts.join(" · ");
}

/** An entry in one line of a list: its number and what it is. */
export function lineOf(register: Register, entry: Entry): string {
  return [`#${entry.id}`, briefOf(register, entry), stateOf(register, entry.state)].filter((part) => part !== "").join(" · ");
}

export function sayDue(due: string | null, now = new Date()): string {
  if (due === null) return say("due-none");
  const { id, count } = dueOf(due, now);
  return say(id, { count });
}
