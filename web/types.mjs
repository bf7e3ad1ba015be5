// Makes the page's types from what the server says that its answers look like: npm run types.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const here = (path) => new URL(path, import.meta.url);
const HEAD = "// Types of the server's answers, made of api-schemas.json by `npm run types`; not to be edited.\n\n";

/** The text of `src/api-types.ts`. */
export async function types() {
  const document = JSON.parse(await readFile(here("src/api-schemas.json"), "utf8"));
  return HEAD + astToString(await openapiTS(document));
}

if (process.argv[1] && new URL(`file://${process.argv[1]}`).href === import.meta.url) await writeFile(here("src/api-types.ts"), await types());
