import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** Text reaches the page as text nodes only; markup from data would be a way in (docs: Trusted Types). */
const MARKUP_SINKS = ["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc"].map((property) => ({
  property,
  message: "Write text nodes; markup made from data is forbidden here.",
}));

const SINK_ASSIGNMENTS = MARKUP_SINKS.map(({ property, message }) => ({
  selector: `AssignmentExpression[left.property.name="${property}"]`,
  message,
}));

/** The policy refuses style attributes; `style:` directives go through the CSSOM and are fine. */
const INLINE_STYLE = {
  selector: 'SvelteAttribute[key.name="style"]',
  message: "Use a class or a style: directive.",
};

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/api/types.ts"] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "no-restricted-properties": ["error", ...MARKUP_SINKS],
      "no-restricted-syntax": ["error", ...SINK_ASSIGNMENTS],
      "no-eval": "error",
      "no-console": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      "svelte/no-at-html-tags": "error",
      "no-restricted-syntax": ["error", ...SINK_ASSIGNMENTS, INLINE_STYLE],
      "svelte/no-target-blank": "error",
      // svelte-check is the judge of these comments; the two disagree about keyboard handlers.
      "svelte/no-unused-svelte-ignore": "off",
    },
  },
);
