"""Every response of the API, as models: what the OpenAPI file, the explorer's types and the tests are made from.

Answers are serialised straight from query rows (docs/decisions), so these models declare and check, they do not convert.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Standing = Literal["corroborated", "single", "alleged_or_risk", "disputed", "denied_only"]
Stance = Literal["asserted", "alleged", "denied", "risk", "unknown"]
Polarity = Literal["affirmed", "negated"]


class Answer(BaseModel):
    """Base of all answers: no field beside the declared ones."""

    model_config = ConfigDict(extra="forbid")


class Named(Answer):
    """An entity as others mention it."""

    id: str = Field(examples=["country:NPL"])
    kind: str = Field(examples=["Country"])
    name: str = Field(examples=["Nepal"])


class PlaceSummary(Named):
    """A country, region or place as the map needs it; lon and lat in degrees, null when nothing is known."""

    iso2: str | None
    iso3: str | None
    lon: float | None
    lat: float | None
    as_source: int = Field(description="Flows that name it as source.")
    as_transit: int = Field(description="Claims that name it as transit.")
    as_destination: int = Field(description="Flows that name it as destination.")
    documents: int = Field(
        description="Documents with a claim about it; 0 = no source read, not 'read and silent'."
    )
    tier: str | None = Field(description="Latest tier ranking, null when none is known.")
    tier_year: int | None


class Places(Answer):
    """Every place that a flow names, and every country, with the roles that sources report for it."""

    graph_version: str
    places: list[PlaceSummary]


class Flow(Answer):
    """One FLOWS_TO projection under the filters of the request."""

    id: str = Field(examples=["FLOWS_TO:NPL:IND"])
    source: str = Field(description="Entity id.")
    source_name: str
    destination: str
    destination_name: str
    claims: int
    denials: int
    origins: int = Field(description="Independent origins that assert it.")
    standing: Standing
    first_year: int | None
    last_year: int | None
    years: list[int]
    forms: list[str]
    sectors: list[str]
    victim_groups: list[str]
    stated_routes: int


class LeftOut(Answer):
    """What a limit or filter hides, in words the reader can act on."""

    reason: str = Field(examples=["years 2015-2024"])
    flows: int


class Flows(Answer):
    """Flows under the filters, strongest first; `left_out` says which filter hides how many."""

    graph_version: str
    total: int = Field(description="Flows in the whole graph.")
    matching: int = Field(description="Flows that pass the filters.")
    shown: int = Field(description="Flows in this answer (the limit may cut).")
    left_out: list[LeftOut]
    flows: list[Flow]


class RouteChain(Answer):
    """A route that one passage states whole: entity ids from source over transits to destination."""

    claim: str
    stops: list[str]
    names: list[str] = Field(description="Names of the stops, in the same order.")
    contradicts: bool = Field(description="True when the passage denies the route.")
    first_year: int | None
    document: str


class Routes(Answer):
    """Stated routes, longest first; never legs of two passages put together."""

    graph_version: str
    routes: list[RouteChain]
    truncated: bool


class Mark(Answer):
    """An argument of a claim; start and end count in the passage's text and are null when the passage does not state it."""

    role: str = Field(examples=["source"])
    value: str = Field(examples=["country:NPL"])
    label: str = Field(description="The value for people.", examples=["Nepal"])
    start: int | None
    end: int | None
    inferred: bool


class DocumentSummary(Answer):
    """A document as lists and cards show it."""

    id: str
    title: str
    publisher: str | None
    publisher_country: str | None
    genre: str
    published: str | None
    language: str | None
    licence: str | None
    url: str | None
    file_name: str | None
    held: bool
    origin: str


