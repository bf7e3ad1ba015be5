// Topics in the list: by theme, then by target group; and as before where a release has no themes; and what is found by typing.
import { describe, expect, it } from "vitest";
import type { Indicator, Labels, Theme } from "../../src/api.ts";
import { findTopics, groupName, topicGroups, type TopicGroup } from "../../src/topics.ts";
// @ts-expect-error A script without types of its own.
import { catalog } from "../town.mjs";
import { wordsOf } from "./wording.ts";

const same = (text: string): Labels => ({ hu: text, cs: text, en: text });

const THEMES: Theme[] = [
  { id: "care", label: { hu: "Gondozás", cs: "Péče", en: "Care" } },
  { id: "ageing", label: { hu: "Időskor", cs: "Stáří", en: "Later life" } },
  { id: "housing", label: { hu: "Lakhatás", cs: "Bydlení", en: "Housing" } },
];

function topic(id: string, group: string, theme?: string, unit: Indicator["unit"] = "persons"): Indicator {
  return { id, unit, kind: "rate", hotspots: true, label: same(`Topic ${id}`), populationLabel: same(group), casesLabel: same("cases"), description: same(`About ${id}.`), ...(theme ? { theme } : {}) };
}

const shape = (groups: TopicGroup[]) => groups.map(({ theme, label, topics }) => [theme, label, topics.map(({ id }) => id).join(" ")]);

describe("topics with themes", () => {
  const topics = [
    topic("alone", "elders", "ageing"),
    topic("crowded", "homes", "housing", "households"),
    topic("unsorted", "children"),
    topic("old", "elders", "ageing"),
    topic("helped", "people in care", "care"),
    topic("moved", "elders", "housing"),
    topic("frail", "elders", "care"),
    topic("odd", "elders", "unknown"),
  ];

  it("stand by theme in the order of the release, by target group within it, people before households, and without a theme last", () => {
    expect(shape(topicGroups(topics, "en", THEMES))).toEqual([
      ["Care", "people in care", "helped"],
      ["Care", "elders", "frail"],
      ["Later life", "elders", "alone old"],
      ["Housing", "elders", "moved"],
      ["Housing", "homes", "crowded"],
      [null, "children", "unsorted"],
      [null, "elders", "odd"],
    ]);
  });

  it("are in groups that are named by theme and target group, in each language", () => {
    const [first] = topicGroups(topics, "cs", THEMES);
    expect(groupName(first!, wordsOf("cs"))).toBe("Péče – people in care");
    const last = topicGroups(topics, "hu", THEMES).at(-1);
    expect(groupName(last!, wordsOf("hu"))).toBe("elders");
  });

  it("are found by their theme, their target group, their name and what they mean", () => {
    const found = (typed: string, language: "hu" | "cs" | "en" = "en") => findTopics(topics, typed, language, THEMES).map(({ id }) => id);
    expect(found("later")).toEqual(["alone", "old"]);
    expect(found("peče", "cs")).toEqual(["helped", "frail"]);
    expect(found("lakhatas homes", "hu")).toEqual(["crowded"]);
    expect(found("children")).toEqual(["unsorted"]);
    expect(found("about moved")).toEqual(["moved"]);
    expect(found("unknown")).toEqual([]);
    expect(found("  ")).toEqual([]);
  });
});

describe("topics of a release without themes", () => {
  const topics = [topic("poor", "homes", undefined, "households"), topic("alone", "elders"), topic("deprived", "homes", undefined, "households"), topic("child", "children")];

  it("stand by target group alone, as they did before", () => {
    expect(shape(topicGroups(topics, "en"))).toEqual([
      [null, "elders", "alone"],
      [null, "children", "child"],
      [null, "homes", "poor deprived"],
    ]);
    expect(findTopics(topics, "elders", "en").map(({ id }) => id)).toEqual(["alone"]);
  });
});

describe("the made-up town", () => {
  it("has a topic with a theme and one without", () => {
    const { indicators, themes } = catalog(1).release as { indicators: Indicator[]; themes: Theme[] };
    expect(shape(topicGroups(indicators, "en", themes))).toEqual([
      ["Later life", "people aged 65 and over", "elders-alone"],
      [null, "households of which this is known", "severe-deprivation"],
    ]);
  });
});
