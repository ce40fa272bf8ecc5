"""Saved queries: list and search, save, change, delete, fork, import, export as files."""

from typing import Annotated, Any, Literal

import orjson
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app.api.bodies import read_body
from app.api.dependencies import errors
from app.api.graph import check_input
from app.api.responses_console import ForkIn, Imported, ImportIn, SavedQueryIn, SavedQueryList, SavedQueryOut
from app.saved_queries import SavedQueries, SavedQuery, SavedQueryError, read_text, write_text
from app.saved_queries.files import made_parameter

router = APIRouter(prefix="/saved-queries", tags=["console"])
Json = dict[str, Any]
Origin = Literal["mine", "team", "supplied"]
Name = Annotated[str, Path(examples=["lines-of-two-origins"])]
OriginPath = Annotated[Origin, Path(examples=["mine"])]
NO_STORE = {"Cache-Control": "no-store"}
WRITING = ("cross-site", "body-too-large", "not-json", "name-taken")
MOST_IMPORTED = 500


def _body(model: type[SavedQueryIn | ForkIn | ImportIn]) -> dict[str, Any]:
    content = {"application/json": {"schema": model.model_json_schema()}}
    return {"requestBody": {"required": True, "content": content}}


@router.get("", response_model=SavedQueryList, responses=errors())
async def saved_queries(
    request: Request,
    q: Annotated[str, Query(description="Words that name, note, tags or text must hold.")] = "",
    tag: Annotated[str | None, Query(description="Only those with this tag.")] = None,
    origin: Annotated[
        Origin | None, Query(description="Only one's own, the team's, or the product's.")
    ] = None,
) -> Response:
    """All saved queries, or those that are searched for; what it answers can be imported elsewhere."""
    check_input(request)
    return _json({"queries": [as_json(query) for query in _store(request).search(q, tag, origin)]})


@router.post(
    "",
    status_code=201,
    response_model=SavedQueryOut,
    responses=errors(*WRITING),
    openapi_extra=_body(SavedQueryIn),
)
async def save_query(request: Request) -> Response:
    """Saves a new query of one's own."""
    check_input(request)
    given = await read_body(request, SavedQueryIn)
    return _json(as_json(_store(request).add(from_json(given))), 201)


@router.post("/import", response_model=Imported, responses=errors(*WRITING), openapi_extra=_body(ImportIn))
async def import_queries(request: Request) -> Response:
    """Adds queries; all or none is read, and a name that is taken keeps its query."""
    check_input(request)
    given = await read_body(request, ImportIn)
    if len(given.queries) + len(given.files) > MOST_IMPORTED:
        raise SavedQueryError("queries", f"may be {MOST_IMPORTED} at once")
    queries = [imported(query) for query in given.queries]
    queries += [
        read_text(text, name=name.removesuffix(".cypher")) for name, text in sorted(given.files.items())
    ]
    added, taken = _store(request).add_all(queries)
    return _json({"added": [query.id for query in added], "taken": taken})


@router.get("/{origin}/{name}", response_model=SavedQueryOut, responses=errors("not-found"))
async def saved_query(request: Request, origin: OriginPath, name: Name) -> Response:
    """One saved query; with `.cypher` behind its name as the text of a file."""
    check_input(request)
    query = _store(request).get(f"{origin}/{name.removesuffix('.cypher')}")
    if not name.endswith(".cypher"):
        return _json(as_json(query))
    headers = {
        **NO_STORE,
        "Content-Disposition": f'attachment; filename="{query.id.partition("/")[2]}.cypher"',
    }
    return Response(write_text(query), 200, headers, "text/plain; charset=utf-8")


@router.put(
    "/{origin}/{name}", response_model=SavedQueryOut, responses=errors("not-found", "read-only-query", *WRITING),
    openapi_extra=_body(SavedQueryIn),
)  # fmt: skip
async def change_query(request: Request, origin: OriginPath, name: Name) -> Response:
    """Replaces one of one's own; another name moves it."""
    check_input(request)
    given = await read_body(request, SavedQueryIn)
    return _json(as_json(_store(request).change(f"{origin}/{name}", from_json(given))))


@router.delete(
    "/{origin}/{name}", status_code=204, responses=errors("cross-site", "not-found", "read-only-query")
)
async def delete_query(request: Request, origin: OriginPath, name: Name) -> Response:
    """Deletes one of one's own."""
    check_input(request)
    _store(request).delete(f"{origin}/{name}")
    return Response(status_code=204, headers=NO_STORE)


@router.post(
    "/{origin}/{name}/fork", status_code=201, response_model=SavedQueryOut, responses=errors("not-found", *WRITING),
    openapi_extra=_body(ForkIn),
)  # fmt: skip
async def fork_query(request: Request, origin: OriginPath, name: Name) -> Response:
    """A copy of one's own, to change."""
    check_input(request)
    given = await read_body(request, ForkIn)
    return _json(as_json(_store(request).fork(f"{origin}/{name}", given.name)), 201)


def as_json(query: SavedQuery) -> Json:
    """A saved query as JSON says it."""
    return {
        "id": query.id, "name": query.name, "origin": query.origin, "read_only": query.read_only, "note": query.note,
        "tags": list(query.tags),
        "parameters": [
            {"name": p.name, "type": p.type, "description": p.description, "default": p.default, "required": not p.optional}
            for p in query.parameters
        ],
        "cypher": query.cypher,
    }  # fmt: skip


def from_json(given: SavedQueryIn) -> SavedQuery:
    """The query in a body; raises SavedQueryError."""
    parameters = [
        made_parameter(p.name, p.type, p.description, not p.required, p.default) for p in given.parameters
    ]
    return SavedQuery(given.name, given.cypher, given.note, tuple(given.tags), tuple(parameters))


def imported(given: Json) -> SavedQuery:
    """One of an export: what says where it came from is left aside."""
    kept = {key: value for key, value in given.items() if key in SavedQueryIn.model_fields}
    try:
        return from_json(SavedQueryIn.model_validate(kept, strict=True))
    except ValueError as error:
        raise SavedQueryError(
            "queries", f"{given.get('name', 'one')}: {str(error).splitlines()[0]}"
        ) from None


def _store(request: Request) -> SavedQueries:
    store: SavedQueries = request.app.state.saved_queries
    return store


def _json(value: Json, status: int = 200) -> Response:
    return Response(orjson.dumps(value), status, NO_STORE, "application/json")
