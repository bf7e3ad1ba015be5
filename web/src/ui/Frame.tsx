// The frame of the page: its head, the map and the panel, and a way past the map for keys.
import { useEffect, useState } from "preact/hooks";
import { About } from "./About.tsx";
import { PageProvider, useWords, usePage, type Page } from "./context.tsx";
import { Dialogs } from "./Dialogs.tsx";
import { Embedded } from "./Embedded.tsx";
import { Panel } from "./Panel.tsx";
import { Services } from "./Services.tsx";
import { Stage } from "./Stage.tsx";
import { Top } from "./Top.tsx";

/** The whole page. */
export function Frame({ page }: { page: Page }) {
  return (
    <PageProvider value={page}>
      <Parts />
    </PageProvider>
  );
}

function Parts() {
  const { store } = usePage();
  const words = useWords();
  const [about, setAbout] = useState(false);
  const release = store.catalog.value?.release;
  const name = words.say("app-name");
  useEffect(() => {
    document.documentElement.lang = words.language;
    document.title = release ? `${name} – ${release.place[words.language]}` : name;
  }, [words.language, release]);
  if (store.embed) return <Embedded />;
  return (
    <>
      <a
        class="skip"
        href="#panel"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(store.choices.value.services ? "services-title" : "panel")?.focus();
        }}
      >
        {words.say("skip-to-controls")}
      </a>
      <Top onAbout={() => setAbout(true)} />
      <Stage />
      <Panel />
      <Services part="Panel" />
      <About open={about} onClose={() => setAbout(false)} />
      <Dialogs />
    </>
  );
}
