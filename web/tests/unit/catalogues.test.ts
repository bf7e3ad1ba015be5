// Every message that the page says is there in three languages, and every message that is there is said by somebody.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/words.ts";

const ROOT = join(__dirname, "../../..");
const PARTS = ["page", "about", "compare", "find", "services", "workbench", "desk", "desk-planning", "desk-effect", "desk-signals", "desk-staff", "desk-ways", "desk-oidc", "desk-services"].filter((part) => readdirSync(join(ROOT, "crates/words/locales/en")).includes(`${part}.ftl`));

/** The workbench and the desk say their own messages without their beginning. */
const OWN = ["workbench", "desk"];
function whole(path: string, text: string): string {
  const own = OWN.find((part) => path.includes(`src/${part}/`) && !path.endsWith("texts.ts"));
  return own ? text.replace(/\b(say|sayOr|told)\((\s*["`])/g, `$1($2${own}-`) : text;
}

function textsIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "target" || entry.name === "tests" ? [] : textsIn(path, ending);
    return ending.test(entry.name) ? [whole(path, readFileSync(join(ROOT, path), "utf8"))] : [];
  });
}

const idsOf = (language: string, part: string) => [...readFileSync(join(ROOT, `crates/words/locales/${language}/${part}.ftl`), "utf8").matchAll(/^([a-z][\w-]*) =/gm)].map(([, id]) => id as string);
const ids = new Set(PARTS.flatMap((part) => idsOf("en", part)));
const page = textsIn("web/src", /\.tsx?$/).join("\n");
const said = page + textsIn("crates", /\.rs$/).join("\n");

/** What a template such as `status-${name}` can become. */
function templates(source: string): RegExp[] {
  const found = [...source.matchAll(/`((?:[a-z][\w-]*|\$\{[^}]*\}-[a-z][\w-]+)(?:\$\{[^}]*\}[\w-]*)*)`/g)].map(([, text]) => text as string);
  return found.map((text) => new RegExp(`^${text.split(/\$\{[^}]*\}/).join("[\\w-]+")}$`));
}

describe("the page's messages", () => {
  it("have the same ids in every language", () => {
    expect(ids.size).toBeGreaterThan(150);
    for (const part of PARTS) for (const language of LANGUAGES) expect(idsOf(language, part), `${language}/${part}`).toEqual(idsOf("en", part));
  });

  it("are all there for what the page says", () => {
    const asked = [...page.matchAll(/\b(?:say|tell|untell)\(\s*"([a-z][\w-]*)"/g)].map(([, id]) => id as string);
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((id) => !ids.has(id))).toEqual([]);
    const built = [...page.matchAll(/\bsay\(\s*(`[a-z][\w-]*(?:\$\{[^}]*\}[\w-]*)+`)/g)].flatMap(([, text]) => templates(text as string));
    expect(built.length).toBeGreaterThan(10);
    expect(built.filter((pattern) => ![...ids].some((id) => pattern.test(id)))).toEqual([]);
  });

  it("are all said by somebody", () => {
    const patterns = templates(said);
    const begun = [...said.matchAll(/"([a-z][\w-]*-)\{\w*\}"/g)].map(([, beginning]) => beginning as string);
    const isSaid = (id: string) => said.includes(`"${id}"`) || patterns.some((pattern) => pattern.test(id)) || begun.some((beginning) => id.startsWith(beginning));
    // They choose some of their messages by the name of a state.
    const isChosen = (id: string) => OWN.some((own) => id.startsWith(`${own}-`) && said.includes(`"${id.slice(own.length + 1)}"`));
    const unused = [...ids].filter((id) => !isSaid(id) && !isChosen(id));
    expect(unused).toEqual([]);
  });
});
