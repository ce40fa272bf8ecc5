"""Search over entities, documents and passages."""

import asyncio
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.dependencies import GraphDep, errors, limit
from app.api.responses import SearchResult
from queries.parameters import tokens

router = APIRouter(tags=["search"])
Json = dict[str, Any]


@router.get("/search", response_model=SearchResult, responses=errors("empty-graph"))
async def search(
    graph: GraphDep,
    q: Annotated[
        str,
        Query(min_length=1, max_length=200, description="Beginning of a name, or words.", examples=["nepal"]),
    ],
    limit: Annotated[int, limit(100)] = 20,
) -> Response:
    """Entities first (beginnings and small misspellings count), then documents by title, then passages by their words."""
    hits: list[Json] = []
    if tokens(q):
        entities, documents, passages = await asyncio.gather(
            graph.rows("search_entities", name=q, limit=limit),
            graph.rows("search_documents", text=q, limit=limit),
            graph.rows("search_passages", text=q, limit=limit),
        )
        hits = [*map(_entity, entities), *map(_document, documents), *map(_passage, passages)]
    return graph.respond(orjson.dumps({"query": q, "hits": hits}))


def _entity(row: Json) -> Json:
    return {
        "type": "entity", "id": row["id"], "kind": row["kind"], "label": row["name"], "detail": row["country"],
        "document": None, "start": None, "score": row["score"],
    }  # fmt: skip


def _document(row: Json) -> Json:
    return {
        "type": "document", "id": row["document"], "kind": row["genre"], "label": row["title"],
        "detail": row["published"], "document": row["document"], "start": None, "score": row["score"],
    }  # fmt: skip


def _passage(row: Json) -> Json:
    return {
        "type": "passage", "id": row["passage"], "kind": "Passage", "label": row["sentence"], "detail": row["title"],
        "document": row["document"], "start": row["start"], "score": row["score"],
    }  # fmt: skip
