"""Network pages to keep: an entity with its neighbours as one HTML file."""

from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from app.api.dependencies import EntityId, GraphDep, errors
from app.api.errors import NotFoundError
from app.ids import entity_id
from app.pictures.build import MOST_NODES, picture
from app.pictures.network_page import network_page

router = APIRouter(tags=["pictures"])
POLICY = (
    "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Looser than ours, for vis-network needs inline scripts; the page itself narrows it to two scripts by their hashes, and
`sandbox` takes our origin away from it."""


@router.get("/pictures/{entity:path}", response_class=HTMLResponse, responses=errors("not-found"))
async def network_picture(
    entity: EntityId,
    graph: GraphDep,
    most: Annotated[
        int, Query(ge=2, le=MOST_NODES, description="Most entities in the picture.")
    ] = MOST_NODES,
) -> Response:
    """One self-contained page: the entity, its best-evidenced neighbours, every line with its sentences."""
    wanted = entity_id(entity)
    found = await picture(graph.rows, wanted, graph.version, most)
    if found is None:
        raise NotFoundError(f"there is no entity {wanted}")
    text = await anyio.to_thread.run_sync(network_page, found)
    return graph.respond(text, "text/html; charset=utf-8", **{"Content-Security-Policy": POLICY})
