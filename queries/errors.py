"""What can go wrong between a question and its rows.

QueryError
├── CardError            a card file does not match its own header or the schema
├── UnknownCardError          no card of that name
├── ParameterError       a value does not fit the declared type
├── WriteRefusedError         the text tried to change the graph
├── DatabaseUnavailableError  nobody answers, also after one retry
├── QueryTimeoutError         the time limit ended it
└── QueryFailedError          the server refused or gave up for another reason
"""

from difflib import get_close_matches

from graph_schema.errors import TraffickingGraphError


class QueryError(TraffickingGraphError):
    """Base of everything that reading can raise."""


class CardError(QueryError):
    """A card is not what its header says; the message names file, line and remedy."""


class UnknownCardError(QueryError):
    """There is no card of this name."""

    def __init__(self, name: str, known: list[str]) -> None:
        close = get_close_matches(name, known, 1)
        super().__init__(f"there is no query {name!r}" + (f"; did you mean {close[0]!r}?" if close else ""))


class ParameterError(QueryError):
    """A parameter is missing, unknown or of another type; `parameter` names it."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.parameter = parameter
        self.reason = reason


class WriteRefusedError(QueryError):
    """A read session was asked to write."""


class DatabaseUnavailableError(QueryError):
    """The database cannot be reached."""


class QueryTimeoutError(QueryError):
    """The question took longer than its limit."""


class QueryFailedError(QueryError):
    """The server answered with an error; `code` is Neo4j's own."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code
