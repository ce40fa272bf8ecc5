"""Saved queries: as files, over HTTP and on the command line; what is not one's own is only read."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.api import create_app
from app.api.responses_console import Imported, SavedQueryList, SavedQueryOut
from app.local_neo4j import Connection
from app.saved_queries import (
    NameTakenError,
    ReadOnlyQueryError,
    SavedQueries,
    SavedQuery,
    SavedQueryError,
    UnknownQueryError,
    checked,
    read_text,
    write_text,
)
from app.saved_queries.store import of_card
from app.settings import Settings
from queries.catalogue import Catalogue
from queries.model import Parameter
from tests.support.answers import checked as answered
from tests.support.answers import client_of, problem

ADDRESS = "/api/v1/saved-queries"
LIMIT = Parameter("limit", "limit", "Most rows", True, 20)
LINES = SavedQuery(
    "Lines of two origins",
    "MATCH ()-[r:FLOWS_TO]->()\nWHERE r.origins > 1 // two\nRETURN r LIMIT $limit",
    "What is sure.\nReally.",
    ("flows", "two words"), (LIMIT, Parameter("iso3", "text", "A country's code", True)),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path, catalogue: Catalogue) -> SavedQueries:
    team = tmp_path / "team"
    team.mkdir()
    (team / "of-the-team.cypher").write_text(
        "// name: Of the team\n// tags: shared\n\nRETURN 1 AS one\n", encoding="utf-8"
    )
    (team / "broken.cypher").write_text("// name: Broken\n", encoding="utf-8")
    (team / "binary.cypher").write_bytes(b"\xff\xfe")
    return SavedQueries(tmp_path / "mine", team, catalogue)


def test_a_file_gives_back_what_was_written() -> None:
    text = write_text(LINES)
    assert text.splitlines()[:6] == [
        "// name: Lines of two origins", "// note: What is sure.", "// note: Really.", "// tags: flows, two words",
        "// param: limit limit=20 Most rows", "// param: iso3 text? A country's code",
    ]  # fmt: skip
    assert read_text(text) == LINES


def test_every_card_can_be_forked_and_comes_back_whole(catalogue: Catalogue) -> None:
    cards = [of_card(card) for card in catalogue.values()]
    assert [card.name for card in cards if read_text(write_text(card), "supplied") != card] == []


@given(
    name=some.text(max_size=130), note=some.text(max_size=60), cypher=some.text(max_size=200),
    tags=some.lists(some.text(max_size=45), max_size=4),
)  # fmt: skip
def test_any_text_is_refused_or_comes_back(name: str, note: str, cypher: str, tags: list[str]) -> None:
    try:
        query = checked(SavedQuery(name, cypher, note, tuple(tags)))
    except SavedQueryError:
        return
    back = read_text(write_text(query))
    assert (back.name, back.cypher, back.tags) == (query.name, query.cypher, query.tags)
    assert back.note.split() == query.note.split()


def test_one_s_own_can_be_changed_and_others_be_forked(store: SavedQueries) -> None:
    mine = store.add(LINES)
    assert mine.id == "mine/lines-of-two-origins"
    with pytest.raises(NameTakenError):
        store.add(LINES)
    moved = store.change(mine.id, SavedQuery("New name", "RETURN 2 AS two"))
    assert (store.get(moved.id).cypher, [q.id for q in store.search(origin="mine")]) == (
        "RETURN 2 AS two",
        ["mine/new-name"],
    )
    for identity in ("team/of-the-team", "supplied/flows-from"):
        with pytest.raises(ReadOnlyQueryError):
            store.change(identity, LINES)
        with pytest.raises(ReadOnlyQueryError):
            store.delete(identity)
        copy = store.fork(identity)
        assert (copy.origin, copy.cypher) == ("mine", store.get(identity).cypher)
    store.delete(moved.id)
    with pytest.raises(UnknownQueryError):
        store.get(moved.id)


def test_search_looks_everywhere_and_leaves_broken_files_out(
    store: SavedQueries, catalogue: Catalogue
) -> None:
    store.add(LINES)
    assert [q.id for q in store.search("SURE origins")] == ["mine/lines-of-two-origins"]
    assert [q.id for q in store.search(tag="shared")] == ["team/of-the-team"]
    assert len(store.search()) == 2 + len(catalogue)


@pytest.mark.parametrize(
    "identity",
    [
        "mine/../../etc/passwd",
        "mine/..",
        "mine/",
        "team/../mine/x",
        "else/x",
        "",
        "/",
        "mine/Lines",
        "mine/a\x00b",
        "mine//a",
    ],
)
def test_an_id_never_leaves_its_folder(store: SavedQueries, tmp_path: Path, identity: str) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "passwd.cypher").write_text("RETURN 1", encoding="utf-8")
    with pytest.raises(UnknownQueryError):
        store.get(identity)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        (SavedQuery("", "RETURN 1"), "name"), (SavedQuery("a\nb", "RETURN 1"), "name"), (SavedQuery("!", "RETURN 1"), "name"),
        (SavedQuery("a", ""), "cypher"), (SavedQuery("a", "x" * 5000), "cypher"), (SavedQuery("a", "x\x00"), "cypher"),
        (SavedQuery("a", "x", "n" * 2001), "note"), (SavedQuery("a", "x", tags=("a,b",)), "tags"),
        (SavedQuery("a", "x", parameters=(LIMIT, LIMIT)), "parameters"),
        (SavedQuery("a", "x", parameters=(Parameter("b d", "text", "x"),)), "parameters"),
    ],
)  # fmt: skip
def test_what_no_file_could_hold_is_refused(query: SavedQuery, field: str) -> None:
    with pytest.raises(SavedQueryError) as error:
        checked(query)
    assert error.value.field == field


@pytest.fixture
async def api(tmp_path: Path, no_explorer: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The app with an empty data folder; saved queries need no database."""
    app = create_app(
        Settings(data=tmp_path), Connection("bolt://127.0.0.1:1"), warm=False, explorer_files=no_explorer
    )
    async with app.router.lifespan_context(app), client_of(app) as client:
        yield client


