"""The invented world in the real Neo4j, and what the tests of reading work with.

- `world` (once a module): how to reach a graph that holds tests/invented_world.py and nothing else.
- `ask`: runs a card by name on it, with the sync driver.
"""

from collections.abc import Callable, Iterator

import pytest
from neo4j import Driver

from app.local_neo4j import Connection
from loaders.pipeline import load
from queries.catalogue import Catalogue, read_catalogue
from queries.model import Result
from queries.runner import Reading, run_sync
from tests.invented_world import BUNDLES
from tests.support.neo4j_server import empty

Ask = Callable[..., Result]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The query library."""
    return read_catalogue()


@pytest.fixture(scope="module")
def world(driver: Driver, neo4j_connection: Connection) -> Iterator[Connection]:
    """The graph of the invented world; a test that writes must not use it."""
    empty(driver, neo4j_connection.database)
    report = load(driver, BUNDLES, database=neo4j_connection.database)
    assert not [r for d in report.documents for r in d.refused], (
        "the invented world breaks a rule of evidence"
    )
    yield neo4j_connection
    empty(driver, neo4j_connection.database)


@pytest.fixture
def ask(world: Connection, driver: Driver, catalogue: Catalogue) -> Ask:
    """`ask("flows_from", source="country:NPL")`: the rows of a card."""

    def rows(name: str, /, **given: object) -> Result:
        return run_sync(driver, catalogue[name], Reading(world.database, 10), **given)

    return rows
