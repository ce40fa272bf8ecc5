"""A loader killed at any point, then run again, leaves the graph of an undisturbed load."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from neo4j import Driver

from app.integrity import canonical_lines, check, fingerprint, own_cards
from app.local_neo4j import Connection
from tests.support.neo4j_server import empty

pytestmark = pytest.mark.database
ROOT = Path(__file__).parents[2]
CARDS = own_cards()
TOTAL = 4 + 3205
KILLS = int(os.environ.get("TG_KILLS", "4"))


def start(server: Connection) -> subprocess.Popen[str]:
    known = {
        "NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password,
        "NEO4J_DATABASE": server.database,
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.load_tiers"],
        cwd=ROOT,
        env=os.environ | known,
        stdout=subprocess.PIPE,
        text=True,
    )


def finish(server: Connection) -> str:
    process = start(server)
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return out.strip()


def claims(driver: Driver, database: str) -> int:
    rows, _, _ = driver.execute_query("MATCH (c:Claim) RETURN count(c)", database_=database)
    return int(rows[0][0])


def kill_when(driver: Driver, server: Connection, wanted: int, patience: float = 60.0) -> int:
    """Kills a running loader as soon as the graph holds that many claims; returns how many it holds then."""
    process = start(server)
    until = time.monotonic() + patience
    while claims(driver, server.database) < wanted and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return claims(driver, server.database)


def test_a_killed_load_run_again_gives_the_undisturbed_graph(
    clean_graph: Driver, neo4j_connection: Connection
) -> None:
    database = neo4j_connection.database
    assert finish(neo4j_connection) == f"{TOTAL} new"
    undisturbed = fingerprint(clean_graph, CARDS, database)
    between = []
    for wanted in random.Random(7).sample(range(1, TOTAL), KILLS):
        empty(clean_graph, database)
        between.append(kill_when(clean_graph, neo4j_connection, wanted))
        assert check(clean_graph, CARDS, database).whole, "the graph is not whole after the kill"
        assert finish(neo4j_connection) == f"{TOTAL - between[-1]} new"
        assert fingerprint(clean_graph, CARDS, database) == undisturbed
    assert any(0 < held < TOTAL for held in between), f"no kill came half way: {between}"


def test_the_comparison_sees_a_document_that_is_half_there(
    clean_graph: Driver, neo4j_connection: Connection
) -> None:
    assert finish(neo4j_connection) == f"{TOTAL} new"
    database = neo4j_connection.database
    before = list(canonical_lines(clean_graph, CARDS, database))
    clean_graph.execute_query("MATCH (c:Tier) WITH c LIMIT 1 DETACH DELETE c", database_=database)
    assert list(canonical_lines(clean_graph, CARDS, database)) != before
    assert not check(clean_graph, CARDS, database).whole
