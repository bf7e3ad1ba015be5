// Organisations by their names, as far as the program tells them.
import { signal } from "@preact/signals";
import * as ask from "./ask.ts";
import { me, registerOf, untilTheEnd } from "./desk.ts";
import { say } from "./texts.ts";
import type { Organisation } from "./types.ts";

/** The register that organisations stand in. */
const REGISTER = "organisation";
/** As many of municipalities that share the register are asked for. */
const MOST = "200";

export const organisations = (): Organisation[] => me.value?.organisations ?? [];

/** Those of municipalities that share something with us: asked for at once, when the first of them is met. */
const others = signal<Organisation[] | null>(null);
let isAsked = false;

untilTheEnd(() => {
  isAsked = false;
  others.value = null;
});

async function fetchOthers(): Promise<void> {
  isAsked = true;
  const who = me.peek()?.name;
  const found = await ask.list(REGISTER, new URLSearchParams({ order: "newest", limit: MOST })).catch(() => null);
  // Whoever signed out meanwhile left nothing to be kept.
  if (!found || me.peek()?.name !== who) return;
  others.value = found.entries.flatMap(({ tenant, organisation: code, answers: { name } }) => (typeof name === "string" ? [{ tenant, code, name }] : []));
}

/** The name of a municipality, or its code. */
export const nameOfTenant = (code: string): string => me.value?.tenants?.find((own) => own.code === code)?.name ?? code;

const isOurs = (tenant: string): boolean => me.value?.grants.some((own) => own.tenant === tenant) ?? false;

/** The name of an organisation, or its code; that of another municipality is never told without saying whose it is. */
export function nameOfOrganisation(tenant: string, code: string): string {
  const found = organisations().find((own) => own.tenant === tenant && own.code === code);
  if (found) return found.name;
  if (isOurs(tenant) || tenant === "") return code;
  if (!isAsked && registerOf(REGISTER)?.may.list) void fetchOthers();
  return others.value?.find((own) => own.tenant === tenant && own.code === code)?.name ?? say("organisation-of", { organisation: code, tenant: nameOfTenant(tenant) });
}

/** The municipalities of whoever is signed in, one by one, and where they are several all of them together. */
export function tenantsOf(): string[] {
  const own = [...new Set((me.value?.grants ?? []).map(({ tenant }) => tenant))];
  return own.length > 1 ? [...own, own.join(",")] : own;
}

/** The name of one of these. */
export const nameOfTenants = (tenant: string): string => (tenant.includes(",") ? say("map-together") : nameOfTenant(tenant));
