// Amounts of money as a language writes them. They come as decimal texts and are never made into floating numbers.
const SPACE = "\u00a0";

/** A decimal text as the language writes numbers, digit for digit; what is no decimal stays as it is. */
export function decimal(text: string, lang: string): string {
  const [, sign, whole, , fraction] = /^(-?)(\d+)(\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const comma = new Intl.NumberFormat(lang).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
  const digits = new Intl.NumberFormat(lang).format(BigInt(whole));
  const rest = (fraction ?? "").replace(/0+$/, "");
  // Of a currency's hundredths both digits are written.
  const written = rest === "" ? "" : comma + rest.padEnd(2, "0");
  return `${sign === "-" ? "−" : ""}${digits}${written}`;
}

/** An amount with its currency, on the side on which the language puts it. */
export function money(text: string, currency: string, lang: string): string {
  const number = decimal(text, lang);
  try {
    const parts = new Intl.NumberFormat(lang, { style: "currency", currency, maximumFractionDigits: 0 }).formatToParts(1);
    const sign = parts.find(({ type }) => type === "currency")?.value ?? currency;
    const isBefore = parts.findIndex(({ type }) => type === "currency") < parts.findIndex(({ type }) => type === "integer");
    // A sign of letters stands apart.
    return isBefore ? `${sign}${/[a-z]$/i.test(sign) ? SPACE : ""}${number}` : `${number}${SPACE}${sign}`;
  } catch {
    return `${number}${SPACE}${currency}`;
  }
}

export const isNone = (text: string): boolean => /^-?0*(\.0*)?$/.test(text);
