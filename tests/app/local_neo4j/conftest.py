"""Fixtures for the local Neo4j itself: a running server, a saved one, a small Maven repository.

What starts, kills or breaks a server makes its own, in a folder with spaces and accents in its name.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.local_neo4j import Connection, LocalNeo4j, Progress, Status
from tests.app.local_neo4j.small_repository import Repository, small_repository
from tests.app.local_neo4j.starting import ask, kill, starter


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalNeo4j]:
    """One started server for every test that does not change it."""
    with LocalNeo4j(tmp_path_factory.mktemp("running") / "Zoé's gráf") as server:
        server.start()
        yield server


@dataclass(frozen=True)
class Life:
    """What was seen of a server that was started detached, killed, started again, stopped and dumped."""

    server: LocalNeo4j
    address_told: str
    detached: Status
    attached: Connection | None
    killed: Status
    told: tuple[Progress, ...]
    note_after_kill: dict[str, object]
    stop_seconds: float
    dump: Path
    sha256: str


@pytest.fixture(scope="session")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """One life for several tests: each start costs five seconds on two cores."""
    folder = tmp_path_factory.mktemp("life")
    server = LocalNeo4j(folder / "Åsa and Bjørn")
    with starter(server.home.path, detached=True) as (process, address):
        process.wait(20)
    detached, attached = server.status(), server.connection()
    ask(server, "CREATE (:Note {text: 'committed'}) RETURN 1 AS one")
    kill(server)
    killed = server.status()
    told: list[Progress] = []
    server.start(progress=told.append)
    note = ask(server, "MATCH (n:Note) RETURN n.text AS text")
    began = time.monotonic()
    server.stop()
    seconds = time.monotonic() - began
    dump = folder / "a graph, séved.dump"
    sha256 = server.dump(dump)
    return Life(server, address, detached, attached, killed, tuple(told), note, seconds, dump, sha256)


@pytest.fixture
def repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    """A repository of its own for each test."""
    with small_repository(tmp_path_factory.mktemp("repository")) as repository:
        yield repository
