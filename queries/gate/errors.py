"""What the gate and the console can say no with; every refusal names its place in the text where it has one.

QueryError
└── GateError                 the text was not run, or not to its end
    ├── RefusedError          a step of the gate refuses it: what, and line and column
    ├── CypherSyntaxError     Neo4j cannot read it: line and column
    ├── CypherFailedError     Neo4j gave up while running it: a wrong type, a division by zero, memory
    ├── CancelledQueryError   somebody asked to stop it
    └── StuckQueryError       the server would not stop it in time; what is being done about it
"""

from dataclasses import dataclass

from queries.errors import QueryError


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text: line and column count from 1."""

    line: int
    column: int


class GateError(QueryError):
    """Base of what the console answers instead of rows; `place` is None where no place is to blame."""

    def __init__(self, reason: str, place: Place | None = None) -> None:
        where = f" (line {place.line}, column {place.column})" if place else ""
        super().__init__(reason + where)
        self.reason = reason
        self.place = place


class RefusedError(GateError):
    """A step of the gate refuses the text; `rule` is the stable name of the rule."""

    def __init__(self, rule: str, reason: str, place: Place | None = None) -> None:
        super().__init__(reason, place)
        self.rule = rule


class CypherSyntaxError(GateError):
    """Neo4j cannot read the text."""


class CypherFailedError(GateError):
    """Neo4j stopped while running the text."""


class CancelledQueryError(GateError):
    """The query was stopped because somebody asked for it."""


class StuckQueryError(GateError):
    """The outer deadline passed and the server did not let the query go."""
