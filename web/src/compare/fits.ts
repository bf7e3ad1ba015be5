// Which comparisons fit what is shown, and why others do not.
import type { Catalog, Indicator } from "../api.ts";
import { isChange, type Comparison, type State } from "../state.ts";

/** Why a comparison does not fit, as the end of the id of its sentence; `null` where it does. */
export type Refusal = "view" | "certainty" | "count" | "dates" | "topics" | null;

/** Why the comparison of a state does not fit its view, its topic or the release. */
export function refusal(state: Pick<State, "compare" | "view" | "indicator">, { release }: Catalog): Refusal {
  const { compare, view, indicator } = state;
  if (compare === "none") return null;
  if (isChange(view)) return "view";
  const all = release?.indicators ?? [];
  if (ofDates(compare) && (release?.periods.length ?? 0) < 2) return "dates";
  if (!ofDates(compare) && otherTopics(all, compare, indicator).length === 0) return "topics";
  if (compare === "swipe" || compare === "multiples") return null;
  if (all.find(({ id }) => id === indicator)?.kind === "count" || view === "count") return "count";
  return view === "certainty" ? "certainty" : null;
}

/** The other topic of a state: its own, or the first that fits; `null` where there is none. */
export function otherOf({ compare, indicator, other }: Pick<State, "compare" | "indicator" | "other">, { release }: Catalog): Indicator | null {
  const fitting = otherTopics(release?.indicators ?? [], compare, indicator);
  return fitting.find(({ id }) => id === other) ?? fitting[0] ?? null;
}

/** The topics that another may be compared with: shares only where groups of both are shown. */
export function otherTopics(all: readonly Indicator[], compare: Comparison, indicator: string): Indicator[] {
  return all.filter(({ id, kind }) => id !== indicator && (compare !== "bivariate" || kind === "rate"));
}

const ofDates = (compare: Comparison) => compare === "difference" || compare === "multiples";
