// Builds the page into `dist`: an index.html and hashed assets, nothing inline, so that a strict content policy holds.
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
  },
  server: { fs: { allow: [".", "../crates/words/locales", "../data/legal"] } },
  test: { include: ["tests/unit/**/*.test.ts"], testTimeout: 60_000 },
});
