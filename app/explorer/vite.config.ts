import { svelte } from "@sveltejs/vite-plugin-svelte";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { createViteLicensePlugin } from "rollup-license-plugin";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { isAccepted } from "./licences.ts";

const packageFolder = (name: string): string =>
  fileURLToPath(new URL(`./node_modules/${name}`, import.meta.url));

const COMPRESSIBLE = /\.(js|css|json|svg)$/;

/** Compresses once, at build time, what the server would else compress for every reader. */
function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved: (config) => void (folder = join(config.root, config.build.outDir, "assets")),
    closeBundle: () => {
      for (const name of readdirSync(folder).filter((one) => COMPRESSIBLE.test(one))) {
        const bytes = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
      }
    },
  };
}

export default defineConfig({
  // The server mounts the built files here; every address in index.html starts with it.
  base: "/explore/",
  plugins: [
    svelte(),
    createViteLicensePlugin({
      outputFilename: "third-party-licences.json",
      unacceptableLicenseTest: (licence) => !isAccepted(licence),
      // The land shapes are an asset, not a module, so the plugin would not see them.
      includePackages: () => [packageFolder("world-atlas")],
    }),
    compressed(),
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
