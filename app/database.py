"""Opens drivers; nothing else does. One place for how long a connection may take and how many there are."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from neo4j import AsyncDriver, AsyncGraphDatabase, Driver, GraphDatabase

from app.local_neo4j import Connection, LocalNeo4j, Report, Server, choose_server, silent
from app.settings import Settings

POOL = 20
PATIENCE = 3.0
"""Seconds for a TCP connection, for a free place in the pool, and for the driver's own retries: a dead server must not
hold a request for two minutes, as the defaults do."""

OPTIONS: dict[str, Any] = {
    "max_connection_pool_size": POOL,
    "connection_timeout": PATIENCE,
    "connection_acquisition_timeout": PATIENCE,
    "max_transaction_retry_time": PATIENCE,
    "notifications_min_severity": "OFF",
    "telemetry_disabled": True,
    "user_agent": "trafficking-graph",
}


def open_async(connection: Connection) -> AsyncDriver:
    """The API's driver; close it with `await driver.close()`. It connects at the first query, not now."""
    return AsyncGraphDatabase.driver(connection.uri, auth=connection.auth, **OPTIONS)


def open_sync(connection: Connection) -> Driver:
    """The loader's and the command line's driver; use it in a `with` block."""
    return GraphDatabase.driver(connection.uri, auth=connection.auth, **OPTIONS)


def server(settings: Settings, *, detached: bool = False) -> Server:
    """The given server, or our own in the data folder; `detached` leaves it running when we end."""
    return choose_server(
        settings.given_connection, lambda: LocalNeo4j(settings.local_home, detached=detached)
    )


@contextmanager
def connected(settings: Settings, progress: Report = silent) -> Iterator[tuple[Driver, str]]:
    """A sync driver and the database's name; a server that this starts is stopped again, a running one is left alone."""
    chosen = server(settings)
    connection = chosen.start(progress=progress)
    try:
        with open_sync(connection) as driver:
            yield driver, connection.database
    finally:
        chosen.close()
