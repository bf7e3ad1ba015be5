// Amounts of money as the language of the page writes them.
import * as amounts from "./amounts.ts";
import { language } from "./texts.ts";

export const decimal = (text: string): string => amounts.decimal(text, language.value);
export const money = (text: string, currency: string): string => amounts.money(text, currency, language.value);
export { isNone } from "./amounts.ts";
