// The open legend, and how the shown layer was found.
import { loadMethod, type Collection } from "../api.ts";
import { useEffect, useState } from "preact/hooks";
import { useLate } from "../late.ts";
import type { Entry, Group, Legend } from "../legend.ts";
import { usePage, useWords } from "./context.tsx";
import { Swatch } from "./Swatch.tsx";

/** The legend of the shown picture. */
export function LegendBox() {
  const { store } = usePage();
  const words = useWords();
  const [shown, first] = [store.shown.value, store.first.value];
  if (!shown && first) return <section class="legend" aria-label={words.say("legend-title")} dangerouslySetInnerHTML={{ __html: first.legend }} />;
  if (!shown) return null;
  return (
    <section class="legend" aria-label={words.say("legend-title")}>
      <h2>{words.say("legend-title")}</h2>
      {shown.beside && <h3 class="legend-topic">{shown.topic.label[words.language]}</h3>}
      <LegendLines legend={shown.picture.legend(words)} />
      {shown.beside && <h3 class="legend-topic">{shown.beside.topic.label[words.language]}</h3>}
      {shown.beside && <LegendLines legend={shown.beside.picture.legend(words)} />}
      <Method collection={shown.collection} />
    </section>
  );
}

/** The groups of a legend with its mark and note. */
export function LegendLines({ legend: { lead, square, groups, town, note } }: { legend: Legend }) {
  const late = useLate(useWords(), Boolean(square));
  return (
    <>
      {lead && <p class="legend-lead">{lead}</p>}
      {square && late && <late.SquareKey square={square} />}
      {groups.map((group) => (
        <Lines key={group.title} group={group} />
      ))}
      {town && <p class="town-mark">{town}</p>}
      {note && <p class="legend-note">{note}</p>}
    </>
  );
}

function Lines({ group: { title, aside, entries } }: { group: Group }) {
  return (
    <div class="legend-group">
      <h3>
        {title}
        {aside && <span class="tries">{aside}</span>}
      </h3>
      <ul>
        {entries.map((entry) => (
          <Line key={entry.text} entry={entry} />
        ))}
      </ul>
    </div>
  );
}

function Line({ entry: { style, text, outlined = false, aside } }: { entry: Entry }) {
  return (
    <li>
      <Swatch style={style} outlined={outlined} />
      <span>{text}</span>
      {aside && <span class="tries">{aside}</span>}
    </li>
  );
}

const known = new Map<string, string>();

/** The text that travels with the layer, folded, and fetched in the visitor's language when opened. */
function Method({ collection }: { collection: Collection }) {
  const { store } = usePage();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [, setTexts] = useState(0);
  const given = collection.gocpont?.method;
  const key = `${store.catalog.value?.release?.number} ${collection.id} ${words.language}`;
  useEffect(() => {
    if (!open || !given || known.has(key)) return;
    const keep = (text: string) => setTexts(known.set(key, text).size);
    // In another language the text is better than none: it is what the list of layers had.
    loadMethod(collection.id, words.language).then((own) => keep(own ?? given)).catch(() => keep(given));
  }, [open, key]);
  if (!given) return null;
  return (
    <details id="method" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id="method-title">{words.say("found-title")}</summary>
      <p lang={words.language}>{known.get(key) ?? words.say("found-loading")}</p>
    </details>
  );
}
