// The first page: what is needed, and for whom, as buttons in everyday words; only what somebody answers stands there.
import { usePage, useWords } from "../ui/context.tsx";
import { askFor, writeAsked, type Way } from "./asked.ts";
import { isOf } from "./found.ts";
import { GROUPS, NEED_CODES } from "./needs.ts";
import { waySaid } from "./said.ts";
import type { Service } from "./service.ts";
import { keep, shelf } from "./shelf.ts";

/** Needs, target groups and kinds that there are services for. */
export function Needs({ services }: { services: Service[] }) {
  const words = useWords();
  const groups = [...GROUPS, ...unique(services.flatMap(({ targets }) => targets)).filter((code) => !GROUPS.includes(code))];
  const kinds = unique(services.map(({ code }) => code)).filter(Boolean);
  return (
    <>
      <p class="services-lead">{words.say("services-lead")}</p>
      <Choices by="need" codes={NEED_CODES} services={services} />
      <Choices by="for" codes={groups} services={services} />
      <div class="needs">
        <Choice by="all" code="" count={services.length} isWide />
      </div>
      <details class="kinds">
        <summary>{words.say("services-kind-title")}</summary>
        <Choices by="kind" codes={kinds} services={services} isSorted />
      </details>
    </>
  );
}

const unique = (codes: readonly string[]) => [...new Set(codes)];

interface Props {
  by: Exclude<Way, "all">;
  codes: readonly string[];
  services: readonly Service[];
  isSorted?: boolean;
}

function Choices({ by, codes, services, isSorted = false }: Props) {
  const words = useWords();
  const labels = shelf.labels.value;
  const counted = codes.map((code) => ({ code, name: waySaid(words, labels, { by, code }), count: services.filter((service) => isOf(service, { by, code })).length }));
  const answered = counted.filter(({ count }) => count > 0);
  if (isSorted) answered.sort((a, b) => a.name.localeCompare(b.name, words.language));
  if (answered.length === 0) return null;
  return (
    <section class="needs" aria-labelledby={`services-${by}`}>
      <h3 id={`services-${by}`} class={isSorted ? "unseen" : undefined}>
        {words.say(`services-${by}-title`)}
      </h3>
      {answered.map(({ code, count }) => (
        <Choice key={code} by={by} code={code} count={count} />
      ))}
    </section>
  );
}

function Choice({ by, code, count, isWide = false }: { by: Way; code: string; count: number; isWide?: boolean }) {
  const { store } = usePage();
  const words = useWords();
  return (
    <button type="button" class={isWide ? "need wide" : "need"} data-way={`${by}.${code}`} onClick={() => keep(store, writeAsked(askFor(by, code)))}>
      {waySaid(words, shelf.labels.value, { by, code })} <span class="count">{words.number(count)}</span>
    </button>
  );
}
