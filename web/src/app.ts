// Puts the page together: reads what is published, shows what the visitor chose, and follows new releases.
import { address, loadCatalog, type Catalog, type Collection, type Feature, type Indicator } from "./api.ts";
import { card } from "./card.ts";
import { breaksOf, shown, styleOf } from "./classes.ts";
import { shapeOf, type Shape } from "./geometry.ts";
import { collectionFor, LayerCache } from "./layers.ts";
import { Layout } from "./layout.ts";
import type { Scale } from "./legend.ts";
import { listen } from "./live.ts";
import { MapView } from "./map.ts";
import { about, choices, legend, summary } from "./panel.ts";
import { brief, nameOf, paragraphs } from "./sentence.ts";
import { Shapes } from "./shapes.ts";
import { parseFragment, writeFragment, type Position, type State } from "./state.ts";
import { table } from "./table.ts";
import { preferred, Words } from "./words.ts";

/** The page. */
export class App {
  private state: State;
  private words: Words;
  private catalog: Catalog | null = null;
  private readonly cache = new LayerCache();
  private readonly layout: Layout;
  private readonly view: MapView;
  private collection: Collection | null = null;
  private wanted = "";
  private shapes = new Shapes();
  private read: Shape | null = null;
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
      onHome: () => this.catalog && this.view.fit(this.catalog.release),
      onTable: () => this.choose({ table: !this.state.table }),
    });
    this.layout.say(this.words);
    this.view = new MapView(this.layout.map, {
      onMove: (position) => this.onMove(position),
      onPoint: (shape) => this.onPoint(shape),
      onRead: (shape) => this.onRead(shape),
    });
  }

  /** Loads everything for the first time and begins to listen. */
  async start(): Promise<void> {
    await this.reload();
    addEventListener("popstate", () => this.onAddress());
    listen(address("events"), {
      onRelease: (number) => void this.onRelease(number),
      onConnection: (connected) => this.onConnection(connected),
    });
  }

  /** Reads the release again and shows it; the position, the choices and the chosen place stay. */
  private async reload(): Promise<void> {
    try {
      this.catalog = await loadCatalog();
    } catch {
      this.layout.notice(this.words, "notice-failed", {}, () => void this.reload());
      return;
    }
    this.cache.clear();
    this.complete();
    this.place();
    await Promise.all([this.ground(), this.draw()]);
  }

  /** Fills in choices that the address did not name or that the release does not have. */
  private complete(): void {
    const { indicators, periods } = (this.catalog as Catalog).release;
    const { state } = this;
    if (!indicators.some(({ id }) => id === state.indicator)) state.indicator = indicators[0]?.id ?? "";
    if (!periods.includes(state.period)) state.period = periods.at(-1) ?? "";
    if (!this.topic()?.hotspots) state.view = "share";
    if (indicators.length === 0) this.layout.notice(this.words, "notice-empty");
  }

  private place(): void {
    const { release } = this.catalog as Catalog;
    if (this.state.position) this.view.goTo(this.state.position);
    else this.view.fit(release);
  }

  private topic(): Indicator | undefined {
    return this.catalog?.release.indicators.find(({ id }) => id === this.state.indicator);
  }

  /** Water, ways, names and borders; the map works without them. */
  private async ground(): Promise<void> {
    const ids = this.catalog?.collections.map(({ id }) => id) ?? [];
    const load = async (id: string) => {
      const shapes = new Shapes();
      if (!ids.includes(id)) return shapes;
      const { signal } = new AbortController();
      await this.cache.load(id, undefined, signal, (part) => shapes.add(drawable(part)));
      return shapes;
    };
    try {
      this.view.setGround(await load("basemap"), await load("municipalities"));
    } catch {
      this.layout.notice(this.words, "notice-failed", {}, () => void this.ground());
    }
  }

  /** Shows the layer of the choices and then the words around it, so that no number stands beside a wrong name. */
  private async draw(): Promise<void> {
    const [catalog, topic] = [this.catalog, this.topic()];
    if (!catalog || !topic) return;
    const { period } = this.state;
    this.collection = collectionFor(catalog, this.state, this.view.position().zoom);
    this.wanted = `${this.collection?.id ?? ""}@${period}`;
    this.loading.abort();
    if (!this.collection) return this.speak();
    const { signal } = (this.loading = new AbortController());
    delete this.layout.map.dataset["painted"];
    try {
      await this.stream(this.collection.id, period, topic, signal);
    } catch {
      if (!signal.aborted) this.layout.notice(this.words, "notice-failed", {}, () => void this.draw());
    }
  }

  private async stream(collection: string, period: string, topic: Indicator, signal: AbortSignal): Promise<void> {
    const shapes = new Shapes();
    await this.cache.load(collection, period, signal, (part) => {
      if (signal.aborted) return;
      shapes.add(drawable(part));
      this.paint(shapes, topic);
      this.view.refresh();
    });
    if (signal.aborted) return;
    this.paint(shapes, topic);
    this.view.finish();
    this.shapes = shapes;
    this.keepChosen();
    this.speak();
    this.layout.map.dataset["painted"] = this.wanted;
  }

  private paint(shapes: Shapes, topic: Indicator): void {
    const { view } = this.state;
    const breaks = breaksOf(featuresOf(shapes), topic);
    this.view.setNumbers(shapes, ({ feature }) => styleOf(feature.properties, view, topic, breaks));
  }

  /** Finds the place that was being read in the new numbers; at another resolution there is none, and the card closes. */
  private keepChosen(): void {
    const before = this.read?.feature;
    const same = ({ id, properties }: Feature) => (properties.h3 ? properties.h3 === before?.properties.h3 : id === before?.id);
    this.read = before ? (this.shapes.all.find(({ feature }) => same(feature)) ?? null) : null;
    this.view.choose(this.read);
  }

  /** Writes every text of the page anew. */
  private speak(): void {
    const [catalog, topic, { words, state }] = [this.catalog, this.topic(), this];
    this.layout.say(words);
    if (!catalog || !topic) return;
    const features = featuresOf(this.shapes);
    const place = catalog.release.place[words.language];
    this.layout.title(words, place, topic.label[words.language], words.date(state.period), catalog.release.synthetic);
    this.layout.panel(
      choices(words, catalog, state, (part) => this.choose(part)),
      summary(words, features, topic, state.view),
      legend(words, topic, state.view, this.scale(features, topic)),
      about(words, catalog, this.collection, state.period),
    );
    this.layout.table(words, state.table ? table(words, features, topic, state.period, (f) => this.showOnMap(f)) : null);
    this.showCard();
  }

  private scale(features: Feature[], topic: Indicator): Scale {
    const values = features.map(({ properties }) => shown(properties, topic)).filter((value) => value !== null);
    const town = features.find(({ properties }) => typeof properties.reference_value === "number");
    const [least, most] = [values.reduce((a, b) => Math.min(a, b), values[0] ?? 0), values.reduce((a, b) => Math.max(a, b), 0)];
    return { breaks: breaksOf(features, topic), least, most, town: town?.properties.reference_value ?? null };
  }

  private shapeKind(): "hex" | "area" {
    return this.collection?.gocpont?.kind === "hex" ? "hex" : "area";
  }

  private showCard(): void {
    const topic = this.topic();
    if (!topic) return;
    const close = () => this.onRead(null);
    this.layout.card(this.read && card(this.words, this.read.feature, topic, this.shapeKind(), close));
    this.layout.hint(this.read ? "" : this.words.say(this.shapeKind() === "hex" ? "card-empty" : "card-empty-area"));
  }

  private choose(part: Partial<State>): void {
    this.state = { ...this.state, ...part, position: this.view.position() };
    if (part.language) this.words = new Words(part.language);
    this.complete();
    history.pushState(null, "", writeFragment(this.state));
    void this.draw();
  }

  private onAddress(): void {
    this.state = { ...this.state, ...parseFragment(location.hash) };
    this.words = new Words(this.state.language);
    if (!this.catalog) return;
    this.complete();
    this.place();
    void this.draw();
  }

  private onMove(position: Position): void {
    this.state.position = position;
    if (!this.catalog) return;
    history.replaceState(null, "", writeFragment(this.state));
    const due = collectionFor(this.catalog, this.state, position.zoom)?.id ?? "";
    if (this.wanted && `${due}@${this.state.period}` !== this.wanted) void this.draw();
  }

  private onPoint(shape: Shape | null): void {
    const topic = this.topic();
    if (!topic) return;
    const place = shape?.feature.properties;
    const summary = place ? brief(this.words, place, topic) : "";
    const name = place ? nameOf(this.words, place, shape?.feature.id) : "";
    this.layout.pointer(place ? this.words.say("map-at", { name, summary }) : "", document.activeElement === this.layout.map);
  }

  private onRead(shape: Shape | null): void {
    this.read = shape;
    this.view.choose(shape);
    this.showCard();
    if (shape) this.view.reveal(shape, this.layout.covered());
    const topic = this.topic();
    if (shape && topic) this.layout.announce(paragraphs(this.words, shape.feature.properties, topic, this.shapeKind()).join(" "));
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
    if (number === this.catalog?.release.number) return;
    await this.reload();
    this.layout.notice(this.words, "notice-release", { number: String(this.catalog?.release.number ?? number) });
  }

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
