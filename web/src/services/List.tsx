// The list of what fits: narrower choices, how many there are, the services, and what goes with them on paper.
import { useEffect, useState } from "preact/hooks";
import { Copy } from "../find/Copy.tsx";
import { interfaceLink, pictureLink } from "../find/links.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { FILTERS, writeAsked, type Asked } from "./asked.ts";
import { Entry } from "./Entry.tsx";
import type { Found } from "./found.ts";
import type { Zone } from "./hours.ts";
import { askedSaid } from "./said.ts";
import type { Service } from "./service.ts";
import { keep, shelf } from "./shelf.ts";

/** So many stand in a list until all of them are wanted. */
const MANY = 60;

interface Props {
  asked: Asked;
  found: Found[];
  zone: Zone;
  onShow: (service: Service) => void;
}

/** What fits. */
export function List({ asked, found, zone, onShow }: Props) {
  const words = useWords();
  const [isAll, setAll] = useState(false);
  useEffect(() => setAll(false), [asked.by, asked.code]);
  const shown = isAll ? found : found.slice(0, MANY);
  const order = shelf.place.value ? "near" : "name";
  return (
    <>
      <Narrower asked={asked} />
      <p class="services-counted screen" role="status">
        {words.say("services-counted", { count: found.length, order })}
      </p>
      <SheetHead asked={asked} zone={zone} all={found.length} shown={shown.length} order={order} />
      <ol class="services-list">
        {shown.map((each) => (
          <li key={each.service.key}>
            <Entry found={each} zone={zone} onShow={onShow} />
          </li>
        ))}
      </ol>
      {shown.length < found.length && (
        <button type="button" class="quiet screen" onClick={() => setAll(true)}>
          {words.say("services-more", { count: found.length })}
        </button>
      )}
      <Taking />
      <SheetFoot zone={zone} />
    </>
  );
}

/** What leaves out some of them. */
function Narrower({ asked }: { asked: Asked }) {
  const { store } = usePage();
  const words = useWords();
  const [typed, setTyped] = useState(asked.text);
  useEffect(() => {
    // Another list, or the one before: the box says what that was asked for.
    if (asked.text !== typed.trim()) setTyped(asked.text);
  }, [asked.text, asked.by, asked.code]);
  const narrow = (part: Partial<Asked>) => keep(store, writeAsked({ ...asked, ...part }), true);
  return (
    <div class="narrower screen">
      <label for="services-search" class="unseen">
        {words.say("services-search")}
      </label>
      <input
        id="services-search"
        type="search"
        autocomplete="off"
        placeholder={words.say("services-search")}
        value={typed}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          narrow({ text: value.trim() });
        }}
      />
      <div class="row" role="group" aria-label={words.say("services-filters")}>
        {FILTERS.map((filter) => (
          <button key={filter} type="button" class="filter" id={`filter-${filter}`} aria-pressed={asked[filter]} onClick={() => narrow({ [filter]: !asked[filter] })}>
            {words.say(`services-filter-${filter}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Taking the list along: on paper, and as a link that says nothing of a place. */
function Taking() {
  const { store } = usePage();
  const words = useWords();
  return (
    <div class="taking screen">
      <button type="button" class="act" id="services-print" onClick={() => window.print()}>
        {words.say("services-print")}
      </button>
      <Copy id="services-link" label={words.say("services-link")} text={pictureLink({ ...store.choices.value, position: null })} />
      <p class="soft">{words.say("services-link-told")}</p>
    </div>
  );
}

/** The moment as a sheet writes it, in the town's own time. */
function useMoment(zone: Zone): string {
  const words = useWords();
  const language = words.language === "en" ? "en-GB" : words.language;
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: zone }).format(shelf.now.value);
}

function SheetHead({ asked, zone, all, shown, order }: { asked: Asked; zone: Zone; all: number; shown: number; order: string }) {
  const { store } = usePage();
  const words = useWords();
  const release = store.catalog.value?.release;
  const place = release?.place[words.language] ?? "";
  const counted = words.say("services-counted", { count: all, order });
  return (
    <div class="paper sheet-head">
      <p class="sheet-title">{words.say("services-sheet-title", { place })}</p>
      <p class="sheet-asked">{askedSaid(words, shelf.labels.value, asked, useMoment(zone))}</p>
      <p>{shown < all ? [counted, words.say("services-sheet-part", { all, count: shown })].join(" · ") : counted}</p>
      {release?.synthetic && <p class="synthetic">{words.say("services-made-up")}</p>}
    </div>
  );
}

function SheetFoot({ zone }: { zone: Zone }) {
  const { store } = usePage();
  const words = useWords();
  const release = store.catalog.value?.release;
  const printed = useMoment(zone);
  if (!release) return null;
  return (
    <div class="paper sheet-foot">
      <p>{words.say("services-sheet-call")}</p>
      <p>{words.say("services-sheet-source", { number: String(release.number), published: words.date(release.published), address: interfaceLink(), printed })}</p>
    </div>
  );
}
