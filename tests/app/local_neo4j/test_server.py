"""Starting, attaching, stopping, dying."""

import os
import signal
import socket
import stat
import time
from pathlib import Path

import psutil
import pytest

from app.local_neo4j import (
    Connection,
    LocalNeo4j,
    NotWritableError,
    PasswordLostError,
    PortInUseError,
    StartError,
    StillRunningError,
)
from app.local_neo4j.folders import Home
from app.local_neo4j.java import home_argument
from app.local_neo4j.lock import neo4j_version, read_lock
from app.local_neo4j.process import Record, server_process
from app.local_neo4j.readiness import answers
from tests.app.local_neo4j.conftest import Life
from tests.app.local_neo4j.starting import ask, sleeping, starter
from tests.app.local_neo4j.tiny_disk import on_a_tiny_disk


def test_a_second_start_uses_the_running_server(running: LocalNeo4j) -> None:
    second = LocalNeo4j(running.home.path)
    assert second.start() == running.connection()
    second.close()
    assert running.status().running


def test_status_tells_what_there_is_to_know(running: LocalNeo4j) -> None:
    status = running.status()
    connection = running.connection()
    assert connection is not None
    assert status.pid is not None
    assert psutil.Process(status.pid).name().startswith("java")
    assert (status.running, status.mode, status.uri) == (True, "child", connection.uri)
    assert status.version == neo4j_version(read_lock())
    assert status.uptime_seconds is not None
    assert 0 < status.uptime_seconds < 600
    assert status.memory_bytes is not None
    assert status.memory_bytes > 100e6
    assert "Started." in status.log.read_text("utf-8")


def test_an_empty_graph_is_small_on_disk(running: LocalNeo4j) -> None:
    assert 100e3 < running.status().store_bytes < 20e6


def test_the_server_is_the_version_of_the_lock(running: LocalNeo4j) -> None:
    found = ask(
        running, "CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN *"
    )
    assert (found["versions"], found["edition"]) == ([neo4j_version(read_lock())], "community")


def test_nobody_else_can_read_the_password_or_the_data(running: LocalNeo4j) -> None:
    home = running.home.path
    open_to_others = [path for path in (home, *home.rglob("*")) if path.stat().st_mode & 0o077]
    assert stat.S_IMODE(running.home.password_file.stat().st_mode) == 0o600
    # The settings hold no secret and lie, like the empty lock file, where only the owner can enter.
    assert {path.name for path in open_to_others} <= {"neo4j.conf", "server.lock"}


def test_the_password_is_in_no_list_of_processes(running: LocalNeo4j) -> None:
    password = running.home.password()
    status = running.status()
    server = psutil.Process(status.pid)
    family = [server, *server.parents(), *psutil.Process().children(recursive=True)]
    assert len(password) == 48
    assert not [process for process in family if password in " ".join(process.cmdline())]


def test_a_wrong_password_does_not_open_it(running: LocalNeo4j) -> None:
    connection = running.connection()
    assert connection is not None
    stranger = Connection(connection.uri, password="0" * 48)
    assert answers(connection)
    with pytest.raises(PasswordLostError, match="does not accept the password"):
        answers(stranger)


def test_a_stopped_server_is_needed_to_save(running: LocalNeo4j, tmp_path: Path) -> None:
    with pytest.raises(StillRunningError, match="stop it first"):
        running.dump(tmp_path / "graph.dump")


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            PortInUseError, match=f"Port {port} is used by another program: choose another port"
        ):
            LocalNeo4j(tmp_path, port=port).start()


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(NotWritableError, match="choose another folder"):
        LocalNeo4j(tmp_path / "file").start()


def test_a_full_disk_is_named_at_once(running: LocalNeo4j, tmp_path: Path) -> None:
    assert running.status().running  # so its libraries are in the cache, and only the disk stands in the way
    began = time.monotonic()
    assert on_a_tiny_disk("start_on_it.py", tmp_path) == "DiskFullError"
    assert time.monotonic() - began < 10


def test_data_without_their_password_are_not_touched(tmp_path: Path) -> None:
    server = LocalNeo4j(tmp_path)
    (server.home.data / "databases" / "system").mkdir(parents=True)
    with pytest.raises(PasswordLostError, match="put it back from a copy"):
        server.start()
    assert not server.home.password_file.exists()


def test_a_server_that_cannot_start_shows_the_end_of_its_log_and_leaves_nothing(tmp_path: Path) -> None:
    server = LocalNeo4j(tmp_path)
    server.home.make()
    (server.home.data / "databases").write_text("in the way", "utf-8")
    with pytest.raises(StartError) as told:
        server.start()
    assert str(server.home.log) in str(told.value)
    assert "databases" in str(told.value)
    assert "\tat " not in str(told.value)
    assert not server.status().running


def test_another_process_under_the_same_id_is_not_taken_for_the_server(tmp_path: Path) -> None:
    server = LocalNeo4j(tmp_path)
    server.home.make()
    with sleeping() as pid:
        record = '{"pid": %d, "port": 7687, "mode": "detached", "version": "1", "owner": 1}'
        server.home.record.write_text(record % pid, "utf-8")
        assert not server.status().running
        assert server.stop() is False
        assert psutil.pid_exists(pid)


def test_a_server_is_recognised_the_instant_it_has_been_started(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for _ in range(50):  # most show no arguments yet when they are looked at
        with sleeping(home_argument(home.path)) as pid:
            assert server_process(home, Record(pid, 7687, "detached", "1", owner=1)) is not None


def test_a_record_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    server = LocalNeo4j(tmp_path)
    server.home.make()
    server.home.record.write_text("{half", "utf-8")
    assert not server.status().running


def test_a_detached_server_outlives_its_starter_and_is_found_again(life: Life) -> None:
    assert (life.detached.running, life.detached.mode) == (True, "detached")
    assert life.attached == Connection(life.address_told, password=life.server.home.password())


def test_a_killed_server_is_seen_as_stopped_and_starts_again_with_what_was_committed(life: Life) -> None:
    assert not life.killed.running
    assert life.note_after_kill == {"text": "committed"}
    assert {progress.phase for progress in life.told} == {"starting"}


def test_a_stop_is_quick_and_leaves_nothing(life: Life) -> None:
    assert life.stop_seconds < 3
    assert life.server.wait(0)
    assert life.server.connection() is None
    assert life.server.stop() is False


def test_a_child_server_ignores_ctrl_c_and_dies_with_a_killed_starter(life: Life, tmp_path: Path) -> None:
    server = LocalNeo4j(tmp_path)
    server.load(life.dump)  # into a home where no server has run: it must come up with the dumped graph
    with starter(tmp_path, detached=False) as (process, _):
        pid = server.status().pid
        assert pid is not None
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the whole foreground group
        time.sleep(1)
        assert ask(server, "MATCH (n:Note) RETURN n.text AS text") == {"text": "committed"}

        process.kill()
        process.wait(5)
        assert server.wait(10)
        assert not psutil.pid_exists(pid)
