// What is at a place: figures with how sure they are, who works there, which measures run, what was signalled, how it came to be
// so; and the way to a new measure for it.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import { registerOf } from "../desk.ts";
import { draftOf } from "../draft.ts";
import { Few } from "../few.tsx";
import { figureOf, rounded } from "../figures.ts";
import { nameOfArea, nameOfHotspot, placeOf } from "../places.ts";
import { go } from "../route.ts";
import { Series } from "../series.tsx";
import { distance, label, say } from "../texts.ts";
import type { Place } from "../types.ts";
import * as ask from "./ask.ts";
import { centreOfHex } from "./board.ts";
import { looked } from "./looked.ts";
import { Pick } from "./pick.tsx";
import { metresBetween, middleOf, placesFor } from "./shape.ts";
import { Counted } from "./side.tsx";
import { ThingLine } from "./things.tsx";
import type { AreaFeature, Figure, Layers, Look, Spot, Thing, Wanted } from "./types.ts";

interface Props {
  tenant: string;
  wanted: Wanted;
  layers: Layers;
  layer: string;
  spots: Spot[];
  areas: AreaFeature[];
  /** Everything that has a place, wherever it is. */
  things: Thing[];
  close: () => void;
}

/** What a place is called. */
function nameOf(wanted: Wanted, look: Look | null): string {
  if ("hotspot" in wanted) return nameOfHotspot(wanted.hotspot);
  if ("area" in wanted) return look?.name ?? nameOfArea(wanted.area.set, wanted.area.area);
  return say("look-shape");
}

export function LookPanel(props: Props) {
  const { tenant, wanted, layers, close } = props;
  const { found, trouble } = useAsked(() => ask.look(tenant, wanted), tenant, JSON.stringify(wanted));
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    title.current?.focus();
    title.current?.scrollIntoView({ block: "start" });
  }, []);
  useEffect(() => {
    looked.value = found?.outline ?? ("shape" in wanted ? wanted.shape : null);
    return () => void (looked.value = null);
  }, [found]);
  return (
    <section class="look" id="look" aria-labelledby="look-title">
      <div class="row spread">
        <h3 tabIndex={-1} id="look-title" ref={title}>{nameOf(wanted, found)}</h3>
        <button type="button" class="plain" onClick={() => {
          close();
          document.querySelector<HTMLElement>("#map-page h2")?.focus();
        }}>{say("look-close")}</button>
      </div>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {!found && trouble === "" && <p role="status">{say("opening")}</p>}
      {found && (
        <>
          <p class="soft">{say("look-size", { hexes: found.hexes, area: rounded(found.area_km2, 2) })}</p>
          {found.figures ? <Figures look={found} layers={layers} layer={props.layer} /> : <p class="note">{say("map-no-figures")}</p>}
          <div class="columns">
            <Group title={say("look-services")} things={found.services} none={say("look-services-none")}><Nearest things={props.things} look={found} /></Group>
            <Group title={say("look-measures")} things={found.measures} none={say("look-measures-none")} />
            <Group title={say("look-sites")} things={found.sites} none={say("look-sites-none")} />
            <Group title={say("look-organisations")} things={found.organisations} none={say("look-organisations-none")} />
            <Box title={say("look-signals")}>
              <p>{say("look-signals-count", { count: found.signals.count, open: found.signals.open })}</p>
              <Counted register="signal" kinds={found.signals.kinds} states={found.signals.states} />
            </Box>
          </div>
          <NewMeasure {...props} />
        </>
      )}
    </section>
  );
}

function Figures({ look, layers, layer }: { look: Look; layers: Layers; layer: string }) {
  const [chosen, setChosen] = useState(layer);
  const nameOfLayer = (id: string) => label(layers.layers.find((own) => own.id === id)?.label, id);
  const own = look.layers.find(({ id }) => id === chosen) ?? look.layers[0];
  const names: [string, string] = [say("look-inside"), say("look-whole")];
  return (
    <>
      <table class="stack" id="look-figures">
        <caption class="unseen">{say("look-figures")}</caption>
        <thead><tr><th scope="col">{say("map-layer")}</th><th scope="col">{names[0]}</th><th scope="col">{names[1]}</th></tr></thead>
        <tbody>
          {look.layers.map(({ id, inside, whole }) => (
            <tr key={id}>
              <th scope="row">{nameOfLayer(id)}</th>
              <Cell name={names[0]} figure={inside.at(-1)} />
              <Cell name={names[1]} figure={whole.at(-1)} />
            </tr>
          ))}
        </tbody>
      </table>
      {own && look.periods.length > 1 && (
        <details>
          <summary>{say("look-series")}</summary>
          <div class="form">
            <Pick id="look-layer" name={say("map-layer")} value={own.id} choose={setChosen} choices={look.layers.map(({ id }) => [id, nameOfLayer(id)])} />
          </div>
          <Series title={nameOfLayer(own.id)} names={names} points={look.periods.flatMap((period, at) => (own.inside[at] && own.whole[at] ? [{ period, inside: own.inside[at], outside: own.whole[at] }] : []))} />
        </details>
      )}
    </>
  );
}

