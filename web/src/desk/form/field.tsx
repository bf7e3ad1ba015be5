// One question of a form, by what its variable is: the right kind of input, its kinds of no answer, what is wrong with it.
import type { ComponentChildren } from "preact";
import { label, number, say, sayAlso } from "../texts.ts";
import { unitOf } from "../tell.ts";
import type { Variable } from "../types.ts";
import type { TypedAnswer } from "../typed.ts";

/** As many choices stand side by side; more are a list. */
const FEW = 5;

export interface FieldProps {
  variable: Variable;
  /** The beginning of the ids: two forms of one page differ by it. */
  form: string;
  typed: TypedAnswer | undefined;
  required: boolean;
  disabled: boolean;
  error: string;
  /** Said below the question besides. */
  note?: string;
  type: (typed: TypedAnswer) => void;
}

/** Kinds of no answer that a person may choose; that nobody asked is what an empty field says. */
const kindsOf = (variable: Variable): string[] => variable.none.filter((kind) => kind !== "not_asked");
const kindLabel = (kind: string): string => sayAlso(`codebook-none-${kind}`, kind);
const textOf = (typed: TypedAnswer | undefined): string => (typeof typed === "object" ? "" : (typed ?? ""));

export function Field(props: FieldProps) {
  const { variable } = props;
  if (variable.type === "boolean") {
    return <Choice {...props} choices={[["true", say("yes")], ["false", say("no")]]} />;
  }
  if (variable.type === "category") {
    const choices = variable.categories.map(({ code, label: own }) => [code, label(own, code)] as [string, string]);
    return choices.length + kindsOf(variable).length <= FEW ? <Choice {...props} choices={choices} /> : <List {...props} choices={choices} />;
  }
  return <Free {...props} />;
}

/** The ids of what is said of a field. */
function described(props: FieldProps): { id: string; by: string | undefined; hint: string } {
  const id = `${props.form}-${props.variable.code}`;
  const hint = [props.note ?? "", props.variable.sealed ? say("field-sealed") : "", hintOf(props.variable)].filter((text) => text !== "").join(" ");
  const by = [hint !== "" ? `${id}-hint` : "", props.error !== "" ? `${id}-error` : ""].filter((own) => own !== "").join(" ");
  return { id, hint, by: by === "" ? undefined : by };
}

function hintOf({ range, unit }: Variable): string {
  if (range) return say("field-range", { least: number(range[0]), most: number(range[1]), unit: unit ? unitOf(unit, range[1]) : "" }).trim();
  return "";
}

export function Name({ children, required }: { children: ComponentChildren; required: boolean }) {
  return (
    <>
      {children} {required && <span class="wanted">{say("field-required")}</span>}
    </>
  );
}

export function Said({ id, hint, error }: { id: string; hint: string; error: string }) {
  return (
    <>
      {hint !== "" && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {error !== "" && <p class="wrong" id={`${id}-error`}>{error}</p>}
    </>
  );
}

/** A few choices side by side. */
function Choice(props: FieldProps & { choices: [string, string][] }) {
  const { variable, typed, required, disabled, error, type, choices } = props;
  const { id, by, hint } = described(props);
  const none = typeof typed === "object" ? typed.none : "";
  const radio = (value: string, text: string, isChecked: boolean, take: TypedAnswer) => (
    <label key={value} class="pill">
      <input type="radio" name={id} id={value === choices[0]?.[0] ? id : `${id}-${value}`} value={value} checked={isChecked} disabled={disabled} onChange={() => type(take)} />
      <span>{text}</span>
    </label>
  );
  return (
    <fieldset class="field" aria-describedby={by}>
      <legend><Name required={required}>{label(variable.label, variable.code)}</Name></legend>
      <Said id={id} hint={hint} error={error} />
      <div class="pills">
        {choices.map(([code, text]) => radio(code, text, typed === code, code))}
        {kindsOf(variable).map((kind) => radio(`none-${kind}`, kindLabel(kind), none === kind, { none: kind }))}
        {!required && radio("empty", say("field-empty"), textOf(typed) === "" && none === "", "")}
      </div>
    </fieldset>
  );
}

const NONE = "none:";

/** Many choices as a list. */
function List(props: FieldProps & { choices: [string, string][] }) {
  const { variable, typed, required, disabled, error, type, choices } = props;
  const { id, by, hint } = described(props);
  const kinds = kindsOf(variable);
  const value = typeof typed === "object" ? NONE + typed.none : (typed ?? "");
  const take = (chosen: string) => type(chosen.startsWith(NONE) ? { none: chosen.slice(NONE.length) } : chosen);
  return (
    <div class="field">
      <label for={id}><Name required={required}>{label(variable.label, variable.code)}</Name></label>
      <Said id={id} hint={hint} error={error} />
      <select id={id} value={value} disabled={disabled} aria-describedby={by} aria-invalid={error !== ""} aria-required={required} onChange={(event) => take(event.currentTarget.value)}>
        <option value="">{required ? say("field-choose") : say("field-empty")}</option>
        {choices.map(([code, text]) => <option key={code} value={code}>{text}</option>)}
        {kinds.length > 0 && (
          <optgroup label={say("field-none")}>
            {kinds.map((kind) => <option key={kind} value={NONE + kind}>{kindLabel(kind)}</option>)}
          </optgroup>
        )}
      </select>
    </div>
  );
}

/** A text, a number or a date, with a list of why there is none where there may be none. */
function Free(props: FieldProps) {
  const { variable, typed, required, disabled, error, type } = props;
  const { id, by, hint } = described(props);
  const none = typeof typed === "object" ? typed.none : "";
  const kinds = kindsOf(variable);
  const common = { id, value: textOf(typed), disabled: disabled || none !== "", "aria-describedby": by, "aria-invalid": error !== "", "aria-required": required };
  // A keyboard of digits alone has no minus.
  const isWhole = variable.type === "integer" && (variable.range?.[0] ?? -1) >= 0;
  return (
    <div class="field">
      <label for={id}><Name required={required}>{label(variable.label, variable.code)}</Name></label>
      <Said id={id} hint={hint} error={error} />
      {variable.type === "text" ? (
        <textarea rows={2} autocomplete="off" {...common} onInput={(event) => type(event.currentTarget.value)} />
      ) : variable.type === "date" ? (
        <input class="short" type="date" {...common} onInput={(event) => type(event.currentTarget.value)} />
      ) : (
        <input class="short" autocomplete="off" inputMode={isWhole ? "numeric" : "decimal"} {...common} onInput={(event) => type(event.currentTarget.value)} />
      )}
      {kinds.length > 0 && (
        <label class="none">
          <span>{say("field-none")}</span>
          <select id={`${id}-none`} value={none} disabled={disabled} onChange={({ currentTarget: { value } }) => type(value === "" ? "" : { none: value })}>
            <option value="">{say("field-answered")}</option>
            {kinds.map((kind) => <option key={kind} value={kind}>{kindLabel(kind)}</option>)}
          </select>
        </label>
      )}
    </div>
  );
}
