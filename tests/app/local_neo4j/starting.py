"""Programs that start a server, and what is done to it."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from neo4j import GraphDatabase

from app.local_neo4j import LocalNeo4j

ROOT = Path(__file__).parents[3]


def ask(server: LocalNeo4j, query: str) -> dict[str, object]:
    """The only row of a query's answer."""
    connection = server.connection()
    assert connection is not None
    with GraphDatabase.driver(connection.uri, auth=connection.auth) as driver:
        return dict(driver.execute_query(query, database_=connection.database).records[0])


def kill(server: LocalNeo4j) -> None:
    """`kill -9` the server and wait until the system has buried it."""
    process = psutil.Process(server.status().pid)
    process.kill()
    process.wait(10)


@contextmanager
def sleeping(*arguments: str) -> Iterator[int]:
    """The id of a process that is not a Neo4j, whatever its arguments say."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", *arguments])
    yield process.pid
    process.kill()
    process.wait()


@contextmanager
def starter(home: Path, *, detached: bool) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A program of its own that starts a server, prints its address and then, for a child server, sleeps."""
    program = f"""
        import pathlib, signal, sys, time
        from app.local_neo4j import LocalNeo4j
        server = LocalNeo4j(pathlib.Path(sys.argv[1]), detached={detached})
        connection = server.start()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        print(connection.uri, flush=True)
        time.sleep({0 if detached else 60})
    """
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program), str(home)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    with process.stdout as said:
        try:
            yield process, said.readline().strip()
        finally:
            process.kill()
            process.wait()
