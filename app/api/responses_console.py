"""Requests and responses of the console and of saved queries, as models."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.api.responses import Answer, Polarity, Stance, Standing

RunId = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{8,64}$", examples=["3f1c9a0d5b7e2468"])]


class CypherQuestion(BaseModel):
    """A free query with its parameters."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(
        description="One reading statement of at most 4 kB.",
        examples=["MATCH (a)-[r:FLOWS_TO]->(b) WHERE r.origins >= $least RETURN a.name, r, b.name"],
    )
    parameters: dict[str, Any] = Field(default_factory=dict, examples=[{"least": 1}])
    run: RunId | None = Field(default=None, description="An id of your choice, to cancel the query by.")


class Limits(Answer):
    """What one query may say, take and bring back."""

    seconds: float
    rows: int
    bytes: int
    text_bytes: int


class GraphNode(Answer):
    """A node that a result holds, for a drawing."""

    id: str
    kind: str
    name: str


class GraphEdge(Answer):
    """A relationship that a result holds; both its ends are among the nodes."""

    id: str
    type: str
    source: str
    target: str


class GraphElements(Answer):
    """The graph in the rows, each element once."""

    nodes: list[GraphNode]
    edges: list[GraphEdge]


class PlanStep(Answer):
    """An operator of the plan, the last one first; `rows` is what the planner expects."""

    operator: str
    details: str
    rows: float
    children: list["PlanStep"]


class EvidenceItem(Answer):
    """One sentence behind one returned id."""

    of: str = Field(description="The returned claim, projection or entity for which it speaks.")
    standing: Standing | None = Field(description="How the projection stands; null for claims and entities.")
    claim: str
    kind: str
    stance: Stance
    polarity: Polarity
    contradicts: bool
    sentence: str
    document: str
    title: str
    publisher: str | None
    published: str | None
    origins: list[str]


class EvidenceOfRows(Answer):
    """Evidence of everything that a result holds; `truncated` says that there is more."""

    items: list[EvidenceItem]
    truncated: bool


class CypherAnswer(Answer):
    """Rows of a free query; `cut` says in words which limit cut them."""

    graph_version: str
    run: str
    columns: list[str]
    rows: list[list[Any]]
    truncated: bool
    cut: str | None
    milliseconds: float
    limits: Limits
    graph: GraphElements
    plan: PlanStep | None = Field(default=None, description="Only with `plan=true`.")
    evidence: EvidenceOfRows | None = Field(default=None, description="Only with `evidence=true`.")


class RunningQuery(Answer):
    """A query of yours that the server works on."""

    run: str
    seconds: float


class ConsoleNotice(Answer):
    """What the watchdog did last."""

    at: str
    text: str
    restarted: bool


class ConsoleState(Answer):
    """What the console allows and does now."""

    limits: Limits
    own_server: bool = Field(
        description="True when queries run on a second server and cannot slow down this one."
    )
    running: list[RunningQuery]
    notice: ConsoleNotice | None


class Cancelled(Answer):
    """`stopped` is false when the server did not let the query go; the watchdog then sees to it."""

    run: str
    stopped: bool


class SavedParameter(BaseModel):
    """A parameter of a saved query; types are those of query cards."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(examples=["iso3"])
    type: str = Field(examples=["text"])
    description: str = Field(examples=["Country code"])
    default: Any = None
    required: bool = True


class SavedQueryIn(BaseModel):
    """A query to save."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(examples=["Lines of two origins"])
    cypher: str = Field(examples=["MATCH ()-[r:FLOWS_TO]->() WHERE r.origins > 1 RETURN r"])
    note: str = ""
    tags: list[str] = Field(default_factory=list, examples=[["flows"]])
    parameters: list[SavedParameter] = Field(default_factory=list)


class ForkIn(BaseModel):
    """How a copy is called; left out, it takes the old name."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = None


class ImportIn(BaseModel):
    """What to import: queries as `GET /saved-queries` gives them, or texts of `.cypher` files by file name."""

    model_config = ConfigDict(extra="ignore")

    queries: list[dict[str, Any]] = Field(default_factory=list)
    files: dict[str, str] = Field(default_factory=dict)


class SavedQueryOut(Answer):
    """A saved query: one's own, a team's, or one of the product's cards."""

    id: str = Field(examples=["mine/lines-of-two-origins"])
    name: str
    origin: Literal["mine", "team", "supplied"]
    read_only: bool
    note: str
    tags: list[str]
    parameters: list[SavedParameter]
    cypher: str


class SavedQueryList(Answer):
    """Saved queries: one's own first, then the team's, then the product's."""

    queries: list[SavedQueryOut]


class Imported(Answer):
    """What an import brought; names that were taken are left as they are."""

    added: list[str]
    taken: list[str]
