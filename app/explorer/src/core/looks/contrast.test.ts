import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { STANDINGS } from "../filters";
import { contrast } from "./contrast";

const CSS = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function tokens(theme: "light" | "dark"): (name: string) => string {
  const block = new RegExp(`data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(CSS)?.[1] ?? "";
  const found = new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
  return (name) => found.get(name) ?? expect.fail(`no colour --${name} in the ${theme} theme`);
}

/** What section 7 of the design gives as computed, to one decimal. */
const ON_LAND = {
  light: { corroborated: 5.9, single: 3.5, alleged_or_risk: 5.3, disputed: 4.1, denied_only: 3.2 },
  dark: { corroborated: 8.2, single: 5.8, alleged_or_risk: 6.7, disputed: 7.4, denied_only: 3.9 },
} as const;

const KINDS = ["country", "region", "place", "agency", "official", "syndicate", "source", "claim"];
const LANDS = ["land", "land-source", "land-both", "land-destination", "land-unread", "ground"];
const TEXT_GROUNDS = ["ground", "surface", "raised", "tint"];

test("black on white is 21:1", () => expect(contrast("#000000", "#ffffff")).toBeCloseTo(21));

describe.each(["light", "dark"] as const)("the %s theme", (theme) => {
  const colour = tokens(theme);

  test.each(STANDINGS)("%s has the contrast to land that was computed for it", (standing) => {
    expect(contrast(colour(standing), colour("land"))).toBeCloseTo(ON_LAND[theme][standing], 1);
  });

  test.each(LANDS)("every line is seen on %s", (land) => {
    for (const standing of STANDINGS)
      expect(contrast(colour(standing), colour(land)), standing).toBeGreaterThanOrEqual(3);
  });

  test.each(KINDS)("%s stands out from the ground", (kind) => {
    const least = theme === "light" ? 3.4 : 3.8; // stated to one decimal
    expect(Number(contrast(colour(kind), colour("ground")).toFixed(1))).toBeGreaterThanOrEqual(least);
  });

  test.each(TEXT_GROUNDS)("text can be read on %s", (ground) => {
    expect(contrast(colour("ink"), colour(ground))).toBeGreaterThanOrEqual(7);
    expect(contrast(colour("muted"), colour(ground))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("accent"), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test("notices, buttons and rings are seen", () => {
    expect(contrast(colour("notice"), colour("notice-ground"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("on-accent"), colour("accent"))).toBeGreaterThanOrEqual(4.5);
    for (const ground of TEXT_GROUNDS) {
      expect(contrast(colour("focus"), colour(ground))).toBeGreaterThanOrEqual(3);
      expect(contrast(colour("edge"), colour(ground))).toBeGreaterThanOrEqual(3);
    }
  });
});
