"""Documents: the list, and one with its text and every claim in it."""

import base64
import binascii
from typing import Annotated

import orjson
from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from app.api.dependencies import GraphDep, errors, limit
from app.api.errors import BadRequestError, NotFoundError
from app.api.responses import Documents, DocumentText
from app.api.routes.evidence import evidence_cards

router = APIRouter(prefix="/documents", tags=["documents"])


@router.get("", response_model=Documents, responses=errors())
async def documents(
    graph: GraphDep,
    held: Annotated[
        bool | None, Query(description="Only held (true) or only cited (false) documents.")
    ] = None,
    cursor: Annotated[str | None, Query(description="`next` of the page before.")] = None,
    limit: Annotated[int, limit(1000)] = 100,
) -> Response:
    """Documents by title, a page at a time."""
    after = _decoded(cursor) if cursor else (None, None)
    found = await graph.rows("documents", after_title=after[0], after_id=after[1], held=held, limit=limit)
    rows = found.dicts()
    following = _encoded(str(rows[-1]["title"]), str(rows[-1]["id"])) if found.truncated else None
    response = graph.answer({"documents": rows, "next": following})
    if following:
        response.headers["Link"] = f'</api/v1/documents?cursor={following}&limit={limit}>; rel="next"'
    return response


def _encoded(title: str, identity: str) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([title, identity])).decode().rstrip("=")


def _decoded(cursor: str) -> tuple[str, str]:
    try:
        title, identity = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, TypeError):
        raise BadRequestError("cursor", "is not one that this API gave out") from None
    if not (isinstance(title, str) and isinstance(identity, str)):
        raise BadRequestError("cursor", "is not one that this API gave out")
    return title, identity


@router.get("/{document}", response_model=DocumentText, responses=errors("not-found"))
async def document(
    document: Annotated[str, Path(examples=["doc:0123456789abcdef"])], graph: GraphDep
) -> Response:
    """A document with its text and every claim taken from it, in the order of the text."""
    found = (await graph.rows("document", document=document)).first()
    if found is None:
        raise NotFoundError(f"there is no document {document}")
    claims = await graph.rows("claims_of_document", document=document)
    text = found.pop("text")
    cards = await evidence_cards(graph, claims.column("claim"))
    return graph.answer({"document": found, "text": text, "claims": cards})
