/** A sentence with its source, in the forms that people paste elsewhere. */
import type { DocumentSummary, Evidence } from "../../api/models";
import { date } from "../format";

export const CITATION_STYLES = ["chicago", "bibtex", "csl-json"] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

export const STYLE_NAMES: Readonly<Record<CitationStyle, string>> = {
  chicago: "Chicago",
  bibtex: "BibTeX",
  "csl-json": "CSL-JSON",
};

/** The sentence, where it stands and how it is meant: a denial must not travel as an assertion. */
export function cite(evidence: Evidence, style: CitationStyle, link: string): string {
  if (style === "bibtex") return bibtex(evidence, link);
  if (style === "csl-json") return JSON.stringify([cslItem(evidence, link)], null, 2);
  return chicago(evidence, link);
}

function chicago(evidence: Evidence, link: string): string {
  const { document, locator } = evidence;
  const parts = [
    document.publisher,
    `“${document.title}”`,
    document.published && date(document.published),
    locator,
    document.url,
  ].filter(Boolean);
  return `“${evidence.sentence}” (${manner(evidence)})\n${parts.join(", ")}.\n${link}`;
}

/** "asserted", "alleged", "asserted, negated". */
export const manner = (evidence: Evidence): string =>
  evidence.polarity === "negated" ? `${evidence.stance}, negated` : evidence.stance;

function bibtex(evidence: Evidence, link: string): string {
  const { document, locator } = evidence;
  const fields: [string, string | null][] = [
    ["title", document.title],
    ["author", document.publisher && `{${escapeBibtex(document.publisher)}}`],
    ["year", year(document)],
    ["url", document.url],
    ["pages", locator],
    ["note", `“${evidence.sentence}” (${manner(evidence)}). ${link}`],
  ];
  const lines = fields
    .filter((field): field is [string, string] => field[1] !== null)
    .map(([name, value]) => `  ${name} = {${name === "author" ? value : escapeBibtex(value)}}`);
  return `@misc{${key(evidence)},\n${lines.join(",\n")}\n}`;
}

const escapeBibtex = (text: string): string => text.replace(/[\\{}]/g, "").replace(/([%&#$_])/g, "\\$1");
const key = (evidence: Evidence): string => evidence.claim.replace(/[^A-Za-z0-9]/g, "");
const year = (document: DocumentSummary): string | null => document.published?.slice(0, 4) ?? null;

function cslItem(evidence: Evidence, link: string): Record<string, unknown> {
  const { document, locator } = evidence;
  const parts = document.published?.split("-").map(Number);
  return {
    id: evidence.claim,
    type: document.genre === "news" ? "article-newspaper" : "report",
    title: document.title,
    ...(document.publisher && { author: [{ literal: document.publisher }] }),
    ...(parts && { issued: { "date-parts": [parts] } }),
    ...(document.url && { URL: document.url }),
    ...(locator && { page: locator }),
    note: `“${evidence.sentence}” (${manner(evidence)}). ${link}`,
  };
}
