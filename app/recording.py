"""Follows a load input by input: counts where every row went, writes the refused-rows files, retires editions superseded."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from neo4j import Driver

from loaders import retire
from loaders.bundles import Refusal
from loaders.ledger import KEPT, FileRecord, Ledger, Note
from loaders.pipeline import DocumentReport, Progress
from loaders.tables.refused import RefusedRows


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to load: a file, a shipped source, an address. `path` is where it came from; `replaces` a document to retire."""

    name: str
    path: str
    unit: str
    replaces: str | None = None


@dataclass(slots=True)
class _Tally:
    """What has become of one input so far."""

    input: Input
    documents: dict[str, bool] = field(default_factory=dict)
    sha256: str = ""
    loader: str = ""
    read: int = 0
    loaded: int = 0
    refused: int = 0
    duplicates: int = 0
    warnings: int = 0
    claims: int = 0
    known: int = 0
    notes: list[Note] = field(default_factory=list)
    rows: RefusedRows | None = None

    def note(self, kind: str, refusals: Sequence[Refusal]) -> None:
        room = KEPT - sum(n.kind == kind for n in self.notes)
        self.notes += [Note(kind, r.where, r.reason, r.content[:500]) for r in refusals[: max(0, room)]]


class Record:
    """The record of one run. Told by the stream when an input begins and ends, and by the pipeline what each bundle brought."""

    def __init__(self, driver: Driver, database: str, ledger: Ledger | None, run: str) -> None:
        self._driver = driver
        self._database = database
        self._ledger = ledger
        self._run = run
        self._now: _Tally | None = None
        self.refused: list[Refusal] = []

    def begin(self, given: Input) -> None:
        """An input begins."""
        self._now = _Tally(given)
        if self._ledger and given.unit == "row":
            self._now.rows = RefusedRows(self._ledger.refused_rows(self._run, given.name))

    def following(self, progress: Progress) -> Progress:
        """A progress callback that also counts."""

        def show(part: DocumentReport) -> None:
            self._count(part)
            progress(part)

        return show

    def _count(self, part: DocumentReport) -> None:
        tally = self._now
        assert tally is not None, "a bundle came before its input began"
        new = part.written.documents > 0
        tally.documents[part.document] = tally.documents.get(part.document, False) or new
        tally.sha256, tally.loader = part.sha256, part.loader or tally.loader
        tally.read += part.read
        tally.loaded += part.loaded
        tally.refused += part.left_out
        tally.duplicates += part.duplicates
        tally.warnings += part.warned + len(part.notices)
        tally.claims += part.written.claims
        tally.known += part.written.known
        tally.note("refused", part.refused)
        tally.note("duplicate", part.repeated)
        tally.note("warning", [*part.warnings, *(Refusal(part.title, n) for n in part.notices)])
        if tally.rows:
            tally.rows.add(part.refused_rows)

    def also_refused(self, refused: Sequence[Refusal]) -> None:
        """Parts of a document's file, or the whole of it, that were not taken."""
        assert self._now is not None
        self._now.read += len(refused)
        self._now.refused += len(refused)
        self._now.note("refused", refused)
        self.refused += refused

    def spoilt(self, refusal: Refusal) -> None:
        """A table turned out to be unreadable; what had been taken of it goes again."""
        tally = self._now
        assert tally is not None
        self._take_out(tally)
        tally.read, tally.loaded, tally.duplicates, tally.claims = tally.refused, 0, 0, 0
        tally.documents.clear()
        self.also_refused([refusal])

    def refuse(self, given: Input, refusal: Refusal) -> None:
        """An input that was refused before it was read."""
        self.begin(given)
        self.also_refused([refusal])
        self.end()

    def end(self) -> None:
        """An input has been read and written to its end: noted, and what it supersedes retired.

        Raises LedgerError when its rows do not add up.
        """
        tally = self._now
        assert tally is not None
        superseded = self._supersede(tally) if self._ledger else None
        file = FileRecord(
            tally.input.name, tally.sha256, " ".join(tally.documents) or None, tally.loader, tally.input.unit, tally.read,
            tally.loaded, tally.refused, tally.duplicates, tally.warnings, tally.claims, tally.known, tally.input.path,
            str(tally.rows.path) if tally.rows and tally.rows.count else None, superseded,
        )  # fmt: skip
        file.check()
        if self._ledger:
            self._ledger.add(self._run, file, tally.notes)
        self._now = None

    def _supersede(self, tally: _Tally) -> str | None:
        """Retires what the same path gave before, now that the new edition stands; what changed goes into the notes."""
        assert self._ledger is not None
        before = self._ledger.latest_at(tally.input.path)
        old = [
            *((before.document or "").split() if before else ()),
            *([tally.input.replaces] if tally.input.replaces else ()),
        ]
        old = [
            d
            for d in dict.fromkeys(old)
            if d not in tally.documents and retire.held(self._driver, d, self._database)
        ]
        if not old or not tally.documents:
            return None
        changed = retire.changes(self._driver, old, list(tally.documents), self._database)
        said = (
            f"supersedes {', '.join(old)}: {changed.added} claims added, {changed.dropped} dropped, "
            f"{changed.reworded} reworded, {changed.unchanged} unchanged"
        )
        tally.notes.append(Note("change", tally.input.name, said, ""))
        tally.notes += [
            Note("change", tally.input.name, f"{c.how} ({c.kind})", c.text) for c in changed.shown
        ]
        for document in old:
            state = retire.unload(self._driver, document, self._database)
            self._ledger.removed(
                self._run, document, state.title, state.claims, f"superseded by {tally.input.name}"
            )
        return " ".join(old)

    def broken(self) -> None:
        """The load ends in the midst of an input: what that input newly brought is taken out again, where the database allows."""
        if self._now and any(self._now.documents.values()):
            self._take_out(self._now)

    def _take_out(self, tally: _Tally) -> None:
        for document, new in tally.documents.items():
            if new and retire.held(self._driver, document, self._database):
                retire.unload(self._driver, document, self._database)
