"""The lock file that ships, and what the reader says to a line it cannot read."""

from pathlib import Path

import pytest

from app.local_neo4j import LocalNeo4jError
from app.local_neo4j.lock import LockedJar, neo4j_version, read_lock
from app.local_neo4j.settings import SETTINGS

HASH = "ab" * 32


def test_the_lock_names_every_library_once_and_without_an_address() -> None:
    jars = read_lock()
    assert len({jar.file_name for jar in jars}) == len(jars) > 200
    assert not any("/" in jar.line() for jar in jars)


def test_the_lock_is_of_the_neo4j_we_promise() -> None:
    assert neo4j_version(read_lock()).startswith("2026.09")


def test_a_classifier_is_read_and_written_back(tmp_path: Path) -> None:
    lines = [f"org.example:ink:blue:1.0 {HASH} 7", f"org.example:ink:1.0 {HASH} 8"]
    (tmp_path / "some.lock").write_text("# a comment\n" + "\n".join(lines) + "\n", "utf-8")
    jars = read_lock(tmp_path / "some.lock")
    assert jars[0] == LockedJar("org.example", "ink", "blue", "1.0", HASH, 7)
    assert [jar.line() for jar in jars] == lines


@pytest.mark.parametrize(
    "line", [f"org.example:ink {HASH} 7", "org.example:ink:1.0 abc 7", "org.example:ink:1.0"]
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "some.lock").write_text(f"org.example:ink:1.0 {HASH} 7\n{line}\n", "utf-8")
    with pytest.raises(LocalNeo4jError, match=r"some\.lock:2: .* make the file anew"):
        read_lock(tmp_path / "some.lock")


def test_no_setting_stands_twice_in_the_table() -> None:
    names = [setting.name for setting in SETTINGS]
    assert len(set(names)) == len(names)
