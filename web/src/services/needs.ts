// What people need, in everyday words, and the kinds of service that answer it. Legal kinds are many, and nobody who needs
// help knows them; a kind may answer several needs.

const KINDS: Record<string, readonly string[]> = {
  crisis: ["crisis", "phone_crisis", "intervention", "family_support", "shelter_night"],
  home: ["home_help", "alarm", "personal_assistance", "village_caretaker", "farm_caretaker", "independent_living", "support_transport"],
  food: ["meals", "village_caretaker", "farm_caretaker", "day_homeless"],
  children: ["family_support", "early_care", "youth_low_threshold", "health_visitor"],
  company: ["day_elderly", "day_disabled", "active_seniors", "youth_low_threshold", "workshop", "ikszt_site", "community_care"],
  bed: ["shelter_night", "shelter", "day_homeless", "halfway", "outreach"],
  care: ["home_elderly", "home_special", "home_disabled", "temporary_elderly", "supported_living", "weekly_care", "health_bed_social"],
  advice: ["counselling", "family_support", "community_care", "ikszt_site", "interpreting"],
  addiction: ["contact_centre", "aftercare", "therapeutic_community", "outreach"],
  travel: ["support_transport", "village_caretaker", "farm_caretaker"],
  health: ["gp", "health_visitor"],
};

/** Needs in the order in which they stand on the first page; whatever answers none of them is under the last one. */
export const NEED_CODES = [...Object.keys(KINDS), "other"];

const NEEDED = new Set(Object.values(KINDS).flat());

/** Whether a kind of service answers a need. */
export function answers(need: string, kind: string): boolean {
  return need === "other" ? !NEEDED.has(kind) : Boolean(KINDS[need]?.includes(kind));
}

/** Target groups of whom the page has everyday words, in the order in which they stand on the first page. */
export const GROUPS = ["seniors", "families", "children", "youth_risk", "disabled", "carers", "mental", "addiction", "homeless", "deep_poverty", "victims", "crisis", "women", "jobseekers", "excluded", "minorities", "public_workers", "employers"];