BODY: dict[str, Any] = {
    "name": "Lines", "cypher": "RETURN $limit AS n", "tags": ["a"],
    "parameters": [{"name": "limit", "type": "limit", "description": "Most", "default": 5, "required": False}],
}  # fmt: skip


async def test_saved_queries_over_http(api: httpx.AsyncClient) -> None:
    made = await api.post(ADDRESS, json=BODY)
    assert made.status_code == 201
    one = answered(await api.get(f"{ADDRESS}/mine/lines"), SavedQueryOut)
    assert (one.id, one.read_only, one.parameters[0].default) == ("mine/lines", False, 5)
    problem(await api.post(ADDRESS, json=BODY), 409, "name-taken")
    changed = await api.put(f"{ADDRESS}/mine/lines", json={**BODY, "note": "better"})
    assert SavedQueryOut.model_validate_json(changed.content).note == "better"
    file = await api.get(f"{ADDRESS}/mine/lines.cypher")
    assert read_text(file.text).note == "better"
    problem(await api.put(f"{ADDRESS}/supplied/flows-from", json=BODY), 403, "read-only-query")
    forked = await api.post(f"{ADDRESS}/supplied/flows-from/fork", json={})
    assert (forked.status_code, forked.json()["id"]) == (201, "mine/flows-from")
    assert [
        q.id for q in answered(await api.get(f"{ADDRESS}?origin=mine&q=better"), SavedQueryList).queries
    ] == ["mine/lines"]
    assert (await api.delete(f"{ADDRESS}/mine/lines")).status_code == 204
    problem(await api.get(f"{ADDRESS}/mine/lines"), 404, "not-found")


async def test_what_was_exported_can_be_imported(api: httpx.AsyncClient) -> None:
    await api.post(ADDRESS, json=BODY)
    exported = (await api.get(f"{ADDRESS}?origin=mine")).json()
    files = {"one-more.cypher": "RETURN 1 AS one", "lines.cypher": write_text(LINES)}
    assert answered(
        await api.post(f"{ADDRESS}/import", json={**exported, "files": files}), Imported
    ) == Imported(added=["mine/lines-of-two-origins", "mine/one-more"], taken=["Lines"])
    wrong = await api.post(f"{ADDRESS}/import", json={"queries": [{"name": "x"}]})
    problem(wrong, 422, "invalid-request")


@pytest.mark.parametrize(
    ("body", "field"),
    [({**BODY, "more": 1}, "more"), ({**BODY, "name": 1}, "name"), ({**BODY, "name": "\n"}, "name"),
     ({**BODY, "parameters": [{"name": "a", "type": "odd", "description": "x"}]}, "parameters"),
     ({**BODY, "parameters": [{"name": "a", "type": "int", "description": "x", "default": "no"}]}, "parameters")],
)  # fmt: skip
async def test_a_wrong_field_is_named(api: httpx.AsyncClient, body: dict[str, Any], field: str) -> None:
    assert problem(await api.post(ADDRESS, json=body), 422, "invalid-request").fields[0]["field"] == field
    problem(
        await api.post(ADDRESS, json=BODY, headers={"Origin": "https://elsewhere.example"}), 403, "cross-site"
    )


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "saved", *arguments], env={**os.environ, "TG_DATA": str(folder)}, capture_output=True,
        text=True, check=False, timeout=120,
    )  # fmt: skip


def test_saved_queries_on_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "lines.cypher"
    file.write_text(write_text(LINES), encoding="utf-8")
    assert command(tmp_path, "import", str(file)).stdout == "mine/lines-of-two-origins\n"
    again = command(tmp_path, "import", str(file))
    assert (again.returncode, "names are taken" in again.stderr) == (1, True)
    exported = command(tmp_path, "export")
    assert [q["name"] for q in json.loads(exported.stdout)["queries"]] == ["Lines of two origins"]
    assert read_text(command(tmp_path, "show", "mine/lines-of-two-origins").stdout) == LINES
