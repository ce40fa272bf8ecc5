/** Invented values for the tests beside the code. */
import type { Evidence, Flow, Mark, PlaceSummary } from "../api/models";

export function flow(source: string, destination: string, given: Partial<Flow> = {}): Flow {
  return {
    id: `FLOWS_TO:${source}:${destination}`,
    source: `country:${source}`,
    source_name: `Land ${source}`,
    destination: `country:${destination}`,
    destination_name: `Land ${destination}`,
    claims: 1,
    denials: 0,
    origins: 1,
    standing: "single",
    first_year: 2010,
    last_year: 2012,
    years: [2010, 2012],
    forms: ["forced_labour"],
    sectors: [],
    victim_groups: [],
    stated_routes: 0,
    ...given,
  };
}

export function place(code: string, given: Partial<PlaceSummary> = {}): PlaceSummary {
  return {
    id: `country:${code}`,
    kind: "Country",
    name: `Land ${code}`,
    iso2: null,
    iso3: code,
    lon: 10,
    lat: 10,
    as_source: 0,
    as_transit: 0,
    as_destination: 0,
    documents: 1,
    tier: null,
    tier_year: null,
    ...given,
  };
}

export const mark = (role: string, label: string, start: number | null = null): Mark => ({
  role,
  value: label.toLowerCase(),
  label,
  start,
  end: start === null ? null : start + label.length,
  inferred: start === null,
});

export function evidence(claim: string, given: Partial<Evidence> = {}): Evidence {
  return {
    claim,
    kind: "Flow",
    stance: "asserted",
    polarity: "affirmed",
    contradicts: false,
    sentence: "People go from Arlandia to Borduria.",
    before: "",
    after: "",
    passage: `passage:${claim}`,
    start: 0,
    end: 36,
    locator: "page 3",
    marks: [],
    document: {
      id: "doc:1",
      title: "Notes {on} moving 100 % of things",
      publisher: "Invented & Sons",
      publisher_country: "Arlandia",
      genre: "report",
      published: "2019-03",
      language: "en",
      licence: null,
      url: "https://example.invalid/notes",
      file_name: null,
      held: true,
      origin: "origin:1",
    },
    cites: [],
    origins: ["origin:1"],
    happened_from: null,
    happened_to: null,
    happened_text: null,
    published_on: null,
    attributed_to: null,
    rule: "flow.1",
    recorded_by: "by hand",
    precision: null,
    ...given,
  };
}

/** A repeatable stream of numbers in [0, 1): the same on every machine (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
