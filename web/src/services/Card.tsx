// The card of a point on the map: the services that stand there.
import { usePage, useWords } from "../ui/context.tsx";
import { Entry } from "./Entry.tsx";
import { kilometres, type Found } from "./found.ts";
import { clockIn, openAt } from "./hours.ts";
import { shelf } from "./shelf.ts";
import { useZone } from "./zone.ts";

/** The card; nothing where no point was chosen. */
export function Card() {
  const { store } = usePage();
  const words = useWords();
  const zone = useZone();
  const [keys, place] = [shelf.card.value, shelf.place.value];
  const now = clockIn(zone, shelf.now.value);
  const services = keys.flatMap((wanted) => (shelf.services.value ?? []).filter(({ key }) => key === wanted));
  if (services.length === 0 || store.read.value) return null;
  const found = services.map((service): Found => ({ service, km: place && service.at ? kilometres(place, service.at) : null, opening: service.hours && openAt(service.hours, now) }));
  const close = () => {
    shelf.card.value = [];
    document.getElementById("map")?.focus({ preventScroll: true });
  };
  return (
    <article class="card service-card" id="service-card" tabIndex={-1} aria-label={services.map(({ name }) => name).join(", ")} onKeyDown={(event) => event.key === "Escape" && close()}>
      <header>
        <span class="at">{services[0]?.site}</span>
        <button type="button" class="close" aria-label={words.say("services-card-close")} title={words.say("services-card-close")} onClick={close}>
          ×
        </button>
      </header>
      {found.map((each) => (
        <Entry key={each.service.key} found={each} zone={zone} isCard />
      ))}
    </article>
  );
}
