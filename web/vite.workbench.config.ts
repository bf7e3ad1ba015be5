// Builds the workbench's page into a folder of its own: what is public is never built together with what is private, and the
// program's public side does not carry it.
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  build: {
    outDir: "dist-workbench",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: { input: "workbench.html" },
  },
  server: { fs: { allow: [".", "../crates/words/locales"] } },
});
