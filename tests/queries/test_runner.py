"""Running cards on the real Neo4j: planned as reads, ended in time, cut visibly; a write is refused and changes nothing."""

from dataclasses import replace
from typing import Any

import pytest
from neo4j import AsyncGraphDatabase, Driver, GraphDatabase
from neo4j.exceptions import ClientError, ServiceUnavailable, TransientError

from app.local_neo4j import Connection
from queries.catalogue import Catalogue
from queries.errors import DatabaseUnavailableError, QueryFailedError, QueryTimeoutError, WriteRefusedError
from queries.model import Card, Parameter
from queries.parameters import bind, samples
from queries.runner import Reading, run, run_sync, translated, worth_a_retry
from tests.support.world import Ask

pytestmark = pytest.mark.database
NOTHING: tuple[Parameter, ...] = ()


def card(cypher: str, returns: tuple[str, ...] = ("n",)) -> Card:
    """A card that no catalogue would take: what happens if one slips through."""
    return Card("invented", "flows", "", "", NOTHING, returns, "table", False, cypher)


COUNTS = "MATCH (n) WITH count(n) AS nodes, sum(size(keys(n))) AS held MATCH ()-[r]->() RETURN nodes, held, count(r)"


def counts(driver: Driver, database: str) -> list[Any]:
    rows, _, _ = driver.execute_query(COUNTS, database_=database)
    return list(rows[0])


def test_every_card_is_planned_as_a_read_with_the_columns_it_declares(
    world: Connection, driver: Driver, catalogue: Catalogue
) -> None:
    with driver.session(database=world.database) as session:
        for one in catalogue.values():
            answer = session.run("EXPLAIN " + one.cypher, bind(one, samples(one)))
            keys = tuple(answer.keys())
            summary = answer.consume()
            assert summary.query_type == "r", one.name
            assert keys == (("rows",) if one.packed else one.returns), one.name


def test_every_card_runs_with_its_samples(ask: Ask, catalogue: Catalogue) -> None:
    for one in catalogue.values():
        assert ask(one.name, **samples(one)).columns == one.returns


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Entity {id: 'planted'}) RETURN n.id AS n",
        "MERGE (n:Entity {id: 'planted'}) RETURN n.id AS n",
        "MATCH (n:Entity) SET n.name = 'changed' RETURN count(n) AS n",
        "MATCH (n:Entity) DETACH DELETE n RETURN count(n) AS n",
        "MATCH (n:Entity) REMOVE n.name RETURN count(n) AS n",
        "CREATE INDEX planted FOR (n:Entity) ON (n.planted)",
        "CREATE CONSTRAINT planted FOR (n:Entity) REQUIRE n.planted IS UNIQUE",
        "CALL db.createLabel('Planted')",
    ],
)
async def test_a_write_through_the_reader_is_refused_and_changes_no_count(
    world: Connection, driver: Driver, cypher: str
) -> None:
    before = counts(driver, world.database)
    with pytest.raises(WriteRefusedError):
        run_sync(driver, card(cypher), Reading(world.database))
    async with AsyncGraphDatabase.driver(world.uri, auth=world.auth) as reader:
        with pytest.raises(WriteRefusedError):
            await run(reader, card(cypher), Reading(world.database))
    assert counts(driver, world.database) == before


def test_the_same_counts_do_notice_a_write(world: Connection, driver: Driver) -> None:
    before = counts(driver, world.database)
    with driver.session(database=world.database) as session, session.begin_transaction() as planted:
        planted.run("MATCH (n:Entity {id: 'country:NPL'}) SET n.planted = true")
        assert list(planted.run(COUNTS).single(strict=True)) != before
        planted.rollback()


def test_a_long_query_ends_with_its_limit(driver: Driver, neo4j_connection: Connection) -> None:
    endless = card(
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN count(*) AS n"
    )
    with pytest.raises(QueryTimeoutError):
        run_sync(driver, endless, Reading(neo4j_connection.database, 0.5))


def test_a_limit_cuts_and_says_so(ask: Ask) -> None:
    for limit, cut in ((9, True), (10, False), (11, False)):
        found = ask("world_flows", limit=limit)
        assert (len(found), found.truncated) == (min(limit, 10), cut)


def test_a_broken_statement_is_a_failure_of_ours(driver: Driver, neo4j_connection: Connection) -> None:
    with pytest.raises(QueryFailedError):
        run_sync(driver, card("RETURN nonsense AS n"), Reading(neo4j_connection.database))


async def test_nobody_at_the_address_is_said_as_such() -> None:
    with (
        GraphDatabase.driver("bolt://127.0.0.1:1", max_transaction_retry_time=1) as nobody,
        pytest.raises(DatabaseUnavailableError),
    ):
        run_sync(nobody, card("RETURN 1 AS n"))
    async with AsyncGraphDatabase.driver("bolt://127.0.0.1:1") as nobody_async:
        with pytest.raises(DatabaseUnavailableError):
            await run(nobody_async, card("RETURN 1 AS n"))


def failure(kind: type[TransientError | ClientError], code: str) -> TransientError | ClientError:
    return kind._hydrate_neo4j(code=code, message="invented")  # type: ignore[return-value]


def test_exhausted_memory_is_not_tried_again_but_a_deadlock_is() -> None:
    memory = failure(TransientError, "Neo.TransientError.General.MemoryPoolOutOfMemoryError")
    deadlock = failure(TransientError, "Neo.TransientError.Transaction.DeadlockDetected")
    assert not worth_a_retry(memory)
    assert isinstance(translated(memory), QueryFailedError)
    assert worth_a_retry(deadlock)
    assert worth_a_retry(ServiceUnavailable("invented"))


def test_a_packed_card_without_records_has_no_rows(driver: Driver, neo4j_connection: Connection) -> None:
    packed = replace(card("MATCH (n:Entity) WHERE false RETURN collect([n.id]) AS rows"), packed=True)
    assert run_sync(driver, packed, Reading(neo4j_connection.database)).rows == []
