// Entries in words: their answers, their state, when they are due.
import { dueOf } from "./due.ts";
import { nameOfOrganisation } from "./organisations.ts";
import { nameOfLayer, namesLayer } from "./places.ts";
import { day, label, number, say, sayAlso, sayOr } from "./texts.ts";
import type { Answer, Entry, Register, Variable } from "./types.ts";
import { summaryOf } from "./typed.ts";

/** A year is told by its range: it is written without spaces between its thousands. */
const isYear = ({ type, unit, range }: Variable): boolean => type === "integer" && unit === null && range !== null && range[0] >= 1000 && range[1] <= 9999;

/** What a codebook counts in, as people say it. */
export const unitOf = (unit: string, count: number): string => sayOr(`counted-in-${unit.replace(/ /g, "-")}`, unit, { count });

/** An answer as people read it. */
export function answerOf(variable: Variable, answer: Answer | undefined): string {
  if (answer === undefined) return "–";
  if (typeof answer === "object") return sayAlso(`codebook-none-${answer.none}`, answer.none);
  if (typeof answer === "boolean") return say(answer ? "yes" : "no");
  if (isYear(variable)) return String(answer);
  if (typeof answer === "number") return variable.unit ? say("number-unit", { number: number(answer), unit: unitOf(variable.unit, answer) }) : number(answer);
  if (variable.type === "date") return day(answer);
  if (variable.type === "category") return label(variable.categories.find(({ code }) => code === answer)?.label, answer);
  return namesLayer(variable) ? nameOfLayer(answer) : answer;
}

export const stateOf = (register: Register, code: string): string => label(register.states.find((own) => own.code === code)?.label, code);
export const stepOf = (register: Register, code: string): string => label(register.steps.find((own) => own.code === code)?.label, code);
export const flagOf = (register: Register, code: string): string => label(register.flags.find((own) => own.code === code)?.label, code);

/** What an entry is, by its summary. */
export function briefOf(register: Register, entry: Entry): string {
  const parts = summaryOf(register).flatMap((variable) => (entry.answers[variable.code] === undefined ? [] : [answerOf(variable, entry.answers[variable.code])]));
  return parts.join(" · ");
}

/** An entry in one line of a list: its number and what it is. */
export function lineOf(register: Register, entry: Entry): string {
  return [`#${entry.id}`, briefOf(register, entry), stateOf(register, entry.state)].filter((part) => part !== "").join(" · ");
}

/** The name of an entry where its register asks everybody for one: the first text that is not sealed. */
export const named = (register: Register): Variable | undefined => register.variables.find((own) => own.type === "text" && own.required && !own.sealed);

/** The name that an entry has besides its number, where it has one. */
export function nameOfEntry(register: Register | undefined, entry: Entry): string | undefined {
  const variable = register && named(register);
  const answer = variable && entry.answers[variable.code];
  return typeof answer === "string" && answer.trim() !== "" ? answer : undefined;
}

/** What an entry is called where nothing of it is known but its number. */
export const numberOf = (register: Register | undefined, own: { register: string; id: number }): string => `${label(register?.label, own.register)} ${own.id}`;

/** What the other ends of one of an entry's links are told by, as far as the program says it. */
export const titlesOf = (entry: Entry | undefined, link: string): Map<number, string> => new Map((entry?.links[link] ?? []).flatMap(({ id, title }): [number, string][] => (title ? [[id, title]] : [])));

/** An entry as one chooses it among others: by its name where it has one. */
export function titleOf(register: Register, entry: Entry): string {
  const name = nameOfEntry(register, entry);
  return name === undefined ? lineOf(register, entry) : `${name} · ${lineOf(register, entry)}`;
}

/** Everything that is told of an entry, to be searched. */
export function searchedOf(register: Register, entry: Entry): string {
  const told = register.variables.flatMap((own) => (entry.answers[own.code] === undefined ? [] : [answerOf(own, entry.answers[own.code])]));
  return [lineOf(register, entry), nameOfOrganisation(entry.tenant, entry.organisation), ...told].join(" ");
}

export function sayDue(due: string | null, now = new Date()): string {
  if (due === null) return say("due-none");
  const { id, count } = dueOf(due, now);
  return say(id, { count });
}
