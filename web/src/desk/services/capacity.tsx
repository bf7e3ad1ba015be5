// What is free: posts and places by kind of service, and of each service.
import { useState } from "preact/hooks";
import { registerOf } from "../desk.ts";
import { stateOf } from "../tell.ts";
import { label, number, say, sayOr } from "../texts.ts";
import { variableOf } from "../typed.ts";
import { linkTo, nameOf } from "./stale.tsx";
import { vacantFirst } from "./state.ts";
import type { Free, KindState, ServicesState, ServiceState } from "./types.ts";

/** A kind of service, as its register names it. */
function kindOf(code: string): string {
  const register = registerOf("service");
  const variable = register ? variableOf(register, "code") : undefined;
  return label(variable?.categories.find((own) => own.code === code)?.label, code);
}

export function Capacity({ found }: { found: ServicesState }) {
  const [only, setOnly] = useState(false);
  const services = vacantFirst(found.services, only);
  return (
    <section aria-labelledby="services-capacity">
      <h3 id="services-capacity">{say("services-capacity")}</h3>
      <p class="soft">{say("services-capacity-hint")}</p>
      {found.kinds.length > 0 && <Kinds kinds={found.kinds} />}
      <label class="screen check"><input id="services-only" type="checkbox" checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} /> <span>{say("services-only-free")}</span></label>
      <p role="status">{say("services-count", { count: services.length })}</p>
      {services.length > 0 && <Each services={services} />}
    </section>
  );
}

function Kinds({ kinds }: { kinds: KindState[] }) {
  const free = (own: KindState["places"]) => (own.all === 0 && own.unknown === 0 ? "–" : [own.all > 0 ? say("services-of", { free: number(own.free), all: number(own.all) }) : "", own.unknown > 0 ? say("services-unknown", { count: own.unknown }) : ""].filter((text) => text !== "").join("; "));
  return (
    <table class="stack" id="kinds">
      <caption>{say("services-by-kind")}</caption>
      <thead><tr>{["services-kind", "services-number", "services-places", "services-posts", "services-waiting"].map((id) => <th key={id} scope="col">{say(id)}</th>)}</tr></thead>
      <tbody>
        {kinds.map((own) => (
          <tr key={own.code}>
            <th scope="row">{kindOf(own.code)}</th>
            <td data-label={say("services-number")}>{number(own.services)}</td>
            <td data-label={say("services-places")}>{free(own.places)}</td>
            <td data-label={say("services-posts")}>{free(own.posts)}</td>
            <td data-label={say("services-waiting")}>{own.waiting > 0 ? number(own.waiting) : "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is free of what there is; nothing is said where nobody says what is taken. */
function freeOf(own: Free | null): string {
  if (own === null) return "–";
  return own.free === null ? say("services-all", { all: number(own.all) }) : say("services-of", { free: number(own.free), all: number(own.all) });
}

function Each({ services }: { services: ServiceState[] }) {
  const register = registerOf("service");
  const others = ({ capacity }: ServiceState) => capacity.filter(({ unit }) => unit !== "places" && unit !== "posts").map(({ unit, all }) => sayOr(`services-unit-${unit.replaceAll("_", "-")}`, `${number(all)} ${unit}`, { count: all }));
  return (
    <table class="stack" id="each">
      <caption>{say("services-each")}</caption>
      <thead><tr>{["services-name", "services-provider", "column-state", "services-places", "services-posts", "services-other", "services-waiting"].map((id) => <th key={id} scope="col">{say(id)}</th>)}</tr></thead>
      <tbody>
        {services.map((own) => (
          <tr key={own.id}>
            <th scope="row"><a href={linkTo(own.id)}>{nameOf(own)}</a>{own.code && <span class="exact">{kindOf(own.code)}</span>}</th>
            <td data-label={say("services-provider")}>{own.provider?.name ?? "–"}</td>
            <td data-label={say("column-state")}>{register ? stateOf(register, own.state) : own.state}</td>
            <td data-label={say("services-places")}>{freeOf(own.places)}</td>
            <td data-label={say("services-posts")}>{freeOf(own.posts)}</td>
            <td data-label={say("services-other")}>{others(own).join("; ") || "–"}</td>
            <td data-label={say("services-waiting")}>{own.waiting === null ? "–" : number(own.waiting)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
