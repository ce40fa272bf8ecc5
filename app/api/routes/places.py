"""Countries, regions and places: all of them for the map, one with its dossier."""

import asyncio
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from app.api.dependencies import EntityId, GraphDep, errors
from app.api.errors import NotFoundError
from app.api.graph import Graph
from app.api.responses import Dossier, Places
from app.ids import entity_id

router = APIRouter(tags=["places"])


@router.get("/places", response_model=Places, responses=errors())
async def places(graph: GraphDep) -> Response:
    """Every country, and every region and place that a flow names, with the roles that sources report for it."""

    async def build() -> Mapping[str, object]:
        return {"places": (await graph.rows("places")).dicts()}

    return await graph.kept_answer(build)


@router.get("/places/{place:path}", response_model=Dossier, responses=errors("not-found"))
async def dossier(place: EntityId, graph: GraphDep) -> Response:
    """What sources report about one country, region or place: tiers, flows out and in, claims by kind, documents."""
    return await _dossier(graph, entity_id(place))


@router.get("/countries/{iso3}", response_model=Dossier, responses=errors("not-found"))
async def country(
    iso3: Annotated[
        str, Path(pattern="^[A-Za-z]{3}$", description="ISO 3166-1 alpha-3 code.", examples=["NPL"])
    ],
    graph: GraphDep,
) -> Response:
    """The same, by a country's plain address."""
    return await _dossier(graph, entity_id(iso3))


async def _dossier(graph: Graph, place: str) -> Response:
    found, tiers, outgoing, incoming, claims, documents = await asyncio.gather(
        graph.rows("place", place=place),
        graph.rows("tier_history", country=place),
        graph.rows("flows_from", source=place),
        graph.rows("flows_to", destination=place),
        graph.rows("claims_by_kind", entity=place),
        graph.rows("documents_about", entity=place),
    )
    summary = found.first()
    if summary is None:
        raise NotFoundError(f"there is no country, region or place {place}")
    kinds = claims.dicts()
    years = [y for k in kinds for y in (k["first_year"], k["last_year"]) if isinstance(y, int)]
    return graph.answer({
        "place": summary,
        "tiers": [{k: v for k, v in row.items() if k != "origins"} for row in tiers],
        "outgoing": outgoing.dicts(),
        "incoming": incoming.dicts(),
        "claims": [{"kind": k["kind"], "claims": k["claims"]} for k in kinds],
        "documents": documents.dicts(),
        "first_year": min(years, default=None),
        "last_year": max(years, default=None),
    })  # fmt: skip
