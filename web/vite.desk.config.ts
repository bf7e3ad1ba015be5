// Builds the page of the desk into a folder of its own: the staff's page is never built together with the public one.
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  build: {
    outDir: "dist-desk",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: { input: "desk.html" },
  },
  server: { fs: { allow: [".", "../crates/words/locales"] } },
});
