// Organisations by their names, as far as the program tells them.
import { me } from "./desk.ts";
import { say } from "./texts.ts";
import type { Organisation } from "./types.ts";

export const organisations = (): Organisation[] => me.value?.organisations ?? [];

/** The name of a municipality, or its code. */
export const nameOfTenant = (code: string): string => me.value?.tenants?.find((own) => own.code === code)?.name ?? code;

/** The name of an organisation, or its code. */
export function nameOfOrganisation(tenant: string, code: string): string {
  return organisations().find((own) => own.tenant === tenant && own.code === code)?.name ?? code;
}

/** The municipalities of whoever is signed in, one by one, and where they are several all of them together. */
export function tenantsOf(): string[] {
  const own = [...new Set((me.value?.grants ?? []).map(({ tenant }) => tenant))];
  return own.length > 1 ? [...own, own.join(",")] : own;
}

/** The name of one of these. */
export const nameOfTenants = (tenant: string): string => (tenant.includes(",") ? say("map-together") : nameOfTenant(tenant));
