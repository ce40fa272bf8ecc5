"""`LocalNeo4j`: one server per folder, had by `start`, let go by `close`, ended by `stop`."""

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
from filelock import FileLock, Timeout

from app.local_neo4j.admin import Admin
from app.local_neo4j.connection import START_TIMEOUT, Connection
from app.local_neo4j.errors import (
    PortInUseError,
    StartError,
    StillRunningError,
    disk_full,
    need_space,
    storage_explained,
)
from app.local_neo4j.folders import Home
from app.local_neo4j.libraries import Libraries
from app.local_neo4j.logs import NO_SPACE, PORT_TAKEN, last_words, written_since
from app.local_neo4j.process import (
    Mode,
    Record,
    end,
    is_orphan,
    let_go,
    read_record,
    server_process,
    spawn,
    wait_gone,
)
from app.local_neo4j.progress import Progress, Report, silent
from app.local_neo4j.readiness import HOST, answers, choose_port, is_listening, port_in_use
from app.local_neo4j.settings import DATABASE, write_settings
from app.local_neo4j.status import Status, status_of

PATIENCE = 20.0
"""Seconds a server has to stop in good order before it is killed."""


LEAST_SPACE = 64_000_000
"""Bytes that must be free to start: on a full disk Neo4j neither starts nor ends, and cannot write why."""


