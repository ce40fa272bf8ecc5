"""The query library: list the cards, run one, get its rows as JSON or CSV."""

from typing import Annotated

import orjson
from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from app.api.dependencies import GraphDep, errors
from app.api.responses import Cards, QueryResult
from app.tables import as_csv, described, described_result

router = APIRouter(prefix="/queries", tags=["queries"])
CSV = "text/csv; charset=utf-8"


@router.get("", response_model=Cards, responses=errors())
async def queries(graph: GraphDep) -> Response:
    """Every named query with its question, parameters, columns and Cypher text."""
    return graph.respond(orjson.dumps({"cards": [described(c) for c in graph.knowledge.catalogue.values()]}))


@router.get("/{name}", response_model=QueryResult, responses=errors("not-found"))
async def run_query(
    name: Annotated[
        str,
        Path(
            description="A card's name; with .csv for a table, .raw.csv for programs.",
            examples=["world_flows"],
        ),
    ],
    request: Request,
    graph: GraphDep,
) -> Response:
    """Runs a card; its parameters are the fields of the query string. A cut answer says so (`truncated`, X-Truncated)."""
    base, form = _form(name, request.headers.get("accept", ""))
    result = await graph.rows(base, **dict(request.query_params.items()))
    if form == "json":
        return graph.answer(described_result(base, result))
    text = as_csv(result.columns, result.rows, raw=form == "raw")
    disposition = f'attachment; filename="{base}.csv"'
    return graph.respond(
        text, CSV, **{"X-Truncated": str(result.truncated).lower(), "Content-Disposition": disposition}
    )


def _form(name: str, accept: str) -> tuple[str, str]:
    for suffix, form in ((".raw.csv", "raw"), (".csv", "csv"), (".json", "json")):
        if name.endswith(suffix):
            return name.removesuffix(suffix), form
    return name, "csv" if "text/csv" in accept else "json"
