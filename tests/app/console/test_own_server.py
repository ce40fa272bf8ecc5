"""The console on a local Neo4j of its own, writable and with Neo4j's default settings: the gate alone, and the watchdog.

The texts that never end are let in by planted faults: a rule of the screen is taken away.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator

import psutil
import pytest
from neo4j import Driver

import app.local_neo4j.server as local_server
from app.console import Console
from app.console.watchdog import NOT_OURS
from app.database import open_async, open_sync
from app.local_neo4j import Connection, LocalNeo4j, NoNetworkError
from app.local_neo4j.process import read_record
from app.local_neo4j.settings import bolt_settings
from loaders.pipeline import load
from queries.errors import DatabaseUnavailableError, QueryError, QueryTimeoutError
from queries.gate import Limits, Server, StuckQueryError, judge, screen
from queries.gate import run as gate
from queries.gate.plan import check_plan
from tests.invented_world import BUNDLES
from tests.queries.gate.conftest import Canary, state
from tests.queries.gate.hostile import ADMIN, LOADING, PROCEDURES, SCHEMA, WRITES
from tests.support.neo4j_server import skip_on_a_laptop

pytestmark = pytest.mark.database
NEVER_ENDS = "RETURN '" + "a" * 60 + "!' =~ '((a+)+b?)+(a|aa)+$' AS never"
QUICK = Limits(seconds=1.0, deadline=3.0, stuck_after=5.0)


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalNeo4j]:
    """A local Neo4j with the settings Neo4j comes with; only its port is ours, and HTTP is off so that two can run."""

    def defaults(conf: object, port: int) -> None:
        own = [f"{s.name}={s.value}" for s in bolt_settings(port)]
        lines = [
            *own,
            "server.http.enabled=false",
            "server.memory.pagecache.size=128m",
            "db.tx_log.preallocate=false",
        ]
        (own_server.home.conf / "neo4j.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")

    own_server = LocalNeo4j(tmp_path_factory.mktemp("default-neo4j"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_server, "write_settings", defaults)
        try:
            connection = own_server.start()
        except NoNetworkError as error:
            skip_on_a_laptop(error)
        with open_sync(connection) as driver:
            load(driver, BUNDLES, database=connection.database)
        yield own_server
        own_server.close()


@pytest.fixture
def reached(local: LocalNeo4j) -> Connection:
    """How to reach it."""
    found = local.connection()
    assert found is not None
    return found


@pytest.fixture
def whole(reached: Connection) -> Iterator[Driver]:
    """A driver for it; after the test everything must be as before."""
    with open_sync(reached) as driver:
        before = state(driver, reached.database)
        yield driver
        assert state(driver, reached.database) == before


@pytest.fixture
async def console(local: LocalNeo4j, reached: Connection) -> AsyncIterator[Console]:
    """A console that may restart it."""
    driver = open_async(reached)
    found = Console(Server(driver, reached.database, QUICK), local.restart)
    yield found
    await found.finish()
    await driver.close()


async def test_the_gate_alone_keeps_a_writable_server_with_default_settings(
    console: Console, whole: Driver, canary: Canary
) -> None:
    passed = []
    for text in (*WRITES, *SCHEMA, *ADMIN, *PROCEDURES, *LOADING):
        hostile = text.replace("{canary}", canary.address)
        try:
            await judge(console.server, hostile, {}, "campaign")
            passed.append(text)
        except QueryError:
            pass
        try:
            query_type, plan = await gate.explain(console.server, hostile, {}, "campaign")
            check_plan(query_type, plan, console.server.database)
            passed.append(f"without the screen: {text}")
        except QueryError:
            pass
    assert passed == []
    assert canary.calls == 0


def test_without_the_gate_such_a_server_would_call_elsewhere(whole: Driver, canary: Canary) -> None:
    with whole.session(default_access_mode="READ") as session, pytest.raises(Exception, match=r".*"):
        session.run("LOAD CSV FROM 'http://" + canary.address + "/x' AS line RETURN line").consume()
    assert canary.calls >= 1


async def test_a_query_that_nothing_stops_costs_a_restart(
    console: Console, whole: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        screen, "RULES", tuple(r for r in screen.RULES if r is not screen.no_pattern_matching)
    )
    began = time.monotonic()
    with pytest.raises(StuckQueryError, match="restarted"):
        await console.ask(NEVER_ENDS, {}, "one")
    assert console.places.of("one"), "it keeps its place until the server has let it go"
    assert console.watchdog.notice is None
    await console.finish()
    taken = time.monotonic() - began
    notice = console.watchdog.notice
    assert notice is not None
    assert notice.restarted
    assert "could not be stopped" in notice.text
    assert not console.places.of("one")
    assert await _answer_again(console, "MATCH (c:Country {iso3: 'NPL'}) RETURN c.name AS name") == [
        ["Nepal"]
    ]
    print(f"restarted after {taken:.1f} s, answering after {time.monotonic() - began:.1f} s")


async def _answer_again(console: Console, text: str) -> list[list[object]]:
    """The first answer after a restart: a fresh server on a busy machine may take longer than the short limits of these tests."""
    for _ in range(20):
        try:
            return (await console.ask(text, {}, "one")).fetched.rows
        except (StuckQueryError, QueryTimeoutError, DatabaseUnavailableError):
            await console.finish()
    raise AssertionError("the console does not answer again")


async def test_a_server_that_is_not_ours_is_said_to_be_stuck(
    local: LocalNeo4j, reached: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        screen, "RULES", tuple(r for r in screen.RULES if r is not screen.no_pattern_matching)
    )
    driver = open_async(reached)
    given = Console(Server(driver, reached.database, QUICK), None, shared=False)
    with pytest.raises(StuckQueryError, match="not ours to restart"):
        await given.ask(NEVER_ENDS, {}, "one")
    for _ in range(100):
        if given.watchdog.notice is not None:
            break
        await asyncio.sleep(0.1)
    assert given.watchdog.notice is not None
    assert (given.watchdog.notice.text, given.watchdog.notice.restarted) == (NOT_OURS, False)
    assert given.places.of("one"), "so that no second one can come"
    assert await given.cancel(given.places.of("one")[0].id, "one") is False
    assert local.restart() == reached, "at the same port, as whoever runs the server would do"
    await given.finish()
    assert not given.places.of("one")
    await driver.close()


async def test_a_server_that_has_died_is_started_again(local: LocalNeo4j, console: Console) -> None:
    record = read_record(local.home)
    assert record is not None
    psutil.Process(record.pid).kill()
    local.wait(20)
    with pytest.raises(DatabaseUnavailableError):
        await console.ask("RETURN 1 AS one", {}, "one")
    await console.finish()
    assert console.watchdog.notice is not None
    assert console.watchdog.notice.restarted
    assert await _answer_again(console, "RETURN 1 AS one") == [[1]]
