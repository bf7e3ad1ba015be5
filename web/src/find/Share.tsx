// The dialog "Share": a link that shows the same again, and code that puts the map into another page.
import { useState } from "preact/hooks";
import { isOfFiles } from "../api.ts";
import { unitsOf } from "../layers.ts";
import type { Store } from "../store.ts";
import { nameOfLanguage } from "../words.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { Copy } from "./Copy.tsx";
import { Dialog } from "./Dialog.tsx";
import { embedCode, pictureLink } from "./links.ts";

const [LEAST, MOST] = [200, 4000];

/** The dialog. */
export function Share() {
  const { store } = usePage();
  const words = useWords();
  const [size, setSize] = useState({ width: 800, height: 600 });
  const state = store.state.value;
  const release = store.catalog.value?.release;
  const title = [words.say("app-name"), release?.place[words.language], store.topic.value?.label[words.language]].filter(Boolean).join(" – ");
  const sized = (key: "width" | "height") => (
    <label class="size">
      {words.say(`share-${key}`)}
      <input
        type="number"
        min={LEAST}
        max={MOST}
        value={size[key]}
        onInput={({ currentTarget: { valueAsNumber: value } }) => value >= LEAST && value <= MOST && setSize({ ...size, [key]: Math.round(value) })}
      />
    </label>
  );
  return (
    <Dialog id="share" title={words.say("share-title")}>
      <Copy id="share-link" label={words.say("share-link")} text={pictureLink(state)} />
      <p>{words.say("share-restores")}</p>
      <ul class="restored">
        {restored(store).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p class="soft">{words.say("share-personal")}</p>
      {!isOfFiles() && (
        <section>
          <h3>{words.say("share-embed-title")}</h3>
          <p>{words.say("share-embed")}</p>
          <div class="sizes">
            {sized("width")}
            {sized("height")}
          </div>
          <Copy id="share-code" label={words.say("share-code")} text={embedCode(state, title, size.width, size.height)} rows={4} />
        </section>
      )}
    </Dialog>
  );
}

/** What the link brings back, in words. */
function restored(store: Store): string[] {
  const [words, state, shown, catalog] = [store.words.value, store.state.value, store.shown.value, store.catalog.value];
  if (!shown || !catalog) return [];
  const { language } = words;
  const unit = unitsOf(catalog, state.indicator).find((each) => each.unit === state.unit);
  const view = shown.view === "share" && shown.topic.kind === "count" ? "count" : shown.view;
  const kind = shown.collection.gocpont?.kind;
  const division = kind === "hex" ? words.say("unit-hex") : unit?.labels ? unit.labels[language] : words.say("unit-blocks");
  const said: [string, string][] = [
    ["topic", shown.topic.label[language]],
    ["date", store.when.value],
    ["view", words.say(`view-${view}`)],
    ["unit", division],
    ["language", nameOfLanguage(language)],
  ];
  return [...said.map(([id, text]) => words.say(`share-has-${id}`, { text })), words.say("share-has-position")];
}
