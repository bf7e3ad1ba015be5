// What "About these data" shows: how people are protected, what that does not cover, what it costs, and the citizens' page.
import type { ComponentChildren } from "preact";
import type { Release } from "../api.ts";
import { LOSS, SEEDS } from "../loss.ts";
import { boundsOf, lossRows, methodOf, partsOf, type Part } from "../protection.ts";
import { useWords } from "./context.tsx";

/** All of it, with the citizens' page last. */
export function Story({ release, citizens }: { release: Release | null; citizens: string }) {
  const words = useWords();
  return (
    <>
      {release?.synthetic && <p class="synthetic">{words.say("synthetic-explained")}</p>}
      <Section id="method">
        <List items={methodOf(words, release)} />
      </Section>
      <Section id="bounds">
        <List items={boundsOf(words)} />
      </Section>
      {LOSS.length > 0 && (
        <Section id="loss">
          <p>{words.say("about-loss-lead", { seeds: SEEDS })}</p>
          <LossTable />
        </Section>
      )}
      <section id="about-citizens">
        {partsOf(citizens).map((part, at) => (
          <Written key={at} part={part} />
        ))}
      </section>
    </>
  );
}

function Section({ id, children }: { id: string; children: ComponentChildren }) {
  const title = useWords().say(`about-${id}-title`);
  return (
    <section id={`about-${id}`} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function List({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Written({ part }: { part: Part }) {
  if (part.kind === "list") return <List items={part.items} />;
  if (part.kind === "title") return <h3>{part.text}</h3>;
  return part.kind === "heading" ? <h4>{part.text}</h4> : <p>{part.text}</p>;
}

function LossTable() {
  const words = useWords();
  return (
    <table>
      <thead>
        <tr>
          {["measure", "wanted", "demo", "dispersed"].map((id) => (
            <th key={id} scope="col">
              {words.say(`about-loss-${id}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lossRows(words, LOSS).map(([first, ...others]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {others.map((text, at) => (
              <td key={at} class="numeric">
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
