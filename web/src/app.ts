// Puts the page together: reads what is published, shows what the visitor chose, and follows new releases.
import { About } from "./about.ts";
import { address, isOfFiles, loadCatalog, type Catalog, type Collection, type Feature, type Indicator } from "./api.ts";
import { placeNear } from "./basemap.ts";
import { card } from "./card.ts";
import { isOnSide } from "./changes.ts";
import { breaksOf, hasNumbers, shown, styleOf } from "./classes.ts";
import { pieces, shapeOf, type Shape } from "./geometry.ts";
import { BASEMAP, BORDERS, boxOf, changeOf, collectionFor, LayerCache, periodOf } from "./layers.ts";
import { Layout } from "./layout.ts";
import { listen } from "./live.ts";
import { MapView, type Pixel } from "./map.ts";
import { method } from "./method.ts";
import { about, choices, legend, summary, type Overview } from "./panel.ts";
import { brief, paragraphs, titleOf, type Reader } from "./sentence.ts";
import { Shapes } from "./shapes.ts";
import { isChange, parseFragment, writeFragment, type Position, type State, type View } from "./state.ts";
import { table } from "./table.ts";
import { preferred, Words } from "./words.ts";

/** A layer that is there sooner is painted once, and not while it arrives. */
const PATIENCE_MS = 400;

/** The page. */
export class App {
  private state: State;
  private words: Words;
  private catalog: Catalog | null = null;
  private readonly cache = new LayerCache();
  private readonly layout: Layout;
  private readonly about = new About();
  private readonly view: MapView;
  private collection: Collection | null = null;
  /** Shares where hot and cold were asked for and are not computed. */
  private shown: View = "hotspots";
  private wanted = "";
  private shapes = new Shapes();
  private basemap = new Shapes();
  private read: Shape | null = null;
  private hasRead = false;
  private coming = 0;
  private loading = new AbortController();

  constructor(root: HTMLElement) {
    const given = parseFragment(location.hash);
    const language = given.language ?? preferred(navigator.languages);
    const blank = { indicator: "", period: "", view: "hotspots", unit: "hex", table: false, position: null } as const;
    this.state = { ...blank, ...given, language };
    this.words = new Words(language);
    this.layout = new Layout(root, {
      onLanguage: (chosen) => this.choose({ language: chosen }),
      onZoom: (steps) => (steps > 0 ? this.view.map.zoomIn() : this.view.map.zoomOut()),
      onHome: () => this.fit(),
      onTable: () => this.choose({ table: !this.state.table }),
      onAbout: () => void this.about.open(this.words, this.catalog?.release ?? null),
    });
    root.append(this.about.node);
    this.layout.say(this.words);
    this.view = new MapView(this.layout.map, {
      onMove: (position) => this.onMove(position),
      onPoint: (shape, x, y) => this.onPoint(shape, x, y),
      onRead: (shape, at) => this.onRead(shape, at),
    });
  }

  /** Loads everything for the first time and begins to listen. */
  async start(): Promise<void> {
    await this.reload();
    addEventListener("popstate", () => this.onAddress());
    if (isOfFiles()) return;
    listen(address("events"), {
      onRelease: (number) => void this.onRelease(number),
      onConnection: (connected) => this.onConnection(connected),
    });
  }

  /** Reads the release again and shows it; the position, the choices and the chosen place stay. */
  private async reload(): Promise<boolean> {
    const first = !this.catalog?.release;
    try {
      this.catalog = await loadCatalog();
    } catch {
      this.layout.notice(this.words, "notice-failed", {}, () => void this.reload());
      return false;
    }
    this.cache.clear();
    if (!this.complete()) {
      this.layout.notice(this.words, "notice-empty");
      return false;
    }
    this.layout.endNotice("notice-empty");
    if (first) this.place();
    await Promise.all([this.draw(), this.ground()]);
    this.view.show();
    return true;
  }

  /** Fills in choices that the address did not name or that the release does not have; false if it has none at all. */
  private complete(): boolean {
    const { indicators = [], periods = [] } = this.catalog?.release ?? {};
    const { state } = this;
    if (!indicators.some(({ id }) => id === state.indicator)) state.indicator = indicators[0]?.id ?? "";
    if (!periods.includes(state.period)) state.period = periods.at(-1) ?? "";
    if (this.catalog && isChange(state.view) && !changeOf(this.catalog, state.indicator, state.view)) state.view = "hotspots";
    if (!isChange(state.view) && !this.topic()?.hotspots) state.view = "share";
    return indicators.length > 0 && periods.length > 0;
  }

  private place(): void {
    if (this.state.position) this.view.goTo(this.state.position);
    else this.fit();
  }

  private fit(): void {
    const box = this.catalog && boxOf(this.catalog);
    if (box) this.view.fit(box);
  }

  private topic(): Indicator | undefined {
    return this.catalog?.release?.indicators.find(({ id }) => id === this.state.indicator);
  }

