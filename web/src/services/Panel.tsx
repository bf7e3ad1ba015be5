// The panel of those who help, in place of the map's own: needs first, then the list; and the same on the map.
import { effect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Session } from "../session.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { askFor, NEEDS, parseAsked, type Asked } from "./asked.ts";
import { findServices, spotsOf, type Found, type Spot } from "./found.ts";
import { clockIn, type Zone } from "./hours.ts";
import { List } from "./List.tsx";
import { Markers } from "./markers.ts";
import { Needs } from "./Needs.tsx";
import { PlaceChoice } from "./Place.tsx";
import { waySaid } from "./said.ts";
import type { Service } from "./service.ts";
import { keep, shelf } from "./shelf.ts";
import { useZone } from "./zone.ts";

/** What is open now changes while somebody looks. */
const TICK_MS = 20_000;

/** The panel. */
export function Panel() {
  const page = usePage();
  const words = useWords();
  const { store } = page;
  const release = store.catalog.value?.release?.number ?? 0;
  const asked = useAsked(store.choices.value.services);
  const zone = useZone();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => void shelf.load(release), [release]);
  useClock();
  const found = useFound(asked, zone);
  useOnMap(page.session, found, asked);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    document.getElementById("services")?.scrollTo(0, 0);
    // On a phone the panel is below the map, and what was asked for is what is to be read.
    if (matchMedia(NARROW).matches) document.getElementById("services")?.scrollIntoView({ block: "start" });
  }, [asked?.by, asked?.code, shelf.services.value === null]);
  usePaper();
  const close = () => {
    keep(store, "");
    document.getElementById("who-helps")?.focus();
  };
  const services = shelf.services.value;
  return (
    <aside id="services" aria-labelledby="services-title">
      <header class="services-head screen">
        <h2 id="services-title" ref={title} tabIndex={-1}>
          {asked ? waySaid(words, shelf.labels.value, asked) : words.say("who-helps")}
        </h2>
        <button type="button" class="close" id="services-close" aria-label={words.say("services-close")} title={words.say("services-close")} onClick={close}>
          ×
        </button>
      </header>
      {asked && (
        <button type="button" class="link back screen" id="services-back" onClick={() => keep(store, NEEDS)}>
          ← {words.say("services-back")}
        </button>
      )}
      {store.catalog.value?.release?.synthetic && <p class="synthetic made-up screen">{words.say("services-made-up")}</p>}
      {asked ? <PlaceChoice /> : <Danger />}
      {!services && (shelf.hasFailed.value ? <Failed onRetry={() => void shelf.load(release)} /> : <p role="status">{words.say("services-loading")}</p>)}
      {services && (asked ? <List asked={asked} found={found} zone={zone} onShow={(service) => showOnMap(page.session(), found, service)} /> : <Needs services={services} />)}
      {!asked && <PlaceChoice />}
    </aside>
  );
}

/** The emergency number of both countries. */
function Danger() {
  const words = useWords();
  return (
    <p class="danger screen">
      {words.say("services-danger")} <a href="tel:112">112</a>
    </p>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const words = useWords();
  return (
    <p role="alert">
      {words.say("services-failed")}{" "}
      <button type="button" class="link" onClick={onRetry}>
        {words.say("notice-retry")}
      </button>
    </p>
  );
}

/** What the address asks for; the same object as long as it asks the same. */
function useAsked(kept: string): Asked | null {
  return useMemo(() => parseAsked(kept), [kept]);
}

function useClock(): void {
  useEffect(() => {
    shelf.now.value = new Date();
    const ticks = setInterval(() => (shelf.now.value = new Date()), TICK_MS);
    return () => clearInterval(ticks);
  }, []);
}

/** What fits; on the first page everything there is. */
function useFound(asked: Asked | null, zone: Zone): Found[] {
  const { language } = useWords();
  const [services, place, labels] = [shelf.services.value, shelf.place.value, shelf.labels.value];
  const now = clockIn(zone, shelf.now.value);
  const minute = now.day * 24 * 60 + now.minute;
  return useMemo(() => findServices(services ?? [], asked ?? askFor("all"), { now, place, labels, language }), [services, asked, place, labels, language, minute]);
}

/** Points on the map, as long as the panel is there; a place that is read on the map takes the card away, and the other way round. */
function useOnMap(session: () => Session, found: Found[], asked: Asked | null): void {
  const markers = useRef<Markers | null>(null);
  // At once, as one that comes after this one shall not find what this one takes away.
  useLayoutEffect(() => {
    const own = session();
    const { view, store } = own;
    const made = new Markers(view.map, (keys) => {
      pick(own, keys);
      store.spoken.value = namesOf(keys).join(", ");
    });
    markers.current = made;
    view.pin(shelf.place.value);
    const stopReading = effect(() => {
      if (store.read.value) shelf.card.value = [];
    });
    const stopChoosing = effect(() => made.choose(shelf.card.value));
    return () => {
      stopReading();
      stopChoosing();
      made.remove();
      markers.current = null;
      view.pin(null);
      shelf.card.value = [];
      shelf.isPointing.value = false;
    };
  }, []);
  const spots = useMemo(() => spotsOf(found), [found.map(({ service: { key } }) => key).join(" ")]);
  useEffect(() => {
    markers.current?.show(spots);
    markers.current?.choose(shelf.card.value);
  }, [spots]);
  useEffect(() => bringIntoSight(session(), spots), [asked?.by, asked?.code, spots.length === 0]);
}

function namesOf(keys: readonly string[]): string[] {
  return (shelf.services.value ?? []).filter(({ key }) => keys.includes(key)).map(({ name }) => name);
}

/** Puts services on the card. */
function pick(session: Session, keys: string[]): void {
  session.read(null);
  shelf.card.value = keys;
}

/** Where the map shows none of the points, it goes where they are. */
function bringIntoSight({ view: { map } }: Session, spots: readonly Spot[]): void {
  const bounds = map.getBounds();
  if (spots.length === 0 || spots.some(({ at }) => bounds.contains([at.lat, at.lon]))) return;
  map.fitBounds(spots.map(({ at }) => [at.lat, at.lon]), { animate: false, maxZoom: 15, padding: [40, 40] });
}

const CLOSE_ZOOM = 15;
const NARROW = "(max-width: 760px)";
const [CARD_WIDE, CARD_HIGH] = [382, 0.54];

/** Brings a service into the part of the map that its card leaves free, and puts what stands there on the card, which has the focus. */
function showOnMap(session: Session, found: readonly Found[], service: Service): void {
  const spot = spotsOf(found).find(({ services }) => services.includes(service));
  if (!spot) return;
  const { map } = session.view;
  pick(session, [service.key, ...spot.services.map(({ key }) => key).filter((key) => key !== service.key)]);
  window.scrollTo(0, 0);
  const zoom = Math.max(CLOSE_ZOOM, map.getZoom());
  const isNarrow = matchMedia(NARROW).matches;
  const hidden = Math.max(0, map.getContainer().getBoundingClientRect().bottom - innerHeight * (1 - CARD_HIGH));
  const middle = map.project([spot.at.lat, spot.at.lon], zoom).add(isNarrow ? [0, hidden / 2] : [CARD_WIDE / 2, 0]);
  map.setView(map.unproject(middle, zoom), zoom, { animate: false });
  requestAnimationFrame(() => document.getElementById("service-card")?.focus());
}

/** How a browser prints while the list is open. */
function usePaper(): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("@page { size: A4; margin: 14mm 14mm 16mm; }");
    document.adoptedStyleSheets.push(sheet);
    return () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet));
  }, []);
}
