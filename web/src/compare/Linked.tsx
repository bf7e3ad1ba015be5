// The panel that shares the stage with the map: the same places as a table and as a chart, each marking the other's.
import { useEffect, useRef, useState } from "preact/hooks";
import { usePage, useWords } from "../ui/context.tsx";
import { PlaceChart } from "./PlaceChart.tsx";
import { Table } from "./Table.tsx";

const TABS = ["table", "chart"] as const;
type Tab = (typeof TABS)[number];

/** The panel. The chosen tab has the focus when it opens. */
export function Linked() {
  const page = usePage();
  const words = useWords();
  const [tab, setTab] = useState<Tab>("table");
  const close = words.say("linked-close");
  return (
    <>
      <header class="linked-head">
        <Tabs tab={tab} choose={setTab} />
        <button
          type="button"
          class="close"
          aria-label={close}
          title={close}
          onClick={() => {
            page.session().choose({ table: false });
            document.querySelector<HTMLElement>(".table-open")?.focus();
          }}
        >
          ×
        </button>
      </header>
      <div class="linked-body" role="tabpanel" id="linked-body" aria-labelledby={`tab-${tab}`}>
        {tab === "table" ? <Table /> : <PlaceChart />}
      </div>
    </>
  );
}

function Tabs({ tab, choose }: { tab: Tab; choose: (tab: Tab) => void }) {
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  const focus = (name: Tab) => list.current?.querySelector<HTMLElement>(`#tab-${name}`)?.focus();
  useEffect(() => focus(tab), []);
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, End: 1, Home: -1 }[event.key];
    const next = step && TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    if (!next) return;
    event.preventDefault();
    choose(next);
    focus(next);
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={words.say("linked-label")} onKeyDown={onKey}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === tab}
          aria-controls="linked-body"
          tabIndex={name === tab ? 0 : -1}
          onClick={() => choose(name)}
        >
          {words.say(`linked-${name}`)}
        </button>
      ))}
    </div>
  );
}
