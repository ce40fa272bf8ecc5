"""What has been read, apart from what was found there."""

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter
from starlette.responses import Response

from app.api.dependencies import GraphDep, errors
from app.api.responses import CoverageList

router = APIRouter(tags=["coverage"])


@router.get("/coverage", response_model=CoverageList, responses=errors())
async def coverage(graph: GraphDep) -> Response:
    """Per country: documents read, claims, independent origins, dates of publication; and the figures of the badge."""

    async def build() -> Mapping[str, object]:
        countries, totals = await asyncio.gather(graph.rows("coverage_by_country"), graph.rows("totals"))
        rows = countries.dicts()
        read = sum(bool(row["documents"]) for row in rows)
        return {"countries_read": read, "countries": len(rows), **(totals.first() or {}), "coverage": rows}

    return await graph.kept_answer(build)
