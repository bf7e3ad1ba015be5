// One choice of a few, with its name above.
interface Props {
  id: string;
  name: string;
  value: string;
  choices: [string, string][];
  choose: (value: string) => void;
}

export function Pick({ id, name, value, choices, choose }: Props) {
  return (
    <label>
      <span>{name}</span>
      <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {choices.map(([code, text]) => <option key={code} value={code}>{text}</option>)}
      </select>
    </label>
  );
}
