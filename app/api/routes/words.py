"""The words of the graph."""

import orjson
from fastapi import APIRouter
from starlette.responses import Response

from app.api.dependencies import GraphDep, errors
from app.api.responses import SchemaWords
from graph_schema import schema
from graph_schema.reference import as_json

router = APIRouter(tags=["schema"])
BODY = orjson.dumps(as_json(schema))


@router.get("/schema", response_model=SchemaWords, responses=errors())
async def words(graph: GraphDep) -> Response:
    """Kinds of nodes with properties and roles, relationships, vocabularies: what the graph can say."""
    return graph.respond(BODY)