class LocalNeo4j:
    """The Neo4j of one folder.

    `home`: its data, logs, settings and password. `port`: where Bolt listens, a free port if not given (a
    server that runs already keeps its own). `detached`: it is left running when we end; otherwise it stops
    with us, however we end. `libraries`: another cache or repository than the user's own.
    """

    def __init__(
        self,
        home: Path,
        *,
        port: int | None = None,
        detached: bool = False,
        libraries: Libraries | None = None,
    ) -> None:
        self.home = Home(home.expanduser().resolve())
        self.libraries = libraries or Libraries()
        self._port = port
        self._mode: Mode = "detached" if detached else "child"
        self._admin = Admin(self.home, self.libraries)
        self._keeper: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def fetch(self, progress: Report = silent) -> None:
        """Fetch and verify the libraries (`Libraries.fetch`); quick when they are all here."""
        self.libraries.fetch(progress)

    def start(self, timeout: float = START_TIMEOUT, progress: Report = silent) -> Connection:
        """Return once the server has answered a query; one that already serves this folder is used as it is.

        `timeout` is in seconds and does not count the fetching. Raises any LocalNeo4jError; a server started
        by this call is not left running then.
        """
        with storage_explained(self.home.path):
            self.home.make()
            with self._only_one_starts(timeout):
                if (attached := self._attach(timeout, progress)) is not None:
                    return attached
                self.fetch(progress)
                return self._launch_on_a_port(timeout, progress)

    def connection(self) -> Connection | None:
        """How to reach the running server, or None when it is stopped; it may not answer yet."""
        record = self._running()
        return None if record is None else self._connection(record)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the server has ended, at most `timeout` seconds; returns whether it has."""
        process = server_process(self.home, read_record(self.home))
        if process is not None:
            with contextlib.suppress(psutil.TimeoutExpired):
                process.wait(timeout)
        return self._running() is None

    def stop(self, patience: float = PATIENCE) -> bool:
        """Stop the server, whoever started it; returns whether one was running.

        After `patience` seconds it is killed, which loses nothing that was committed.
        """
        process = server_process(self.home, read_record(self.home))
        if process is not None:
            end(process, patience)
        self.close()
        self.home.record.unlink(missing_ok=True)
        return process is not None

    def restart(self, patience: float = 1.0, timeout: float = START_TIMEOUT) -> Connection:
        """End the server and start it again at the same port, to run as long as it was meant to; one that is gone just starts.

        For a server that a query has taken hold of: it gets `patience` seconds to stop in good order, then it is killed, which
        loses nothing that was committed. Raises any LocalNeo4jError.
        """
        record = read_record(self.home)
        self.stop(patience)
        if record is not None:
            self._port, self._mode = record.port, record.mode
        return self.start(timeout)

    def close(self) -> None:
        """Stop the server if this object started it to run as long as we do; else leave it running."""
        if self._keeper is not None:
            let_go(self._keeper)
            self._keeper = None

    def status(self) -> Status:
        """How the server stands now."""
        record = self._running()
        connection = None if record is None else self._connection(record)
        return status_of(self.home, record, connection, self.libraries.version)

    def dump(self, path: Path) -> str:
        """Write the graph to one file, its SHA-256 beside it, and return that. The server must be stopped."""
        with self._stopped("saved"):
            return self._admin.dump(path.absolute())

    def load(self, path: Path) -> None:
        """Replace the graph by a dump, which is unpacked and looked at first. The server must be stopped."""
        with self._stopped("restored"):
            self._admin.load(path.absolute())

    def check(self) -> None:
        """Let Neo4j check the whole store; raises AdminError on damage. The server must be stopped."""
        with self._stopped("checked"):
            self._admin.check()

    def _running(self) -> Record | None:
        record = read_record(self.home)
        return record if server_process(self.home, record) is not None else None

    def _connection(self, record: Record) -> Connection:
        return Connection(f"bolt://{HOST}:{record.port}", "neo4j", self.home.password(), DATABASE)

    @contextlib.contextmanager
    def _only_one_starts(self, timeout: float) -> Iterator[None]:
        """Hold the folder's lock; the system lets go of it when its holder dies, so it cannot go stale."""
        try:
            with FileLock(self.home.lock, timeout=timeout):
                yield
        except Timeout as error:
            raise StartError(
                f"Another process has been starting or tending the Neo4j in {self.home.path} for "
                f"{timeout:.0f} s: wait for it or end it, then run the same command again."
            ) from error

    def _attach(self, timeout: float, progress: Report) -> Connection | None:
        """The connection to the server that runs already, or None when none does or it is just ending.

        A child whose owner was killed may still answer for a moment; so its owner is looked at last of all.
        """
        record = self._running()
        if record is None:
            return None
        if self._answers_in_time(record, timeout, progress) and not is_orphan(record):
            return self._connection(record)
        process = server_process(self.home, record)
        if process is not None:
            wait_gone(process, PATIENCE)
        return None

    @contextlib.contextmanager
    def _stopped(self, done: str) -> Iterator[None]:
        """Have the libraries at hand and keep everybody from starting the server meanwhile."""
        self.home.make()
        with self._only_one_starts(timeout=PATIENCE):
            if self._running() is not None:
                raise StillRunningError(
                    f"The Neo4j in {self.home.path} is running and can be {done} only while stopped: "
                    "stop it first."
                )
            self.fetch()
            yield

    def _launch_on_a_port(self, timeout: float, progress: Report) -> Connection:
        try:
            return self._launch(timeout, progress)
        except PortInUseError:
            if self._port is not None:
                raise
        return self._launch(timeout, progress)  # somebody was quicker to take the free port: choose another

    def _launch(self, timeout: float, progress: Report) -> Connection:
        need_space(self.home.path, LEAST_SPACE, "to start Neo4j")
        port = choose_port(self._port)
        write_settings(self.home.conf, port)
        self.home.password()
        if not self.home.has_data:
            self._admin.set_initial_password()
        offset = self.home.log.stat().st_size if self.home.log.exists() else 0
        spawned = spawn(self.home, self.libraries, port, self._mode)
        self._keeper = spawned.keeper if self._mode == "child" else None
        try:
            if self._answers_in_time(spawned.record, timeout, progress):
                return self._connection(spawned.record)
            raise self._why_it_ended(spawned.record, offset)
        except BaseException:  # Ctrl-C too: whatever keeps us from using the server, it is not left behind
            self.stop()
            raise

    def _answers_in_time(self, record: Record, timeout: float, progress: Report) -> bool:
        """Whether the server has answered (True) or ended (False); raises StartError when time is up."""
        connection = self._connection(record)
        began = time.monotonic()
        while (waited := time.monotonic() - began) < timeout:
            progress(Progress("starting", waited, timeout))
            if is_listening(record.port) and answers(connection):
                return True
            if server_process(self.home, record) is None:
                return False
            time.sleep(0.1)
        raise StartError(
            f"Neo4j gave no answer within {timeout:.0f} s: start it again with a longer time limit, "
            f"or read {self.home.log}."
        )

    def _why_it_ended(self, record: Record, offset: int) -> Exception:
        said = written_since(self.home.log, offset) + written_since(self.home.console, 0)
        if NO_SPACE in said:
            return disk_full(self.home.path)
        if PORT_TAKEN in said:
            return port_in_use(record.port)
        return StartError(
            f"Neo4j ended while starting; its log is {self.home.log}, and this is the end of it:\n"
            f"{last_words(said)}"
        )
