// What the map shows: topic, date, view and division; how it is drawn is folded below.
import { useEffect, useState } from "preact/hooks";
import { BREAK_METHODS, type BreakMethod } from "../breaks.ts";
import type { Catalog, Indicator } from "../api.ts";
import { changeOf, resolutionsOf, unitsOf } from "../layers.ts";
import { useLate } from "../late.ts";
import { PALETTE_NAMES, type PaletteName } from "../palettes.ts";
import { isChange, VIEWS, type State, type View } from "../state.ts";
import { chooseTheme, themeChoice, THEMES, type ThemeChoice } from "../theme.ts";
import { usePage, useWords } from "./context.tsx";
import { Field, Select, type Option } from "./Select.tsx";
import { Topics } from "./Topics.tsx";

/** The form of all choices. */
export function Choices() {
  const { store } = usePage();
  const words = useWords();
  const [catalog, topic] = [store.catalog.value, store.topic.value];
  if (!catalog?.release) return null;
  return (
    <form class="choices" aria-label={words.say("choices-label")} onSubmit={(event) => event.preventDefault()}>
      <Topics indicators={catalog.release.indicators} themes={catalog.release.themes ?? []} />
      {topic?.description?.[words.language] && <p class="description">{topic.description[words.language]}</p>}
      <DateAndUnit catalog={catalog} />
      {topic && <Views catalog={catalog} topic={topic} />}
      <Compare />
      <Drawing catalog={catalog} />
    </form>
  );
}

function useChoice(): { state: State; choose: (part: Partial<State>) => void } {
  const page = usePage();
  return { state: page.store.choices.value, choose: (part) => page.session().choose(part) };
}

function DateAndUnit({ catalog }: { catalog: Catalog }) {
  const words = useWords();
  const { state, choose } = useChoice();
  const change = isChange(state.view);
  const periods = catalog.release?.periods ?? [];
  const units = unitsOf(catalog, state.indicator).map(({ unit, labels }): Option => [unit, labels?.[words.language] ?? words.say("unit-blocks")]);
  return (
    <div class={change ? "pair even" : "pair"}>
      <Field id="period" label={words.say("period-label")}>
        {change ? (
          <Select id="period" options={[["", words.say("period-all")]]} value="" disabled />
        ) : (
          <Dates periods={periods} chosen={state.period} choose={(period) => choose({ period })} />
        )}
      </Field>
      {units.length > 0 && (
        <Field id="unit" label={words.say("unit-label")}>
          {change ? (
            <Select id="unit" options={[["", words.say("unit-blocks")]]} value="" disabled />
          ) : (
            <Select id="unit" options={[["hex", words.say("unit-hex")], ...units]} value={state.unit} onChoice={(unit) => choose({ unit })} />
          )}
        </Field>
      )}
    </div>
  );
}

/** The dates, newest first, with a button to each side that goes to the next one. */
function Dates({ periods, chosen, choose }: { periods: string[]; chosen: string; choose: (period: string) => void }) {
  const words = useWords();
  const options = [...periods].reverse().map((period): Option => [period, words.date(period, true)]);
  const at = periods.indexOf(chosen);
  return (
    <div id="period-steps" class="steps">
      <Step name="period-earlier" sign="‹" to={periods[at - 1]} choose={choose} />
      <Select id="period" options={options} value={chosen} onChoice={choose} />
      <Step name="period-later" sign="›" to={periods[at + 1]} choose={choose} />
    </div>
  );
}

function Step({ name, sign, to, choose }: { name: string; sign: string; to: string | undefined; choose: (period: string) => void }) {
  const label = useWords().say(name);
  return (
    <button type="button" name={name} aria-label={label} title={label} disabled={!to} onClick={() => to && choose(to)}>
      {sign}
    </button>
  );
}

function Views({ catalog, topic }: { catalog: Catalog; topic: Indicator }) {
  const words = useWords();
  const { state, choose } = useChoice();
  const offered = VIEWS.filter((view) => (isChange(view) ? changeOf(catalog, topic.id, view) : topic.kind === "rate" || view === "hotspots" || view === "share"));
  return (
    <fieldset class="segments">
      <legend>{words.say("view-label")}</legend>
      {offered.map((view) => (
        <label key={view} class="segment">
          <input type="radio" name="view" value={view} checked={view === state.view} disabled={view === "hotspots" && !topic.hotspots} onChange={() => choose({ view })} />
          <span>{words.say(named(view, topic))}</span>
        </label>
      ))}
    </fieldset>
  );
}

function named(view: View, topic: Indicator): string {
  return view === "share" && topic.kind === "count" ? "view-count" : `view-${view}`;
}

/** What it is compared with; the choices of it are fetched when it is opened. */
function Compare() {
  const words = useWords();
  const { compare } = usePage().store.choices.value;
  const [open, setOpen] = useState(compare !== "none");
  const late = useLate(words, open);
  useEffect(() => {
    if (compare !== "none") setOpen(true);
  }, [compare]);
  return (
    <details id="compare" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id="compare-title">{words.say("compare-title")}</summary>
      {open && late && <late.CompareChoices />}
    </details>
  );
}

/** How it is drawn: size of hexagons, groups, colours, how much shows through. */
function Drawing({ catalog }: { catalog: Catalog }) {
  const words = useWords();
  const { state, choose } = useChoice();
  const resolutions = resolutionsOf(catalog, state.indicator).map((resolution): Option => [String(resolution), words.say("resolution-fixed", { resolution })]);
  const grouped = state.view === "share" || state.view === "count";
  const sized = state.unit === "hex" && !isChange(state.view) && resolutions.length > 0;
  return (
    <details id="drawing">
      <summary id="drawing-title">{words.say("drawing-title")}</summary>
      <div class="drawing">
        {sized && (
          <Field id="resolution" label={words.say("resolution-label")}>
            <Select id="resolution" options={[["", words.say("resolution-auto")], ...resolutions]} value={String(state.resolution ?? "")} onChoice={(own) => choose({ resolution: own === "" ? null : Number(own) })} />
          </Field>
        )}
        {grouped && (
          <Field id="breaks" label={words.say("breaks-label")}>
            <Select id="breaks" options={BREAK_METHODS.map((method): Option => [method, words.say(`breaks-${method}`)])} value={state.breaks} onChoice={(breaks) => choose({ breaks: breaks as BreakMethod })} />
            <p class="explained" id="breaks-explained">{words.say(`breaks-${state.breaks}-explained`)}</p>
          </Field>
        )}
        <Field id="palette" label={words.say("palette-label")}>
          <Select id="palette" options={PALETTE_NAMES.map((name): Option => [name, words.say(`palette-${name}`)])} value={state.palette} onChoice={(palette) => choose({ palette: palette as PaletteName })} />
        </Field>
        <Field id="opacity" label={words.say("opacity-label", { percent: words.percent(state.opacity / 100, 0) })}>
          <input id="opacity" name="opacity" type="range" min={20} max={100} step={5} value={state.opacity} onChange={(event) => choose({ opacity: Number(event.currentTarget.value) })} />
        </Field>
        <Field id="theme" label={words.say("theme-label")}>
          <Select id="theme" options={THEMES.map((name): Option => [name, words.say(`theme-${name}`)])} value={themeChoice.value} onChoice={(choice) => chooseTheme(choice as ThemeChoice)} />
        </Field>
      </div>
    </details>
  );
}
