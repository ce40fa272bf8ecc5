"""Type aliases that make endpoints readable, and the error answers that every operation declares."""

from typing import Annotated, Any

from fastapi import Depends, Path, Query

from app.api.graph import Graph, graph
from app.api.problems import MEDIA_TYPE, TYPES
from app.api.responses import Problem

GraphDep = Annotated[Graph, Depends(graph)]
EntityId = Annotated[
    str,
    Path(description="An id such as country:NPL, or a country's ISO alpha-3 code.", examples=["country:NPL"]),
]
PlaceFilter = Annotated[
    str | None, Query(description="A place's id, or a country's ISO alpha-3 code.", examples=["NPL"])
]
Year = Annotated[int | None, Query(ge=1000, le=2999)]


def limit(most: int) -> Any:
    """The declaration of a `limit` field."""
    return Query(ge=1, le=most, description="Most items in the answer; a cut answer says so.")


def errors(*slugs: str) -> dict[int | str, dict[str, Any]]:
    """OpenAPI's description of the problems an operation can answer with, beside those that all can."""
    found: dict[int | str, dict[str, Any]] = {}
    for slug in (*slugs, "invalid-request", "internal", "database-unavailable", "timeout"):
        kind = TYPES[slug]
        example = {
            "type": f"/problems/{slug}", "title": kind.title, "status": kind.status, "detail": kind.remedy,
            "instance": None, "request_id": "6a8f0c3de1b24f57", "fields": [],
        }  # fmt: skip
        found[kind.status] = {
            "description": kind.title,
            "model": Problem,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}},
        }
    return found
