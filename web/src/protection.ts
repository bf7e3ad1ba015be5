// What "About these data" says: how a release protects people, what that does not cover, what it costs, and the citizens' page.
import type { Release } from "./api.ts";
import type { Loss } from "./loss.ts";
import type { Words } from "./words.ts";

/** How the people of this release are protected; in general words where the server does not say with which thresholds. */
export function methodOf(words: Words, release: Release | null): string[] {
  const { protection } = release ?? {};
  const blocks = protection?.threshold ?? release?.threshold;
  const filter = protection?.filter_threshold ?? release?.filterThreshold;
  const threshold = (k: number | undefined) => ({ known: k ? "yes" : "no", k: k ?? 0 });
  return [
    words.say("about-blocks", threshold(blocks)),
    words.say("about-filter", threshold(filter)),
    words.say("about-sums"),
    noise(words, protection?.noise),
    words.say("about-held"),
    words.say("about-frozen"),
  ];
}

function noise(words: Words, own: { bound: number } | null | undefined): string {
  if (own === undefined) return words.say("about-noise", { noise: "unknown", bound: 0 });
  return words.say("about-noise", own ? { noise: "yes", bound: own.bound } : { noise: "no", bound: 0 });
}

const BOUNDS = ["other", "insider", "zero", "keys", "time", "copies"];

/** What the protection does not cover. */
export function boundsOf(words: Words): string[] {
  return BOUNDS.map((id) => words.say(`about-bounds-${id}`));
}

/** The rows of the table of loss: what is measured, what is wanted, what was found. */
export function lossRows(words: Words, figures: readonly Loss[]): string[][] {
  return figures.map((each) => {
    const [demo, dispersed] = [each.demo, each.dispersed].map((value) => figure(words, each, value, 1));
    const wanted = words.say(`about-loss-${each.side}`, { value: figure(words, each, each.wanted, 0) });
    return [words.say(`about-loss-${each.measure}`), wanted, demo ?? "", dispersed ?? ""];
  });
}

function figure(words: Words, { unit }: Loss, value: number | null, decimals: number): string {
  return unit === "share" ? words.percent(value, decimals) : words.number(value, unit === "index" ? 2 : 0);
}

/** A part of a simple text: a heading, a paragraph or a list. */
export type Part = { kind: "title" | "heading" | "text"; text: string } | { kind: "list"; items: string[] };

/** The parts of a text in Markdown of which only headings, paragraphs and lists are used. */
export function partsOf(markdown: string): Part[] {
  const groups = markdown.split(/\n\s*\n|\n(?=- )/).map((group) => group.replace(/\s+/g, " ").trim());
  const parts: Part[] = [];
  for (const group of groups.filter(Boolean)) {
    const last = parts.at(-1);
    if (group.startsWith("# ")) parts.push({ kind: "title", text: group.slice(2) });
    else if (group.startsWith("## ")) parts.push({ kind: "heading", text: group.slice(3) });
    else if (!group.startsWith("- ")) parts.push({ kind: "text", text: group });
    else if (last?.kind === "list") last.items.push(group.slice(2));
    else parts.push({ kind: "list", items: [group.slice(2)] });
  }
  return parts;
}
