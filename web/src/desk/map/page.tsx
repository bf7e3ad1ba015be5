// The staff's map: true counts by hex, hot spots, signals, services, sites and measures; whoever draws a shape or takes a hot spot
// sees who lives there, who works there and what is done. The lists beside the map hold everything that it shows.
import { useEffect, useMemo, useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import { registerOf } from "../desk.ts";
import { Few } from "../few.tsx";
import { figureOf } from "../figures.ts";
import { nameOfTenants, tenantsOf } from "../organisations.ts";
import { choicesOf } from "../places.ts";
import { day, label, say } from "../texts.ts";
import * as ask from "./ask.ts";
import { hexAt, widthOf } from "./board.ts";
import { BoardView } from "./board-view.tsx";
import { Choose, type Drawing } from "./choose.tsx";
import { groupsOf, type Colouring } from "./classes.ts";
import { HexTable, Legend } from "./legend.tsx";
import { LookPanel } from "./look.tsx";
import { Pick } from "./pick.tsx";
import { wantedOf } from "./route.ts";
import type { Point } from "./shape.ts";
import { Side } from "./side.tsx";
import type { Figure, Hex, Layers, Thing, Wanted } from "./types.ts";

/** What may be shown besides the figures. */
const KINDS = ["spots", "signals", "service", "measure", "site"] as const;
type Kind = (typeof KINDS)[number];

const DAY = 86_400_000;
const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
export function MapPage({ rest }: { rest: string[] }) {
  const [tenant, setTenant] = useState(tenantsOf()[0] ?? "");
  const { found, trouble, again } = useAsked(() => ask.layers(tenant), tenant);
  return (
    <>
      <section class="card" id="map-page">
        <h2 tabIndex={-1}>{say("map-title")}</h2>
        {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
        {tenantsOf().length > 1 && (
          <div class="filters">
            <label>
              <span>{say("tenant")}</span>
              <select id="map-tenant" value={tenant} onChange={(event) => setTenant(event.currentTarget.value)}>
                {tenantsOf().map((code) => <option key={code} value={code}>{nameOfTenants(code)}</option>)}
              </select>
            </label>
          </div>
        )}
        {found ? <Desk key={tenant} tenant={tenant} layers={found} rest={rest} again={() => void again()} /> : trouble === "" && <p role="status">{say("opening")}</p>}
      </section>
    </>
  );
}

interface DeskProps {
  tenant: string;
  layers: Layers;
  rest: string[];
  again: () => void;
}

function Desk({ tenant, layers, rest, again }: DeskProps) {
  const [layer, setLayer] = useState(layers.layers[0]?.id ?? "");
  const [period, setPeriod] = useState(layers.periods.at(-1)?.day ?? "");
  const [resolution, setResolution] = useState(layers.resolutions.at(-1) ?? 8);
  const [by, setBy] = useState<Colouring>("share");
  const [method, setMethod] = useState<ask.Method>("gi");
  const [shown, setShown] = useState<readonly Kind[]>(KINDS);
  const [kind, setKind] = useState("");
  const [from, setFrom] = useState(() => isoDay(Date.now() - 365 * DAY));
  const [to, setTo] = useState(() => isoDay(Date.now()));
  const [isFree, setFree] = useState(false);
  const [wanted, setWanted] = useState<Wanted | null>(() => wantedOf(rest));
  const [drawing, setDrawing] = useState<Drawing>({ is: "no" });
  const [clicked, setClicked] = useState<Point | null>(null);
  const address = rest.join("/");
  useEffect(() => {
    const told = wantedOf(rest);
    if (told) setWanted(told);
  }, [address]);

  const view = { tenant, layer, period, resolution };
  const isAsked = layers.figures && layer !== "";
  const hexes = useAsked(() => (isAsked ? ask.hexes(view) : Promise.resolve(null)), ...Object.values(view), layers.version);
  const spots = useAsked(() => (isAsked ? ask.hotspots(view, method) : Promise.resolve(null)), ...Object.values(view), method, layers.version);
  const isSignals = shown.includes("signals") && registerOf("signal")?.may.list === true;
  const signals = useAsked(() => (isSignals ? ask.signals({ tenant, from, to, kind }) : Promise.resolve(null)), isSignals, tenant, from, to, kind);
  const things = useAsked(() => ask.things(tenant), tenant, layers.version);
  const areas = useAsked(() => (layers.municipalities === null ? Promise.resolve(null) : ask.outlines(tenant, layers.municipalities)), tenant);
  const troubles = [hexes, spots, signals, things, areas].map(({ trouble }) => trouble).filter((text) => text !== "");

  const all = hexes.found?.hexes ?? [];
  const coloured = useMemo(() => groupsOf(all, by), [hexes.found, by]);
  const own = things.found?.things ?? [];
  const seen = (register: Kind) => (shown.includes(register) ? own.filter((thing) => thing.register === register && (register !== "service" || !isFree || hasFree(thing))) : []);
  const visible = useMemo(() => [...seen("site"), ...seen("measure"), ...seen("service")], [things.found, shown, isFree]);
  const look = (at: Wanted) => {
    setDrawing({ is: "no" });
    setWanted(at);
  };
  const choice = choicesOf(tenant);
  const current = layers.layers.find(({ id }) => id === layer);
  const told = clicked && hexes.found ? all.find(([h3]) => h3 === hexAt(clicked, hexes.found?.resolution ?? resolution)) : undefined;
  const click = (at: Point) => {
    setClicked(at);
    if (drawing.is === "shape") setDrawing({ is: "shape", corners: [...drawing.corners, at] });
    if (drawing.is === "centre") setDrawing({ is: "no", centre: at });
  };

  return (
    <>
      <form class="filters" aria-label={say("map-shown")} onSubmit={(event) => event.preventDefault()}>
        {layers.figures && (
          <>
            <Pick id="map-layer" name={say("map-layer")} value={layer} choose={setLayer} choices={layers.layers.map((each) => [each.id, label(each.label, each.id)])} />
            <Pick id="map-by" name={say("map-by")} value={by} choose={(chosen) => setBy(chosen as Colouring)} choices={[["share", say("map-by-share")], ["class", say("map-by-class")]]} />
            <Pick id="map-period" name={say("map-period")} value={period} choose={setPeriod} choices={layers.periods.map((each) => [each.day, each.now ? say("map-now", { day: day(each.day) }) : day(each.day)])} />
          </>
        )}
        <fieldset class="pills">
          <legend class="unseen">{say("map-shown")}</legend>
          {KINDS.map((each) => (
            <label key={each} class="pill">
              <input type="checkbox" id={`map-show-${each}`} checked={shown.includes(each)} onChange={(event) => setShown(event.currentTarget.checked ? [...shown, each] : shown.filter((other) => other !== each))} />
              <span>{say(`map-show-${each}`)}</span>
            </label>
          ))}
          {shown.includes("service") && (
            <label class="pill">
              <input type="checkbox" id="map-free" checked={isFree} onChange={(event) => setFree(event.currentTarget.checked)} />
              <span>{say("map-free-only")}</span>
            </label>
          )}
        </fieldset>
        <details id="map-more">
          <summary>{say("map-more")}</summary>
          <div class="filters">
            {layers.figures && (
              <>
                <Pick id="map-resolution" name={say("map-resolution")} value={String(resolution)} choose={(chosen) => setResolution(Number(chosen))} choices={layers.resolutions.map((each) => [String(each), say("map-resolution-of", { resolution: each, width: widthOf(each) })])} />
                <Pick id="map-method" name={say("map-method")} value={method} choose={(chosen) => setMethod(chosen as ask.Method)} choices={[["gi", say("map-method-gi")], ["scan", say("map-method-scan")]]} />
              </>
            )}
            {isSignals && (
              <>
                <Pick id="map-kind" name={say("map-kind")} value={kind} choose={setKind} choices={[["", say("filter-any")], ...kindsOf()]} />
                <label><span>{say("map-from")}</span><input type="date" id="map-from" value={from} onChange={(event) => setFrom(event.currentTarget.value)} /></label>
                <label><span>{say("map-to")}</span><input type="date" id="map-to" value={to} onChange={(event) => setTo(event.currentTarget.value)} /></label>
              </>
            )}
            <button type="button" onClick={again}>{say("again")}</button>
          </div>
        </details>
      </form>
      {troubles.length > 0 && <p class="trouble" role="alert">{troubles[0]}</p>}
      {!layers.figures && <p class="note">{say("map-no-figures")}</p>}
      <div class="map-and-lists">
        <div class="map-side">
          <BoardView
            bounds={layers.bounds}
            shown={{
              hexes: all.map((hex) => ({ h3: hex[0], fill: coloured.of(hex).fill })), municipalities: areas.found?.features ?? [], spots: shown.includes("spots") ? (spots.found?.hotspots ?? []) : [],
              signals: signals.found?.hexes ?? [], things: visible, corners: drawing.is === "shape" ? drawing.corners : [],
            }}
            keys={{ hexes: coloured, spots: [spots.found, shown.includes("spots")], signals: signals.found, things: visible }}
            wanted={wanted}
            isDrawing={drawing.is !== "no"}
            click={click}
          />
          {current && <p class="soft">{label(current.description)}</p>}
          {clicked && layers.figures && <p role="status">{told ? <>{say("map-hex", { figure: figureOf(figure(told)) })} <Few figure={figure(told)} /></> : say("map-hex-none")}</p>}
          {hexes.found && current && <Legend hexes={hexes.found} layer={current} coloured={coloured} by={by} />}
        </div>
        <div class="map-lists">
          <Choose tenant={tenant} choice={choice} things={own} spots={spots.found?.hotspots ?? []} drawing={drawing} draw={setDrawing} look={look} />
          <Side spots={shown.includes("spots") ? (spots.found?.hotspots ?? null) : null} signals={signals.found} things={visible} shown={shown} look={look} />
        </div>
      </div>
      {wanted && <LookPanel key={JSON.stringify(wanted)} tenant={tenant} wanted={wanted} layers={layers} layer={layer} spots={spots.found?.hotspots ?? []} areas={areas.found?.features ?? []} things={own} close={() => setWanted(null)} />}
      {hexes.found && current && <HexTable hexes={hexes.found} look={look} />}
    </>
  );
}

/** The figure of a hexagon; few are those that the program calls so elsewhere. */
const figure = ([, cases, population, value, low, high]: Hex): Figure => ({ cases, population, value, low, high, few: population < 30 || cases < 5 });

const hasFree = (thing: Thing): boolean => (thing.free ?? 0) > 0;

/** The kinds of signals, as their register has them. */
function kindsOf(): [string, string][] {
  const categories = registerOf("signal")?.variables.find(({ code }) => code === "kind")?.categories ?? [];
  return categories.map((own) => [own.code, label(own.label, own.code)]);
}
