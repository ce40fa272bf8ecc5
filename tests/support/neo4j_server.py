"""The real Neo4j that tests run on. Enter it once, in the root `conftest.py`:

    pytest_plugins = ["tests.support.neo4j_server"]

- `neo4j_connection` (once a run): the server of NEO4J_URI (with NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE)
  if that is set, else the product's own local Neo4j in a temporary folder, stopped at the end; its libraries
  come from the user's cache.
- `driver` (once a run): a sync driver for it.
- `clean_graph`: the same driver with no node and no relationship left; constraints and indexes stay.

Without a network and with nothing in the cache, tests that ask for these skip and say why; under CI=true they
fail.
"""

import os
from collections.abc import Iterator
from typing import NoReturn

import pytest
from neo4j import Driver, GraphDatabase

from app.local_neo4j import Connection, LocalNeo4j, LocalNeo4jError, NoNetworkError, choose_server


@pytest.fixture(scope="session")
def neo4j_connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """How to reach the Neo4j of this test run."""
    server = choose_server(_given(), lambda: LocalNeo4j(tmp_path_factory.mktemp("neo4j")))
    try:
        connection = server.start()
    except NoNetworkError as error:
        skip_on_a_laptop(error)
    yield connection
    server.close()


@pytest.fixture(scope="session")
def driver(neo4j_connection: Connection) -> Iterator[Driver]:
    """A sync driver for the Neo4j of this test run; pass `database_=neo4j_connection.database`."""
    with GraphDatabase.driver(
        neo4j_connection.uri, auth=neo4j_connection.auth, notifications_min_severity="OFF"
    ) as driver:
        yield driver


@pytest.fixture
def clean_graph(driver: Driver, neo4j_connection: Connection) -> Driver:
    """The driver of an empty graph. All is deleted: never point NEO4J_URI at a graph you want to keep."""
    empty(driver, neo4j_connection.database)
    return driver


def empty(driver: Driver, database: str) -> None:
    """Delete every node and relationship; constraints and indexes stay. Relationships go first: after a large load a country
    has tens of thousands, and with its neighbours they would not fit into one transaction's memory."""
    with driver.session(database=database) as session:
        session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS").consume()
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS").consume()


def _given() -> Connection | None:
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    return Connection(
        uri=uri,
        user=os.environ.get("NEO4J_USER", "neo4j"),
        password=os.environ.get("NEO4J_PASSWORD", ""),
        database=os.environ.get("NEO4J_DATABASE", "neo4j"),
    )


def skip_on_a_laptop(error: LocalNeo4jError) -> NoReturn:
    """Skip the test that asked, visibly; where CI=true let the error be one."""
    if os.environ.get("CI") == "true":
        raise error
    pytest.skip(f"no Neo4j to test on: {error}")
