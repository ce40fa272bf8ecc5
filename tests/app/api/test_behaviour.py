"""How the API behaves whatever is asked: problems, tags, headers, limits, hostile input; never a trace, never a 5xx."""

import asyncio
import html
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import get_args
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from starlette.responses import PlainTextResponse

from app.api import create_app
from app.api.problems import TYPES
from app.api.responses import Stance, Standing
from app.api.routes.flows import Form
from app.local_neo4j import Connection
from app.settings import Settings
from graph_schema import schema
from tests.support.answers import client_of, problem

pytestmark = pytest.mark.database
FLOWS = "/api/v1/flows"
NOBODY = Connection("bolt://127.0.0.1:1")


async def test_a_tag_answers_304_until_the_question_changes(api: httpx.AsyncClient) -> None:
    first = await api.get(f"{FLOWS}?from=NPL&to=KWT")
    tag = first.headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]{32}"', tag)
    again = await api.get(f"{FLOWS}?from=NPL&to=KWT", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    swapped = await api.get(f"{FLOWS}?to=KWT&from=NPL&form=", headers={"If-None-Match": f'"x", {tag}'})
    assert swapped.status_code == 304, "the order of fields and empty fields do not change the question"
    other = await api.get(f"{FLOWS}?from=NPL&to=IND", headers={"If-None-Match": tag})
    assert (other.status_code, other.headers["etag"] == tag) == (200, False)


async def test_a_kept_answer_is_the_same_as_the_first(api: httpx.AsyncClient) -> None:
    assert (await api.get("/api/v1/places")).content == (await api.get("/api/v1/places")).content


async def test_head_answers_like_get_without_a_body(api: httpx.AsyncClient) -> None:
    head, get = await api.head(FLOWS), await api.get(FLOWS)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", get.headers["etag"])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_nothing_but_reading_is_allowed(api: httpx.AsyncClient, method: str) -> None:
    answer = await api.request(method, FLOWS)
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"), ("limit=99999999999999999999999", "limit"), ("limit=NaN", "limit"), ("limit=1e3", "limit"),
        ("year_from=-1", "year_from"), ("year_from=2020&year_to=2010", "year_to"), ("years=2015", "years"),
        ("years=2015-2016&year_from=2015", "years"), ("form=nonsense", "form.0"), ("standing=guilty", "standing.0"),
        ("yeer=2015", "yeer"), ("limit=1&limit=2", "limit"), ("from=a%00b", "from"), ("from=%ED%A0%80", "from"),
        ("from=%ff", "from"), ("from=" + "x" * 501, "from"), ("min_origins=true", "min_origins"),
    ],
)  # fmt: skip
async def test_a_wrong_field_is_named(api: httpx.AsyncClient, query: str, field: str) -> None:
    found = problem(await api.get(f"{FLOWS}?{query}"), 422, "invalid-request")
    assert [f["field"] for f in found.fields] == [field]


@pytest.mark.parametrize(
    ("query", "field"),
    [("", "source"), ("source=country:NPL&limit=x", "limit"), ("source=a b", "source"), ("source=a&other=1", "other"),
     ("source=a&source=b", "source")],
)  # fmt: skip
async def test_a_wrong_parameter_of_a_card_is_named(api: httpx.AsyncClient, query: str, field: str) -> None:
    found = problem(await api.get(f"/api/v1/queries/flows_from?{query}"), 422, "invalid-request")
    assert [f["field"] for f in found.fields] == [field]


@pytest.mark.parametrize("cursor", ["x", "W10", "WzEsMl0", "eyJhIjoxfQ", "%20"])
async def test_a_cursor_that_we_did_not_give_out_is_refused(api: httpx.AsyncClient, cursor: str) -> None:
    problem(await api.get(f"/api/v1/documents?cursor={cursor}"), 422, "invalid-request")


