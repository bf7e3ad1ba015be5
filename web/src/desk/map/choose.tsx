// Ways to say which place to look at: by name, a circle around something, or a shape of corners that are clicked, or set at the
// cross in the middle of the map, which the arrow keys move.
import { useState } from "preact/hooks";
import { lineOfHotspot, nameOfHotspot, nameOfSet } from "../places.ts";
import { number, say } from "../texts.ts";
import { middleOfMap } from "./looked.ts";
import { Pick } from "./pick.tsx";
import { circle, middleOf, polygonOf, type Point } from "./shape.ts";
import { nameOfThing } from "./things.tsx";
import type { AreaChoice, Spot, Thing, Wanted } from "./types.ts";

/** Whether somebody draws: a shape, or the middle of a circle, which may have been chosen. */
export type Drawing = { is: "no"; centre?: Point } | { is: "shape"; corners: Point[] } | { is: "centre" };

/** Metres that a circle may have from its middle. */
const RADII = [250, 500, 1000, 2000, 5000];

interface Props {
  tenant: string;
  choice: AreaChoice;
  things: Thing[];
  spots: Spot[];
  drawing: Drawing;
  draw: (drawing: Drawing) => void;
  look: (wanted: Wanted) => void;
}

export function Choose(props: Props) {
  return (
    <section class="choose" aria-labelledby="choose-title">
      <h3 id="choose-title">{say("choose-title")}</h3>
      <ByName {...props} />
      <Around {...props} />
      <Shape {...props} />
    </section>
  );
}

function ByName({ choice, spots, look }: Props) {
  const [chosen, setChosen] = useState("");
  // Hot spots of what is shown, and those of now that can be named besides.
  const shown = new Set(spots.map(({ hotspot }) => hotspot));
  const others = choice.hotspots.filter(({ hotspot }) => !shown.has(hotspot));
  const go = () => {
    const [kind, ...rest] = chosen.split("\n");
    if (kind === "hotspot") look({ hotspot: rest[0] ?? "" });
    if (kind === "area") look({ area: { set: rest[0] ?? "", area: rest[1] ?? "" } });
  };
  return (
    <form class="row" onSubmit={(event) => {
      event.preventDefault();
      go();
    }}>
      <label class="wide">
        <span>{say("choose-name")}</span>
        <select id="choose-name" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">{say("field-choose")}</option>
          {spots.length > 0 && (
            <optgroup label={say("choose-spots")}>
              {spots.map((own, at) => <option key={own.hotspot} value={`hotspot\n${own.hotspot}`}>{say("spot-nth", { nth: at + 1, cases: number(own.figure.cases), population: number(own.figure.population) })}</option>)}
            </optgroup>
          )}
          {others.length > 0 && (
            <optgroup label={say("choose-spots-other")}>
              {others.map((own) => <option key={own.hotspot} value={`hotspot\n${own.hotspot}`}>{lineOfHotspot(own)}</option>)}
            </optgroup>
          )}
          {choice.sets.map(({ set, areas }) => (
            <optgroup key={set} label={nameOfSet(set)}>
              {areas.map(({ area, name }) => <option key={area} value={`area\n${set}\n${area}`}>{name}</option>)}
            </optgroup>
          ))}
        </select>
      </label>
      <button disabled={chosen === ""} id="choose-look">{say("look-do")}</button>
    </form>
  );
}

/** Things with a point, or with an area that has a middle. */
function centresOf(things: Thing[], spots: Spot[]): { name: string; at: Point }[] {
  const own = things.flatMap((thing) => {
    const place = thing.places[0];
    if (!place) return [];
    if ("lat" in place) return [{ name: nameOfThing(thing), at: place }];
    return place.outline ? [{ name: nameOfThing(thing), at: middleOf(place.outline) }] : [];
  });
  return [...own, ...spots.flatMap(({ hotspot, outline }, at) => (outline ? [{ name: spots.length > 1 ? say("spot-named", { nth: at + 1 }) : nameOfHotspot(hotspot), at: middleOf(outline) }] : []))];
}

function Around({ things, spots, drawing, draw, look }: Props) {
  const [chosen, setChosen] = useState("");
  const [metres, setMetres] = useState("500");
  const centres = centresOf(things, spots);
  const clicked = drawing.is === "no" ? drawing.centre : undefined;
  const at = (): Point | undefined => (chosen === "middle" ? middleOfMap.current?.() : chosen === "clicked" ? clicked : centres[Number(chosen)]?.at);
  return (
    <form class="row" onSubmit={(event) => {
      event.preventDefault();
      const centre = at();
      if (centre) look({ shape: circle(centre, Number(metres)) });
    }}>
      <label class="wide">
        <span>{say("choose-around")}</span>
        <select id="choose-around" value={chosen} onChange={({ currentTarget: { value } }) => {
          setChosen(value);
          if (value === "clicked") draw({ is: "centre" });
        }}>
          <option value="">{say("field-choose")}</option>
          <option value="middle">{say("choose-middle")}</option>
          <option value="clicked">{say("choose-clicked")}</option>
          {centres.map(({ name }, at) => <option key={at} value={String(at)}>{name}</option>)}
        </select>
      </label>
      <Pick id="choose-metres" name={say("choose-metres")} value={metres} choose={setMetres} choices={RADII.map((each) => [String(each), say("choose-metres-of", { metres: each })])} />
      <button disabled={chosen === "" || (chosen === "clicked" && !clicked)}>{say("look-do")}</button>
      {drawing.is === "centre" && <p role="status">{say("choose-click-now")}</p>}
    </form>
  );
}

function Shape({ drawing, draw, look }: Props) {
  const [trouble, setTrouble] = useState("");
  if (drawing.is !== "shape") return <div class="row"><button type="button" id="draw" onClick={() => draw({ is: "shape", corners: [] })}>{say("draw-begin")}</button></div>;
  const { corners } = drawing;
  const set = (next: Point[]) => {
    setTrouble("");
    draw({ is: "shape", corners: next });
  };
  const done = () => {
    const shape = polygonOf(corners);
    if (shape) look({ shape });
    else setTrouble(say("draw-crossed"));
  };
  return (
    <div class="note" id="drawing">
      <p>{say("draw-how")}</p>
      <p role="status">{say("draw-count", { count: corners.length })}</p>
      {trouble !== "" && <p role="alert" class="wrong">{trouble}</p>}
      <div class="row">
        <button type="button" onClick={() => {
          const at = middleOfMap.current?.();
          if (at) set([...corners, at]);
        }}>{say("draw-here")}</button>
        <button type="button" disabled={corners.length === 0} onClick={() => set(corners.slice(0, -1))}>{say("draw-back")}</button>
        <button type="button" class="main" disabled={corners.length < 3} onClick={done}>{say("draw-done")}</button>
        <button type="button" class="plain" onClick={() => draw({ is: "no" })}>{say("cancel")}</button>
      </div>
    </div>
  );
}
