// What the page knows and shows, as signals: components follow them by themselves.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Catalog, Indicator } from "./api.ts";
import { placeNear } from "./basemap.ts";
import type { First } from "./first.ts";
import type { Shape } from "./geometry.ts";
import type { Shown } from "./picture.ts";
import { brief, titleOf, type Reader } from "./sentence.ts";
import { Shapes } from "./shapes.ts";
import { isChange, type State } from "./state.ts";
import type { Words } from "./words.ts";

/** A message over the map; `retry` offers to try again. */
export interface Notice {
  id: string;
  args: Record<string, string | number>;
  retry?: () => void;
}

/** A place under the pointer or reached by keys, and where, in pixels of the map. */
export interface Pointed {
  shape: Shape;
  x: number;
  y: number;
}

/** The dialogs of finding, whose code comes when they are opened. */
export type DialogName = "share" | "print" | "download";

/** Everything that the components follow. */
export class Store {
  readonly state: Signal<State>;
  readonly words: Signal<Words>;
  readonly catalog = signal<Catalog | null>(null);
  readonly shown = signal<Shown | null>(null);
  /** What the server said of the first picture, until that is there. */
  readonly first = signal<First | null>(null);
  /** Places, water and ways, for names. */
  readonly basemap = signal(new Shapes());
  readonly read = signal<Shape | null>(null);
  readonly hasRead = signal(false);
  readonly pointed = signal<Pointed | null>(null);
  readonly notice = signal<Notice | null>(null);
  readonly busy = signal(false);
  /** What a screen reader is told. */
  readonly spoken = signal("");
  /** Whether a window of the map holds any place of the layer. */
  readonly inSight = signal(true);
  /** The dialog that is open. */
  readonly dialog = signal<DialogName | null>(null);
  /** The step of the tour that is being shown, from 1; 0 outside of it. */
  readonly tour = signal(0);
  /** Whether the page stands in another one: the map and its legend alone. */
  readonly embed: boolean;

  constructor(state: State, words: Words, embed = false) {
    this.embed = embed;
    this.state = signal(state);
    this.words = signal(words);
  }

  /** The choices without the position of the map, so that what follows them is not written anew with every move. */
  readonly choices: ReadonlySignal<State> = computed(() => {
    const next = { ...this.state.value, position: null };
    const same = this.last && Object.entries(next).every(([key, value]) => this.last?.[key as keyof State] === value);
    return same && this.last ? this.last : (this.last = next);
  });
  private last: State | null = null;

  /** The chosen topic. */
  readonly topic: ReadonlySignal<Indicator | null> = computed(() => {
    const { indicator } = this.choices.value;
    return this.catalog.value?.release?.indicators.find(({ id }) => id === indicator) ?? null;
  });

  /** What it takes to read a place of the shown layer aloud. */
  readonly reader: ReadonlySignal<Reader | null> = computed(() => this.readerOf(this.shown.value));

  /** What it takes to read a place of a layer aloud. */
  readerOf(shown: Shown | null): Reader | null {
    const [release, words] = [this.catalog.value?.release, this.words.value];
    if (!release || !shown) return null;
    const { kind, neighbourhoods } = shown.collection.gocpont ?? {};
    const shape = kind === "hex" ? "hex" : "area";
    return { words, topic: shown.topic, shape, whole: release.place[words.language], view: shown.view, neighbourhoods: neighbourhoods ?? 0, isCompared: Boolean(shown.picture.verdict) };
  }

  /** The layer that a place is of: where two lie side by side it may be the second one. */
  layerOf(shape: Shape): Shown | null {
    const shown = this.shown.value;
    return shown?.beside?.shapes.has(shape) ? shown.beside : shown;
  }

  /** The date of the shown layer in words, or from when to when it looks. */
  readonly when: ReadonlySignal<string> = computed(() => {
    const [words, shown, from] = [this.words.value, this.shown.value, this.catalog.value?.release?.periods.at(0)];
    if (!shown) return "";
    if (!isChange(shown.view) || !from) return words.date(shown.period);
    return words.say("legend-range", { from: words.month(from), to: words.month(shown.period) });
  });

  /** A few words about the place at the pointer. */
  readonly pointerText: ReadonlySignal<string> = computed(() => {
    const [pointed, words] = [this.pointed.value, this.words.value];
    const shown = pointed && this.layerOf(pointed.shape);
    const reader = this.readerOf(shown);
    if (!pointed || !reader || !shown) return "";
    const summary = shown.picture.brief?.(words, pointed.shape) ?? brief(reader, pointed.shape.feature.properties);
    return words.say("map-at", { name: this.titleOf(reader, pointed.shape), summary });
  });

  /** What a place is called on the map. */
  titleOf(reader: Reader, shape: Shape): string {
    return titleOf(reader, shape.feature.properties, placeNear(this.basemap.value, shape));
  }

  /** What a place is called in lists, where each needs a name of its own. */
  nameOf(shape: Shape): string {
    const { id, properties } = shape.feature;
    const number = this.words.value.say("table-number", { number: String(id ?? "") });
    return properties.name ?? [placeNear(this.basemap.value, shape), number].filter(Boolean).join(", ");
  }

  /** Puts a message over the map. */
  tell(id: string, args: Notice["args"] = {}, retry?: () => void): void {
    this.notice.value = { id, args, ...(retry ? { retry } : {}) };
  }

  /** Takes a message away if it is the one that stands. */
  untell(id: string): void {
    if (this.notice.value?.id === id) this.notice.value = null;
  }
}
