// Measures: the plan as a whole, or one of them.
import { MeasurePage } from "./one.tsx";
import { PlanPage } from "./plan.tsx";

export function MeasuresPage({ rest }: { rest: string[] }) {
  const [id = ""] = rest;
  return /^\d{1,15}$/.test(id) ? <MeasurePage key={id} id={Number(id)} /> : <PlanPage />;
}
