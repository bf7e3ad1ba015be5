// Builds the page into `dist`: an index.html and hashed assets, nothing inline, so that a strict content policy holds; and
// the service worker beside them, which knows all of these files.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Tells the service worker which files the page is made of, and marks the version by their names. */
function filesOfThePage(): Plugin {
  return {
    name: "files-of-the-page",
    apply: "build",
    async writeBundle({ dir = "dist" }, bundle) {
      const own = Object.keys(bundle).filter((name) => /^assets\/.*\.(js|css)$/.test(name) && !name.includes("workbench")).sort();
      const files = JSON.stringify([...own, "icon.svg"]);
      const path = join(dir, "sw.js");
      const worker = await readFile(path, "utf8");
      const version = createHash("sha256").update(files + worker).digest("hex").slice(0, 12);
      await writeFile(path, worker.replaceAll("__FILES__", files).replaceAll("__VERSION__", JSON.stringify(version)));
    },
  };
}

/** Texts are named after their language, so that the server can say which the page will ask for. */
function textsOf(module: string | null): string | null {
  const [, language, part] = module?.match(/locales\/(\w+)\/(\w+)\.ftl/) ?? [];
  return language && part ? `${part}-${language}` : null;
}

export default defineConfig({
  base: "./",
  plugins: [filesOfThePage()],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: {
      input: { index: "index.html", sw: "src/sw.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        chunkFileNames: ({ facadeModuleId }) => `assets/${textsOf(facadeModuleId) ?? "[name]"}-[hash].js`,
      },
    },
  },
  server: { fs: { allow: [".", "../crates/words/locales", "../data/legal"] } },
  test: { include: ["tests/unit/**/*.test.ts"], testTimeout: 60_000 },
});
