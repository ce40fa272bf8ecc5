"""How one server stands: what a status command shows."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import psutil

from app.local_neo4j.connection import Connection
from app.local_neo4j.folders import Home
from app.local_neo4j.process import Mode, Record, server_process


@dataclass(frozen=True)
class Status:
    """Sizes in bytes, times with their zone; what only a running server has is None when it is stopped."""

    running: bool
    version: str
    home: Path
    data: Path
    log: Path
    password_file: Path
    store_bytes: int
    pid: int | None = None
    port: int | None = None
    uri: str | None = None
    mode: Mode | None = None
    started_at: datetime | None = None
    uptime_seconds: float | None = None
    memory_bytes: int | None = None


def status_of(home: Home, record: Record | None, connection: Connection | None, version: str) -> Status:
    """The status of the server of `home`; `version` is the one that a start would run."""
    stopped = Status(
        running=False,
        version=version,
        home=home.path,
        data=home.data,
        log=home.log,
        password_file=home.password_file,
        store_bytes=home.store_bytes(),
    )
    process = server_process(home, record)
    if record is None or connection is None or process is None:
        return stopped
    try:
        return _running(stopped, record, connection, process)
    except psutil.NoSuchProcess:  # it ended while we asked
        return stopped


def _running(stopped: Status, record: Record, connection: Connection, process: psutil.Process) -> Status:
    started = datetime.fromtimestamp(process.create_time(), UTC)
    return replace(
        stopped,
        running=True,
        version=record.version,
        pid=record.pid,
        port=record.port,
        uri=connection.uri,
        mode=record.mode,
        started_at=started,
        uptime_seconds=(datetime.now(UTC) - started).total_seconds(),
        memory_bytes=process.memory_info().rss,
    )
