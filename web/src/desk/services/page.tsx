// How services stand: what nobody has confirmed for long, what is free, and rooms that two services want at one time.
import { useState } from "preact/hooks";
import { useAsked } from "../answered.ts";
import * as ask from "../ask.ts";
import { Pick } from "../map/pick.tsx";
import { nameOfTenants, tenantsOf } from "../organisations.ts";
import { day, say } from "../texts.ts";
import { Together } from "../together.tsx";
import { Capacity } from "./capacity.tsx";
import { Rooms } from "./rooms.tsx";
import { Stale } from "./stale.tsx";
import type { ServicesState } from "./types.ts";

export function ServicesPage() {
  const tenants = tenantsOf();
  const [tenant, setTenant] = useState(tenants[0] ?? "");
  const { found, trouble, again } = useAsked(() => ask.get<ServicesState>(`services/state?${new URLSearchParams({ tenant })}`), tenant);
  return (
    <section class="card report" id="services">
      <Together id="report" here="services" />
      <h2 tabIndex={-1}>{say("services")}</h2>
      <form class="filters screen" aria-label={say("filters")} onSubmit={(event) => event.preventDefault()}>
        {tenants.length > 1 && <Pick id="services-tenant" name={say("tenant")} value={tenant} choose={setTenant} choices={tenants.map((code) => [code, nameOfTenants(code)])} />}
        <button type="button" onClick={() => print()}>{say("services-print")}</button>
      </form>
      {trouble !== "" && <p class="trouble" role="alert">{trouble}</p>}
      {!found && trouble === "" && <p role="status">{say("opening")}</p>}
      {found && (
        <div id="sheet">
          <p role="status">{say("services-as-of", { tenant: nameOfTenants(tenant), day: day(found.today), count: found.services.length })}</p>
          <Stale found={found} again={again} />
          <Rooms clashes={found.clashes} />
          <Capacity found={found} />
        </div>
      )}
    </section>
  );
}
