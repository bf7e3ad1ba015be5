// Where the records lie: hexes on our own ground, and the same by area as a table.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { COLOURS, classesOf } from "./breaks.ts";
import { ground, kind } from "./desk.ts";
import { HexMap } from "./map.ts";
import { number, say, told } from "./texts.ts";
import type { Places } from "./types.ts";

export function PlacesOf({ places }: { places: Places }) {
  if (places.placed + places.imprecise === 0) {
    return (
      <section class="places" aria-labelledby="places">
        <h2 id="places">{say("places")}</h2>
        <p>{say("places-none")}</p>
      </section>
    );
  }
  return (
    <section class="places" aria-labelledby="places">
      <h2 id="places">{kind.value === "import" ? say("places-taken") : say("places")}</h2>
      <p>
        {say("placed", { count: places.placed })} {places.imprecise > 0 && say("imprecise", { count: places.imprecise })}
      </p>
      <div class="beside">
        <Map places={places} />
        {places.areas.length > 0 && <Areas places={places} />}
      </div>
      {ground.value.length === 0 && <p class="soft">{say("no-ground")}</p>}
    </section>
  );
}

function Map({ places }: { places: Places }) {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<HexMap | null>(null);
  const pointed = useSignal<number | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const made = new HexMap(box.current, (count) => (pointed.value = count));
    map.current = made;
    return () => made.remove();
  }, []);
  useEffect(() => map.current?.ground(ground.value), [ground.value]);
  useEffect(() => map.current?.show(places.hexes), [places]);
  return (
    <div class="mapped">
      <div class="map-box">
        <div id="map" ref={box} tabIndex={0} role="group" aria-label={say("map")} aria-describedby="map-hint" />
        <div class="zoom">
          <button type="button" aria-label={say("zoom-in")} title={say("zoom-in")} onClick={() => map.current?.zoom(1)}>+</button>
          <button type="button" aria-label={say("zoom-out")} title={say("zoom-out")} onClick={() => map.current?.zoom(-1)}>−</button>
          <button type="button" aria-label={say("zoom-all")} title={say("zoom-all")} onClick={() => map.current?.all()}>⌂</button>
        </div>
      </div>
      <Legend places={places} />
      <p class="soft" id="map-hint">{pointed.value === null ? say("map-hint") : say("hex", { count: pointed.value })}</p>
    </div>
  );
}

function Legend({ places }: { places: Places }) {
  const classes = classesOf(places.hexes.map(({ count }) => count));
  return (
    <div class="legend">
      <p>
        <strong>{say("legend")}</strong> <span class="soft">{say("resolution", { resolution: places.resolution })}</span>
      </p>
      <ul>
        {classes.map(({ at, from, to }) => (
          <li key={from}>
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <polygon points="10,1 18,5.5 18,14.5 10,19 2,14.5 2,5.5" fill={COLOURS[at]} stroke="#23506d" />
            </svg>
            {to === null ? `${number(from)}+` : from === to ? number(from) : `${number(from)}–${number(to)}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Areas({ places }: { places: Places }) {
  return (
    <div class="scroll areas" tabIndex={0} role="group" aria-labelledby="areas">
      <table>
        <caption id="areas">{say("areas")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("area")}</th>
            <th scope="col">{say("area-set")}</th>
            <th scope="col" class="digits">{say("records")}</th>
          </tr>
        </thead>
        <tbody>
          {places.areas.map(({ set, name, count }) => (
            <tr key={`${set.en}${name}`}>
              <th scope="row">{name}</th>
              <td>{told(set)}</td>
              <td class="digits">{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