function Cell({ name, figure }: { name: string; figure: Figure | undefined }) {
  return <td data-label={name}><span>{figure ? figureOf(figure) : "–"}</span> {figure && <Few figure={figure} />}</td>;
}

function Box({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="box">
      <h4>{title}</h4>
      {children}
    </section>
  );
}

/** As many services are told of where there is none inside. */
const NEAREST = 3;

/** The nearest services, where none is inside: somebody has to come from there. */
function Nearest({ things, look }: { things: Thing[]; look: Look }) {
  if (look.services.length > 0 || !look.outline) return null;
  const middle = middleOf(look.outline);
  const all = things.flatMap((thing) => thing.register === "service" ? thing.places.flatMap((place) => ("lat" in place ? [{ thing, far: metresBetween(middle, place) }] : [])) : []);
  all.sort((one, other) => one.far - other.far);
  // A service with several sites is told once, where it is nearest.
  const near = all.filter(({ thing }, at) => all.findIndex((own) => own.thing.id === thing.id) === at).slice(0, NEAREST);
  if (near.length === 0) return null;
  return (
    <>
      <p>{say("look-nearest")}</p>
      <ul class="plain-list rows">{near.map(({ thing, far }) => <li key={thing.id}><ThingLine thing={thing} /><span class="soft">{distance(far)}</span></li>)}</ul>
    </>
  );
}

function Group({ title, things, none, children }: { title: string; things: Thing[]; none: string; children?: ComponentChildren }) {
  return (
    <Box title={say("map-titled", { title, count: things.length })}>
      {things.length === 0 ? <p class="soft">{none}</p> : <ul class="plain-list rows">{things.map((thing) => <li key={thing.id}><ThingLine thing={thing} /></li>)}</ul>}
      {children}
    </Box>
  );
}

/** The places that a measure made here may have. */
function offered({ wanted, areas, spots }: Props): { place: Place; isChosen: boolean }[] {
  if ("hotspot" in wanted) return [{ place: { hotspot: wanted.hotspot }, isChosen: true }];
  if ("area" in wanted) return [{ place: { ...wanted.area }, isChosen: true }];
  return placesFor(wanted.shape, areas, spots, centreOfHex);
}

function NewMeasure(props: Props) {
  const register = registerOf("measure");
  const [chosen, setChosen] = useState(() => offered(props));
  if (!register || !(register.may.open ?? register.may.change)) return null;
  const places = chosen.filter(({ isChosen }) => isChosen).map(({ place }) => place);
  const make = () => {
    const draft = draftOf("measure");
    if (draft.state.value === "typing") {
      const point = places.find((place) => "lat" in place);
      const typed = draft.typed.value;
      draft.type({ ...typed, point: point ? { lat: point.lat.toFixed(5), lon: point.lon.toFixed(5) } : { lat: "", lon: "" }, others: places.filter((place) => place !== point) });
      if (!props.tenant.includes(",")) draft.tenant.value = props.tenant;
    }
    go({ at: "new", register: "measure" });
  };
  return (
    <div class="note" id="look-make">
      {chosen.length > 1 ? (
        <fieldset class="field">
          <legend>{say("make-where")}</legend>
          <p class="hint">{say("make-where-hint")}</p>
          {chosen.map((own, at) => (
            <label key={placeOf(own.place)} class="pill">
              <input type="checkbox" checked={own.isChosen} onChange={(event) => setChosen(chosen.map((other, nth) => (nth === at ? { ...other, isChosen: event.currentTarget.checked } : other)))} />
              <span>{"lat" in own.place ? say("make-middle", { place: placeOf(own.place) }) : placeOf(own.place)}</span>
            </label>
          ))}
        </fieldset>
      ) : chosen.map(({ place }) => <p key={placeOf(place)}>{say("make-place", { place: placeOf(place) })}</p>)}
      <button type="button" class="main" id="make" disabled={places.length === 0} onClick={make}>{say("make-do")}</button>
    </div>
  );
}
