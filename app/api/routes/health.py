"""Is the process alive, and can it answer."""

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response

from app.api.dependencies import errors
from app.api.errors import request_id
from app.api.graph import Knowledge
from app.api.problems import problem
from app.api.responses import Live, Ready
from loaders.pipeline import VERSION
from queries.errors import QueryError

router = APIRouter(prefix="/health", tags=["health"])
NO_STORE = {"Cache-Control": "no-store"}


@router.get("/live", response_model=Live)
async def live() -> Response:
    """The process answers, whatever the database does."""
    return Response(orjson.dumps({"live": True, "version": VERSION}), 200, NO_STORE, "application/json")


@router.get("/ready", response_model=Ready, responses=errors())
async def ready(request: Request) -> Response:
    """200 once the database answers, else 503."""
    knowledge: Knowledge = request.app.state.knowledge
    try:
        row = (await knowledge.rows("graph_version")).first()
    except QueryError:
        return problem("database-unavailable", request_id(request), instance=request.url.path)
    body = {
        "ready": True, "database": knowledge.reading.database, "graph_version": row["version"] if row else None,
        "version": VERSION,
    }  # fmt: skip
    return Response(orjson.dumps(body), 200, NO_STORE, "application/json")
