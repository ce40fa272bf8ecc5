"""P7: originals stay what they were; one that is missing or changed is found, down to a single bit."""

import os
import random
import stat
import sys
from pathlib import Path

import pytest

from loaders.errors import SourceError
from loaders.evidence_store import EvidenceStore


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


def change(path: Path, data: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(data)


def test_an_original_comes_back_as_it_was_and_is_read_only(store: EvidenceStore) -> None:
    sha = store.keep(b"an invented report")
    assert store.read(sha) == b"an invented report"
    assert store.state(sha) == "whole"
    assert not stat.S_IMODE(store.path(sha).stat().st_mode) & 0o222


def test_keeping_twice_keeps_one(store: EvidenceStore) -> None:
    first = store.keep(b"words")
    before = store.path(first).stat().st_mtime_ns
    assert store.keep(b"words") == first
    assert store.path(first).stat().st_mtime_ns == before
    assert list(store.kept()) == [first]


def test_every_flipped_bit_is_found(store: EvidenceStore) -> None:
    chance = random.Random(1)
    for _ in range(100):
        data = chance.randbytes(200)
        sha = store.keep(data)
        assert store.verify([sha]).sound
        flipped = bytearray(data)
        flipped[chance.randrange(200)] ^= 1 << chance.randrange(8)
        change(store.path(sha), bytes(flipped))
        assert store.verify([sha]).changed == (sha,)
        with pytest.raises(SourceError, match="was changed"):
            store.read(sha)
        assert store.keep(data) == sha, "loading the file again mends it"
        assert store.state(sha) == "whole"


def test_a_missing_original_is_found(store: EvidenceStore) -> None:
    kept, gone = store.keep(b"one"), store.keep(b"two")
    os.unlink(store.path(gone))
    found = store.verify([kept, gone])
    assert (found.whole, found.missing, found.changed) == (1, (gone,), ())
    assert not found.sound
    assert store.state(gone) == "missing"
    with pytest.raises(SourceError, match="load its file again"):
        store.read(gone)


def test_what_is_no_hash_is_not_looked_up(store: EvidenceStore) -> None:
    for name in ("../../etc/passwd", "", "AB" * 32, "ab" * 31):
        with pytest.raises(SourceError, match="is no SHA-256"):
            store.read(name)


def test_an_empty_store_is_sound(store: EvidenceStore) -> None:
    assert store.verify().sound
    assert store.verify(["ab" * 32]).missing == ("ab" * 32,)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights bind no administrator")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SourceError, match="cannot be kept"):
        EvidenceStore(tmp_path / "evidence").keep(b"x")
