// The map with what lies over it: title, tools, hint, the words at the pointer, the card and messages; dates and table below.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useLate } from "../late.ts";
import { Card } from "./Card.tsx";
import { usePage, useWords } from "./context.tsx";
import { TourPlace } from "./Dialogs.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { Services, WhoHelps } from "./Services.tsx";
import type { TimeBar } from "./TimeBar.tsx";

/** The stage. The map itself is drawn by the session into the element `map`. */
export function Stage() {
  const { store } = usePage();
  const words = useWords();
  const shown = store.shown.value;
  const release = store.catalog.value?.release;
  const { table, compare } = store.choices.value;
  const late = useLate(words, table || compare !== "none");
  const label = shown && release && words.say("map-label", { place: release.place[words.language], topic: shown.topic.label[words.language] });
  return (
    <main id="stage" class={table ? "with-linked" : ""}>
      <div class={`sight with-${compare}`}>
        <div id="map" tabIndex={0} role="application" aria-describedby="map-help" aria-label={label ?? words.say("loading")} />
        <div class="progress" hidden={!store.busy.value} />
        <Marks />
        <Tools />
        <Hint />
        <TourPlace />
        <Pointer />
        {late && compare === "swipe" && <late.Swipe />}
        {late && compare === "multiples" && <late.Multiples />}
        <div class="card-place">
          <Card />
          <Services part="Card" />
        </div>
        <Notices />
        <div class="unseen" aria-live="polite" id="live">
          {store.spoken.value}
        </div>
        <p class="unseen" id="map-help">
          {words.say("map-help")}
        </p>
      </div>
      <Time />
      {table && <div class="linked">{late && <late.Linked />}</div>}
    </main>
  );
}

/** The room of the bar of dates, kept from the start so that the map does not jump; the bar comes after the first map. */
function Time() {
  const { store } = usePage();
  const periods = store.catalog.value?.release?.periods;
  const isThere = store.shown.value !== null;
  const [Bar, setBar] = useState<typeof TimeBar | null>(null);
  useEffect(() => {
    if (isThere) void import("./TimeBar.tsx").then((part) => setBar(() => part.TimeBar)).catch(() => undefined);
  }, [isThere]);
  if (periods && periods.length < 2) return null;
  return <div class="time">{Bar && periods && <Bar periods={periods} />}</div>;
}

/** What is shown, where and when, and whether the data are synthetic. */
function Marks() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const [shown, release, when] = [store.shown.value, store.catalog.value?.release, store.when.value];
  if (!shown || !release) return <FirstMarks />;
  const change = shown.view === "emerging" || shown.view === "trend" ? `${words.say(`view-${shown.view}`)}: ${when}` : when;
  const over = shown.picture.over?.(words) ?? change;
  return (
    <div class="marks">
      <div class="mark date">
        <b>{shown.topic.label[words.language]}</b>
        <span>{`${release.place[words.language]} · ${over}`}</span>
      </div>
      {release.synthetic && (
        <span class="mark synthetic" title={words.say("synthetic-explained")}>
          {words.say("synthetic-mark")}
        </span>
      )}
      <WhoHelps />
      <button type="button" class="mark table-open" aria-expanded={store.choices.value.table} onClick={() => page.session().choose({ table: !store.choices.value.table })}>
        <Icon name="table" />
        <span>{words.say("table-open")}</span>
      </button>
    </div>
  );
}

/** The same as the server told it, until the map is there. */
function FirstMarks() {
  const first = usePage().store.first.value;
  if (!first) return <div class="marks" />;
  const { topic, when, synthetic } = first;
  return (
    <div class="marks">
      <div class="mark date">
        <b>{topic}</b>
        <span>{when}</span>
      </div>
      {synthetic && (
        <span class="mark synthetic" title={synthetic.explained}>
          {synthetic.mark}
        </span>
      )}
    </div>
  );
}

function Tools() {
  const page = usePage();
  return (
    <div class="tools">
      <Tool icon="plus" name="map-zoom-in" act={() => page.session().view.map.zoomIn()} />
      <Tool icon="minus" name="map-zoom-out" act={() => page.session().view.map.zoomOut()} />
      <Tool icon="home" name="map-home" act={() => page.session().fit()} />
      {!page.store.embed && <Tool icon="locate" name="map-locate" act={() => void import("../find/locate.ts").then(({ locate }) => locate(page.session()))} />}
    </div>
  );
}

function Tool({ icon, name, act }: { icon: IconName; name: string; act: () => void }) {
  const label = useWords().say(name);
  return (
    <button type="button" title={label} aria-label={label} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}

/** How to begin, or that there is nothing here. */
function Hint() {
  const { store } = usePage();
  const words = useWords();
  const shape = store.reader.value?.shape;
  const quiet = !shape || store.read.value !== null || store.tour.value > 0;
  if (quiet || (store.hasRead.value && store.inSight.value)) return null;
  const id = !store.inSight.value ? "map-nothing-here" : shape === "hex" ? "card-empty" : "card-empty-area";
  return <p class="hint">{words.say(id)}</p>;
}

/** A few words beside a point of the map; spoken when the keys moved there. */
function Pointer() {
  const { store } = usePage();
  const node = useRef<HTMLDivElement>(null);
  const [pointed, text] = [store.pointed.value, store.pointerText.value];
  useLayoutEffect(() => {
    const [own, map] = [node.current, document.getElementById("map")];
    if (!own || !map || !pointed) return;
    const left = Math.max(8, Math.min(pointed.x + 14, map.clientWidth - own.offsetWidth - 8));
    const top = pointed.y + 22 + own.offsetHeight > map.clientHeight ? pointed.y - 14 - own.offsetHeight : pointed.y + 20;
    own.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }, [pointed, text]);
  return (
    <div ref={node} class="pointer" aria-hidden="true" hidden={text === ""}>
      {text}
    </div>
  );
}

function Notices() {
  const { store } = usePage();
  const words = useWords();
  const notice = store.notice.value;
  const again = () => {
    store.untell(notice?.id ?? "");
    notice?.retry?.();
  };
  return (
    <div class="notices" role="status">
      {notice && (
        <div class={`notice ${notice.id}`}>
          <span>{words.say(notice.id, notice.args)}</span>
          {notice.retry && (
            <button type="button" onClick={again}>
              {words.say("notice-retry")}
            </button>
          )}
          <button type="button" class="close" aria-label={words.say("notice-close")} onClick={() => store.untell(notice.id)}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
