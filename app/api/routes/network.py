"""The neighbours of an entity, with counts before expanding."""

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.dependencies import EntityId, GraphDep, errors, limit
from app.api.errors import NotFoundError
from app.api.responses import Neighbours
from app.ids import entity_id

router = APIRouter(tags=["network"])
Json = dict[str, Any]
EdgeType = Literal["FLOWS_TO", "ROUTE_LEG", "REPORTED_COMPLICIT_IN", "REPORTED_ACTIVE_IN", "REFERS_TO"]


@router.get("/neighbours/{entity:path}", response_model=Neighbours, responses=errors("not-found"))
async def neighbours(
    entity: EntityId,
    graph: GraphDep,
    type: Annotated[EdgeType | None, Query(description="Only this relationship type.")] = None,
    direction: Annotated[
        Literal["out", "in"] | None, Query(description="Only links that leave or enter.")
    ] = None,
    limit: Annotated[int, limit(1000)] = 100,
) -> Response:
    """What an entity is reported to be linked with, best evidenced first; `counts` covers every relationship type."""
    wanted = entity_id(entity)
    found, counts, near = await asyncio.gather(
        graph.rows("entity", entity=wanted),
        graph.rows("neighbour_counts", entity=wanted),
        graph.rows("neighbours", entity=wanted, type=type, direction=direction, limit=limit),
    )
    this = found.first()
    if this is None:
        raise NotFoundError(f"there is no entity {wanted}")
    chosen = [c for c in counts.dicts() if type in (None, c["type"]) and direction in (None, c["direction"])]
    return graph.answer({
        "entity": this,
        "counts": counts.dicts(),
        "neighbours": [_neighbour(row) for row in near],
        "shown": len(near),
        "total": sum(int(str(c["count"])) for c in chosen),
    })  # fmt: skip


def _neighbour(row: Json) -> Json:
    return {
        "edge": row["edge"], "type": row["type"], "direction": row["direction"],
        "other": {"id": row["other"], "kind": row["other_kind"], "name": row["other_name"]},
        "claims": row["claims"], "origins": row["origins"], "standing": row["standing"], "outcome": row["outcome"],
    }  # fmt: skip
