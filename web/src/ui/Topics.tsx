// The topic: a list by target group, and a search box where there are many.
import { useState } from "preact/hooks";
import type { Indicator } from "../api.ts";
import { findTopics, topicGroups } from "../topics.ts";
import { usePage, useWords } from "./context.tsx";
import { Field, Select, type Option } from "./Select.tsx";

/** Fewer topics than this need no search. */
const MANY = 8;

/** The choice of a topic. */
export function Topics({ indicators }: { indicators: Indicator[] }) {
  const page = usePage();
  const words = useWords();
  const { language } = words;
  const { indicator } = page.store.choices.value;
  const groups = topicGroups(indicators, language).map(({ label, topics }) => ({ label, options: topics.map(({ id, label: own }): Option => [id, own[language]]) }));
  const choose = (id: string) => page.session().choose({ indicator: id });
  return (
    <>
      <Field id="indicator" label={words.say("indicator-label")}>
        <Select id="indicator" options={groups.length > 1 ? groups : (groups[0]?.options ?? [])} value={indicator} onChoice={choose} />
      </Field>
      {indicators.length >= MANY && <Search indicators={indicators} choose={choose} />}
    </>
  );
}

function Search({ indicators, choose }: { indicators: Indicator[]; choose: (id: string) => void }) {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const found = findTopics(indicators, typed, words.language);
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
        onKeyDown={(event) => event.key === "Enter" && found[0] && take(found[0].id)}
      />
      <p class="unseen" role="status">
        {typed && words.say("topics-found", { count: found.length })}
      </p>
      {typed && (
        <ul class="topics-found">
          {found.map(({ id, label, populationLabel }) => (
            <li key={id}>
              <button type="button" class="link" onClick={() => take(id)}>
                {label[words.language]}
              </button>
              <span>{populationLabel[words.language]}</span>
            </li>
          ))}
          {found.length === 0 && <li>{words.say("topics-found", { count: 0 })}</li>}
        </ul>
      )}
    </div>
  );
}
