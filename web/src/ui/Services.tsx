// The way to those who help: code, words and the services themselves come when somebody takes it.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Store } from "../store.ts";
import { teach } from "../words.ts";
import { usePage, useWords } from "./context.tsx";

type Late = typeof import("../services/main.tsx");

const late = signal<Late | null>(null);

/** Whether the release has services, and this page room for them. */
const hasServices = ({ embed, catalog }: Store) => !embed && Boolean(catalog.value?.collections.some(({ id }) => id === "services"));

/** The button that opens it, where there are services. */
export function WhoHelps() {
  const page = usePage();
  const words = useWords();
  if (!hasServices(page.store)) return null;
  const isOpen = page.store.choices.value.services !== "";
  const press = () => {
    // What the tour points at is covered by the list.
    page.store.tour.value = 0;
    page.session().choose({ services: isOpen ? "" : "needs" });
  };
  return (
    <button type="button" id="who-helps" class="mark" aria-expanded={isOpen} onClick={press}>
      {words.say("who-helps")}
    </button>
  );
}

/** The panel, or the card on the map, once it has come. */
export function Services({ part }: { part: keyof Late }) {
  const { store } = usePage();
  const isWanted = hasServices(store) && store.choices.value.services !== "";
  useEffect(() => {
    if (!isWanted || late.value) return;
    const taught = (["find", "services"] as const).map((name) => teach(store.words.value, name));
    Promise.all([import("../services/main.tsx"), ...taught])
      .then(([found]) => (late.value = found))
      .catch(() => store.tell("notice-failed"));
  }, [isWanted]);
  const Part = late.value?.[part];
  return isWanted && Part ? <Part /> : null;
}
