// Reads what is published, shows what the visitor chose, and follows new releases: moves the store, draws the map.
import { batch, effect } from "@preact/signals";
import { address, isOfFiles, loadCatalog, type Collection, type Feature } from "./api.ts";
import type { Shape } from "./geometry.ts";
import { BASEMAP, BORDERS, boxOf, changeOf, collectionFor, LayerCache, periodOf } from "./layers.ts";
import { loadLate } from "./late.ts";
import { listen } from "./live.ts";
import { MapView, type Pixel } from "./map.ts";
import { PALETTES } from "./palettes.ts";
import { lookAt, pictureOf, scaleOf, viewFor, type Picture, type Shown } from "./picture.ts";
import { paragraphs } from "./sentence.ts";
import { Shapes } from "./shapes.ts";
import { BLANK, isChange, parseFragment, writeFragment, type Position, type State } from "./state.ts";
import { Store } from "./store.ts";
import { theme } from "./theme.ts";
import { loadWords, preferred } from "./words.ts";

/** The choices of an address, in the visitor's language where it names none; what it cannot use is in `refused`. */
export function stateOf(hash: string): { state: State; found: Partial<State>; refused: string[] } {
  const { found, refused } = parseFragment(hash);
  return { state: { ...BLANK, language: preferred(navigator.languages), ...found }, found, refused };
}

/** The page at work. */
export class Session {
  readonly view: MapView;
  readonly cache = new LayerCache();
  private wanted = "";
  private coming = 0;
  private turns = 0;
  private loading = new AbortController();

  constructor(
    readonly store: Store,
    private readonly map: HTMLElement,
    private readonly covered: () => { right: number; bottom: number },
  ) {
    this.view = new MapView(map, {
      onMove: (position) => this.onMove(position),
      onPoint: (shape, x, y) => this.onPoint(shape, x, y),
      onRead: (shape, at) => this.read(shape, at),
      onPainted: (isPainted) => this.onPainted(isPainted),
    });
    effect(() => this.view.setTheme(theme.value));
    effect(() => this.view.setOpacity(this.store.choices.value.opacity / 100));
  }

  /** Loads everything for the first time and begins to listen. */
  async start(refused: string[]): Promise<void> {
    const shown = await this.reload();
    if (shown && refused.length > 0) this.store.tell("notice-link", { parts: refused.join(", ") });
    addEventListener("popstate", () => void this.onAddress());
    if (isOfFiles()) return;
    listen(address("events"), {
      onRelease: (number) => void this.onRelease(number),
      onConnection: (connected) => (connected ? this.store.untell("notice-offline") : this.sayOffline()),
    });
  }

  /** Takes a choice, keeps it in the address, and shows it; `replace` where it is one of many steps, and not one to go back to. */
  choose(part: Partial<State>, { replace = false } = {}): void {
    void this.chosen(part, replace).catch(() => this.store.tell("notice-failed", {}, () => this.choose(part)));
  }

  private async chosen(part: Partial<State>, replace: boolean): Promise<void> {
    const { store } = this;
    if (part.language && part.language !== store.words.value.language) {
      store.words.value = await loadWords(part.language);
      store.first.value = null;
    }
    store.state.value = this.complete({ ...store.state.value, ...part, position: this.view.position() });
    history[replace ? "replaceState" : "pushState"](null, "", writeFragment(store.state.value));
    await this.draw();
  }

  /** Reads the shown layer at other dates, which are likely to be asked for next. */
  fetchAhead(periods: string[]): void {
    const collection = this.store.shown.value?.collection;
    const { signal } = this.loading;
    for (const period of periods) {
      if (collection?.gocpont?.periods?.includes(period)) void this.cache.shapes(collection.id, period, signal).catch(() => undefined);
    }
  }

  /** Shows the whole area. */
  fit(): void {
    const box = this.store.catalog.value && boxOf(this.store.catalog.value);
    if (box) this.view.fit(box);
  }

  /** Reads a place, or none any more; `at` is where it was clicked. */
  read(shape: Shape | null, at?: Pixel): void {
    const { store } = this;
    batch(() => {
      store.read.value = shape;
      if (shape) store.hasRead.value = true;
      store.pointed.value = null;
    });
    this.view.choose(shape);
    const layer = shape && store.layerOf(shape);
    const reader = store.readerOf(layer);
    if (!shape || !layer || !reader) return;
    this.view.reveal(shape, this.covered(), at);
    const compared = layer.picture.compared?.(reader.words, shape) ?? [];
    store.spoken.value = [...paragraphs(reader, shape.feature.properties), ...compared].join(" ");
  }