class Evidence(Answer):
    """One claim with its sentence: a card of the evidence drawer."""

    claim: str = Field(description="Claim id.")
    kind: str
    stance: Stance
    polarity: Polarity
    contradicts: bool = Field(description="True when it denies or negates what the edge says.")
    sentence: str
    before: str = Field(description="The sentence before it, empty at the start.")
    after: str
    passage: str
    start: int = Field(description="First character of the sentence in the document's text.")
    end: int
    locator: str | None
    marks: list[Mark]
    document: DocumentSummary
    cites: list[DocumentSummary] = Field(
        description="Works the passage names as its source; the claim counts for their origin."
    )
    origins: list[str]
    happened_from: str | None
    happened_to: str | None
    happened_text: str | None
    published_on: str | None
    attributed_to: str | None
    rule: str
    recorded_by: str
    precision: float | None = Field(
        description="Measured precision of this kind's extraction, null for tables and where unmeasured."
    )


class Edge(Answer):
    """A projection between two entities, of any relationship type."""

    id: str
    type: str = Field(examples=["FLOWS_TO"])
    start: Named
    end: Named
    claims: int
    denials: int
    origins: int
    standing: Standing
    first_year: int | None
    last_year: int | None
    forms: list[str]
    outcome: str | None = Field(
        description="Latest legal status of a reported complicity; acquittal outranks what came before."
    )
    statement: str = Field(
        description="The edge in neutral words.", examples=["Nepal is reported as a source for India"]
    )


class OriginGroup(Answer):
    """An independent origin and the documents that fold into it."""

    origin: str
    label: str
    documents: list[str]
    claims: int


class EdgeEvidence(Answer):
    """Everything that stands behind one edge; contradicting claims come first among equals."""

    graph_version: str
    edge: Edge
    origins: list[OriginGroup]
    total: int
    evidence: list[Evidence]


class TierEntry(Answer):
    """A country's tier in one year; several tiers when sources disagree."""

    year: int
    tiers: list[str]
    conflict: bool
    claims: int
    edge: str = Field(description="Id of the RANKED edge, for its evidence.")


class KindCount(Answer):
    """How many claims of a kind."""

    kind: str
    claims: int


class Dossier(Answer):
    """What sources report about one country, region or place."""

    graph_version: str
    place: PlaceSummary
    tiers: list[TierEntry]
    outgoing: list[Flow]
    incoming: list[Flow]
    claims: list[KindCount]
    documents: list[DocumentSummary]
    first_year: int | None
    last_year: int | None


class DocumentText(Answer):
    """A document with its text and every extracted claim, offsets in the document's text."""

    graph_version: str
    document: DocumentSummary
    text: str | None = Field(description="Null for works that are only cited, and for tables.")
    claims: list[Evidence]


class ClaimCard(Answer):
    """One claim with its sentence."""

    graph_version: str
    claim: Evidence


class PassageText(Answer):
    """One passage with its document and the claims it states."""

    graph_version: str
    passage: str
    sentence: str
    start: int
    end: int
    locator: str | None
    document: DocumentSummary
    claims: list[Evidence]


class SchemaWords(Answer):
    """The words of the graph: kinds with properties and roles, relationships, closed vocabularies."""

    nodes: list[dict[str, object]]
    relationships: list[dict[str, object]]
    vocabularies: list[dict[str, object]]


class Documents(Answer):
    """Documents, by title; `next` is the cursor of the next page."""

    graph_version: str
    documents: list[DocumentSummary]
    next: str | None


class Hit(Answer):
    """A search hit: an entity, document or passage."""

    type: Literal["entity", "document", "passage"]
    id: str
    kind: str
    label: str
    detail: str | None = Field(description="For a passage its document's title, for an entity its country.")
    document: str | None
    start: int | None
    score: float


class SearchResult(Answer):
    """Hits, best first."""

    query: str
    hits: list[Hit]


class Neighbour(Answer):
    """A projection that leaves or enters an entity."""

    edge: str
    type: str
    direction: Literal["out", "in"]
    other: Named
    claims: int
    origins: int
    standing: Standing
    outcome: str | None = Field(description="Latest legal status of a reported complicity.")


