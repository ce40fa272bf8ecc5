"""Where a Neo4j is and how to get in; and the choice between a given one and our own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from app.local_neo4j.progress import Report, silent

START_TIMEOUT = 180.0
"""Seconds; generous for a busy machine, and it costs nothing: a server that has ended is noticed at once."""


@dataclass(frozen=True)
class Connection:
    """All that a driver needs; the password stays out of `repr`, so out of logs and tracebacks."""

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"

    @property
    def auth(self) -> tuple[str, str]:
        """The pair that `GraphDatabase.driver(uri, auth=...)` takes."""
        return (self.user, self.password)


class Server(Protocol):
    """A Neo4j that can be had by `start` and let go by `close`, whoever runs it."""

    def start(self, timeout: float = START_TIMEOUT, progress: Report = silent) -> Connection:
        """Starts it, or attaches to it, and says how to reach it. Raises LocalNeo4jError."""
        ...

    def close(self) -> None:
        """Lets it go: what this object started ends, another's server stays."""
        ...


@dataclass(frozen=True)
class GivenServer:
    """A server that somebody else runs (Aura, a cluster, Docker): nothing is fetched, started or stopped."""

    connection: Connection

    def start(self, timeout: float = START_TIMEOUT, progress: Report = silent) -> Connection:
        """The connection as given; whether it answers is for the driver to find out."""
        del timeout, progress  # nothing is started, so there is nothing to wait for
        return self.connection

    def close(self) -> None:
        """Nothing to do: it was running before us."""


def choose_server(given: Connection | None, local: Callable[[], Server]) -> Server:
    """The given server if there is one, else our own; `local` is not even called when one is given."""
    return GivenServer(given) if given is not None else local()
