"""The console over HTTP, on the invented world: forms, places of errors, limits, cancelling, evidence."""

import asyncio
import csv
import io
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.api import create_app
from app.api.responses_console import Cancelled, ConsoleState, CypherAnswer
from app.local_neo4j import Connection
from app.settings import Settings
from tests.support.answers import checked, client_of, problem

pytestmark = pytest.mark.database
CYPHER = "/api/v1/cypher"
LONG = "UNWIND range(1, 2000000000) AS a WITH a WHERE a < 0 RETURN a"


async def ask(api: httpx.AsyncClient, query: str, address: str = CYPHER, **parameters: Any) -> httpx.Response:
    return await api.post(address, json={"query": query, "parameters": parameters})


async def test_rows_come_with_their_limits_and_the_graph_s_version(api: httpx.AsyncClient) -> None:
    found = checked(
        await ask(
            api,
            "MATCH (a {iso3: $from})-[r:FLOWS_TO]->(b) RETURN b.name AS name ORDER BY name;",
            **{"from": "NPL"},
        ),
        CypherAnswer,
    )
    assert (found.columns, found.rows) == (["name"], [["India"], ["Kuwait"]])
    assert (found.truncated, found.cut, found.plan, found.evidence) == (False, None, None, None)
    assert (found.limits.rows, found.limits.seconds, found.limits.bytes) == (1_000, 8.0, 5_000_000)
    assert found.graph_version != "empty"


async def test_elements_come_with_our_ids_and_an_edge_has_both_ends(api: httpx.AsyncClient) -> None:
    query = "MATCH (:Country {iso3: 'PER'})-[r:FLOWS_TO]->() MATCH p = (:Country {iso3: 'BOL'})-[:FLOWS_TO]->() RETURN r, p"
    found = checked(await ask(api, query), CypherAnswer)
    assert {(e.id, e.source, e.target) for e in found.graph.edges} == {
        ("FLOWS_TO:PER:CHL", "country:PER", "country:CHL"),
        (found.rows[0][1]["relationships"][0]["id"], "country:BOL", "region:the-gulf"),
    }
    assert {(n.id, n.kind, n.name) for n in found.graph.nodes} == {
        ("country:PER", "Country", "Peru"), ("country:CHL", "Country", "Chile"), ("country:BOL", "Country", "Bolivia"),
        ("region:the-gulf", "Region", "the Gulf"),
    }  # fmt: skip
    assert found.rows[0][0]["properties"]["origins"] == 2


async def test_an_argument_of_a_claim_has_an_id_of_its_ends(api: httpx.AsyncClient) -> None:
    found = checked(await ask(api, "MATCH (s:Statistic)-[r:PLACE]->() RETURN r, s.id AS id"), CypherAnswer)
    assert found.rows[0][0]["id"] == f"PLACE:{found.rows[0][1]}:country:CHL"


async def test_every_kind_of_value_becomes_json(api: httpx.AsyncClient) -> None:
    query = (
        "RETURN date('2020-01-02') AS d, duration('P1D') AS p, datetime('2020-01-02T03:04:05Z') AS t, 0.0 / 0.0 AS nan, "
        "[1, {a: null}] AS l, point({x: 1.0, y: 2.0}) AS at"
    )
    found = checked(await ask(api, query), CypherAnswer)
    assert found.rows == [[
        "2020-01-02", "P1D", "2020-01-02T03:04:05.000000000+00:00", "nan", [1, {"a": None}],
        {"srid": 7203, "coordinates": [1.0, 2.0]},
    ]]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "slug", "rule", "line", "column"),
    [
        ("MATCH (c:Country)\nWHERE c.x = 1 SET c.name = 'x'", "cypher-refused", "writing", 2, 15),
        ("MATCH (c) WHERE c.name =~ 'x' RETURN c", "cypher-refused", "regular-expression", 1, 24),
        ("RETURN apoc.version()", "cypher-refused", "function", 1, 8),
        ("MATCH (c:Country)\nRETURN d", "cypher-syntax", None, 2, 8),
        ("MATCH (c:Country RETURN c", "cypher-refused", "brackets", 1, 7),
        ("MATCH (c:Country)\nRETRUN c", "cypher-syntax", None, 2, 1),
    ],
)
async def test_a_refusal_says_where(
    api: httpx.AsyncClient, query: str, slug: str, rule: str | None, line: int, column: int
) -> None:
    found = problem(await ask(api, query), 422, slug)
    assert (found.rule, found.line, found.column) == (rule, line, column)
    assert found.fields[0]["field"] == "query"
    assert "EXPLAIN" not in found.detail


