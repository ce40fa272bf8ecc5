"""The explorer's files, and the API's own page in a real browser under the strict policy."""

import gzip
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.api import create_app
from app.api.guard import POLICY
from app.local_neo4j import Connection
from app.settings import Settings
from tests.support.answers import client_of, problem

pytestmark = pytest.mark.database
INDEX = "<!doctype html><title>Invented explorer</title>"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built explorer of three files, one of them compressed beforehand."""
    assets = tmp_path / "dist" / "assets"
    assets.mkdir(parents=True)
    (tmp_path / "dist" / "index.html").write_text(INDEX)
    (tmp_path / "dist" / "licences.json").write_text("{}")
    (assets / "main-AbCd1234.js").write_text("let a = 1;")
    (assets / "main-AbCd1234.js.gz").write_bytes(gzip.compress(b"let a = 1;"))
    (tmp_path / "secret.txt").write_text("not served")
    return tmp_path / "dist"


def explorer(world: Connection, folder: Path) -> httpx.AsyncClient:
    return client_of(create_app(Settings(), world, warm=False, explorer_files=folder))


@pytest.mark.parametrize(
    "address", ["/explore", "/explore/", "/explore/map", "/explore/network?sel=country:NPL", "/explore/a/b"]
)
async def test_every_view_is_the_one_page_which_is_asked_for_again(
    world: Connection, built: Path, address: str
) -> None:
    async with explorer(world, built) as client:
        page = await client.get(address)
        assert (page.status_code, page.text, page.headers["cache-control"]) == (200, INDEX, "no-cache")
        assert page.headers["content-security-policy"] == POLICY
        again = await client.get(address, headers={"If-None-Match": page.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


async def test_hashed_files_stay_for_ever_and_come_compressed(world: Connection, built: Path) -> None:
    async with explorer(world, built) as client:
        script = await client.get("/explore/assets/main-AbCd1234.js", headers={"Accept-Encoding": "gzip"})
        assert (script.text, script.headers["content-encoding"]) == ("let a = 1;", "gzip")
        assert "immutable" in script.headers["cache-control"]
        assert "javascript" in script.headers["content-type"]
        plain = await client.get("/explore/assets/main-AbCd1234.js", headers={"Accept-Encoding": "identity"})
        assert (plain.text, "content-encoding" in plain.headers) == ("let a = 1;", False)
        assert (await client.get("/explore/licences.json")).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "address",
    ["../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "assets/../../secret.txt", "/etc/passwd"],
)
async def test_nothing_outside_the_folder_is_served(world: Connection, built: Path, address: str) -> None:
    async with explorer(world, built) as client:
        answer = await client.get(f"/explore/{address}")
        assert "not served" not in answer.text
        assert "root:" not in answer.text


async def test_a_missing_file_of_the_build_is_a_404_and_not_the_page(world: Connection, built: Path) -> None:
    async with explorer(world, built) as client:
        problem(await client.get("/explore/assets/gone-12345678.js"), 404, "not-found")


async def test_without_a_build_the_page_says_how_to_make_one(api: httpx.AsyncClient) -> None:
    page = await api.get("/explore/map")
    assert (page.status_code, "make explorer" in page.text) == (503, True)
    assert (await api.get("/")).headers["location"] == "/explore/map"


async def test_a_filled_form_leads_to_the_address_it_means(api: httpx.AsyncClient) -> None:
    for query, address in (
        ("operation=/api/v1/flows&from=NPL&to=&years=2015-2016", "/api/v1/flows?from=NPL&years=2015-2016"),
        (
            "operation=/api/v1/edges/{edge}/evidence&edge=FLOWS_TO:NPL:IND&limit=",
            "/api/v1/edges/FLOWS_TO:NPL:IND/evidence",
        ),
        ("operation=/api/v1/places/{place}&place=a%3Fb%23c//d", "/api/v1/places/a%3Fb%23c//d"),
    ):
        assert (await api.get(f"/api/try?{query}")).headers["location"] == address
    problem(await api.get("/api/try?operation=https://evil.example/"), 404, "not-found")
    problem(await api.get("/api/try"), 404, "not-found")


async def test_the_openapi_document_describes_every_operation_with_examples_and_errors(
    api: httpx.AsyncClient,
) -> None:
    document = (await api.get("/api/openapi.json")).json()
    assert "HTTPValidationError" not in str(document)
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            _described(path, method, operation)


def _described(path: str, method: str, operation: dict[str, Any]) -> None:
    assert operation["description"], path
    if path.startswith("/api/v1"):
        assert {"422", "503", "504"} <= set(operation["responses"]), path
        assert {"200", "201", "202", "204"} & set(operation["responses"]), path
        assert method == "get" or "403" in operation["responses"], "another site may not ask for it"
        # Cancelling a load is an act on an address that says all there is to say.
        takes_a_body = method in ("post", "put") and not path.endswith("/cancel")
        assert takes_a_body == ("requestBody" in operation), path
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "path":
                assert parameter.get("examples") or parameter["schema"].get("examples"), (
                    path,
                    parameter["name"],
                )
