// How a file is to be read, where a person knows it better than was found out: the options of the command line.
import { choices, choose, registers } from "./desk.ts";
import { say, told } from "./texts.ts";
import type { Choices, Report } from "./types.ts";

/** Coordinate systems of files of Hungary and Czechia. */
const SYSTEMS: [code: number, name: string][] = [
  [23700, "HD72 / EOV"],
  [5514, "S-JTSK / Krovak"],
  [4326, "WGS 84"],
  [3035, "ETRS89 / LAEA"],
  [32633, "WGS 84 / UTM 33N"],
  [32634, "WGS 84 / UTM 34N"],
  [3857, "Web Mercator"],
];
const AXES = ["as-named", "swapped", "south-west", "south-west-swapped"];
const PRECISIONS = ["house", "house-similar", "street", "settlement"];
const ENCODINGS = ["utf-8", "windows-1250", "iso-8859-2", "utf-16"];
const DELIMITERS = ["comma", "semicolon", "tab", "pipe"];
const DECIMALS = ["comma", "point"];

export function ChoicesOf({ report, isOpen }: { report: Report; isOpen: boolean }) {
  const isOneTable = report.tables.length <= 1;
  const worded = (prefix: string, words: string[]): [string, string][] => words.map((word) => [word, say(`${prefix}-${word}`)]);
  return (
    <details class="choices" open={isOpen}>
      <summary>{say("choices")}</summary>
      <p class="soft">{say("choices-hint")}</p>
      <div class="fields">
        {isOneTable && registers.value.length > 1 && (
          <Select name="register" label="choice-register" options={registers.value.map(({ id, label }) => [id, told(label)])} />
        )}
        <label>
          <span>{say("choice-crs")}</span>
          <select id="crs" value={choices.value.crs ?? ""} onChange={(event) => choose("crs", numeric(event.currentTarget.value))}>
            <option value="">{say("crs-none")}</option>
            {SYSTEMS.map(([code, name]) => (
              <option key={code} value={code}>{`EPSG:${code} – ${name}`}</option>
            ))}
          </select>
        </label>
        <Select name="axes" label="choice-axes" options={worded("axes", AXES)} />
        <label>
          <span>{say("choice-valid-from")}</span>
          <input type="date" id="valid_from" value={choices.value.valid_from ?? ""} onChange={(event) => choose("valid_from", event.currentTarget.value || undefined)} />
        </label>
        <Select name="accept_precision" label="choice-precision" options={worded("precision", PRECISIONS)} />
        <Select name="encoding" label="choice-encoding" options={ENCODINGS.map((name) => [name, name.toUpperCase()])} />
        <Select name="delimiter" label="choice-delimiter" options={worded("delimiter", DELIMITERS)} />
        <Select name="decimal" label="choice-decimal" options={worded("decimal", DECIMALS)} />
        <label>
          <span>{say("choice-sheet")}</span>
          <input type="text" id="sheet" value={choices.value.sheet ?? ""} onChange={(event) => choose("sheet", event.currentTarget.value || undefined)} />
        </label>
        <label>
          <span>{say("choice-header")}</span>
          <input type="number" id="header_row" min={1} step={1} value={choices.value.header_row ?? ""} onChange={(event) => choose("header_row", numeric(event.currentTarget.value))} />
        </label>
      </div>
    </details>
  );
}

type Worded = "register" | "axes" | "accept_precision" | "encoding" | "delimiter" | "decimal";

function Select({ name, label, options }: { name: Worded; label: string; options: [value: string, text: string][] }) {
  return (
    <label>
      <span>{say(label)}</span>
      <select id={name} value={choices.value[name] ?? ""} onChange={(event) => choose(name, (event.currentTarget.value || undefined) as Choices[Worded])}>
        <option value="">{say("choice-open")}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>{text}</option>
        ))}
      </select>
    </label>
  );
}

function numeric(text: string): number | undefined {
  const value = Number.parseInt(text, 10);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
