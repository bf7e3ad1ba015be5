// A list to choose from, with named groups where there are such.

/** Value and text of an option. */
export type Option = [value: string, text: string];

/** Options under one name. */
export interface OptionGroup {
  label: string;
  options: Option[];
}

interface Props {
  id: string;
  options: (Option | OptionGroup)[];
  value: string;
  onChoice?: (value: string) => void;
  disabled?: boolean;
  label?: string;
}

/** A `select`. */
export function Select({ id, options, value, onChoice, disabled, label }: Props) {
  return (
    <select id={id} name={id} value={value} disabled={disabled} aria-label={label} onChange={(event) => onChoice?.(event.currentTarget.value)}>
      {options.map((each) =>
        Array.isArray(each) ? (
          <Choice key={each[0]} option={each} chosen={value} />
        ) : (
          <optgroup key={each.label} label={each.label}>
            {each.options.map((option) => (
              <Choice key={option[0]} option={option} chosen={value} />
            ))}
          </optgroup>
        ),
      )}
    </select>
  );
}

function Choice({ option: [value, text], chosen }: { option: Option; chosen: string }) {
  return (
    <option value={value} selected={value === chosen}>
      {text}
    </option>
  );
}

/** A control with its label over it. */
export function Field({ id, label, children }: { id: string; label: string; children: preact.ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
    </div>
  );
}
