// The page's types are those that the server's own description makes.
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
// @ts-expect-error A script without types of its own.
import { types } from "../../types.mjs";

it("the types are as `npm run types` writes them", async () => {
  const written = await readFile(new URL("../../src/api-types.ts", import.meta.url), "utf8");
  expect(written).toBe(await types());
});
