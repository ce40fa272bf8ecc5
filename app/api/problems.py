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
        ProblemType("method-not-allowed", 405, "This address does not answer that method", "See the API's description."),
        ProblemType("other-site", 403, "Another site may not change anything here", "Use this server's own page, or a program."),
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
        ProblemType("http-error", 400, "The request was refused", "See the status code."),
    )
}  # fmt: skip
RETRY_AFTER = {"too-busy": "1", "database-unavailable": "2"}


def problem(
    slug: str,
    request_id: str,
    detail: str = "",
    instance: str | None = None,
    fields: Sequence[Mapping[str, str]] = (),
    status: int | None = None,
) -> Response:
    """The response for one problem; `detail` is for people and never holds a trace, a query or a path of the machine."""
    kind = TYPES[slug]
    code = status or kind.status
    body = {
        "type": f"/problems/{slug}", "title": kind.title, "status": code, "detail": detail or kind.remedy,
        "instance": instance, "request_id": request_id, "fields": list(fields),
    }  # fmt: skip
    headers = {"Cache-Control": "no-store"}
    if slug in RETRY_AFTER:
        headers["Retry-After"] = RETRY_AFTER[slug]
    if slug == "method-not-allowed":
        headers["Allow"] = "GET, HEAD"
    return Response(orjson.dumps(body), code, headers, MEDIA_TYPE)
