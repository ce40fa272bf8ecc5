/** The names that the explorer uses for the models of our own OpenAPI document. */
import type { components } from "./types";

type Schemas = components["schemas"];

export type Coverage = Schemas["Coverage"];
export type CoverageList = Schemas["CoverageList"];
export type DocumentSummary = Schemas["DocumentSummary"];
export type DocumentText = Schemas["DocumentText"];
export type Documents = Schemas["Documents"];
export type Dossier = Schemas["Dossier"];
export type Edge = Schemas["Edge"];
export type EdgeEvidence = Schemas["EdgeEvidence"];
export type Evidence = Schemas["Evidence"];
export type Flow = Schemas["Flow"];
export type Flows = Schemas["Flows"];
export type Hit = Schemas["Hit"];
export type LeftOut = Schemas["LeftOut"];
export type Mark = Schemas["Mark"];
export type Named = Schemas["Named"];
export type Neighbour = Schemas["Neighbour"];
export type NeighbourCount = Schemas["NeighbourCount"];
export type Neighbours = Schemas["Neighbours"];
export type OriginGroup = Schemas["OriginGroup"];
export type Places = Schemas["Places"];
export type PlaceSummary = Schemas["PlaceSummary"];
export type RouteChain = Schemas["RouteChain"];
export type Routes = Schemas["Routes"];
export type SearchResult = Schemas["SearchResult"];
export type TierEntry = Schemas["TierEntry"];

export type Standing = Flow["standing"];
export type Stance = Evidence["stance"];
