"""Hostile texts: refused or limited, nothing changed, nobody called; by each layer alone where it must suffice alone."""

import os
import socket
import time
from collections import Counter

import pytest
from neo4j import READ_ACCESS, Driver
from neo4j.exceptions import Neo4jError

from app.local_neo4j import Connection
from queries.errors import QueryError
from queries.gate import RefusedError, Server, fetch, judge, screened
from queries.gate import run as gate
from queries.gate.lexer import tokens
from queries.gate.plan import check_plan
from tests.queries.gate.conftest import Canary, state
from tests.queries.gate.hostile import (
    ADMIN,
    CLASSES,
    LIMITED,
    LOADING,
    NEVER_ENDING,
    PROCEDURES,
    SCHEMA,
    WRITES,
)
from tests.queries.gate.variants import variants

DEEP = bool(os.environ.get("TG_DEEP"))
VARIANTS = 20_000 if DEEP else 2_000
PARTS = 8
DOES_HARM = [*WRITES, *SCHEMA, *ADMIN, *PROCEDURES, *LOADING]
EVERY = [text for texts in CLASSES.values() for text in texts]


def test_there_are_enough_of_them() -> None:
    assert len(EVERY) >= 250
    assert len(set(EVERY)) == len(EVERY)


@pytest.mark.parametrize("kind", CLASSES)
def test_the_screen_refuses_every_hostile_text(kind: str) -> None:
    assert [text for text in CLASSES[kind] if _passes_screen(text)] == []


def _passes_screen(text: str) -> bool:
    try:
        screened(text)
    except RefusedError:
        return False
    return True


@pytest.mark.database
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.usefixtures("unharmed")
async def test_machine_made_variants_are_refused_or_limited(
    part: int, gate_server: Server, canary: Canary
) -> None:
    """Each goes through the whole gate; what the gate lets through (a string that only looks bad) is run, within limits."""
    texts = [text.replace("{canary}", canary.address) for text in EVERY if text.strip()]
    found: Counter[str] = Counter()
    for text in list(variants(texts, VARIANTS, seed=7))[part::PARTS]:
        found[await _tried(gate_server, text)] += 1
    assert sum(found.values()) == VARIANTS // PARTS
    assert found["refused"] >= 0.99 * sum(found.values())
    assert found["unknown"] == 0


async def _tried(server: Server, text: str) -> str:
    """What became of a text: "refused", "limited" (its run was ended), "harmless" (it ended by itself), or "unknown"."""
    began = time.monotonic()
    try:
        judged = await judge(server, text, {}, "campaign")
    except QueryError:
        return "refused"
    try:
        await fetch(server, judged, "campaign")
    except QueryError:
        return "limited" if time.monotonic() - began < 15 else "unknown"
    return "harmless"


@pytest.mark.database
@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize("kind", ["writes", "schema", "administration", "procedures", "loading"])
async def test_the_planner_and_the_plan_s_list_suffice_alone(
    kind: str, gate_server: Server, canary: Canary
) -> None:
    """Without the screen: whatever writes, administers, or reads from elsewhere is refused by steps 2 and 3."""
    passed = []
    for text in CLASSES[kind]:
        try:
            query_type, plan = await gate.explain(
                gate_server, text.replace("{canary}", canary.address), {}, "campaign"
            )
            check_plan(query_type, plan, gate_server.database)
            passed.append(text)
        except QueryError:
            pass
    assert passed == []


@pytest.mark.database
@pytest.mark.usefixtures("unharmed")
def test_a_read_session_alone_refuses_every_write(driver: Driver, world: Connection) -> None:
    done = []
    for text in (*WRITES, *SCHEMA):
        if text.startswith("SHOW"):
            continue  # reads the schema, which a session may
        try:
            with driver.session(database=world.database, default_access_mode=READ_ACCESS) as session:
                session.run(text).consume()
            done.append(text)
        except Neo4jError:
            pass
    assert done == [], "the server runs a text that writes in a session that only reads"


@pytest.mark.database
@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize("text", LIMITED)
async def test_what_is_let_through_ends_within_its_limits(text: str, gate_server: Server) -> None:
    began = time.monotonic()
    judged = await judge(gate_server, text, {}, "campaign")
    planned = time.monotonic() - began
    try:
        answer = await fetch(gate_server, judged, "campaign")
        assert len(answer.rows) <= gate_server.limits.rows
    except QueryError:
        pass
    taken = time.monotonic() - began - planned
    assert taken < 12, f"it took {taken:.1f} s, with a limit of one second"
    judged = await judge(gate_server, "RETURN 1 AS one", {}, "campaign")
    assert (await fetch(gate_server, judged, "campaign")).rows == [[1]], "the console answers again"


# --- planted faults: what the tests above would say if a layer were gone ---


@pytest.mark.database
@pytest.mark.parametrize(
    "planted",
    [
        "CREATE (:Planted)",
        "CREATE INDEX planted FOR (n:Planted) ON (n.x)",
        "CREATE USER planted SET PASSWORD 'planted-pw'",
    ],
)
def test_a_change_would_be_seen(planted: str, driver: Driver, world: Connection) -> None:
    before = state(driver, world.database)
    undo = {
        "CREATE (": "MATCH (n:Planted) DELETE n",
        "CREATE I": "DROP INDEX planted",
        "CREATE U": "DROP USER planted",
    }[planted[:8]]
    database = "system" if "USER" in planted else world.database
    try:
        with driver.session(database=database) as session:
            session.run(planted).consume()
        assert state(driver, world.database) != before
    finally:
        with driver.session(database=database) as session:
            session.run(undo).consume()


def test_a_call_would_be_seen(canary: Canary) -> None:
    host, port = canary.address.split(":")
    socket.create_connection((host, int(port))).close()
    for _ in range(100):
        if canary.calls:
            break
        time.sleep(0.02)
    assert canary.calls == 1


@pytest.mark.database
async def test_without_the_plan_s_list_harmful_texts_would_pass(gate_server: Server) -> None:
    """EXPLAIN by itself refuses none of these: it is the list that does."""
    for text in (
        "SHOW USERS",
        "SHOW SETTINGS",
        "TERMINATE TRANSACTIONS 'x'",
        "MATCH (n) DETACH DELETE n",
        "CALL dbms.listConfig()",
    ):
        query_type, plan = await gate.explain(gate_server, text, {}, "campaign")
        with pytest.raises(RefusedError):
            check_plan(query_type, plan, gate_server.database)


@pytest.mark.database
async def test_without_the_screen_bombs_would_pass(gate_server: Server) -> None:
    """Planner and plan find nothing wrong with most texts that never end: it is the screen that keeps them out."""
    passed = 0
    for text in NEVER_ENDING[:17]:
        assert tokens(text)
        try:
            query_type, plan = await gate.explain(gate_server, text, {"big": 1}, "campaign")
            check_plan(query_type, plan, gate_server.database)
            passed += 1
        except QueryError:
            pass
    assert passed >= 10
