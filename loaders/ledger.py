"""The record of every load: who, when, what was asked, each file with its SHA-256, and where every row of it went.

Kept beside the graph, in a small database of its own in the data folder, since when and by whom something was loaded is not
part of what sources say. One run = one record; rows read = loaded + refused + duplicates, or the record is not taken.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from loaders.errors import LoadError

SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
  id TEXT PRIMARY KEY, started TEXT NOT NULL, finished TEXT, who TEXT NOT NULL, command TEXT NOT NULL, version TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled')), message TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE IF NOT EXISTS files (
  run TEXT NOT NULL REFERENCES runs (id), position INTEGER NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
  sha256 TEXT NOT NULL, document TEXT, loader TEXT NOT NULL, unit TEXT NOT NULL CHECK (unit IN ('row', 'document')),
  read INTEGER NOT NULL, loaded INTEGER NOT NULL, refused INTEGER NOT NULL, duplicates INTEGER NOT NULL,
  warnings INTEGER NOT NULL, claims INTEGER NOT NULL, known_claims INTEGER NOT NULL, refused_rows TEXT, replaces TEXT,
  PRIMARY KEY (run, position), CHECK (read = loaded + refused + duplicates)
) STRICT;
CREATE TABLE IF NOT EXISTS notes (
  run TEXT NOT NULL REFERENCES runs (id), kind TEXT NOT NULL CHECK (kind IN ('refused', 'duplicate', 'warning', 'change')),
  place TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS notes_of_run ON notes (run, kind);
CREATE TABLE IF NOT EXISTS removals (
  at TEXT NOT NULL, who TEXT NOT NULL, document TEXT NOT NULL, title TEXT NOT NULL, claims INTEGER NOT NULL, because TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS watched (
  url TEXT PRIMARY KEY, document TEXT NOT NULL, sha256 TEXT NOT NULL, fetched TEXT NOT NULL
) STRICT;
"""
INSERT_FILE = "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
SELECT_FILES = (
    "SELECT name, sha256, document, loader, unit, read, loaded, refused, duplicates, warnings, claims, known_claims, path, "
    "refused_rows, replaces FROM files WHERE run = ? ORDER BY position"
)
KEPT = 2000
"""Most notes of a kind that one file leaves in the ledger; refused rows stand in their own file, all of them."""


class LedgerError(LoadError):
    """A record that does not add up, or a run that is not known."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What became of one file. `unit` is what was counted: rows of a table, or documents."""

    name: str
    sha256: str
    document: str | None
    loader: str
    unit: str
    read: int
    loaded: int
    refused: int
    duplicates: int
    warnings: int = 0
    claims: int = 0
    known_claims: int = 0
    path: str = ""
    refused_rows: str | None = None
    replaces: str | None = None

    def check(self) -> None:
        """Raises LedgerError unless every row read has gone somewhere."""
        gone = self.loaded + self.refused + self.duplicates
        if self.read != gone:
            raise LedgerError(
                f"{self.name}: {self.read} {self.unit}s read, but {self.loaded} loaded + {self.refused} refused + "
                f"{self.duplicates} duplicates = {gone}; this is a fault of the loader, please report it with the file"
            )


