// The panel beside the map: choices, what the map says in a sentence, legend, help and data.
import { address, isOfFiles } from "../api.ts";
import { Choices } from "./Choices.tsx";
import { usePage, useWords } from "./context.tsx";
import { LegendBox } from "./LegendBox.tsx";

/** The panel. */
export function Panel() {
  const { store } = usePage();
  return (
    <aside id="panel" tabIndex={-1}>
      <Summary />
      {store.catalog.value?.release ? <Choices /> : <Awaited />}
      <LegendBox />
      {store.catalog.value?.release && <Data />}
    </aside>
  );
}

/** What the map says; of two topics side by side what each says. Before the map is there, what the server wrote. */
function Summary() {
  const { store } = usePage();
  const words = useWords();
  const shown = store.shown.value;
  if (!shown?.beside) {
    const summary = shown ? shown.picture.summary(words) : store.first.value?.summary;
    return summary ? <p class="summary">{summary}</p> : null;
  }
  return (
    <div class="summary">
      {[shown, shown.beside].map(({ topic, picture }) => (
        <p key={topic.id}>
          <b class="summary-topic">{topic.label[words.language]}</b> {picture.summary(words)}
        </p>
      ))}
    </div>
  );
}

/** The room of the choices, so that what stands below it does not jump when they come. */
function Awaited() {
  const words = useWords();
  const isMany = usePage().store.first.value?.isMany;
  return (
    <div class={isMany ? "awaited many" : "awaited"}>
      <p class="loading">{words.say("loading")}</p>
    </div>
  );
}

/** How to read the map, and where the data are. */
function Data() {
  const { store } = usePage();
  const words = useWords();
  const [release, shown] = [store.catalog.value?.release, store.shown.value];
  if (!release) return null;
  return (
    <div class="about">
      <details id="help">
        <summary id="help-title">{words.say("help-title")}</summary>
        <ul>
          {["help-neighbourhood", "help-borders", "map-help"].map((id) => (
            <li key={id}>{words.say(id)}</li>
          ))}
        </ul>
        <p>
          <button type="button" class="link" onClick={() => (store.tour.value = 1)}>
            {words.say("tour-again")}
          </button>
        </p>
      </details>
      <details id="data">
        <summary id="data-title">{words.say("data-title")}</summary>
        {shown && (
          <p>
            <button type="button" class="link" onClick={() => (store.dialog.value = "download")}>
              {words.say("download-open")}
            </button>
          </p>
        )}
        {!isOfFiles() && (
          <p>
            <a href={address("?f=html").href}>{words.say("data-api")}</a>
          </p>
        )}
      </details>
      <div class="release">
        {release.synthetic && <p class="synthetic">{words.say("synthetic-explained")}</p>}
        <p>{words.say("data-release", { number: String(release.number), date: words.date(release.published) })}</p>
        <p id="pace">{words.say("data-pace", { days: release.minDaysBetweenReleases })}</p>
        <Credit />
      </div>
    </div>
  );
}

/** Whose ground lies under the map, and who learns of those who look at it. */
function Credit() {
  const { store } = usePage();
  const words = useWords();
  const ground = store.catalog.value?.ground;
  if (!ground) return <p>{words.say("map-credit")}</p>;
  return (
    <>
      {ground.attribution && <p id="ground-credit">{words.say("map-credit-operator", { credit: ground.attribution })}</p>}
      {ground.external && <p id="ground-outside">{words.say("map-outside", { host: ground.host ?? "" })}</p>}
    </>
  );
}
