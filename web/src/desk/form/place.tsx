// Where something is, without a map: where the person stands, if they ask for it, numbers that they type, or areas and hot spots
// chosen by their names; whichever of these the register takes.
import { useState } from "preact/hooks";
import { choicesOf, lineOfHotspot, nameOfSet, placeOf } from "../places.ts";
import { say } from "../texts.ts";
import { PLACE, type Typed } from "../typed.ts";
import type { Place, Register } from "../types.ts";
import { Name, Said } from "./field.tsx";

interface Props {
  form: string;
  kinds: Register["place"];
  /** Whose areas may be chosen. */
  tenant: string;
  point: Typed["point"];
  others: Place[];
  required: boolean;
  disabled: boolean;
  error: string;
  type: (places: Pick<Typed, "point" | "others">) => void;
}

const NO_POINT = { lat: "", lon: "" };

export function PlaceField(props: Props) {
  const { form, kinds, required, error } = props;
  const id = `${form}-${PLACE}`;
  return (
    <fieldset class="field">
      <legend><Name required={required}>{say("place")}</Name></legend>
      <Said id={id} hint={kinds.point ? say("place-hint") : ""} error={error} />
      {(kinds.area || kinds.hotspot) && <Named {...props} id={kinds.point ? `${id}-named` : id} />}
      {kinds.point && <PointFields {...props} id={id} />}
    </fieldset>
  );
}

/** Areas and hot spots, by their names. */
function Named({ id, kinds, tenant, point, others, disabled, type }: Props & { id: string }) {
  const choice = choicesOf(tenant);
  const chosen = new Set(others.map(codeOf));
  const add = (code: string) => {
    const place = placeOfCode(code);
    if (place) type(kinds.many ? { others: [...others, place] } : { others: [place], ...(point ? { point: NO_POINT } : {}) });
  };
  const sets = kinds.area ? choice.sets : [];
  const spots = kinds.hotspot ? choice.hotspots : [];
  return (
    <>
      {others.length > 0 && (
        <ul class="ends">
          {others.map((place) => (
            <li key={codeOf(place)}>
              {placeOf(place)}
              <button type="button" class="plain" disabled={disabled} aria-label={say("link-remove", { name: placeOf(place) })} onClick={() => type({ others: others.filter((other) => other !== place) })}>{say("link-without")}</button>
            </li>
          ))}
        </ul>
      )}
      {sets.length + spots.length > 0 && (
        <label class="field">
          <span>{say("place-named")}</span>
          <select id={id} value="" disabled={disabled} onChange={(event) => {
            add(event.currentTarget.value);
            event.currentTarget.value = "";
          }}>
            <option value="">{say("field-choose")}</option>
            {spots.length > 0 && (
              <optgroup label={say("choose-spots")}>
                {spots.filter(({ hotspot }) => !chosen.has(codeOf({ hotspot }))).map((own) => <option key={own.hotspot} value={codeOf({ hotspot: own.hotspot })}>{lineOfHotspot(own)}</option>)}
              </optgroup>
            )}
            {sets.map(({ set, areas }) => (
              <optgroup key={set} label={nameOfSet(set)}>
                {areas.filter(({ area }) => !chosen.has(codeOf({ set, area }))).map(({ area, name }) => <option key={area} value={codeOf({ set, area })}>{name}</option>)}
              </optgroup>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

/** A place as a list's value. */
const codeOf = (place: Place): string => ("lat" in place ? `point\n${place.lat}\n${place.lon}` : "hotspot" in place ? `hotspot\n${place.hotspot}` : `area\n${place.set}\n${place.area}`);

function placeOfCode(code: string): Place | null {
  const [kind, one = "", other = ""] = code.split("\n");
  if (kind === "hotspot") return { hotspot: one };
  return kind === "area" ? { set: one, area: other } : null;
}

function PointFields({ id, kinds, point, others, disabled, error, type }: Props & { id: string }) {
  const [state, setState] = useState<"" | "looking" | "found" | "unknown">("");
  const { lat, lon } = point ?? NO_POINT;
  const set = (next: { lat: string; lon: string }) => type({ point: next, ...(kinds.many || others.length === 0 ? {} : { others: [] }) });
  const look = () => {
    setState("looking");
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        set({ lat: coords.latitude.toFixed(5), lon: coords.longitude.toFixed(5) });
        setState("found");
      },
      () => setState("unknown"),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
    if (!navigator.geolocation) setState("unknown");
  };
  const input = (name: "lat" | "lon", text: string) => (
    <label>
      <span>{text}</span>
      <input id={name === "lat" ? id : `${id}-${name}`} class="short" inputMode="decimal" autocomplete="off" disabled={disabled} aria-invalid={error !== ""}
        aria-describedby={error !== "" ? `${id}-error` : undefined} value={name === "lat" ? lat : lon} onInput={(event) => set({ lat, lon, [name]: event.currentTarget.value })} />
    </label>
  );
  return (
    <>
      <div class="row">
        <button type="button" disabled={disabled || state === "looking"} onClick={look}>{say("place-here")}</button>
        <p role="status">{state !== "" && say(`place-${state}`)}</p>
      </div>
      <div class="row">
        {input("lat", say("place-lat"))}
        {input("lon", say("place-lon"))}
        {(lat !== "" || lon !== "") && !disabled && <button type="button" class="plain" onClick={() => set(NO_POINT)}>{say("place-none")}</button>}
      </div>
    </>
  );
}
