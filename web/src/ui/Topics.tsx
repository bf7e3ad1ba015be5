// The topic: a list by theme and target group, and a search box where there are many.
import { useState } from "preact/hooks";
import type { Indicator, Theme } from "../api.ts";
import { findTopics, groupName, topicGroups } from "../topics.ts";
import { usePage, useWords } from "./context.tsx";
import { Field, Select, type Option } from "./Select.tsx";

/** Fewer topics than this need no search. */
const MANY = 8;

interface Sorted {
  indicators: Indicator[];
  /** What they are sorted by, in this order; none in releases from before there were themes. */
  themes: Theme[];
}

/** The choice of a topic. */
export function Topics({ indicators, themes }: Sorted) {
  const page = usePage();
  const words = useWords();
  const { language } = words;
  const { indicator } = page.store.choices.value;
  const groups = topicGroups(indicators, language, themes).map((group) => ({ label: groupName(group, words), options: group.topics.map(({ id, label }): Option => [id, label[language]]) }));
  const choose = (id: string) => page.session().choose({ indicator: id });
  return (
    <>
      <Field id="indicator" label={words.say("indicator-label")}>
        <Select id="indicator" options={groups.length > 1 ? groups : (groups[0]?.options ?? [])} value={indicator} onChoice={choose} />
      </Field>
      {indicators.length >= MANY && <Search indicators={indicators} themes={themes} choose={choose} />}
    </>
  );
}

function Search({ indicators, themes, choose }: Sorted & { choose: (id: string) => void }) {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const groups = topicGroups(findTopics(indicators, typed, words.language, themes), words.language, themes);
  const found = groups.flatMap((group) => group.topics.map((topic) => ({ topic, group })));
  const take = (id: string) => {
    setTyped("");
    choose(id);
    document.getElementById("indicator")?.focus();
  };
  return (
    <div class="topic-search">
      <label for="topic-search" class="unseen">
        {words.say("topics-search")}
      </label>
      <input
        id="topic-search"
        type="search"
        autocomplete="off"
        placeholder={words.say("topics-search")}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && found[0] && take(found[0].topic.id)}
      />
      <p class="unseen" role="status">
        {typed && words.say("topics-found", { count: found.length })}
      </p>
      {typed && (
        <ul class="topics-found">
          {found.map(({ topic: { id, label }, group }) => (
            <li key={id}>
              <button type="button" class="link" onClick={() => take(id)}>
                {label[words.language]}
              </button>
              <span>{groupName(group, words)}</span>
            </li>
          ))}
          {found.length === 0 && <li>{words.say("topics-found", { count: 0 })}</li>}
        </ul>
      )}
    </div>
  );
}
