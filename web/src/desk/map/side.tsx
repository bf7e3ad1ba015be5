// The lists beside the map: hot spots, signals, services, measures and sites, each with a way to look there.
import type { ComponentChildren } from "preact";
import { registerOf } from "../desk.ts";
import { Few } from "../few.tsx";
import { figureOf, percent, probability } from "../figures.ts";
import { label, number, say } from "../texts.ts";
import { outlineOf } from "./legend.tsx";
import { restOf, wantedOf } from "./route.ts";
import { nameOfThing, ThingLine } from "./things.tsx";
import type { SignalMap, Spot, Thing, Wanted } from "./types.ts";

interface Props {
  spots: Spot[] | null;
  signals: SignalMap | null;
  things: Thing[];
  shown: readonly string[];
  look: (wanted: Wanted) => void;
}

export function Side({ spots, signals, things, shown, look }: Props) {
  const of = (register: string) => things.filter((thing) => thing.register === register);
  return (
    <>
      {spots && (
        <Fold id="spots" title={say("map-show-spots")} count={spots.length} open>
          <Spots spots={spots} look={look} />
        </Fold>
      )}
      {signals && (
        <Fold id="signals" title={say("map-show-signals")} count={signals.count}>
          <Signals signals={signals} look={look} />
        </Fold>
      )}
      {["service", "measure", "site"].filter((register) => shown.includes(register)).map((register) => (
        <Fold key={register} id={register} title={say(`map-show-${register}`)} count={of(register).length}>
          {of(register).length === 0 ? <p class="soft">{say("list-empty")}</p> : (
            <ul class="plain-list rows">{of(register).map((thing) => <li key={thing.id}><ThingLine thing={thing} /><Here thing={thing} look={look} /></li>)}</ul>
          )}
        </Fold>
      ))}
    </>
  );
}

function Fold({ id, title, count, open, children }: { id: string; title: string; count: number; open?: boolean; children: ComponentChildren }) {
  return (
    <details id={`list-${id}`} open={open}>
      <summary>{say("map-titled", { title, count })}</summary>
      {children}
    </details>
  );
}

function Here({ thing, look }: { thing: Thing; look: (wanted: Wanted) => void }) {
  const place = thing.places[0];
  const wanted = place && wantedOf(restOf(place));
  if (!wanted) return null;
  return <button type="button" aria-label={say("look-named", { name: nameOfThing(thing) })} onClick={() => look(wanted)}>{say("look-do")}</button>;
}

/** How sure it is that a hot spot is one, in per cent. */
const sureOf = (spot: Spot): string => /\d+$/.exec(spot.class ?? "")?.[0] ?? "";

function Spots({ spots, look }: { spots: Spot[]; look: (wanted: Wanted) => void }) {
  if (spots.length === 0) return <p class="soft">{say("spots-none")}</p>;
  return (
    <ol class="plain-list rows">
      {spots.map((spot, at) => {
        const name = say("spot-named", { nth: at + 1 });
        return (
          <li key={spot.hotspot}>
            <div>
              <strong>{name}</strong> {sureOf(spot) !== "" && <span>{say("spot-sure", { share: sureOf(spot) })}</span>}
              <span class="exact">{figureOf(spot.figure)} {say("spot-others", { share: percent(spot.others.value) })}</span>
              <span class="exact">{say("spot-hexes", { count: spot.hexes.length })} · {probability(spot.p)}</span>
              <Few figure={spot.figure} />
            </div>
            <button type="button" aria-label={say("look-named", { name })} onClick={() => look({ hotspot: spot.hotspot })}>{say("look-do")}</button>
          </li>
        );
      })}
    </ol>
  );
}

/** As many of the hexes with most signals are listed. */
const MOST = 12;

function Signals({ signals, look }: { signals: SignalMap; look: (wanted: Wanted) => void }) {
  const hexes = [...signals.hexes].sort((one, other) => other[1] - one[1]).slice(0, MOST);
  return (
    <>
      <Counted register="signal" kinds={signals.kinds} states={signals.states} />
      {signals.unplaced > 0 && <p class="soft">{say("signals-unplaced", { count: signals.unplaced })}</p>}
      {signals.hotspots.length > 0 && (
        <>
          <h4>{say("signals-spots")}</h4>
          <ol class="plain-list rows">
            {signals.hotspots.map((spot, at) => (
              <li key={spot.hotspot}>
                <div>
                  <strong>{say("spot-named", { nth: at + 1 })}</strong>
                  <span class="exact">{say("signals-rate", { cases: number(spot.figure.cases), population: number(spot.figure.population) })} · {probability(spot.p)}</span>
                </div>
                <button type="button" aria-label={say("look-named", { name: say("signals-spot", { nth: at + 1 }) })} disabled={spot.outline === null} onClick={() => spot.outline && look({ shape: spot.outline })}>{say("look-do")}</button>
              </li>
            ))}
          </ol>
        </>
      )}
      {hexes.length > 0 && (
        <>
          <h4>{say("signals-hexes")}</h4>
          <ol class="plain-list rows">
            {hexes.map(([h3, count]) => (
              <li key={h3}>
                <span>{say("signals-in", { count })} <code>{h3}</code></span>
                <button type="button" aria-label={say("look-named", { name: h3 })} onClick={() => look({ shape: outlineOf(h3) })}>{say("look-do")}</button>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

interface CountedProps {
  register: string;
  kinds: { code: string; count: number }[];
  states: { code: string; count: number }[];
}

/** How many there are of each kind, and in each state. */
export function Counted({ register, kinds, states }: CountedProps) {
  const own = registerOf(register);
  const kindOf = (code: string) => label(own?.variables.find((each) => each.code === "kind")?.categories.find((each) => each.code === code)?.label, code);
  const stateOf = (code: string) => label(own?.states.find((each) => each.code === code)?.label, code);
  const told = (all: { code: string; count: number }[], name: (code: string) => string) => all.map(({ code, count }) => say("map-counted", { name: name(code), count })).join(" · ");
  return (
    <>
      {kinds.length > 0 && <p>{told(kinds, kindOf)}</p>}
      {states.length > 0 && <p class="soft">{told(states, stateOf)}</p>}
    </>
  );
}
