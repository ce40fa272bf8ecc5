import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isAccepted } from "../licences";

test.each(["MIT", "ISC", "BSD-3-Clause", "Apache-2.0", "OFL-1.1"])("%s may be shipped", (one) => expect(isAccepted(one)).toBe(true));
test.each(["GPL-3.0-only", "AGPL-3.0", "CC-BY-NC-4.0", "SEE LICENSE IN x", ""])("%s may not", (one) => expect(isAccepted(one)).toBe(false));

const LOCK = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");

test("the lockfile names no address, and every package has its hash", () => {
  expect(LOCK).not.toMatch(/"resolved"|https?:\/\//);
  const { packages } = JSON.parse(LOCK) as { packages: Record<string, { integrity?: string }> };
  const bare = Object.entries(packages).filter(([name, { integrity }]) => name !== "" && !integrity);
  expect(bare).toEqual([]);
});
