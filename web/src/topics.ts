// Topics by whom they are about, and those that somebody looks for.
import type { Indicator } from "./api.ts";
import { fold, matches } from "./fold.ts";
import type { Language } from "./words.ts";

/** Topics about the same people or households. */
export interface TopicGroup {
  unit: Indicator["unit"];
  /** Whom they are about. */
  label: string;
  topics: Indicator[];
}

/** Topics by target group, in the order in which the release has them; people before households. */
export function topicGroups(indicators: readonly Indicator[], language: Language): TopicGroup[] {
  const groups = new Map<string, TopicGroup>();
  for (const topic of indicators) {
    const label = topic.populationLabel[language];
    const key = `${topic.unit} ${label}`;
    const group = groups.get(key);
    if (group) group.topics.push(topic);
    else groups.set(key, { unit: topic.unit, label, topics: [topic] });
  }
  return [...groups.values()].sort((a, b) => Number(a.unit === "households") - Number(b.unit === "households"));
}

/** Topics of which some word begins as each of the typed ones; none where nothing was typed. */
export function findTopics(indicators: readonly Indicator[], typed: string, language: Language): Indicator[] {
  if (fold(typed).trim() === "") return [];
  const text = ({ label, description, casesLabel, populationLabel }: Indicator) => [label, casesLabel, populationLabel, description].map((each) => each?.[language] ?? "").join(" ");
  return indicators.filter((topic) => matches(typed, text(topic)));
}
