// Before and after: how a share changed where the measure is, and where it is not; with what that does not prove.
import { points } from "../figures.ts";
import { Pick } from "../map/pick.tsx";
import type { AreaChoice } from "../map/types.ts";
import { nameOfArea, nameOfLayer, nameOfSet } from "../places.ts";
import { Series } from "../series.tsx";
import { day, say } from "../texts.ts";
import type { BeforeAfter, Comparison, MeasureView } from "./types.ts";

interface Props {
  view: MeasureView;
  choice: AreaChoice;
  comparison: string;
  compare: (comparison: string) => void;
}

export function Effects({ view, choice, comparison, compare }: Props) {
  const places: [string, string][] = choice.sets.flatMap(({ set, areas }) => areas.map(({ area, name }): [string, string] => [`${set}/${area}`, `${nameOfSet(set)}: ${name}`]));
  return (
    <section class="card" id="effect">
      <h3>{say("effect-title")}</h3>
      {view.effect.length === 0 ? <p class="soft">{say(view.figures ? "effect-none" : "map-no-figures")}</p> : (
        <>
          <div class="filters no-print">
            <Pick id="effect-comparison" name={say("effect-comparison")} value={comparison} choose={compare} choices={[["rest", say("effect-rest")], ...places]} />
          </div>
          {view.effect.map((own) => <Effect key={own.layer} own={own} />)}
        </>
      )}
    </section>
  );
}

const nameOf = (comparison: Comparison): string => (comparison === "rest" ? say("effect-rest") : nameOfArea(comparison.set, comparison.area));

/** What changed, sentence by sentence. */
export function changesOf(own: BeforeAfter): string[] {
  const all: string[] = [];
  if (own.before !== null && own.after !== null && own.inside !== null) {
    const times = { before: day(own.before), after: day(own.after), inside: points(own.inside) };
    all.push(own.outside === null ? say("effect-change-here", times) : say("effect-change", { ...times, outside: points(own.outside) }));
  }
  if (own.difference) {
    const { value, low, high } = own.difference;
    const told = { value: points(value), low: points(low), high: points(high) };
    // An interval on both sides of nothing: it may as well be chance.
    all.push(say(low <= 0 && high >= 0 ? "effect-difference-chance" : "effect-difference", told));
  }
  if (own.earlier) all.push(say("effect-earlier", { from: day(own.earlier.from), to: day(own.earlier.to), value: points(own.earlier.value), low: points(own.earlier.low), high: points(own.earlier.high) }));
  return all;
}

function Effect({ own }: { own: BeforeAfter }) {
  const title = nameOfLayer(own.layer);
  const names: [string, string] = [say("effect-inside"), nameOf(own.comparison)];
  return (
    <div class="effect">
      <h4>{title}</h4>
      {own.start !== null && <p class="soft">{say(own.started ? "effect-started" : "effect-starts", { day: day(own.start) })}</p>}
      {changesOf(own).map((text) => <p key={text}>{text}</p>)}
      {own.notes.length > 0 && (
        <div class="note">
          <ul>{own.notes.map((id) => <li key={id}>{say(`effect-${id}`)}</li>)}</ul>
        </div>
      )}
      <Series title={title} names={names} points={own.series} start={own.start} />
    </div>
  );
}
