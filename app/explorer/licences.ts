/** What may end up in the wheel; any other licence fails the build. */
const ACCEPTED = new Set([
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

export const isAccepted = (licence: string): boolean => ACCEPTED.has(licence);
