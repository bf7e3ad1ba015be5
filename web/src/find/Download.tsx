// The dialog "Download": the shown layer at its date as a file, whole or what the map shows of it, and its way into QGIS.
import { useState } from "preact/hooks";
import { isOfFiles, type Box } from "../api.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { Copy } from "./Copy.tsx";
import { Dialog } from "./Dialog.tsx";
import { FORMATS, fileLink, interfaceLink, methodLink } from "./links.ts";

/** The dialog. */
export function Download() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const [inWindow, setInWindow] = useState(false);
  const shown = store.shown.value;
  if (!shown) return null;
  const { collection, period, topic, shapes } = shown;
  const wanted = { collection: collection.id, period, language: words.language, count: shapes.all.length, box: inWindow ? windowOf(page.session().view.map.getBounds()) : null };
  const reach = (value: boolean) => (
    <label class="choice">
      <input type="radio" name="reach" checked={inWindow === value} onChange={() => setInWindow(value)} />
      {words.say(value ? "download-window" : "download-whole")}
    </label>
  );
  return (
    <Dialog id="download" title={words.say("download-title")}>
      <p class="what">{words.say("download-what", { topic: topic.label[words.language], date: store.when.value })}</p>
      {!isOfFiles() && (
        <fieldset class="reach">
          <legend>{words.say("download-reach")}</legend>
          {reach(false)}
          {reach(true)}
        </fieldset>
      )}
      <ul class="files">
        {FORMATS.map((format) => {
          const file = fileLink(format, wanted);
          return file && (
            <li key={format}>
              <a id={`download-${format}`} class="act" href={file.href} download={file.name}>
                {words.say(`download-${format}`)}
              </a>
              <span>{words.say(`download-${format}-use`)}</span>
            </li>
          );
        })}
      </ul>
      <p class="soft">
        {words.say(isOfFiles() ? "download-method-files" : "download-method-kept")}{" "}
        <a id="download-method" href={methodLink(collection.id, words.language)} download={`${collection.id}-method.json`}>
          {words.say("download-method")}
        </a>
      </p>
      {!isOfFiles() && (
        <section>
          <h3>{words.say("qgis-title")}</h3>
          <Copy id="qgis-link" label={words.say("qgis-link")} text={interfaceLink()} />
          <ol>
            {["menu", "new", "connect"].map((id) => (
              <li key={id}>{words.say(`qgis-${id}`, { title: collection.id })}</li>
            ))}
          </ol>
        </section>
      )}
    </Dialog>
  );
}

function windowOf(bounds: { getWest: () => number; getSouth: () => number; getEast: () => number; getNorth: () => number }): Box {
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}
