// What a token opens, as the program writes it: `TIER:MUNICIPALITIES:COLLECTIONS`, several parted by commas, `*` for all.

export interface Scope {
  tier: string;
  tenants: string[];
  collections: string[];
}

/** Reads a scope; none where it is not one. */
export function scopeOf(text: string): Scope | null {
  const [tier = "", tenants = "", collections = "", ...more] = text.split(":");
  if (tier === "" || tenants === "" || collections === "" || more.length > 0) return null;
  return { tier, tenants: tenants.split(","), collections: collections.split(",") };
}

/** Writes a scope; collections may be typed with spaces or on lines of their own, and none is all. */
export function scopeText({ tier, tenants }: Pick<Scope, "tier" | "tenants">, typed: string): string {
  const collections = typed.split(/[\s,;]+/).filter((own) => own !== "");
  return [tier, tenants.join(","), collections.length > 0 ? collections.join(",") : "*"].join(":");
}
