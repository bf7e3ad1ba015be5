// Where something is, without a map: where the person stands, if they ask for it, or numbers that they type.
import { useState } from "preact/hooks";
import { say } from "../texts.ts";
import { PLACE, type Typed } from "../typed.ts";
import { Name, Said } from "./field.tsx";

interface Props {
  form: string;
  point: Typed["point"];
  required: boolean;
  disabled: boolean;
  error: string;
  type: (point: { lat: string; lon: string }) => void;
}

export function PlaceField({ form, point, required, disabled, error, type }: Props) {
  const id = `${form}-${PLACE}`;
  const [state, setState] = useState<"" | "looking" | "found" | "unknown">("");
  const { lat, lon } = point ?? { lat: "", lon: "" };
  const look = () => {
    setState("looking");
    navigator.geolocation?.getCurrentPosition(
      ({ coords }) => {
        type({ lat: coords.latitude.toFixed(5), lon: coords.longitude.toFixed(5) });
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
        aria-describedby={error !== "" ? `${id}-error` : undefined} value={name === "lat" ? lat : lon} onInput={(event) => type({ lat, lon, [name]: event.currentTarget.value })} />
    </label>
  );
  return (
    <fieldset class="field">
      <legend><Name required={required}>{say("place")}</Name></legend>
      <Said id={id} hint={say("place-hint")} error={error} />
      <div class="row">
        <button type="button" disabled={disabled || state === "looking"} onClick={look}>{say("place-here")}</button>
        <p role="status">{state !== "" && say(`place-${state}`)}</p>
      </div>
      <div class="row">
        {input("lat", say("place-lat"))}
        {input("lon", say("place-lon"))}
        {(lat !== "" || lon !== "") && !disabled && <button type="button" class="plain" onClick={() => type({ lat: "", lon: "" })}>{say("place-none")}</button>}
      </div>
    </fieldset>
  );
}
