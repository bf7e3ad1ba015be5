// What does not add up, in words; the texts of each kind are the program's.
import { hrefOf } from "../map/things.tsx";
import { decimal } from "../money.ts";
import { listed, say } from "../texts.ts";
import type { Warning } from "./types.ts";

/** What a warning's text asks for, with amounts as the language writes them. */
export function saidOf(warning: Warning): string {
  const args: Record<string, string> = {};
  for (const [name, value] of Object.entries(warning)) {
    if (name === "kind") continue;
    const isAmount = "currency" in warning && ["whole", "parts", "over", "amount", "spent"].includes(name);
    args[name] = Array.isArray(value) ? listed(value) : isAmount ? decimal(String(value)) : String(value);
  }
  return say(`warning-${warning.kind}`, args);
}

export function Warnings({ warnings, titles }: { warnings: Warning[]; titles: Map<number, string> }) {
  return (
    <section class="note warnings" id="warnings" aria-labelledby="warnings-title">
      <h3 id="warnings-title">{say("map-titled", { title: say("plan-warnings"), count: warnings.length })}</h3>
      <ul>
        {warnings.map((own) => (
          <li key={JSON.stringify(own)}>
            <a href={hrefOf({ register: "measure", id: own.measure })}>{titles.get(own.measure) ?? say("measure-nth", { id: String(own.measure) })}</a>
            {"line" in own && <> · <a href={hrefOf({ register: "budget_line", id: own.line })}>{say("line-nth", { id: String(own.line) })}</a></>}
            <span class="exact ink">{saidOf(own)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
