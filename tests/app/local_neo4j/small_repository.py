"""A Maven repository of three invented libraries on a real web server, whose files a test can tamper with."""

import gc
import hashlib
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from app.local_neo4j import Libraries
from app.local_neo4j.lock import LockedJar

NAMES = ("org.neo4j:neo4j:", "org.example:ink:", "org.example:ink:blue")


@dataclass(frozen=True)
class Repository:
    """`jars` is the lock that belongs to what `folder` held at first."""

    folder: Path
    address: str
    jars: tuple[LockedJar, ...]

    def libraries(self, cache: Path) -> Libraries:
        return Libraries(cache, self.jars, self.address, pauses=(0.0,))

    def path(self, jar: LockedJar) -> Path:
        suffix = f"-{jar.classifier}" if jar.classifier else ""
        folder = self.folder.joinpath(*jar.group.split("."), jar.artifact, jar.version)
        return folder / f"{jar.artifact}-{jar.version}{suffix}.jar"


@contextmanager
def small_repository(folder: Path) -> Iterator[Repository]:
    """Serve a new repository out of `folder` for as long as the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    repository = Repository(folder, f"http://127.0.0.1:{server.server_port}", tuple(map(_invented, NAMES)))
    for jar in repository.jars:
        repository.path(jar).parent.mkdir(parents=True, exist_ok=True)
        repository.path(jar).write_bytes(content(jar))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield repository
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        _collect_what_jgo_left_open()


def content(jar: LockedJar) -> bytes:
    """What the library of this coordinate truly holds."""
    return jar.coordinate.encode() * 50


def _invented(name: str) -> LockedJar:
    group, artifact, classifier = name.split(":")
    true = content(LockedJar(group, artifact, classifier, "1.0", "", 0))
    return LockedJar(group, artifact, classifier, "1.0", hashlib.sha256(true).hexdigest(), len(true))


def _collect_what_jgo_left_open() -> None:
    """jgo does not close the answer to a request that failed; its socket would warn in some later test."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass
