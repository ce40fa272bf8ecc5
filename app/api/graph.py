"""What an endpoint works with: cards by name, the graph's version, and answers with a tag that says when they change."""

import hashlib
import time
import unicodedata
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from fastapi import Request
from neo4j import AsyncDriver
from starlette.responses import Response

from app.api.errors import BadRequestError, NotModified
from loaders.pipeline import VERSION
from queries.catalogue import Catalogue
from queries.model import Result
from queries.runner import Reading, run

FRESH = 0.5
"""Seconds for which the graph's version is remembered: one round trip less per request, and a load is seen half a
second later at most."""
EMPTY = "empty"
KEPT_ANSWERS, KEPT_BYTES = 64, 4_000_000
MOST_CHARACTERS = 500
Json = dict[str, Any]


class Knowledge:
    """What all requests share: driver, cards, time limits, the remembered version and whole-graph answers."""

    def __init__(self, driver: AsyncDriver, catalogue: Catalogue, reading: Reading) -> None:
        self.driver = driver
        self.catalogue = catalogue
        self.reading = reading
        self._version = EMPTY
        self._read_at = -FRESH
        self._answers: OrderedDict[str, bytes] = OrderedDict()

    async def rows(self, name: str, /, **given: object) -> Result:
        """The rows of a card."""
        return await run(self.driver, self.catalogue[name], self.reading, **given)

    async def version(self) -> str:
        """The graph's version, at most half a second old; "empty" before the first load."""
        now = time.monotonic()
        if now - self._read_at >= FRESH:
            row = (await self.rows("graph_version")).first()
            self._version = str(row["version"]) if row else EMPTY
            self._read_at = now
        return self._version

    def kept(self, tag: str) -> bytes | None:
        """A whole-graph answer kept for this tag."""
        return self._answers.get(tag)

    def keep(self, tag: str, body: bytes) -> None:
        """Keeps an answer; the oldest goes first."""
        if len(body) <= KEPT_BYTES:
            self._answers[tag] = body
            while len(self._answers) > KEPT_ANSWERS:
                self._answers.popitem(last=False)


class Graph:
    """The graph as one request sees it: `version` is fixed, and so is the tag of the answer."""

    def __init__(self, knowledge: Knowledge, version: str, tag: str) -> None:
        self.knowledge = knowledge
        self.version = version
        self.tag = tag

    async def rows(self, name: str, /, **given: object) -> Result:
        """The rows of a card."""
        return await self.knowledge.rows(name, **given)

    def answer(self, body: Mapping[str, object]) -> Response:
        """JSON of `body` with the graph's version, straight from flat rows: the models declare, they do not convert."""
        return self.respond(orjson.dumps({"graph_version": self.version, **body}))

    async def kept_answer(self, build: Callable[[], Awaitable[Mapping[str, object]]]) -> Response:
        """The same for answers about the whole graph, which are computed once per version of the graph."""
        kept = self.knowledge.kept(self.tag)
        if kept is None:
            kept = orjson.dumps({"graph_version": self.version, **await build()})
            self.knowledge.keep(self.tag, kept)
        return self.respond(kept)

    def respond(self, body: bytes | str, media_type: str = "application/json", **headers: str) -> Response:
        """A 200 with the tag."""
        return Response(
            body, headers={"ETag": self.tag, "Cache-Control": "no-cache", **headers}, media_type=media_type
        )


async def graph(request: Request) -> Graph:
    """The dependency of every reading endpoint.

    Raises BadRequestError for input that no card should see, NotModified when the client's copy is still right.
    """
    knowledge: Knowledge = request.app.state.knowledge
    check_input(request)
    version = await knowledge.version()
    tag = etag(
        version, request.url.path, request.query_params.multi_items(), request.headers.get("accept", "")
    )
    given = {t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "").split(",")}
    if version != EMPTY and tag in given:
        raise NotModified(tag)
    return Graph(knowledge, version, tag)


def etag(version: str, path: str, query: list[tuple[str, str]], accept: str) -> str:
    """A strong tag: hash of graph version, product version and the canonical question."""
    wanted = "csv" if "text/csv" in accept else "json"
    text = orjson.dumps([version, VERSION, path, sorted(query), wanted])
    return f'"{hashlib.sha256(text).hexdigest()[:32]}"'


def check_input(request: Request) -> None:
    """Refuses what must not get further: control characters, broken UTF-8, fields nobody declared, fields given twice.

    A filter that is misspelt and then ignored would answer another question than the one asked.
    """
    for name, value in (*request.path_params.items(), *request.query_params.multi_items()):
        if len(str(value)) > MOST_CHARACTERS:
            raise BadRequestError(name, f"must be at most {MOST_CHARACTERS} characters")
        if any(unicodedata.category(c) in ("Cc", "Cs") or c == "\ufffd" for c in f"{name}{value}"):
            raise BadRequestError(name, "must be valid text without control characters")
    names = [name for name, _ in request.query_params.multi_items()]
    declared = _declared(request)
    for name in names:
        if names.count(name) > 1 and not (declared or {}).get(name):
            raise BadRequestError(name, "is given twice")
        if declared is not None and name not in declared:
            known = ", ".join(sorted(declared)) or "none"
            raise BadRequestError(name, f"is not a field of this address; known are: {known}")


def _declared(request: Request) -> Mapping[str, bool] | None:
    """The query fields of the matched endpoint, and whether each may be repeated; None where it checks them itself."""
    fields: Mapping[str, Mapping[str, bool]] = request.app.state.fields
    return fields.get(getattr(request.scope.get("route"), "name", ""))


def declared_fields(openapi: Mapping[str, Any]) -> dict[str, dict[str, bool]]:
    """The query fields of every operation, by its id, and whether each may be repeated, from the OpenAPI document."""
    return {
        operation["operationId"]: {
            p["name"]: "array" in str(p["schema"])
            for p in operation.get("parameters", [])
            if p["in"] == "query"
        }
        for methods in openapi["paths"].values()
        for operation in methods.values()
        if operation["operationId"] != "run_query"
    }
