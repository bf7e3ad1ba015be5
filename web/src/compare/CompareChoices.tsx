// What the map is compared with: nothing, another date, another topic in one of two ways, or all dates; and why not.
import { COMPARISONS, type Comparison } from "../state.ts";
import { usePage, useWords } from "../ui/context.tsx";
import { Field, Select, type Option } from "../ui/Select.tsx";
import { otherOf, otherTopics, refusal, type Refusal } from "./fits.ts";

/** The choices. */
export function CompareChoices() {
  const page = usePage();
  const words = useWords();
  const catalog = page.store.catalog.value;
  const state = page.store.choices.value;
  if (!catalog) return null;
  const why = (compare: Comparison) => refusal({ ...state, compare }, catalog);
  const reasons = new Set(COMPARISONS.map(why).filter((reason): reason is NonNullable<Refusal> => reason !== null));
  const offered = COMPARISONS.filter((compare) => why(compare) === null || compare === state.compare);
  return (
    <div class="comparing">
      {offered.length > 1 && (
        <fieldset class="modes">
          <legend>{words.say("compare-mode")}</legend>
          {offered.map((compare) => (
            <label key={compare}>
              <input type="radio" name="compare" value={compare} checked={compare === state.compare} onChange={() => page.session().choose({ compare })} />
              <span>{words.say(`compare-mode-${compare}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {state.compare !== "none" && why(state.compare) === null && <With compare={state.compare} />}
      {[...reasons].map((reason) => (
        <p key={reason} class="explained refused">
          {words.say(`compare-why-${reason}`)}
        </p>
      ))}
    </div>
  );
}

/** The other date or topic, and what the comparison shows. */
function With({ compare }: { compare: Comparison }) {
  const page = usePage();
  const words = useWords();
  const catalog = page.store.catalog.value;
  const state = page.store.choices.value;
  if (!catalog?.release) return null;
  const dates = [...catalog.release.periods].reverse().filter((period) => period !== state.period);
  const topics = otherTopics(catalog.release.indicators, compare, state.indicator);
  return (
    <>
      {compare === "difference" && (
        <Field id="since" label={words.say("compare-since")}>
          <Select id="since" options={dates.map((period): Option => [period, words.date(period, true)])} value={state.since} onChoice={(since) => page.session().choose({ since })} />
        </Field>
      )}
      {(compare === "swipe" || compare === "bivariate") && (
        <Field id="other" label={words.say("compare-other")}>
          <Select id="other" options={topics.map(({ id, label }): Option => [id, label[words.language]])} value={otherOf(state, catalog)?.id ?? ""} onChoice={(other) => page.session().choose({ other })} />
        </Field>
      )}
      <p class="explained">{words.say(`compare-${compare}-explained`)}</p>
    </>
  );
}
