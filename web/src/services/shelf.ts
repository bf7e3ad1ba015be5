// What the page knows of the services while somebody looks at them: read once for a release, and never where that is asked.
import { signal } from "@preact/signals";
import { address, fileOf, isOfFiles, itemsAddress } from "../api.ts";
import { writeFragment } from "../state.ts";
import type { Store } from "../store.ts";
import { readFeatures } from "../stream.ts";
import { SERVICES } from "../find/sources.ts";
import { STALE_DAYS } from "./found.ts";
import { CodeLabels, serviceOf, type Given, type Point, type Service } from "./service.ts";

/** Where the list is seen from: where somebody is, a place that was shown on the map, or one with a name. It is kept nowhere. */
export interface Place extends Point {
  kind: "here" | "map" | "named";
  name: string;
}

/** What was read, and what somebody does with it. */
class Shelf {
  readonly services = signal<Service[] | null>(null);
  readonly labels = signal(new CodeLabels());
  readonly staleDays = signal(STALE_DAYS);
  readonly hasFailed = signal(false);
  readonly place = signal<Place | null>(null);
  /** Whether the next click on the map is the place. */
  readonly isPointing = signal(false);
  /** The services on the card, by their keys; none where there is no card. */
  readonly card = signal<string[]>([]);
  readonly now = signal(new Date());
  private release = 0;

  /** Reads the services of a release, if they are not there yet. */
  async load(release: number): Promise<void> {
    if (release === this.release) return;
    this.release = release;
    this.hasFailed.value = false;
    try {
      const [services, { categories, stale_after_days: days }] = await Promise.all([readServices(), readDescription()]);
      if (this.release !== release) return;
      this.labels.value = new CodeLabels(categories);
      this.staleDays.value = typeof days === "number" && days > 0 ? days : STALE_DAYS;
      this.services.value = services;
    } catch {
      if (this.release === release) this.release = 0;
      this.hasFailed.value = true;
    }
  }
}

/** The one there is. */
export const shelf = new Shelf();

async function readServices(): Promise<Service[]> {
  const all: Given[] = [];
  await readFeatures(itemsAddress(SERVICES), new AbortController().signal, (features) => all.push(...(features as unknown as Given[])));
  return all.map(serviceOf).filter((service) => service !== null);
}

/** What the collection says of itself besides. */
interface Described {
  /** Labels of codes in all languages. */
  categories?: unknown;
  stale_after_days?: unknown;
}

/** What the collection says of itself; the list does without it where it does not come. */
async function readDescription(): Promise<Described> {
  try {
    const answer = await fetch(address(isOfFiles() ? fileOf({ collection: SERVICES, language: "en" }) : `collections/${SERVICES}?f=json`));
    return ((await answer.json()) as { gocpont?: Described }).gocpont ?? {};
  } catch {
    return {};
  }
}

/** Keeps in the address what is asked, as one step to go back to unless it is one of many; the map is not drawn anew. */
export function keep(store: Store, services: string, replace = false): void {
  store.state.value = { ...store.state.value, services };
  history[replace ? "replaceState" : "pushState"](null, "", writeFragment(store.state.value));
}
