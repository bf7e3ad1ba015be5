// From where the list is seen: where somebody is, a place shown on the map, or an address. It stays in this page.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Finder, Hit } from "../find/finder.ts";
import { onGrid } from "../find/go.ts";
import { position, reasonOf } from "../find/locate.ts";
import { finderOf } from "../find/sources.ts";
import { boxOf } from "../layers.ts";
import type { Session } from "../session.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { Icon } from "../ui/Icon.tsx";
import { wasDragged } from "./markers.ts";
import { shelf, type Place } from "./shelf.ts";

const MOST = 6;

/** The choice of a place, or the place that was chosen. */
export function PlaceChoice() {
  const page = usePage();
  const words = useWords();
  const own = useRef<HTMLDivElement>(null);
  const [place, isPointing] = [shelf.place.value, shelf.isPointing.value];
  const first = useRef(true);
  useEffect(() => {
    // The button that was pressed is gone; what stands in its place has the focus.
    if (!first.current && document.activeElement === document.body) own.current?.focus();
    first.current = false;
  }, [place, isPointing]);
  const take = (next: Place | null) => takePlace(page.session(), next);
  return (
    <div class="services-place screen" ref={own} tabIndex={-1} role="group" aria-label={words.say("services-place-title")}>
      {place ? <Chosen place={place} onForget={() => take(null)} /> : isPointing ? <Pointing onPlace={take} /> : <Choice onPlace={take} />}
    </div>
  );
}

/** Takes a place, marks it, and brings it into sight without telling it in the address. */
function takePlace(session: Session, place: Place | null): void {
  shelf.place.value = place;
  shelf.isPointing.value = false;
  session.view.pin(place);
  if (!place || session.view.map.getBounds().contains([place.lat, place.lon])) return;
  const [west, south, east, north] = (session.store.catalog.value && boxOf(session.store.catalog.value)) ?? [0, 0, 0, 0];
  const isHere = place.lon >= west && place.lon <= east && place.lat >= south && place.lat <= north;
  if (isHere) session.view.goTo({ lat: onGrid(place.lat), lon: onGrid(place.lon), zoom: session.view.map.getZoom() });
}

function Chosen({ place, onForget }: { place: Place; onForget: () => void }) {
  const words = useWords();
  const name = place.kind === "named" ? place.name : words.say(`services-place-is-${place.kind}`);
  return (
    <>
      <p>
        <b>{words.say("services-place-is", { place: name })}</b>{" "}
        <button type="button" class="link" id="place-forget" onClick={onForget}>
          {words.say("services-place-forget")}
        </button>
      </p>
      <p class="soft">{words.say("services-place-kept")}</p>
    </>
  );
}

function Choice({ onPlace }: { onPlace: (place: Place) => void }) {
  const words = useWords();
  const [told, setTold] = useState("");
  const here = async () => {
    setTold("locate-asking");
    try {
      const { latitude: lat, longitude: lon } = await position();
      setTold("");
      onPlace({ lat, lon, kind: "here", name: "" });
    } catch (error) {
      setTold(reasonOf(error));
    }
  };
  return (
    <>
      <p class="label">{words.say("services-place-title")}</p>
      <div class="row">
        <button type="button" class="choose" id="place-here" onClick={() => void here()}>
          <Icon name="locate" />
          {words.say("services-place-here")}
        </button>
        <button type="button" class="choose" id="place-map" onClick={() => (shelf.isPointing.value = true)}>
          {words.say("services-place-map")}
        </button>
      </div>
      <p class="told" role="status">
        {told && words.say(told)}
      </p>
      <Search onPlace={onPlace} />
    </>
  );
}

/** Until a click on the map says where; keys take its middle. */
function Pointing({ onPlace }: { onPlace: (place: Place) => void }) {
  const page = usePage();
  const words = useWords();
  const stop = () => (shelf.isPointing.value = false);
  useLayoutEffect(() => {
    const { map, container } = page.session().view;
    const onClick = (event: MouseEvent) => {
      if (wasDragged(map)) return;
      // This click is a place to begin at, and none that is read.
      event.stopImmediatePropagation();
      const { lat, lng: lon } = map.mouseEventToLatLng(event);
      onPlace({ lat, lon, kind: "map", name: "" });
    };
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && stop();
    container.addEventListener("click", onClick, true);
    document.addEventListener("keydown", onKey);
    container.classList.add("pointing");
    container.scrollIntoView({ block: "nearest" });
    return () => {
      container.removeEventListener("click", onClick, true);
      document.removeEventListener("keydown", onKey);
      container.classList.remove("pointing");
    };
  }, []);
  const middle = () => {
    const { lat, lng: lon } = page.session().view.map.getCenter();
    onPlace({ lat, lon, kind: "map", name: "" });
  };
  return (
    <>
      <p role="status">{words.say("services-place-click")}</p>
      <div class="row">
        <button type="button" class="choose" id="place-middle" onClick={middle}>
          {words.say("services-place-middle")}
        </button>
        <button type="button" class="quiet" onClick={stop}>
          {words.say("services-place-cancel")}
        </button>
      </div>
    </>
  );
}

/** Addresses, streets and districts, as the search of the page finds them; what is typed stays here. */
function Search({ onPlace }: { onPlace: (place: Place) => void }) {
  const page = usePage();
  const words = useWords();
  const [typed, setTyped] = useState("");
  const [finder, setFinder] = useState<Finder | null>(null);
  const [isComing, setComing] = useState(false);
  const begun = useRef(false);
  const begin = () => {
    if (begun.current) return;
    begun.current = true;
    finderOf(page.session(), setComing)
      .then(setFinder)
      .catch(() => (begun.current = false));
  };
  const hits = finder && typed.trim() ? finder.find(typed, MOST) : [];
  const choose = ({ name, lat, lon }: Hit) => onPlace({ lat, lon, kind: "named", name });
  const told = !typed.trim() || !finder ? "" : isComing ? words.say("search-coming") : hits.length === 0 ? words.say("services-place-none") : words.say("services-place-found", { count: hits.length });
  return (
    <div class="place-search">
      <label for="place-search" class="unseen">{words.say("services-place-search")}</label>
      <input
        id="place-search"
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={words.say("services-place-search")}
        value={typed}
        onFocus={begin}
        onInput={(event) => {
          begin();
          setTyped(event.currentTarget.value);
        }}
        onKeyDown={(event) => event.key === "Enter" && hits[0] && choose(hits[0])}
      />
      <p class={hits.length > 0 && !isComing ? "unseen" : "none"} role="status">
        {told}
      </p>
      {hits.length > 0 && (
        <ul class="place-hits">
          {hits.map((hit, at) => (
            <li key={at}>
              <button type="button" class="link" onClick={() => choose(hit)}>
                {hit.name}
              </button>
              <small>{[hit.aside, words.say(`search-kind-${hit.kind}`)].filter(Boolean).join(" · ")}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