async def test_a_failure_while_running_says_what_failed(api: httpx.AsyncClient) -> None:
    found = problem(await ask(api, "UNWIND [1, 0] AS x RETURN 1 / x"), 422, "cypher-failed")
    assert "zero" in found.detail


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b'{"query": "RETURN 1", "query": "RETURN 2"}', "body"), (b'{"query": "RETURN $x", "parameters": {"x": NaN}}', "body"),
        (b'{"query": "RETURN $x", "parameters": {"x": 1e999}}', "body"), (b'{"query": "RETURN $x"}', "x"),
        (b'{"query": "RETURN 1", "parameters": {"x": 1}}', "x"), (b'{"query": 1}', "query"), (b"[]", "body"), (b"{", "body"),
        (b'{"query": "RETURN $x", "parameters": {"x": "\\ud800"}}', "body"), (b'\xef\xbb\xbf{"query": "RETURN 1"}', "body"),
        (b'{"query": "RETURN $x", "parameters": {"x": 9223372036854775808}}', "body"), (b"[" * 100_000, "body"),
        (b'{"query": "RETURN $x", "parameters": {"x": ' + b"9" * 5000 + b"}}", "body"), (b'{"query": "x", "run": "../x"}', "run"),
        (b'{"query": "RETURN $x", "parameters": {"x": "\\u0000"}}', "x"), (b'{"query": "x", "more": 1}', "more"),
        (b"\xff", "body"),
    ],
)  # fmt: skip
async def test_a_body_that_is_no_plain_json_is_refused(
    api: httpx.AsyncClient, body: bytes, field: str
) -> None:
    answer = await api.post(CYPHER, content=body, headers={"Content-Type": "application/json"})
    assert [f["field"] for f in problem(answer, 422, "invalid-request").fields] == [field]


async def test_only_json_from_our_own_pages_is_taken(api: httpx.AsyncClient) -> None:
    question = b'{"query": "RETURN 1 AS one"}'
    problem(await api.post(CYPHER, content=question, headers={"Content-Type": "text/plain"}), 415, "not-json")
    json_type = {"Content-Type": "application/json"}
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
    ):
        problem(await api.post(CYPHER, content=question, headers={**json_type, **headers}), 403, "cross-site")
    ours = {**json_type, "Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1"}
    assert (await api.post(CYPHER, content=question, headers=ours)).status_code == 200
    chunked = api.stream("POST", CYPHER, content=_too_much(), headers=json_type)
    async with chunked as answer:
        assert answer.status_code == 413


async def _too_much() -> AsyncIterator[bytes]:
    for _ in range(3):
        yield b" " * 500_000


async def test_a_cut_answer_says_so_in_every_form(api: httpx.AsyncClient) -> None:
    many = "UNWIND range(1, 5000) AS x RETURN x"
    found = checked(await ask(api, many), CypherAnswer)
    assert (len(found.rows), found.truncated, found.cut) == (
        1_000,
        True,
        "only the first 1,000 rows; ask for fewer, or go on with SKIP",
    )
    lines = await ask(api, many, f"{CYPHER}.ndjson")
    first, *rows = [json.loads(line) for line in lines.text.splitlines()]
    assert (lines.headers["content-type"], first["truncated"], len(rows)) == (
        "application/x-ndjson",
        True,
        1_000,
    )
    assert rows[0] == {"row": [1]}
    table = await ask(api, many, f"{CYPHER}.csv")
    assert (table.headers["x-truncated"], "first-1000-rows" in table.headers["content-disposition"]) == (
        "true",
        True,
    )
    assert len(list(csv.reader(io.StringIO(table.text)))) == 1_001


async def test_bytes_are_capped_too(world: Connection, no_explorer: Path) -> None:
    app = create_app(Settings(console_bytes=10_000), world, warm=False, explorer_files=no_explorer)
    async with app.router.lifespan_context(app), client_of(app) as api:
        found = checked(
            await ask(
                api, "UNWIND range(1, 900) AS x RETURN 'a hundred letters or so: ' + toString(x * 1.0)"
            ),
            CypherAnswer,
        )
        assert found.truncated
        assert 0 < len(found.rows) < 400
        assert "10,000 bytes" in str(found.cut)


async def test_the_form_follows_accept(api: httpx.AsyncClient) -> None:
    for accept, kind in (
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/x-ndjson", "application/x-ndjson"),
    ):
        answer = await api.post(CYPHER, json={"query": "RETURN '=1+1' AS x"}, headers={"Accept": accept})
        assert answer.headers["content-type"] == kind
    assert (await ask(api, "RETURN '=1+1' AS x", f"{CYPHER}.csv")).text == "x\r\n'=1+1\r\n"
    assert (await ask(api, "RETURN '=1+1' AS x", f"{CYPHER}.raw.csv")).text == "x\r\n=1+1\r\n"
    problem(await ask(api, "RETURN 1", f"{CYPHER}.xml"), 422, "invalid-request")


