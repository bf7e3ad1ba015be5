// Entries of another register, found by what is told of them.
import { useMemo, useState } from "preact/hooks";
import { searchedOf, titleOf } from "../tell.ts";
import { say } from "../texts.ts";
import type { Entry, Register } from "../types.ts";
import { holds } from "../typed.ts";

/** Found entries that are offered, at most. */
const MOST = 8;

interface Props {
  id: string;
  name: string;
  register: Register;
  entries: Entry[];
  disabled: boolean;
  add: (id: number) => void;
}

export function Search({ id, name, register, entries, disabled, add }: Props) {
  const [typed, setTyped] = useState("");
  const texts = useMemo(() => new Map(entries.map((own) => [own.id, searchedOf(register, own)])), [entries, register]);
  const found = typed.trim() === "" ? [] : entries.filter((own) => holds(texts.get(own.id) ?? "", typed));
  return (
    <div class="search">
      <label>
        <span>{say("search")}</span>
        <input
          id={id}
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          disabled={disabled}
          aria-label={say("search-named", { name })}
          aria-describedby={`${id}-found`}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      </label>
      <p class="hint" id={`${id}-found`} role="status">{typed.trim() === "" ? say("search-hint", { count: entries.length }) : say("search-found", { count: found.length })}</p>
      {found.length > 0 && (
        <ul class="ends">
          {found.slice(0, MOST).map((own) => (
            <li key={own.id}>
              <span>{titleOf(register, own)}</span>
              <button type="button" disabled={disabled} aria-label={say("search-add", { name: titleOf(register, own) })} onClick={() => {
                add(own.id);
                setTyped("");
              }}>{say("link-add")}</button>
            </li>
          ))}
        </ul>
      )}
      {found.length > MOST && <p class="hint">{say("search-more")}</p>}
    </div>
  );
}
