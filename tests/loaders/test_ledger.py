"""The ledger: one run, one record; a record that does not add up is not taken."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.ledger import FileRecord, Ledger, LedgerError, Note

FILE = FileRecord("a.csv", "0" * 64, "doc:a", "invented", "row", 10, 7, 2, 1, path="/somewhere/a.csv")


def ledger(folder: Path) -> Ledger:
    kept = Ledger(folder)
    kept.start("run:1", "ada", "load a.csv", "0.1.0")
    return kept


def test_a_run_is_one_record_with_its_files_and_notes(tmp_path: Path) -> None:
    kept = ledger(tmp_path)
    kept.add("run:1", FILE, [Note("refused", "a.csv:3", "no such place", "x")])
    kept.finish("run:1")
    found = kept.run("1")
    assert (found.who, found.command, found.state, found.files) == ("ada", "load a.csv", "done", (FILE,))
    assert kept.notes("run:1") == [Note("refused", "a.csv:3", "no such place", "x")]


def test_rows_that_go_nowhere_are_not_recorded(tmp_path: Path) -> None:
    kept = ledger(tmp_path)
    with pytest.raises(LedgerError, match=r"10 rows read, but 6 loaded \+ 2 refused \+ 1 duplicates = 9"):
        kept.add("run:1", replace(FILE, loaded=6))
    assert kept.run("run:1").files == ()


def test_the_database_itself_refuses_a_record_that_does_not_add_up(tmp_path: Path) -> None:
    """The fault: the check of the record is taken away."""
    kept = ledger(tmp_path)
    wrong = replace(FILE, loaded=6)
    unchecked = type("Unchecked", (FileRecord,), {"check": lambda _: None, "__slots__": ()})
    with pytest.raises(LedgerError, match="does not add up"):
        kept.add("run:1", unchecked(**{f: getattr(wrong, f) for f in FileRecord.__slots__}))


def test_a_killed_run_stays_open(tmp_path: Path) -> None:
    assert (ledger(tmp_path).run("1").state, ledger(tmp_path / "b").run("1").finished) == ("running", None)


def test_what_a_path_gave_last_until_it_was_removed(tmp_path: Path) -> None:
    kept = ledger(tmp_path)
    kept.add("run:1", FILE)
    kept.start("run:2", "ada", "load a.csv", "0.1.0")
    kept.add("run:2", replace(FILE, document="doc:b"))
    latest = kept.latest_at("/somewhere/a.csv")
    assert latest is not None
    assert latest.document == "doc:b"
    assert kept.latest_at("/elsewhere/a.csv") is None
    kept.removed("ada", "doc:b", "A", 3, "unload")
    found = kept.latest_at("/somewhere/a.csv")
    assert found is not None
    assert found.document == "doc:a"


def test_a_load_that_is_not_known_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="`trafficking-graph loads` lists them"):
        ledger(tmp_path).run("9")


def test_a_damaged_ledger_is_named(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"not a database at all, just some bytes" * 100)
    with pytest.raises(LedgerError, match="cannot be read or written"):
        Ledger(tmp_path).runs()
    assert sqlite3.sqlite_version
