"""Loads over HTTP: hand in, watch, report, refused rows, cancel; hostile uploads are refused."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from neo4j import Driver

from app.api import create_app
from app.api.responses import Accepted, LoadReport, Loads
from app.local_neo4j import Connection
from app.settings import Settings
from tests.support.answers import checked, client_of, problem

pytestmark = pytest.mark.database
HEADER = b"year,source,source_iso3,destination,destination_iso3,mentions\n"
TABLE = HEADER + b"2013,Chad,TCD,Mali,MLI,2\n2014,Ruritania,,Togo,TGO,1\n"


@pytest.fixture
async def loading(
    clean_graph: Driver, neo4j_connection: Connection, tmp_path: Path, no_explorer: Path
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an app with an empty graph and a data folder of its own."""
    settings = Settings(data=tmp_path / "data", upload_bytes=1_000_000)
    app: FastAPI = create_app(settings, neo4j_connection, warm=False, explorer_files=no_explorer)
    async with app.router.lifespan_context(app), client_of(app) as client:
        yield client


async def upload(
    client: httpx.AsyncClient, data: bytes, name: str = "flows.csv", **more: str
) -> httpx.Response:
    return await client.post("/api/v1/loads", files={"files": (name, data)}, data=more)


async def report(client: httpx.AsyncClient, load: str) -> LoadReport:
    """The report once the load has ended."""
    for _ in range(600):
        found = checked(await client.get(f"/api/v1/loads/{load}"), LoadReport)
        if found.state not in ("waiting", "running"):
            return found
        await asyncio.sleep(0.1)
    raise AssertionError("the load does not end")


async def test_a_file_is_taken_on_loaded_and_reported(loading: httpx.AsyncClient, tmp_path: Path) -> None:
    answer = await upload(loading, TABLE)
    assert answer.status_code == 202
    accepted = Accepted.model_validate_json(answer.content, strict=True)
    assert answer.headers["location"] == f"/api/v1/loads/{accepted.id}"
    found = await report(loading, accepted.id)
    assert (found.state, found.read, found.loaded, found.refused, found.duplicates) == ("done", 2, 1, 1, 0)
    assert found.files[0].refused_rows
    assert [n.where for n in found.notes] == ["flows.csv:3"]
    rows = await loading.get(f"/api/v1/loads/{accepted.id}/refused/flows.csv")
    assert '"Ruritania"' in rows.text
    listed = checked(await loading.get("/api/v1/loads"), Loads)
    assert [entry.id for entry in listed.loads] == [accepted.id]
    assert not list((tmp_path / "data").glob("upload-*"))


async def test_no_path_of_the_machine_is_told(loading: httpx.AsyncClient, tmp_path: Path) -> None:
    accepted = Accepted.model_validate_json((await upload(loading, TABLE)).content)
    await report(loading, accepted.id)
    assert str(tmp_path) not in (await loading.get(f"/api/v1/loads/{accepted.id}")).text


@pytest.mark.parametrize("name", ["../../evil.csv", "..\\evil.csv", "/etc/evil.csv"])
async def test_a_name_that_leads_elsewhere_is_cut_to_its_last_part(
    loading: httpx.AsyncClient, name: str
) -> None:
    accepted = Accepted.model_validate_json((await upload(loading, TABLE, name)).content)
    assert accepted.files == ["evil.csv"]
    assert (await report(loading, accepted.id)).state == "done"


@pytest.mark.parametrize("name", [".hidden.csv", "..", "x" * 300])
async def test_a_name_that_is_none_is_refused(loading: httpx.AsyncClient, name: str) -> None:
    problem(await upload(loading, TABLE, name), 422, "invalid-request")


async def test_an_upload_beyond_the_cap_is_refused(loading: httpx.AsyncClient, tmp_path: Path) -> None:
    problem(await upload(loading, HEADER + b"x" * 1_100_000), 413, "body-too-large")
    assert not list((tmp_path / "data").glob("upload-*"))


async def test_options_are_checked_before_anything_is_taken_on(
    loading: httpx.AsyncClient, tmp_path: Path
) -> None:
    found = problem(await upload(loading, TABLE, published="soon"), 422, "invalid-request")
    assert "published" in found.detail
    problem(await upload(loading, TABLE, mapping="us_grant"), 422, "invalid-request")
    problem(await upload(loading, TABLE, mapping="../../x.yaml"), 422, "invalid-request")
    assert not list((tmp_path / "data").glob("upload-*"))


async def test_another_site_cannot_load(loading: httpx.AsyncClient) -> None:
    answer = await loading.post(
        "/api/v1/loads", files={"files": ("a.csv", TABLE)}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    problem(answer, 403, "cross-site")


async def test_a_load_is_cancelled_and_what_it_began_is_gone(
    loading: httpx.AsyncClient, clean_graph: Driver, neo4j_connection: Connection
) -> None:
    rows = b"".join(b"%d,Chad,TCD,Mali,MLI,%d\n" % (2000 + n % 20, n) for n in range(12_000))
    accepted = Accepted.model_validate_json((await upload(loading, HEADER + rows)).content)
    assert (await loading.post(f"/api/v1/loads/{accepted.id}/cancel")).status_code == 202
    assert (await report(loading, accepted.id)).state == "cancelled"
    left, _, _ = clean_graph.execute_query(
        "MATCH (c:Claim) RETURN count(c) AS n", database_=neo4j_connection.database
    )
    assert left[0]["n"] == 0
    problem(await loading.post(f"/api/v1/loads/{accepted.id}/cancel"), 409, "already-over")


async def test_a_load_that_is_not_known(loading: httpx.AsyncClient) -> None:
    for path in ("run:x", "1"):
        problem(await loading.get(f"/api/v1/loads/{path}"), 404, "not-found")
    problem(await loading.post("/api/v1/loads/run:x/cancel"), 404, "not-found")
    problem(await loading.get("/api/v1/loads/run:x/refused/a.csv"), 404, "not-found")
