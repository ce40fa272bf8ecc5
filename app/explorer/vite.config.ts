import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { createViteLicensePlugin } from "rollup-license-plugin";
import { defineConfig } from "vitest/config";

/** What may end up in the wheel. Anything else fails the build. */
const ACCEPTED_LICENCES = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "OFL-1.1",
  "CC0-1.0",
  "Unlicense",
]);

const packageFolder = (name: string): string =>
  fileURLToPath(new URL(`./node_modules/${name}`, import.meta.url));

export default defineConfig({
  // The server mounts the built files here; every address in index.html starts with it.
  base: "/explore/",
  plugins: [
    svelte(),
    createViteLicensePlugin({
      outputFilename: "third-party-licences.json",
      unacceptableLicenseTest: (licence) => !ACCEPTED_LICENCES.has(licence),
      // The land shapes are an asset, not a module, so the plugin would not see them.
      includePackages: () => [packageFolder("world-atlas")],
    }),
  ],
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
