"""Requests and responses of the console and of saved queries, as models."""

from typing import Annotated, Any

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
