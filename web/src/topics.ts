// Topics by what they are about and whom, and those that somebody looks for.
import type { Indicator, Theme } from "./api.ts";
import { fold, matches } from "./fold.ts";
import type { Language, Words } from "./words.ts";

/** Topics of one theme about the same people or households. */
export interface TopicGroup {
  /** Whether people or households are counted. */
  unit: Indicator["unit"];
  /** What they are about; null of topics without a theme, as in releases from before there were themes. */
  theme: string | null;
  /** Whom they are about. */
  label: string;
  topics: Indicator[];
}

/**
 * Topics by theme, in the order of the themes, and within it by target group, in the order in which the release has them, people
 * before households. Topics without a theme come last, by target group alone.
 */
export function topicGroups(indicators: readonly Indicator[], language: Language, themes: readonly Theme[] = []): TopicGroup[] {
  const groups = new Map<string, { place: number; group: TopicGroup }>();
  for (const topic of indicators) {
    const place = placeOf(topic, themes);
    const label = topic.populationLabel[language];
    const key = `${place} ${topic.unit} ${label}`;
    const known = groups.get(key);
    if (known) known.group.topics.push(topic);
    else groups.set(key, { place, group: { unit: topic.unit, theme: themes[place]?.label[language] ?? null, label, topics: [topic] } });
  }
  const households = ({ group }: { group: TopicGroup }) => Number(group.unit === "households");
  return [...groups.values()].sort((a, b) => a.place - b.place || households(a) - households(b)).map(({ group }) => group);
}

/** The place of a topic's theme among all; behind them where it has none. */
function placeOf({ theme }: Indicator, themes: readonly Theme[]): number {
  const place = themes.findIndex(({ id }) => id === theme);
  return place < 0 ? themes.length : place;
}

/** What a group is called: its theme and whom it is about, or the latter alone. */
export function groupName({ theme, label }: Pick<TopicGroup, "theme" | "label">, words: Words): string {
  return theme === null ? label : words.say("topics-group", { theme, group: label });
}

/** Topics of which some word begins as each of the typed ones, be it of their theme; none where nothing was typed. */
export function findTopics(indicators: readonly Indicator[], typed: string, language: Language, themes: readonly Theme[] = []): Indicator[] {
  if (fold(typed).trim() === "") return [];
  const texts = (topic: Indicator) => [topic.label, topic.casesLabel, topic.populationLabel, topic.description, themes[placeOf(topic, themes)]?.label];
  const text = (topic: Indicator) => texts(topic).map((each) => each?.[language] ?? "").join(" ");
  return indicators.filter((topic) => matches(typed, text(topic)));
}
