"""Every error the API can answer with: one table of stable types, and the RFC 9457 body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A kind of error with its address (`/problems/<slug>`), status and explanation for people."""

    slug: str
    status: int
    title: str
    remedy: str


TYPES: Mapping[str, ProblemType] = {
    p.slug: p
    for p in (
        ProblemType("invalid-request", 422, "The request cannot be understood", "Correct the fields named in `fields`."),
        ProblemType("not-found", 404, "There is nothing here", "Check the id; search finds entities by name."),
        ProblemType("method-not-allowed", 405, "This address does not answer that method",
                    "Use one of those that the header Allow names."),
        ProblemType("already-over", 409, "This load has ended", "Its report says how."),
        ProblemType("bad-host", 400, "This server does not serve that host name",
                    "Use the address the server printed, or name the host in TG_ALLOWED_HOSTS."),
        ProblemType("body-too-large", 413, "The request's body is too large", "Send less."),
        ProblemType("too-busy", 503, "Too many requests at once", "Wait a second and ask again."),
        ProblemType("database-unavailable", 503, "The database does not answer", "Start it, or wait until it is up."),
        ProblemType("empty-graph", 503, "Nothing has been loaded yet", "Run `trafficking-graph load`."),
        ProblemType("timeout", 504, "The answer took too long", "Ask for less: a smaller limit, fewer years, one place."),
        ProblemType("read-only", 403, "This way in only reads", "Use the loader to change the graph."),
        ProblemType("query-failed", 500, "The database refused the question", "Report the request id."),
        ProblemType("internal", 500, "Something went wrong on our side", "Report the request id."),
        ProblemType("cross-site", 403, "Another site may not do this",
                    "Ask from a page of this server, or from a program that is no browser."),
        ProblemType("not-json", 415, "The body must be JSON", "Send it as application/json, in UTF-8."),
        ProblemType("cypher-refused", 422, "The console does not run this query",
                    "Only reading is done here, within limits; change what line and column point at."),
        ProblemType("cypher-syntax", 422, "The query cannot be read", "Correct what line and column point at."),
        ProblemType("cypher-failed", 422, "The query failed while it ran", "Change what the detail names."),
        ProblemType("cypher-cancelled", 409, "The query was stopped", "Run it again if you still want the answer."),
        ProblemType("query-running", 429, "You have a query running", "Wait for it, or cancel it."),
        ProblemType("console-busy", 503, "The console has no room for another query", "Ask again in a moment."),
        ProblemType("cypher-stuck", 504, "The query could not be stopped in time",
                    "Ask for less; the console's database is restarted if the query does not end."),
        ProblemType("read-only-query", 403, "This saved query is not yours to change", "Fork it, and change the copy."),
        ProblemType("name-taken", 409, "There is a saved query of that name", "Choose another name, or replace that one."),
        ProblemType("http-error", 400, "The request was refused", "See the status code."),
    )
}  # fmt: skip
RETRY_AFTER = {
    "too-busy": "1",
    "database-unavailable": "2",
    "query-running": "2",
    "console-busy": "2",
    "cypher-stuck": "15",
}


def problem(
    slug: str,
    request_id: str,
    detail: str = "",
    instance: str | None = None,
    fields: Sequence[Mapping[str, str]] = (),
    status: int | None = None,
    *,
    allow: str = "GET, HEAD",
    more: Mapping[str, object] | None = None,
) -> Response:
    """The response for one problem; `detail` is for people and never holds a trace, a query or a path of the machine.

    `allow`: the methods that the address does answer, for a 405; `more`: extension members such as line and column.
    """
    kind = TYPES[slug]
    code = status or kind.status
    body = {
        "type": f"/problems/{slug}", "title": kind.title, "status": code, "detail": detail or kind.remedy,
        "instance": instance, "request_id": request_id, "fields": list(fields),
        **(more or {}),
    }  # fmt: skip
    headers = {"Cache-Control": "no-store"}
    if slug in RETRY_AFTER:
        headers["Retry-After"] = RETRY_AFTER[slug]
    if slug == "method-not-allowed":
        headers["Allow"] = allow
    return Response(orjson.dumps(body), code, headers, MEDIA_TYPE)
