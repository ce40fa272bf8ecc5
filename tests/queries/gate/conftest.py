"""Fixtures of the campaigns: what must not change while hostile texts are tried, and a listener that must not be called."""

import socket
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
from neo4j import Driver

from app.database import open_async
from app.integrity import fingerprint, own_cards
from app.local_neo4j import Connection
from queries.gate import Limits, Server

STATE = (
    "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties RETURN * ORDER BY name",
    "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, state RETURN * ORDER BY name",
    "SHOW USERS YIELD user RETURN user ORDER BY user",
    "SHOW DATABASES YIELD name, access, currentStatus RETURN * ORDER BY name",
    "SHOW SETTINGS YIELD name, value RETURN * ORDER BY name",
    "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "CALL db.propertyKeys() YIELD propertyKey AS key RETURN key ORDER BY key",
)


@dataclass(frozen=True)
class State:
    """Everything of a server that a hostile text might change."""

    graph: str
    lists: tuple[tuple[tuple[object, ...], ...], ...]


def state(driver: Driver, database: str) -> State:
    """The state now: fingerprint of the graph; schema, users, databases, settings, names in use."""
    lists = []
    for text in STATE:
        with driver.session(database=database) as session:
            lists.append(tuple(tuple(map(repr, record.values())) for record in session.run(text)))
    return State(fingerprint(driver, own_cards(), database), tuple(lists))


class Canary:
    """Listens on a loopback port and counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(target=self._count, daemon=True)
        self._thread.start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        """Stops listening."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(5)


@pytest.fixture
def canary() -> Iterator[Canary]:
    """A listener; the test says how often it may be called."""
    found = Canary()
    yield found
    found.close()


@pytest.fixture
def unharmed(world: Connection, driver: Driver, canary: Canary) -> Iterator[None]:
    """Before and after the test: the same graph, schema, users, databases and settings, and nobody called the canary."""
    before = state(driver, world.database)
    yield
    assert state(driver, world.database) == before
    assert canary.calls == 0


@pytest.fixture
async def gate_server(world: Connection) -> AsyncIterator[Server]:
    """The server of this run as the gate sees it, with a time limit of a second."""
    driver = open_async(world)
    yield Server(driver, world.database, Limits(seconds=1.0))
    await driver.close()