@pytest.mark.parametrize(
    "address", [FLOWS, "/api", "/explore/map", "/nowhere", "/health/live", "/api/v1/pictures/NPL"]
)
async def test_every_answer_carries_the_headers(api: httpx.AsyncClient, address: str) -> None:
    headers = (await api.get(address)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].count("default-src 'none'") == 1
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers
    assert headers["x-request-id"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example"])
async def test_another_host_name_is_refused(api: httpx.AsyncClient, host: str) -> None:
    problem(await api.get(FLOWS, headers={"Host": host}), 400, "bad-host")


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000"])
async def test_our_own_host_names_are_served(api: httpx.AsyncClient, host: str) -> None:
    assert (await api.get("/health/live", headers={"Host": host})).status_code == 200


async def test_a_body_beyond_the_cap_is_refused(api: httpx.AsyncClient) -> None:
    problem(await api.post(FLOWS, content=b"x" * 1_000_001), 413, "body-too-large")


async def test_every_problem_type_leads_to_its_explanation(api: httpx.AsyncClient) -> None:
    for slug, kind in TYPES.items():
        page = await api.get(f"/problems/{slug}")
        assert (
            page.status_code,
            html.escape(kind.title, quote=True).replace("&#x27;", "&#39;") in page.text,
        ) == (200, True)
    problem(await api.get("/problems/invented"), 404, "not-found")


def test_words_in_types_are_those_of_the_vocabularies() -> None:
    for words, name in ((Form, "forms"), (Stance, "stances"), (Standing, "standings")):
        assert list(get_args(words)) == list(schema.vocabularies[name].values)


# --- when things go wrong ---


@pytest.fixture
async def without_database(no_explorer: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(Settings(), NOBODY, warm=False, explorer_files=no_explorer)
    async with app.router.lifespan_context(app), client_of(app) as client:
        yield client


async def test_without_a_database_it_lives_but_is_not_ready(without_database: httpx.AsyncClient) -> None:
    assert (await without_database.get("/health/live")).status_code == 200
    for address in ("/health/ready", FLOWS, "/api/v1/queries/totals", "/api/v1/pictures/NPL"):
        answer = await without_database.get(address)
        found = problem(answer, 503, "database-unavailable")
        assert answer.headers["retry-after"] == "2"
        assert "bolt" not in found.detail


def with_route(world: Connection, folder: Path, **limits: float) -> FastAPI:
    """The app with routes that sleep and that fail, as a bug of ours would."""
    app = create_app(Settings().model_copy(update=limits), world, warm=False, explorer_files=folder)

    async def slow() -> PlainTextResponse:
        await asyncio.sleep(5)
        return PlainTextResponse("late")

    async def broken() -> PlainTextResponse:
        raise RuntimeError("a secret: /root/password")

    app.router.add_api_route("/slow", slow)
    app.router.add_api_route("/broken", broken)
    return app


async def test_a_request_ends_with_its_deadline(world: Connection, no_explorer: Path) -> None:
    app = with_route(world, no_explorer, request_seconds=0.2)
    async with app.router.lifespan_context(app), client_of(app) as client:
        problem(await client.get("/slow"), 504, "timeout")


async def test_a_bug_is_a_500_that_gives_nothing_away(
    world: Connection, no_explorer: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = with_route(world, no_explorer)
    async with app.router.lifespan_context(app), client_of(app) as client:
        answer = await client.get("/broken")
    found = problem(answer, 500, "internal")
    assert "secret" not in answer.text
    assert "secret" in caplog.text
    assert found.request_id in caplog.text


async def test_too_many_at_once_are_sent_away_and_health_still_answers(
    world: Connection, no_explorer: Path
) -> None:
    app = with_route(world, no_explorer, requests_at_once=2, wait_for_a_place=0.05, request_seconds=1)
    async with app.router.lifespan_context(app), client_of(app) as client:
        held = [asyncio.create_task(client.get("/slow")) for _ in range(2)]
        await asyncio.sleep(0.05)
        refused = await client.get(FLOWS)
        problem(refused, 503, "too-busy")
        assert refused.headers["retry-after"] == "1"
        assert (await client.get("/health/live")).status_code == 200
        await asyncio.gather(*held)
        assert (await client.get(FLOWS)).status_code == 200


async def test_a_waiting_request_takes_the_place_that_becomes_free(
    world: Connection, no_explorer: Path
) -> None:
    app = with_route(world, no_explorer, requests_at_once=1, wait_for_a_place=3, request_seconds=0.3)
    async with app.router.lifespan_context(app), client_of(app) as client:
        held = asyncio.create_task(client.get("/slow"))
        await asyncio.sleep(0.05)
        assert (await client.get(FLOWS)).status_code == 200
        await held


async def test_a_query_that_takes_too_long_is_a_504(world: Connection, no_explorer: Path) -> None:
    app = create_app(
        Settings().model_copy(update={"query_seconds": 0.001}), world, warm=False, explorer_files=no_explorer
    )
    async with app.router.lifespan_context(app), client_of(app) as client:
        answers = [await client.get(f"/api/v1/queries/places?limit={n}") for n in range(1, 8)]
    assert {a.status_code for a in answers} <= {200, 504}
    for answer in answers:
        if answer.status_code == 504:
            problem(answer, 504, "timeout")


# --- hostile input ---

ADDRESSES = (
    "places/{}", "countries/{}", "edges/{}/evidence", "documents/{}", "claims/{}", "passages/{}", "neighbours/{}", "queries/{}",
    "flows?from={}", "flows?form={}", "flows?year_from={}", "flows?limit={}", "search?q={}", "documents?cursor={}",
    "neighbours/NPL?type={}", "neighbours/NPL?direction={}", "queries/search_entities?name={}", "queries/search_passages?text={}",
    "queries/flow_evidence?edges={}", "queries/world_flows?standings={}", "flows?{}=1", "routes/stated?through={}",
)  # fmt: skip
HOSTILE = (
    "' OR 1=1 //", "\"}) DETACH DELETE n //", "`) MATCH (n) DETACH DELETE n //", "$(labels(n))", "\u0027", "\\u0027",
    "*", "?", "~", "a~99", "NOT", "AND", "OR", "(((", ")", "[* TO *]", "/.*/", "name:*",
    "^", "\\", "+", "-", "&&", "||", "!", "{}", "\"",
    "<script>alert(1)</script>", "../../etc/passwd", "%00", "\x00", "\ufeff", "\ufffe", "\u202e",
    "😀" * 100, "é" * 500, "0", "-1", "9" * 400,
    "NaN", "Infinity", "1e400", "true", "null", "None", " ", "country:NPL\n", "=cmd|' /C calc'!A0",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
async def test_hostile_input_is_answered_without_a_5xx(api: httpx.AsyncClient, address: str) -> None:
    before = (await api.get("/api/v1/queries/totals")).json()["rows"]
    for text in HOSTILE:
        answer = await api.get("/api/v1/" + address.format(quote(text, safe="")))
        assert answer.status_code in (200, 404, 422), (text, answer.text)
        if answer.status_code != 200:
            assert answer.headers["content-type"] == "application/problem+json"
    assert (await api.get("/api/v1/queries/totals")).json()["rows"] == before


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(address=some.sampled_from(ADDRESSES), text=some.text(min_size=1, max_size=60))
async def test_any_text_is_answered_without_a_5xx(api: httpx.AsyncClient, address: str, text: str) -> None:
    answer = await api.get("/api/v1/" + address.format(quote(text.encode("utf-8", "surrogatepass"), safe="")))
    assert answer.status_code in (200, 404, 422), answer.text
