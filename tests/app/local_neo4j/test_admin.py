"""Saving and restoring the graph of a stopped server, and what a damaged dump does to it: nothing."""

import hashlib
from pathlib import Path

import pytest

from app.local_neo4j import AdminError, LocalNeo4j
from app.local_neo4j.admin import hash_file
from tests.app.local_neo4j.conftest import Life


@pytest.fixture
def restored(life: Life, tmp_path: Path) -> LocalNeo4j:
    """A home of its own with the graph of `life` loaded into it."""
    server = LocalNeo4j(tmp_path / "restored here")
    server.load(life.dump)
    return server


def test_a_dump_comes_with_its_hash_and_is_for_its_owner_only(life: Life) -> None:
    assert hash_file(life.dump).read_text("utf-8") == f"{life.sha256}  {life.dump.name}\n"
    assert hashlib.sha256(life.dump.read_bytes()).hexdigest() == life.sha256
    assert life.dump.stat().st_mode & 0o077 == 0


def test_a_damaged_dump_is_refused_and_the_graph_stays_as_it_was(
    life: Life, restored: LocalNeo4j, tmp_path: Path
) -> None:
    before = fingerprint(restored)
    damaged = tmp_path / "damaged.dump"
    damaged.write_bytes(damage(life.dump.read_bytes()))
    with pytest.raises(AdminError, match="'database load' failed"):
        restored.load(damaged)
    hash_file(damaged).write_text(hash_file(life.dump).read_text("utf-8"), "utf-8")
    with pytest.raises(AdminError, match="is not the file whose SHA-256"):
        restored.load(damaged)
    assert fingerprint(restored) == before
    restored.check()


def test_damage_in_the_store_is_found(restored: LocalNeo4j) -> None:
    nodes = restored.home.data / "databases" / "neo4j" / "neostore.nodestore.db"
    nodes.write_bytes(bytes(nodes.stat().st_size))
    with pytest.raises(AdminError, match="'database check' failed"):
        restored.check()


def test_a_dump_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AdminError, match="There is no dump at"):
        LocalNeo4j(tmp_path).load(tmp_path / "no.dump")


def fingerprint(server: LocalNeo4j) -> dict[Path, str]:
    """The hash of every file of the store."""
    files = [path for path in server.home.data.rglob("*") if path.is_file()]
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def damage(content: bytes) -> bytes:
    """The same with one bit flipped in the middle."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