  /** Reads a place of the table or a chart on the map, which has the focus then. */
  showOnMap(shape: Shape): void {
    this.read(shape);
    this.map.focus();
  }

  /** Marks a place on the map that is under the pointer elsewhere. */
  mark(shape: Shape | null): void {
    this.view.mark(shape);
  }

  /** Reads the release again and shows it; the position, the choices and the chosen place stay. */
  private async reload(): Promise<boolean> {
    const { store } = this;
    const first = !store.catalog.value?.release;
    try {
      store.catalog.value = await loadCatalog();
    } catch {
      store.tell("notice-failed", {}, () => void this.reload());
      return false;
    }
    this.cache.clear();
    const { indicators = [], periods = [] } = store.catalog.value.release ?? {};
    if (indicators.length === 0 || periods.length === 0) {
      store.tell("notice-empty");
      return false;
    }
    store.untell("notice-empty");
    store.state.value = this.complete(store.state.value);
    if (first) this.place();
    // The map does without an operator's tiles where they do not come.
    const operator = this.view.setOperator(store.catalog.value.ground ?? null).catch(() => undefined);
    await Promise.all([this.draw(), this.ground(), operator]);
    this.view.show();
    return true;
  }

  /** Fills in choices that the address did not name or that the release does not have. */
  private complete(state: State): State {
    const catalog = this.store.catalog.value;
    const { indicators = [], periods = [] } = catalog?.release ?? {};
    const own = { ...state };
    if (!indicators.some(({ id }) => id === own.indicator)) own.indicator = indicators[0]?.id ?? "";
    if (!periods.includes(own.period)) own.period = periods.at(-1) ?? "";
    const topic = indicators.find(({ id }) => id === own.indicator);
    if (catalog && isChange(own.view) && !changeOf(catalog, own.indicator, own.view)) own.view = "hotspots";
    if (!isChange(own.view) && own.view === "hotspots" && !topic?.hotspots) own.view = "share";
    if (topic?.kind === "count" && (own.view === "count" || own.view === "certainty")) own.view = "share";
    if (!indicators.some(({ id }) => id === own.other && id !== own.indicator)) own.other = indicators.find(({ id }) => id !== own.indicator)?.id ?? "";
    if (!periods.includes(own.since) || own.since === own.period) own.since = periods.filter((each) => each !== own.period).at(own.period === periods[0] ? -1 : 0) ?? "";
    return own;
  }

  private place(): void {
    const { position } = this.store.state.value;
    if (position) this.view.goTo(position);
    else this.fit();
  }

  /** Water, ways, names and borders; the map works without them. */
  private async ground(): Promise<void> {
    const load = async (id: string) => {
      const shapes = new Shapes();
      if (this.store.catalog.value?.collections.some((each) => each.id === id)) shapes.add(await this.cache.shapes(id, undefined, new AbortController().signal));
      return shapes;
    };
    try {
      const [basemap, borders] = await Promise.all([load(BASEMAP), load(BORDERS)]);
      this.store.basemap.value = basemap;
      this.view.setGround(basemap, borders);
    } catch {
      this.store.tell("notice-failed", {}, () => void this.ground());
    }
  }

  /** Shows the layer of the choices; what is written around it follows, so that no number stands beside a wrong name. */
  private async draw(): Promise<void> {
    const { store } = this;
    const [catalog, topic, state] = [store.catalog.value, store.topic.value, store.state.value];
    if (!catalog || !topic) return;
    const collection = collectionFor(catalog, state, this.view.position().zoom);
    const period = periodOf(collection, state.period);
    this.wanted = `${collection?.id ?? ""}@${period}`;
    this.loading.abort();
    if (!collection) {
      store.shown.value = store.first.value = null;
      return;
    }
    const { signal } = (this.loading = new AbortController());
    delete this.map.dataset["painted"];
    store.busy.value = true;
    try {
      await this.show(collection, period, signal);
    } catch {
      if (!signal.aborted) store.tell("notice-failed", {}, () => void this.draw());
    }
    if (!signal.aborted) store.busy.value = false;
  }

