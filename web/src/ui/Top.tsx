// The head of the page: its name, the search, what can be done with the map, about these data, and the language.
import { LANGUAGES, nameOfLanguage, type Language } from "../words.ts";
import { usePage, useWords } from "./context.tsx";
import { Icon } from "./Icon.tsx";
import { Search } from "./Search.tsx";
import { Select, type Option } from "./Select.tsx";

/** The head. */
export function Top({ onAbout }: { onAbout: () => void }) {
  const page = usePage();
  const words = useWords();
  const named = words.say("about-open");
  return (
    <header class="top">
      <div class="brand">
        <img src="./icon.svg" alt="" width={30} height={30} />
        <h1>{words.say("app-name")}</h1>
        <span class="tagline">{words.say("app-tagline")}</span>
      </div>
      <Search />
      <div class="acts">
        {(["share", "print", "download"] as const).map((name) => (
          <button key={name} type="button" id={`open-${name}`} class="top-act" aria-label={words.say(`${name}-open`)} title={words.say(`${name}-open`)} onClick={() => (page.store.dialog.value = name)}>
            <Icon name={name} />
          </button>
        ))}
      </div>
      <div class="languages">
        <button type="button" class="about-open" aria-label={named} title={named} onClick={onAbout}>
          <Icon name="about" />
          <span>{named}</span>
        </button>
        <label for="language" class="unseen">
          {words.say("language-label")}
        </label>
        <Select
          id="language"
          options={LANGUAGES.map((code): Option => [code, nameOfLanguage(code)])}
          value={words.language}
          onChoice={(code) => page.session().choose({ language: code as Language })}
        />
      </div>
    </header>
  );
}
