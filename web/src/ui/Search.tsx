// The search: a combobox (WAI-ARIA 1.2) over what the release names. What it searches in comes when somebody begins.
import { useRef, useState } from "preact/hooks";
import type { Finder, Hit } from "../find/finder.ts";
import { teach } from "../words.ts";
import { usePage, useWords } from "./context.tsx";
import { Icon } from "./Icon.tsx";
import "../find.css";

const optionId = (at: number) => `search-${at}`;

/** The box and the list below it. */
export function Search() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [more, setMore] = useState(false);
  const [finder, setFinder] = useState<Finder | null>(null);
  const of = useRef("");
  const begin = () => {
    const release = `${store.catalog.value?.release?.number} ${store.basemap.value.all.length}`;
    if (!store.catalog.value?.release || of.current === release) return;
    of.current = release;
    Promise.all([import("../find/sources.ts"), teach(store.words.value, "find")])
      .then(([{ finderOf }]) => finderOf(page.session(), setMore))
      .then(setFinder)
      .catch(() => {
        of.current = "";
        store.tell("notice-failed");
      });
  };
  const hits = open && finder ? finder.find(text) : [];
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = async (hit: Hit) => {
    setText(hit.name);
    close();
    const { goTo } = await import("../find/go.ts");
    if (!(await goTo(page.session(), hit))) store.tell("search-nothing-there", { name: hit.name });
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      setOpen(true);
      if (hits.length > 0) setActive((active < 0 ? (step > 0 ? 0 : hits.length - 1) : active + step + hits.length) % hits.length);
    } else if (event.key === "Enter" && hits.length > 0) void choose(hits[Math.max(0, active)] as Hit);
    else if (event.key === "Escape" && open) close();
    else if (event.key === "Escape" && text) setText("");
    else return;
    event.preventDefault();
  };
  const typed = open && text.trim() !== "" && finder !== null;
  return (
    <div class="search" role="search">
      <Icon name="search" />
      <label for="search" class="unseen">
        {words.say("search-label")}
      </label>
      <input
        id="search"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={words.say("search-label")}
        aria-autocomplete="list"
        aria-expanded={hits.length > 0}
        aria-controls="search-list"
        aria-activedescendant={active >= 0 && hits.length > 0 ? optionId(active) : undefined}
        value={text}
        onFocus={begin}
        onInput={(event) => {
          begin();
          setText(event.currentTarget.value);
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={onKey}
        onBlur={close}
      />
      <ul id="search-list" role="listbox" aria-label={words.say("search-label")} hidden={hits.length === 0}>
        {hits.map((hit, at) => (
          <li key={at} id={optionId(at)} role="option" aria-selected={at === active} onPointerDown={(event) => event.preventDefault()} onClick={() => void choose(hit)}>
            <span>{hit.name}</span>
            <small>{[hit.aside, words.say(`search-kind-${hit.kind}`)].filter(Boolean).join(" · ")}</small>
          </li>
        ))}
      </ul>
      {typed && (hits.length === 0 || more) && <p class="search-none">{words.say(more ? "search-coming" : "search-none")}</p>}
      <p class="unseen" role="status">
        {typed ? words.say(more ? "search-count-coming" : "search-count", { count: hits.length }) : ""}
      </p>
    </div>
  );
}
