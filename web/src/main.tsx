// Starts the page.
import "leaflet/dist/leaflet.css";
import "./style.css";
import { render } from "preact";
import { Session, stateOf } from "./session.ts";
import { Store } from "./store.ts";
import { readFirst } from "./first.ts";
import { isEmbedded } from "./api.ts";
import { isFirstVisit, keepOffline } from "./visit.ts";
import { loadWords } from "./words.ts";
import { followTheme } from "./theme.ts";
import { Frame } from "./ui/Frame.tsx";

const root = document.getElementById("app");
if (root) void begin(root);

async function begin(root: HTMLElement): Promise<void> {
  followTheme();
  const { state, found, refused } = stateOf(location.hash);
  const store = new Store(state, await loadWords(state.language), isEmbedded());
  store.first.value = readFirst(root, found, state.language);
  const given = location.hash;
  let session: Session | null = null;
  const page = {
    store,
    session: () => {
      if (!session) throw new Error("the map is not there yet");
      return session;
    },
  };
  // What the server wrote is taken over where it is what the page shows too.
  if (!store.first.value) root.replaceChildren();
  render(<Frame page={page} />, root);
  const map = document.getElementById("map");
  if (!map) return;
  session = new Session(store, map, () => covered(map));
  await session.start(refused);
  if (store.shown.value && !store.embed) afterwards(store, given);
}

/** What nobody waits for: the page for times without a network, and the tour of a first visit. */
function afterwards(store: Store, given: string): void {
  keepOffline();
  if (isFirstVisit(given)) store.tour.value = 1;
}

/** How much of the map the card covers, in pixels from the right and from the bottom. */
function covered(map: HTMLElement): { right: number; bottom: number } {
  const place = document.querySelector(".card-place");
  if (!place?.hasChildNodes()) return { right: 0, bottom: 0 };
  const [card, own] = [place.getBoundingClientRect(), map.getBoundingClientRect()];
  if (card.width >= own.width) return { right: 0, bottom: Math.max(0, own.bottom - card.top) };
  return { right: own.right - card.left, bottom: 0 };
}
