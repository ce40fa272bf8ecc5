import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** Text reaches the page as text nodes only; markup from data would be a way in (docs: Trusted Types). */
const MARKUP_SINKS = ["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc"].map((property) => ({
  property,
  message: "Write text nodes; markup made from data is forbidden here.",
}));

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/api/types.ts"] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "no-restricted-properties": ["error", ...MARKUP_SINKS],
      "no-restricted-syntax": [
        "error",
        {
          selector: `AssignmentExpression[left.property.name=/^(${MARKUP_SINKS.map((s) => s.property).join("|")})$/]`,
          message: "Write text nodes; markup made from data is forbidden here.",
        },
      ],
      "no-eval": "error",
      "no-console": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": ["error", { allowTransitions: false }],
      "svelte/no-target-blank": "error",
    },
  },
);
