"""Which of our exceptions is which problem."""

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from app.api.problems import TYPES, problem
from app.console.admission import TooManyQueriesError
from app.saved_queries import NameTakenError, ReadOnlyQueryError, SavedQueryError, UnknownQueryError
from graph_schema import TraffickingGraphError
from queries.errors import (
    DatabaseUnavailableError,
    ParameterError,
    QueryError,
    QueryFailedError,
    QueryTimeoutError,
    UnknownCardError,
    WriteRefusedError,
)
from queries.gate import (
    CancelledQueryError,
    CypherFailedError,
    CypherSyntaxError,
    GateError,
    RefusedError,
    StuckQueryError,
)

log = logging.getLogger("trafficking_graph.api")
BY_ERROR: dict[type[QueryError], str] = {
    ParameterError: "invalid-request",
    UnknownCardError: "not-found",
    WriteRefusedError: "read-only",
    DatabaseUnavailableError: "database-unavailable",
    QueryTimeoutError: "timeout",
    QueryFailedError: "query-failed",
    RefusedError: "cypher-refused",
    CypherSyntaxError: "cypher-syntax",
    CypherFailedError: "cypher-failed",
    CancelledQueryError: "cypher-cancelled",
    StuckQueryError: "cypher-stuck",
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
BY_STATUS = {t.status: t.slug for t in reversed(list(TYPES.values()))}


class NotFoundError(TraffickingGraphError):
    """Nothing has the id that the address names; the text says what was looked for."""


class AlreadyOverError(TraffickingGraphError):
    """A load that has ended cannot be cancelled."""


class BadRequestError(TraffickingGraphError):
    """A field of the request is wrong, in a way that its type alone does not say."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class NotJsonError(TraffickingGraphError):
    """The body is of another media type."""


class ClientGoneError(TraffickingGraphError):
    """The client went away before its answer was there; nobody reads what is answered."""


class NotModified(Exception):  # noqa: N818 - no error: the client's copy is still right
    """The client's copy is still right; `etag` is its tag."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


SAID: dict[type[Exception], str] = {
    NotFoundError: "not-found",
    AlreadyOverError: "already-over",
    NotJsonError: "not-json",
    ClientGoneError: "cypher-cancelled",
    UnknownQueryError: "not-found",
    ReadOnlyQueryError: "read-only-query",
    NameTakenError: "name-taken",
}
"""Whose own words are the answer."""


def request_id(request: Request) -> str:
    """The id that the outermost layer gave this request."""
    return str(request.scope.get("trafficking_graph.request_id", "-"))


def install(app: FastAPI) -> None:
    """Registers the handlers; anything they do not know is caught by the outermost layer (`guard.py`)."""
    app.add_exception_handler(NotModified, _not_modified)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(TraffickingGraphError, _ours)


async def _not_modified(_: Request, error: Exception) -> Response:
    assert isinstance(error, NotModified)
    return Response(status_code=304, headers={"ETag": error.etag, "Cache-Control": "no-cache"})


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = [{"field": _field(e["loc"]), "reason": str(e["msg"])} for e in error.errors()]
    detail = "; ".join(f"{f['field']}: {f['reason']}" for f in fields)
    return problem("invalid-request", request_id(request), detail, request.url.path, fields)


def _field(location: Sequence[Any]) -> str:
    return ".".join(str(part) for part in location[1:]) or "request"


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    slug = BY_STATUS.get(error.status_code, "http-error")
    return problem(
        slug, request_id(request), "", request.url.path, status=error.status_code, allow=_allowed(request)
    )


def _allowed(request: Request) -> str:
    """The methods that the address answers, for a 405."""
    found = [m for m in METHODS if _answers(request, m)]
    return ", ".join(["GET", "HEAD", *found[1:]] if found[:1] == ["GET"] else found)


def _answers(request: Request, method: str) -> bool:
    scope = {**request.scope, "method": method}
    return any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes)


async def _ours(request: Request, error: Exception) -> Response:
    identity, path = request_id(request), request.url.path
    said = SAID.get(type(error))
    if said is not None:
        return problem(said, identity, str(error), path)
    if isinstance(error, BadRequestError | SavedQueryError | ParameterError):
        field = error.parameter if isinstance(error, ParameterError) else error.field
        return problem(
            "invalid-request", identity, str(error), path, [{"field": field, "reason": error.reason}]
        )
    if isinstance(error, GateError):
        return _gate(error, identity, path)
    slug = BY_ERROR.get(type(error), "internal") if isinstance(error, QueryError) else "internal"
    if isinstance(error, QueryFailedError) and "no such fulltext" in str(error):
        slug = "empty-graph"
    log.warning("%s: %s: %s", identity, slug, error)
    detail = str(error) if slug in ("not-found", "timeout", "read-only") else ""
    return problem(slug, identity, detail, path)


def _gate(error: GateError, identity: str, path: str) -> Response:
    """What the console says instead of rows: in plain words, with the place in the text."""
    if isinstance(error, TooManyQueriesError):
        slug = "query-running" if error.own else "console-busy"
        return problem(slug, identity, error.reason, path)
    more: dict[str, object] = {}
    if isinstance(error, RefusedError):
        more["rule"] = error.rule
    if error.place is not None:
        more |= {"line": error.place.line, "column": error.place.column}
    fields = [{"field": "query", "reason": error.reason}]
    return problem(BY_ERROR[type(error)], identity, str(error), path, fields, more=more)