class NeighbourCount(Answer):
    """How many neighbours a relationship type would bring, before expanding."""

    type: str
    direction: Literal["out", "in"]
    count: int


class Neighbours(Answer):
    """Neighbours of an entity; `counts` covers every relationship type, the list only those asked for."""

    graph_version: str
    entity: Named
    counts: list[NeighbourCount]
    neighbours: list[Neighbour]
    shown: int
    total: int


class Coverage(Answer):
    """What was read about a country: apart from what was found there."""

    id: str
    name: str
    documents: int
    claims: int
    origins: int
    first_published: str | None
    last_published: str | None


class CoverageList(Answer):
    """Coverage per country, and the badge's figures."""

    graph_version: str
    countries_read: int
    countries: int
    documents: int
    claims: int
    first_year: int | None
    last_year: int | None
    coverage: list[Coverage]


class Parameter(Answer):
    """A parameter of a query card."""

    name: str
    type: str
    default: str | int | float | bool | list[str] | None
    required: bool
    description: str


class Card(Answer):
    """A named query: its question, its parameters, its columns and its Cypher text."""

    name: str
    group: str
    title: str
    question: str
    view: str
    parameters: list[Parameter]
    returns: list[str]
    cypher: str


class Cards(Answer):
    """The query library."""

    cards: list[Card]


class QueryResult(Answer):
    """Rows of a card; `truncated` is true when the limit cut them."""

    graph_version: str
    name: str
    columns: list[str]
    rows: list[list[object]]
    truncated: bool
    milliseconds: float


class Problem(Answer):
    """RFC 9457 problem details: every error of the API."""

    type: str = Field(examples=["/problems/not-found"])
    title: str
    status: int
    detail: str
    instance: str | None = None
    request_id: str
    fields: list[dict[str, str]] = Field(
        default_factory=list, description="Which request fields are wrong and why."
    )
    rule: str | None = Field(
        default=None, description="Free Cypher: the stable name of the rule that refuses it."
    )
    line: int | None = Field(default=None, description="Free Cypher: the line at fault, from 1.")
    column: int | None = Field(default=None, description="Free Cypher: the column at fault, from 1.")


class Live(Answer):
    """The process answers."""

    live: bool
    version: str


class Ready(Answer):
    """Whether the server can answer."""

    ready: bool
    database: str
    graph_version: str | None
    version: str


class Load(Answer):
    """One load, with the sums of where its rows and documents went: read = loaded + refused + duplicates."""

    id: str = Field(examples=["run:20261125T140000.000000-ab12cd"])
    started: str
    finished: str | None
    who: str
    command: str
    version: str
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    message: str
    new_claims: int
    read: int
    loaded: int
    refused: int
    duplicates: int
    warnings: int


class LoadedFile(Answer):
    """What became of one file; `unit` is what was counted. `refused_rows` says that its refused rows can be fetched as CSV."""

    name: str
    sha256: str
    documents: list[str]
    loader: str
    unit: Literal["row", "document"]
    read: int
    loaded: int
    refused: int
    duplicates: int
    warnings: int
    new_claims: int
    known_claims: int
    refused_rows: bool
    replaces: list[str]


class LoadNote(Answer):
    """A refusal, duplicate, warning or change: where, and why in words."""

    kind: Literal["refused", "duplicate", "warning", "change"]
    where: str
    reason: str
    content: str


class FileProgress(Answer):
    """How far a running load has come with one file."""

    name: str
    rows: int
    claims: int


class LoadReport(Load):
    """One load with its files and notes; `progress` while it runs."""

    files: list[LoadedFile]
    notes: list[LoadNote]
    progress: list[FileProgress]


class Loads(Answer):
    """The latest loads, newest first."""

    loads: list[Load]


class Accepted(Answer):
    """A load that has been taken on; its report stands at `/api/v1/loads/{id}`."""

    id: str
    state: Literal["waiting"]
    files: list[str]