async def test_a_plan_comes_when_asked_for(api: httpx.AsyncClient) -> None:
    found = checked(
        await ask(api, "MATCH (c:Country) RETURN c.name AS name", f"{CYPHER}?plan=true"), CypherAnswer
    )
    assert found.plan is not None
    assert (found.plan.operator, found.plan.children[0].operator) == ("ProduceResults", "Projection")


async def test_evidence_comes_for_lines_claims_and_entities(api: httpx.AsyncClient) -> None:
    line = checked(
        await ask(
            api,
            "MATCH (:Country {iso3: 'NPL'})-[r:FLOWS_TO]->(b {iso3: 'KWT'}) RETURN r.id, b.name",
            f"{CYPHER}?evidence=true",
        ),
        CypherAnswer,
    ).evidence
    assert line is not None
    assert {(i.of, i.standing) for i in line.items} == {("FLOWS_TO:NPL:KWT", "disputed")}
    assert {(i.stance, i.contradicts) for i in line.items} == {("asserted", False), ("denied", True)}
    assert {i.publisher for i in line.items} == {
        "Invented Observatory",
        "Invented Workers' Fund",
        "Invented Gazette",
    }
    claim = checked(
        await ask(api, "MATCH (r:Referral) RETURN r", f"{CYPHER}?evidence=true"), CypherAnswer
    ).evidence
    assert claim is not None
    assert [i.sentence for i in claim.items] == [
        "The Invented Labour Office refers victims to the Sunrise Shelter."
    ]
    entity = checked(
        await ask(api, "MATCH (o:Official) RETURN o, 1 AS one", f"{CYPHER}?evidence=true"), CypherAnswer
    ).evidence
    assert entity is not None
    assert {(i.of, i.kind) for i in entity.items} == {("official:LY/invented-commander", "Complicity")}
    assert not entity.truncated


async def test_cancelling_really_stops_the_server(api: httpx.AsyncClient, application: FastAPI) -> None:
    running = asyncio.create_task(api.post(CYPHER, json={"query": LONG, "run": "run-to-cancel"}))
    await _until_running(api)
    problem(await ask(api, "RETURN 1"), 429, "query-running")
    began = time.monotonic()
    assert checked(await api.delete(f"{CYPHER}/run-to-cancel"), Cancelled) == Cancelled(
        run="run-to-cancel", stopped=True
    )
    problem(await running, 409, "cypher-cancelled")
    assert time.monotonic() - began < 6, "the time limit would have ended it in eight seconds anyway"
    problem(await api.delete(f"{CYPHER}/run-to-cancel"), 404, "not-found")
    assert (await ask(api, "RETURN 1 AS one")).status_code == 200


async def _until_running(api: httpx.AsyncClient) -> None:
    for _ in range(100):
        state = checked(await api.get(CYPHER), ConsoleState)
        if state.running and state.running[0].seconds > 0.5:
            return
        await asyncio.sleep(0.1)
    raise AssertionError("the query does not run")


async def test_a_query_of_a_client_that_went_away_is_stopped(application: FastAPI) -> None:
    console = application.state.console
    async with client_of(application) as api:
        task = asyncio.create_task(api.post(CYPHER, json={"query": LONG}))
        await _until_running(api)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        for _ in range(50):
            if not console.places.of("127.0.0.1"):
                break
            await asyncio.sleep(0.1)
        assert checked(await api.get(CYPHER), ConsoleState).running == []
        assert console.watchdog.notice is None


async def test_two_queries_at_once_are_all(application: FastAPI) -> None:
    places = application.state.console.places
    runs = [places.take("one"), places.take("two")]
    async with client_of(application) as api:
        answer = await ask(api, "RETURN 1")
        problem(answer, 503, "console-busy")
        assert answer.headers["retry-after"] == "2"
        places.leave(runs[0])
        assert (await ask(api, "RETURN 1 AS one")).status_code == 200


async def test_the_time_limit_ends_a_query(world: Connection, no_explorer: Path) -> None:
    app = create_app(Settings(console_seconds=1), world, warm=False, explorer_files=no_explorer)
    async with app.router.lifespan_context(app), client_of(app) as api:
        problem(await ask(api, LONG), 504, "timeout")
        assert (await ask(api, "RETURN 1 AS one")).status_code == 200


async def test_a_server_that_is_not_there_is_said(no_explorer: Path) -> None:
    app = create_app(Settings(), Connection("bolt://127.0.0.1:1"), warm=False, explorer_files=no_explorer)
    async with app.router.lifespan_context(app), client_of(app) as api:
        problem(await ask(api, "RETURN 1"), 503, "database-unavailable")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused_with_those_that_work(api: httpx.AsyncClient, method: str) -> None:
    answer = await api.request(method, CYPHER)
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"] == "GET, HEAD, POST"