  /** What it takes to read a place of the shown layer aloud. */
  private reader(): Reader | null {
    const [release, topic, { words }] = [this.catalog?.release, this.topic(), this];
    if (!release || !topic) return null;
    const { kind, neighbourhoods } = this.collection?.gocpont ?? {};
    const shape = kind === "hex" ? "hex" : "area";
    return { words, topic, shape, whole: release.place[words.language], view: this.shown, neighbourhoods: neighbourhoods ?? 0 };
  }

  /** The date of the shown layer; those over all dates have one of their own. */
  private get period(): string {
    return periodOf(this.collection, this.state.period);
  }

  /** The date of the shown layer in words, or from when to when it looks. */
  private when(): string {
    const { words, state } = this;
    const [from, to] = [this.catalog?.release?.periods.at(0), this.period];
    if (!isChange(this.shown) || !from) return words.date(state.period);
    return words.say("legend-range", { from: words.month(from), to: words.month(to) });
  }

  /** Water, ways, names and borders; the map works without them. */
  private async ground(): Promise<void> {
    const load = async (id: string) => {
      const shapes = new Shapes();
      if (!this.catalog?.collections.some((each) => each.id === id)) return shapes;
      await this.cache.load(id, undefined, new AbortController().signal, (part) => shapes.add(drawable(part)));
      return shapes;
    };
    try {
      const [basemap, borders] = await Promise.all([load(BASEMAP), load(BORDERS)]);
      this.basemap = basemap;
      this.view.setGround(basemap, borders);
      if (this.layout.map.dataset["painted"]) this.speak();
    } catch {
      this.layout.notice(this.words, "notice-failed", {}, () => void this.ground());
    }
  }

  /** Shows the layer of the choices and then the words around it, so that no number stands beside a wrong name. */
  private async draw(): Promise<void> {
    const [catalog, topic] = [this.catalog, this.topic()];
    if (!catalog || !topic) return;
    this.collection = collectionFor(catalog, this.state, this.view.position().zoom);
    const { period } = this;
    this.wanted = `${this.collection?.id ?? ""}@${period}`;
    this.loading.abort();
    if (!this.collection) return this.speak();
    const { signal } = (this.loading = new AbortController());
    delete this.layout.map.dataset["painted"];
    this.layout.busy(true);
    try {
      await this.stream(this.collection.id, period, topic, signal);
    } catch {
      if (!signal.aborted) this.layout.notice(this.words, "notice-failed", {}, () => void this.draw());
    }
    if (!signal.aborted) this.layout.busy(false);
  }

  /** Hot and cold are painted while they arrive; shares are grouped by the whole layer, and wait for it. */
  private async stream(collection: string, period: string, topic: Indicator, signal: AbortSignal): Promise<void> {
    const shapes = new Shapes();
    const { view } = this.state;
    const began = performance.now();
    await this.cache.load(collection, period, signal, (part) => {
      if (signal.aborted) return;
      shapes.add(drawable(part));
      if (view === "share" || performance.now() - began < PATIENCE_MS) return;
      this.view.setNumbers(shapes, ({ feature }) => styleOf(feature.properties, view, topic, []));
      this.view.refresh();
    });
    if (signal.aborted) return;
    const breaks = breaksOf(featuresOf(shapes), topic);
    this.shown = view === "hotspots" && !shapes.all.some(({ feature }) => feature.properties.class) ? "share" : view;
    this.view.setNumbers(shapes, ({ feature }) => styleOf(feature.properties, this.shown, topic, breaks));
    const groups = this.shown === "share" ? [] : (["hot", "cold"] as const).map((side) => spots(shapes, this.shown, side));
    this.view.finish(groups, ranked(shapes, topic));
    this.shapes = shapes;
    this.keepChosen();
    this.speak();
    this.layout.map.dataset["painted"] = this.wanted;
  }

  /** Finds the place that was being read in the new numbers; at another resolution there is none, and the card closes. */
  private keepChosen(): void {
    const before = this.read && identity(this.read.feature);
    this.read = this.shapes.all.find(({ feature }) => identity(feature) === before) ?? null;
    this.view.choose(this.read);
  }

  /** Writes every text of the page anew. */
  private speak(): void {
    const [catalog, reader, { words, state }] = [this.catalog, this.reader(), this];
    this.layout.say(words);
    if (!catalog?.release || !reader) return;
    const { topic, whole } = reader;
    const { release } = catalog;
    const overview = this.overview(topic, whole);
    const when = this.when();
    const over = isChange(this.shown) ? `${words.say(`view-${this.shown}`)}: ${when}` : when;
    this.layout.title(words, whole, topic.label[words.language], over, release.synthetic);
    this.layout.panel(
      choices(words, catalog, release, state, (part) => this.choose(part)),
      summary(words, overview, topic, state.view),
      legend(words, topic, this.shown, overview, method(words, this.collection, release.number)),
      about(words, release, this.collection, this.period),
    );
    this.layout.table(words, state.table ? table(reader, this.names(), when, (f) => this.showOnMap(f)) : null);
    this.showCard();
  }

