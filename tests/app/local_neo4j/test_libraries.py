"""Fetching and verifying, by the real fetching library from a small Maven repository on a real web server."""

import socket
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.local_neo4j import (
    DiskFullError,
    DownloadError,
    Libraries,
    LocalNeo4jError,
    NoNetworkError,
    NotWritableError,
    Progress,
    WrongHashError,
)
from app.local_neo4j.errors import storage_explained
from tests.app.local_neo4j.small_repository import Repository, content
from tests.app.local_neo4j.tiny_disk import on_a_tiny_disk


def test_every_library_arrives_whole_and_progress_ends_at_the_total(
    repository: Repository, tmp_path: Path
) -> None:
    told: list[Progress] = []
    libraries = repository.libraries(tmp_path / "the càche")
    libraries.fetch(told.append)
    assert {libraries.path(jar).read_bytes() for jar in repository.jars} == {
        content(jar) for jar in repository.jars
    }
    total = sum(jar.size for jar in repository.jars)
    assert told[0] == Progress("fetching", 0, total)
    assert told[-1] == Progress("fetching", total, total)


def test_what_has_been_fetched_needs_no_repository_any_more(repository: Repository, tmp_path: Path) -> None:
    repository.libraries(tmp_path).fetch()
    told: list[Progress] = []
    unreachable(tmp_path, repository).fetch(told.append)
    assert told == []


def test_a_fetch_goes_on_where_it_stopped(repository: Repository, tmp_path: Path) -> None:
    missing = repository.path(repository.jars[2])
    true = missing.read_bytes()
    missing.unlink()
    with pytest.raises(DownloadError, match=r"did not hand out the library org\.example:ink:blue:1\.0"):
        repository.libraries(tmp_path).fetch()
    missing.write_bytes(true)
    for jar in repository.jars[:2]:
        repository.path(jar).unlink()
    repository.libraries(tmp_path).fetch()


def test_a_changed_library_in_the_cache_is_removed_and_fetched_anew_next_time(
    repository: Repository, tmp_path: Path
) -> None:
    libraries = repository.libraries(tmp_path)
    libraries.fetch()
    changed = libraries.path(repository.jars[1])
    changed.write_bytes(changed.read_bytes()[:-1] + b"!")  # same size, one byte other
    with pytest.raises(WrongHashError, match="run the same command again to fetch them anew"):
        libraries.fetch()
    assert not changed.exists()
    libraries.fetch()
    assert changed.read_bytes() == content(repository.jars[1])


def test_a_library_that_arrives_with_another_content_is_not_kept(
    repository: Repository, tmp_path: Path
) -> None:
    repository.path(repository.jars[0]).write_bytes(b"not what the lock names")
    libraries = repository.libraries(tmp_path)
    with pytest.raises(WrongHashError, match=r"org\.neo4j:neo4j:1\.0 arrived with another content"):
        libraries.fetch()
    assert not libraries.path(repository.jars[0]).exists()
    assert not [*tmp_path.rglob("neo4j-1.0.jar")]


def test_a_jar_that_is_not_locked_is_never_run(repository: Repository, tmp_path: Path) -> None:
    libraries = repository.libraries(tmp_path)
    libraries.fetch()
    (libraries.folder / "lib" / "stranger.jar").write_bytes(b"")
    assert "stranger" not in libraries.classpath


def test_without_a_network_one_sentence_says_what_to_do(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(NoNetworkError) as told:
        unreachable(tmp_path, repository).fetch()
    assert "connect to the network" in str(told.value)
    assert is_one_sentence(told.value)


def test_a_download_that_breaks_off_is_reported_and_nothing_of_it_is_kept(
    repository: Repository, tmp_path: Path
) -> None:
    with BreakingOff() as address:
        libraries = Libraries(tmp_path, repository.jars, address, pauses=(0.0,))
        with pytest.raises(DownloadError, match="run the same command again") as told:
            libraries.fetch()
    assert is_one_sentence(told.value)
    assert not any((libraries.folder / "lib").iterdir())


def test_too_little_space_is_found_before_anything_is_fetched(repository: Repository, tmp_path: Path) -> None:
    jars = (replace(repository.jars[0], size=10**15), *repository.jars[1:])
    with pytest.raises(DiskFullError, match="1000000000 MB are needed to fetch") as told:
        Libraries(tmp_path, jars, "http://127.0.0.1:9", pauses=()).fetch()
    assert is_one_sentence(told.value)


def test_a_disk_that_fills_up_is_called_full(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(DiskFullError, match="free some space"), storage_explained(tmp_path):
        full.write_bytes(b"a byte")


def test_a_disk_that_fills_up_during_a_fetch_is_called_full(tmp_path: Path) -> None:
    """On a real, tiny file system."""
    assert on_a_tiny_disk("fetch_onto_it.py", tmp_path) == "DiskFullError"


def test_a_folder_that_cannot_be_written_is_named(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(NotWritableError, match="choose another folder") as told:
        repository.libraries(tmp_path / "file").fetch()
    assert is_one_sentence(told.value)


def unreachable(cache: Path, repository: Repository) -> Libraries:
    """The same libraries from a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return Libraries(cache, repository.jars, f"http://127.0.0.1:{port}", pauses=(0.0,))


def is_one_sentence(error: LocalNeo4jError) -> bool:
    text = str(error)
    return "\n" not in text and text.endswith(".") and ". " not in text


class BreakingOff:
    """A web server that announces 1,000 bytes, sends a few, and hangs up."""

    def __enter__(self) -> str:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def _serve(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection:
                if not connection.recv(4096):
                    return
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this")

    def __exit__(self, *_: object) -> None:
        with socket.create_connection(self._socket.getsockname()):
            pass
        self._thread.join()
        self._socket.close()
