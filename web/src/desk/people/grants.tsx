// A role in a municipality: told, and chosen.
import { nameOfTenant } from "../organisations.ts";
import { say } from "../texts.ts";
import type { Grant } from "../types.ts";
import { ROLES } from "./types.ts";

/** A role as people read it, with where it holds. */
export function grantOf({ tenant, role, records }: Grant): string {
  const told = { role: say(`role-${role}`), tenant: nameOfTenant(tenant) };
  return records ? say("grant-records", told) : say("grant", told);
}

/** What a list of people shows in a line. */
export const keyOf = ({ tenant, role }: Pick<Grant, "tenant" | "role">): string => `${tenant}/${role}`;

interface Props {
  id: string;
  tenants: string[];
  grant: Grant;
  change: (grant: Grant) => void;
}

export function GrantFields({ id, tenants, grant, change }: Props) {
  return (
    <>
      {tenants.length > 1 && (
        <div class="field">
          <label for={`${id}-tenant`}>{say("tenant")}</label>
          <select id={`${id}-tenant`} value={grant.tenant} onChange={(event) => change({ ...grant, tenant: event.currentTarget.value })}>
            {tenants.map((own) => <option key={own} value={own}>{nameOfTenant(own)}</option>)}
          </select>
        </div>
      )}
      <div class="field">
        <label for={`${id}-role`}>{say("role")}</label>
        <p class="hint" id={`${id}-role-hint`}>{say(`role-hint-${grant.role}`)}</p>
        <select id={`${id}-role`} value={grant.role} aria-describedby={`${id}-role-hint`} onChange={({ currentTarget: { value } }) => change({ ...grant, role: value, records: value === "analyst" && grant.records })}>
          {ROLES.map((own) => <option key={own} value={own}>{say(`role-${own}`)}</option>)}
        </select>
      </div>
      {grant.role === "analyst" && (
        <label class="pill">
          <input type="checkbox" id={`${id}-records`} checked={grant.records} onChange={(event) => change({ ...grant, records: event.currentTarget.checked })} />
          <span>{say("role-records")}</span>
        </label>
      )}
    </>
  );
}