@dataclass(frozen=True, slots=True)
class Note:
    """A refusal, duplicate, warning or change: where, why, what it said."""

    kind: str
    place: str
    reason: str
    content: str


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run; `finished` is None while it runs, or for ever if it was killed."""

    id: str
    started: str
    finished: str | None
    who: str
    command: str
    version: str
    state: str
    message: str
    files: tuple[FileRecord, ...] = field(default=())


class Ledger:
    """The ledger of a data folder. Every call opens the database anew, so several processes may use it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / "ledger.sqlite"

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        connection = sqlite3.connect(self._path, timeout=30, isolation_level="IMMEDIATE")
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.executescript(SCHEMA)
            with connection:
                yield connection
        except sqlite3.IntegrityError as error:
            raise LedgerError(
                f"{self._path.name}: the record does not add up and was not kept: {error}"
            ) from error
        except sqlite3.DatabaseError as error:
            raise LedgerError(f"{self._path}: the ledger cannot be read or written: {error}") from error
        finally:
            connection.close()

    def start(self, run: str, who: str, command: str, version: str) -> None:
        """Notes that a run has begun; a run that is killed stays "running" without an end."""
        with self._open() as db:
            db.execute(
                "INSERT INTO runs (id, started, who, command, version, state) VALUES (?, ?, ?, ?, ?, 'running')",
                (run, now(), who, command, version),
            )

    def add(self, run: str, file: FileRecord, notes: Sequence[Note] = ()) -> None:
        """Notes what became of one file. Raises LedgerError when its rows do not add up; nothing is noted then."""
        file.check()
        values = (
            file.name, file.path, file.sha256, file.document, file.loader, file.unit, file.read, file.loaded, file.refused,
            file.duplicates, file.warnings, file.claims, file.known_claims, file.refused_rows, file.replaces,
        )  # fmt: skip
        with self._open() as db:
            place = db.execute("SELECT count(*) FROM files WHERE run = ?", (run,)).fetchone()[0]
            db.execute(INSERT_FILE, (run, place, *values))
            db.executemany(
                "INSERT INTO notes VALUES (?, ?, ?, ?, ?)",
                [(run, n.kind, n.place, n.reason, n.content) for n in notes],
            )

    def finish(self, run: str, state: str = "done", message: str = "") -> None:
        """Notes that a run has ended."""
        with self._open() as db:
            db.execute(
                "UPDATE runs SET finished = ?, state = ?, message = ? WHERE id = ?",
                (now(), state, message, run),
            )

    def runs(self, limit: int = 100) -> list[RunRecord]:
        """The latest runs, newest first, without their files."""
        with self._open() as db:
            rows = db.execute(
                "SELECT * FROM runs ORDER BY started DESC, id DESC LIMIT ?", (limit,)
            ).fetchall()
        return [RunRecord(*row) for row in rows]

    def run(self, wanted: str) -> RunRecord:
        """One run with its files, by id or by its place in `runs` (1 is the latest). Raises LedgerError."""
        known = self.runs(10_000)
        if wanted.isdigit() and 0 < int(wanted) <= len(known):
            found: RunRecord | None = known[int(wanted) - 1]
        else:
            found = next((r for r in known if r.id == wanted), None)
        if found is None:
            raise LedgerError(f"no load is called {wanted!r}; `trafficking-graph loads` lists them")
        with self._open() as db:
            rows = db.execute(SELECT_FILES, (found.id,)).fetchall()
        return RunRecord(
            found.id, found.started, found.finished, found.who, found.command, found.version, found.state, found.message,
            tuple(FileRecord(*row) for row in rows),
        )  # fmt: skip

    def notes(self, run: str, kind: str | None = None, limit: int = KEPT, after: int = 0) -> list[Note]:
        """Refusals, duplicates, warnings and changes of a run, in order."""
        with self._open() as db:
            rows = db.execute(
                "SELECT kind, place, reason, content FROM notes WHERE run = ? AND (? IS NULL OR kind = ?) "
                "ORDER BY rowid LIMIT ? OFFSET ?",
                (run, kind, kind, limit, after),
            ).fetchall()
        return [Note(*row) for row in rows]

    def latest_at(self, path: str) -> FileRecord | None:
        """The last document that was loaded from a path or address and not removed since."""
        with self._open() as db:
            row = db.execute(
                "SELECT f.name, f.sha256, f.document, f.loader, f.unit, f.read, f.loaded, f.refused, f.duplicates FROM files f "
                "JOIN runs r ON r.id = f.run WHERE f.path = ? AND f.path <> '' AND f.document IS NOT NULL AND NOT EXISTS "
                "(SELECT 1 FROM removals x WHERE x.document = f.document AND x.at >= r.started) "
                "ORDER BY r.started DESC, f.position DESC",
                (path,),
            ).fetchone()
        return FileRecord(*row) if row else None

    def removed(self, who: str, document: str, title: str, claims: int, because: str) -> None:
        """Notes that a document was taken out of the graph."""
        with self._open() as db:
            db.execute(
                "INSERT INTO removals VALUES (?, ?, ?, ?, ?, ?)",
                (now(), who, document, title, claims, because),
            )

    def removals(self) -> list[tuple[str, str, str, str, int, str]]:
        """(when, who, document, title, claims, because) of every removal, newest first."""
        with self._open() as db:
            return db.execute(
                "SELECT at, who, document, title, claims, because FROM removals ORDER BY at DESC"
            ).fetchall()

    def watch(self, url: str, document: str, sha256: str) -> None:
        """Notes which document an address gave last."""
        with self._open() as db:
            db.execute("INSERT OR REPLACE INTO watched VALUES (?, ?, ?, ?)", (url, document, sha256, now()))

    def watched(self) -> list[tuple[str, str, str, str]]:
        """(address, document, SHA-256, when fetched) of every watched address."""
        with self._open() as db:
            return db.execute("SELECT url, document, sha256, fetched FROM watched ORDER BY url").fetchall()

    def refused_rows(self, run: str, name: str) -> Path:
        """Where the refused rows of one file of a run are written."""
        safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in name)[:80]
        return (
            self.folder
            / "refused"
            / run.removeprefix("run:").replace(":", "-")
            / f"{safe.removesuffix('.csv')}.refused.csv"
        )


def now() -> str:
    """UTC, to the microsecond, so that two runs never begin at one time."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
