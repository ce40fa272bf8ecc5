/** Values as people read them. */

const NUMBERS = new Intl.NumberFormat("en-GB");
const DAYS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const MONTHS = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

export const number = (value: number): string => NUMBERS.format(value);

/** "1 flow", "1,204 flows". */
export const count = (value: number, noun: string, plural = `${noun}s`): string =>
  `${number(value)} ${value === 1 ? noun : plural}`;

/** "2004", "2004–2019", "" when nothing is known. */
export function yearRange(first: number | null, last: number | null): string {
  if (first === null && last === null) return "";
  if (first === last || first === null || last === null) return String(first ?? last);
  return `${first}–${last}`;
}

const ABBREVIATIONS = new Map([["ngo", "NGO"]]);

/** A value of a vocabulary or a kind as words: "forced_labour" -> "forced labour", "GroupRole" -> "Group role". */
export const words = (value: string): string =>
  ABBREVIATIONS.get(value) ??
  value.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

/** "a, b and c". */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1] ?? ""}`;
}

/** An ISO date of any precision: "2019", "March 2019", "2 March 2019"; anything else as it stands. */
export function date(iso: string): string {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (!found) return iso;
  const [, year = "", month, day] = found;
  if (!month) return year;
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return (day ? DAYS : MONTHS).format(moment);
}

/** 0.87 -> "87 %". */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Longer texts end in an ellipsis, at a word where that is near. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most * 0.7 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** A tier as its list names it: "2WL" -> "Tier 2 Watch List". */
export function tierName(tier: string): string {
  if (tier === "special") return "special case";
  return tier === "2WL" ? "Tier 2 Watch List" : `Tier ${tier}`;
}
