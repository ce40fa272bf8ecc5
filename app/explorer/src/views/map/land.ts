/** Land shapes from the world atlas, with its traps taken out. */
import { geoArea } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import address from "world-atlas/countries-50m.json?url";
import { ISO3_BY_NUMBER } from "./codes";

interface Named {
  readonly name: string;
}

export type Atlas = Topology<{ countries: GeometryCollection<Named> }>;

export interface Shape {
  /** Three letters, or null for land that no country of the graph owns. */
  readonly iso3: string | null;
  readonly name: string;
  readonly geometry: GeoJSON.Geometry;
}

export interface Land {
  readonly shapes: readonly Shape[];
  readonly borders: GeoJSON.MultiLineString;
}

/** The atlas names a few shapes without a code; of these only Kosovo is a place of the graph. */
const CODE_BY_NAME: ReadonlyMap<string, string> = new Map([["Kosovo", "XKX"]]);

export async function fetchLand(signal: AbortSignal): Promise<Land> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`The land shapes could not be read (status ${response.status}).`);
  return land((await response.json()) as Atlas);
}

export function land(atlas: Atlas): Land {
  const countries = { ...atlas.objects.countries, geometries: atlas.objects.countries.geometries.filter(isInhabited) };
  const shapes = feature(atlas, countries).features.map((one) => ({
    iso3: CODE_BY_NAME.get(one.properties.name) ?? ISO3_BY_NUMBER.get(String(one.id ?? "").padStart(3, "0")) ?? null,
    name: one.properties.name,
    geometry: one.geometry,
  }));
  return { shapes: largestKeepsTheCode(shapes), borders: mesh(atlas, countries) };
}

/** The frame of the map ends north of the Antarctic; a flow there would still be drawn, as a ringed dot. */
const isInhabited = (shape: { readonly id?: string | number | undefined }): boolean => shape.id !== "010";

/** Two shapes carry Australia's code: the larger keeps it, the other stays as land with a name. */
function largestKeepsTheCode(shapes: readonly Shape[]): Shape[] {
  const largest = new Map<string, Shape>();
  for (const shape of shapes) {
    const rival = shape.iso3 === null ? undefined : largest.get(shape.iso3);
    if (shape.iso3 !== null && (!rival || geoArea(shape.geometry) > geoArea(rival.geometry)))
      largest.set(shape.iso3, shape);
  }
  return shapes.map((shape) =>
    shape.iso3 === null || largest.get(shape.iso3) === shape ? shape : { ...shape, iso3: null },
  );
}
