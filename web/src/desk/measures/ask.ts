// Questions of the pages of measures to the program.
import { asked } from "../ask.ts";
import { pathOf } from "../map/ask.ts";
import type { MeasureView, Plan } from "./types.ts";

export const plan = (tenant: string, year: string) => asked<Plan>(pathOf("measures/plan", { tenant, year }));
/** Where the budget lines are as a file. */
export const fileOf = (tenant: string, year: string): string => `api/${pathOf("measures/plan.csv", { tenant, year })}`;
export const measure = (id: number, comparison: string) => asked<MeasureView>(pathOf(`measures/${id}`, { comparison: comparison === "rest" ? "" : comparison }));
