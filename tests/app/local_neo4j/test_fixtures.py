"""The fixtures every other test relies on, run by a pytest of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.local_neo4j import LocalNeo4j, NoNetworkError
from tests.support.neo4j_server import skip_on_a_laptop

ROOT = Path(__file__).parents[3]

FILLS_AND_LOOKS = """
def count(driver, connection, what):
    query = f"MATCH {what} RETURN count(*) AS n"
    return driver.execute_query(query, database_=connection.database).records[0]["n"]

def test_one(clean_graph, neo4j_connection):
    clean_graph.execute_query("CREATE CONSTRAINT kept IF NOT EXISTS FOR (n:Kept) REQUIRE n.id IS UNIQUE")
    clean_graph.execute_query("UNWIND range(1, 1500) AS i CREATE (:Kept {id: i})-[:OF]->(:Other)")
    assert count(clean_graph, neo4j_connection, "(n)") == 3000

def test_two(clean_graph, neo4j_connection):
    assert count(clean_graph, neo4j_connection, "(n)") == 0
    names = clean_graph.execute_query("SHOW CONSTRAINTS YIELD name").records
    assert [record["name"] for record in names] == ["kept"]
    clean_graph.execute_query("DROP CONSTRAINT kept")
"""
ASKS = "def test_it(neo4j_connection):\n    assert neo4j_connection.uri\n"


def test_a_given_server_is_used_and_emptied_but_keeps_its_constraints(
    running: LocalNeo4j, tmp_path: Path
) -> None:
    connection = running.connection()
    assert connection is not None
    given = {"NEO4J_URI": connection.uri, "NEO4J_PASSWORD": connection.password}
    done = run_pytest(tmp_path, FILLS_AND_LOOKS, given)
    assert "2 passed" in done, done


def test_without_a_network_the_tests_skip_on_a_laptop_and_say_why(tmp_path: Path) -> None:
    nothing_there = {
        "CI": "",
        "NEO4J_URI": "",
        "XDG_CACHE_HOME": str(tmp_path / "empty cache"),
        "HOME": str(tmp_path),
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    done = run_pytest(tmp_path, ASKS, nothing_there)
    assert "1 skipped" in done, done
    assert "connect to the network" in done


def test_in_ci_a_missing_network_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(NoNetworkError):
        skip_on_a_laptop(NoNetworkError("no network"))


def run_pytest(folder: Path, text: str, environment: dict[str, str]) -> str:
    """The output of a pytest over one test file with nothing but our fixtures."""
    (folder / "test_inner.py").write_text(text, "utf-8")
    ours = ["-p", "tests.support.neo4j_server", "-p", "no:cacheprovider", "-p", "no:asyncio", "-rs"]
    alone = ["-c", os.devnull, "--rootdir", str(folder), "--confcutdir", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *ours, *alone, str(folder / "test_inner.py")],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr
