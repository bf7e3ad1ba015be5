// Organisations by their names, as far as the program tells them.
import { me } from "./desk.ts";
import type { Organisation } from "./types.ts";

export const organisations = (): Organisation[] => me.value?.organisations ?? [];

/** The name of a municipality, or its code. */
export const nameOfTenant = (code: string): string => me.value?.tenants?.find((own) => own.code === code)?.name ?? code;

/** The name of an organisation, or its code. */
export function nameOfOrganisation(tenant: string, code: string): string {
  return organisations().find((own) => own.tenant === tenant && own.code === code)?.name ?? code;
}