  private async show(collection: Collection, period: string, signal: AbortSignal): Promise<void> {
    const { store } = this;
    const topic = store.topic.value;
    if (!topic) return;
    const { view, palette, breaks } = store.state.value;
    const whole = store.catalog.value?.release?.place[store.words.value.language] ?? "";
    const wish = { topic, view, palette: PALETTES[palette], method: breaks, whole };
    const shapes = new Shapes();
    shapes.add(await this.cache.shapes(collection.id, period, signal));
    if (signal.aborted) return;
    const shownView = viewFor(shapes, view);
    const look = lookAt(shapes, { ...wish, view: shownView });
    const scale = scaleOf(shapes, look, whole);
    const picture: Picture = pictureOf(shapes, look, scale);
    const shown: Shown = { collection, period, topic, view: shownView, shapes, look, scale, picture, turn: ++this.turns };
    const state = store.state.value;
    if (state.compare === "none") return this.paint(shown);
    const { compared } = await loadLate(store.words.value);
    const catalog = store.catalog.value;
    const other = catalog && (await compared(shown, { state, catalog, cache: this.cache, signal, zoom: this.view.position().zoom }));
    if (!signal.aborted) this.paint({ ...shown, ...other });
  }

  /** Paints a layer, and lets what is written follow; the place that was being read is found again in the new numbers. */
  private paint(shown: Shown): void {
    const { store } = this;
    this.view.setNumbers(shown.shapes, shown.picture.styleOf);
    this.view.finish(shown.picture.outlined, shown.picture.ranked);
    const before = store.read.value && identity(store.read.value.feature);
    const own = store.read.value && store.layerOf(store.read.value) === store.shown.value?.beside ? shown.beside : shown;
    const read = before ? (own?.shapes.all.find(({ feature }) => identity(feature) === before) ?? null) : null;
    batch(() => {
      store.first.value = null;
      store.shown.value = shown;
      store.read.value = read;
      store.inSight.value = this.view.sees();
    });
    this.view.choose(read);
    this.map.dataset["painted"] = this.wanted;
  }

  /** The map stays, and says how old it is. */
  private sayOffline(): void {
    const { words, catalog } = this.store;
    const release = catalog.value?.release;
    if (release) this.store.tell("notice-offline", { number: String(release.number), date: words.value.date(release.published) });
  }

  private async onAddress(): Promise<void> {
    const { found, refused } = parseFragment(location.hash);
    const { store } = this;
    if (found.language && found.language !== store.words.value.language) store.words.value = await loadWords(found.language);
    store.state.value = this.complete({ ...BLANK, language: store.state.value.language, ...found });
    this.place();
    if (refused.length > 0) store.tell("notice-link", { parts: refused.join(", ") });
    void this.draw();
  }

  private onMove(position: Position): void {
    const { store } = this;
    store.state.value = { ...store.state.value, position };
    const catalog = store.catalog.value;
    if (!catalog) return;
    history.replaceState(null, "", writeFragment(store.state.value));
    store.inSight.value = this.view.sees();
    const due = collectionFor(catalog, store.state.value, position.zoom);
    if (this.wanted && `${due?.id ?? ""}@${periodOf(due, store.state.value.period)}` !== this.wanted) void this.draw();
  }

  /** The map says what it shows when all of it is there, for tests and pictures. */
  private onPainted(isPainted: boolean): void {
    if (!isPainted) delete this.map.dataset["painted"];
    else if (!this.store.busy.value && this.store.shown.value) this.map.dataset["painted"] = this.wanted;
  }

  private onPoint(shape: Shape | null, x: number, y: number): void {
    const { store } = this;
    store.pointed.value = shape && { shape, x, y };
    if (shape && document.activeElement === this.map) store.spoken.value = store.pointerText.value;
  }

  private async onRelease(number: number): Promise<void> {
    const { store } = this;
    if (number === store.catalog.value?.release?.number || number === this.coming) return;
    this.coming = number;
    const shown = await this.reload();
    this.coming = 0;
    if (shown) store.tell("notice-release", { number: String(store.catalog.value?.release?.number ?? number) });
  }
}

/** What a place is known by in another release, date or topic. */
export function identity({ id, properties }: Feature): string {
  return properties.h3 ?? properties.area ?? properties.block ?? String(id);
}