  private overview(topic: Indicator, whole: string): Overview {
    const features = featuresOf(this.shapes);
    const places = features.map(({ properties }) => properties).filter(hasNumbers);
    const values = places.map((place) => shown(place, topic) ?? 0);
    const town = features.find(({ properties }) => typeof properties.reference_value === "number")?.properties.reference_value ?? null;
    const [least, most] = [values.reduce((a, b) => Math.min(a, b), values[0] ?? 0), values.reduce((a, b) => Math.max(a, b), 0)];
    const computed = features.some(({ properties }) => properties.class);
    const count = (side: "hot" | "cold") => pieces(spots(this.shapes, "hotspots", side));
    return { places, spots: computed ? { hot: count("hot"), cold: count("cold") } : null, scale: { breaks: breaksOf(features, topic), least, most, known: values.length > 0, town, whole } };
  }

  private names(): Map<Feature, string> {
    const name = (shape: Shape) => {
      const { id, properties } = shape.feature;
      const number = this.words.say("table-number", { number: String(id ?? "") });
      return properties.name ?? [placeNear(this.basemap, shape), number].filter(Boolean).join(", ");
    };
    return new Map(this.shapes.all.map((shape) => [shape.feature, name(shape)]));
  }

  private showCard(): void {
    const reader = this.reader();
    if (!reader) return;
    const { words, shape } = reader;
    this.layout.card(this.read && card(reader, this.read.feature.properties, this.titleOf(reader, this.read), () => this.onRead(null)));
    this.layout.hint(this.read || this.hasRead ? "" : words.say(shape === "hex" ? "card-empty" : "card-empty-area"));
  }

  private titleOf(reader: Reader, shape: Shape): string {
    return titleOf(reader, shape.feature.properties, placeNear(this.basemap, shape));
  }

  private choose(part: Partial<State>): void {
    this.state = { ...this.state, ...part, position: this.view.position() };
    if (part.language) this.words = new Words(part.language);
    this.complete();
    history.pushState(null, "", writeFragment(this.state));
    void this.draw();
  }

  private onAddress(): void {
    this.state = { ...this.state, table: false, ...parseFragment(location.hash) };
    this.words = new Words(this.state.language);
    if (!this.complete()) return;
    this.place();
    void this.draw();
  }

  private onMove(position: Position): void {
    this.state.position = position;
    if (!this.catalog) return;
    history.replaceState(null, "", writeFragment(this.state));
    const due = collectionFor(this.catalog, this.state, position.zoom);
    if (this.wanted && `${due?.id ?? ""}@${periodOf(due, this.state.period)}` !== this.wanted) void this.draw();
  }

  private onPoint(shape: Shape | null, x: number, y: number): void {
    const reader = this.reader();
    if (!shape || !reader) return this.layout.pointer("", 0, 0, false);
    const summary = brief(reader, shape.feature.properties);
    const text = this.words.say("map-at", { name: this.titleOf(reader, shape), summary });
    this.layout.pointer(text, x, y, document.activeElement === this.layout.map);
  }

  private onRead(shape: Shape | null, at?: Pixel): void {
    this.read = shape;
    this.hasRead ||= shape !== null;
    this.layout.pointer("", 0, 0, false);
    this.view.choose(shape);
    this.showCard();
    const reader = this.reader();
    if (!shape || !reader) return;
    this.view.reveal(shape, this.layout.covered(), at);
    this.layout.announce(paragraphs(reader, shape.feature.properties).join(" "));
  }

  private showOnMap(feature: Feature): void {
    const shape = this.shapes.all.find((each) => each.feature === feature) ?? null;
    this.choose({ table: false });
    this.layout.table(this.words, null);
    if (!shape) return;
    this.onRead(shape);
    this.layout.map.focus();
  }

  private async onRelease(number: number): Promise<void> {
    if (number === this.catalog?.release?.number || number === this.coming) return;
    this.coming = number;
    const shown = await this.reload();
    this.coming = 0;
    if (shown) this.layout.notice(this.words, "notice-release", { number: String(this.catalog?.release?.number ?? number) });
  }

  /** The server is away, or back; then the stream begins with the release that is served now. */
  private onConnection(connected: boolean): void {
    if (connected) this.layout.endNotice("notice-offline");
    else this.layout.notice(this.words, "notice-offline");
  }
}

function drawable(features: Feature[]): Shape[] {
  return features.map(shapeOf).filter((shape) => shape !== null);
}

function featuresOf(shapes: Shapes): Feature[] {
  return shapes.all.map(({ feature }) => feature);
}

/** What stays the same of a place from one release, date or topic to the next. */
function identity({ id, properties }: Feature): string {
  return properties.h3 ?? properties.area ?? properties.block ?? String(id);
}

function spots(shapes: Shapes, view: View, side: "hot" | "cold"): Shape[] {
  return shapes.all.filter(({ feature: { properties } }) => hasNumbers(properties) && isOnSide(view, properties, side));
}

/** From the highest number to the lowest, and last those without one. */
function ranked(shapes: Shapes, topic: Indicator): Shape[] {
  const number = ({ feature: { properties } }: Shape) => (hasNumbers(properties) ? (shown(properties, topic) ?? -1) : -1);
  return [...shapes.all].sort((a, b) => number(b) - number(a));
}
