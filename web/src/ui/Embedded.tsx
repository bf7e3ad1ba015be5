// The page inside of another one: the map, its title and its folded legend, and the way to the whole map.
import { useEffect } from "preact/hooks";
import { address } from "../api.ts";
import { writeFragment } from "../state.ts";
import { usePage, useWords } from "./context.tsx";
import { LegendBox } from "./LegendBox.tsx";
import { Stage } from "./Stage.tsx";

/** The frame of an embedded page. */
export function Embedded() {
  const { store } = usePage();
  const words = useWords();
  useEffect(() => document.getElementById("app")?.classList.add("embed"), []);
  return (
    <>
      <header class="unseen">
        <h1>{[words.say("app-name"), store.catalog.value?.release?.place[words.language]].filter(Boolean).join(" – ")}</h1>
      </header>
      <Stage />
      <footer class="embed-foot">
        <details>
          <summary>{words.say("legend-title")}</summary>
          <div class="embed-legend">
            <LegendBox />
          </div>
        </details>
        <a href={address("./").href + writeFragment(store.state.value)} target="_blank" rel="noopener">
          {words.say("embed-open")}
        </a>
      </footer>
    </>
  );
}
