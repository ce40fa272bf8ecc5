"""The real server on a real port, for what talks HTTP: client, notebooks, browsers.

- `served` (once a module): its address; it serves the invented world.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from app.api import EXPLORER, create_app
from app.local_neo4j import Connection
from app.settings import Settings


@contextmanager
def serving(connection: Connection, explorer: Path = EXPLORER) -> Iterator[str]:
    """The app behind uvicorn on a free port of this machine, in a thread; its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = create_app(Settings(), connection, warm=False, explorer_files=explorer)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()
    assert not thread.is_alive(), "the server did not stop"


@pytest.fixture(scope="module")
def served(world: Connection, no_explorer: Path) -> Iterator[str]:
    """The address of a server of the invented world, without an explorer."""
    with serving(world, no_explorer) as address:
        yield address
