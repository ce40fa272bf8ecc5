"""A table's stream of rows becomes a stream of bundles of one document: batches, so that no table is ever whole in memory.

Rows are conserved: each row read is loaded (its text becomes a passage), refused with a reason, or a repeat of a row before it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from loaders import identity
from loaders.about import About
from loaders.bundles import Bundle, Refusal
from loaders.checks import check_claim, check_passage
from loaders.errors import FactError, SourceError
from loaders.facts import CitedSource, Claim, Document, Passage
from loaders.readers.model import Item, Row, TableStart
from loaders.tables.catalogue import Source, check_fits
from loaders.tables.cells import ShownRow, holds, shown, year
from loaders.tables.claims import claims
from loaders.tables.mapping import TableMapping, Work
from loaders.tables.refused import BECAUSE, ROW, RefusedRow, unguarded

BATCH = 2000


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file that holds a table: its name, the SHA-256 of its bytes, and what its user says of it (title, published …)."""

    name: str
    sha256: str
    about: About = field(default_factory=About)


def document_of(file: TableFile, mapping: TableMapping) -> Document:
    """The table as a document; its text is not kept, since every row is a passage of its own."""
    about = file.about
    work = mapping.restates
    derives = (CitedSource(work.title, work.publisher, None, work.place, work.series),) if work else ()
    return Document(
        sha256=file.sha256, text="", title=about.title or mapping.title, publisher=about.publisher or mapping.publisher,
        genre=mapping.genre, published=about.published or mapping.published, licence=about.licence or mapping.licence,
        url=about.url or mapping.url, publisher_country=about.publisher_country or mapping.publisher_country,
        retrieved=about.retrieved, origin=about.origin or mapping.origin, file_name=file.name, derives_from=derives,
    )  # fmt: skip


@dataclass(slots=True)
class _Batch:
    rows: int = 0
    claims: list[Claim] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    repeated: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)


class _Table:
    """What is known while a file is read: where the next row's text begins, and which rows have been seen."""

    def __init__(self, file: TableFile, source: Source) -> None:
        self.file = file
        self.source = source
        self.document = document_of(file, source.mapping)
        self.columns: tuple[str, ...] = ()
        self.sheet = ""
        self.fault = ""
        self.at = 0
        # Eight bytes of each row's hash: two rows of a table that differ and share them are not to be expected below 10^9 rows.
        self.seen: dict[int, int] = {}
        self.batch = _Batch()

    def begin(self, start: TableStart, several: bool) -> None:
        self.columns = start.columns
        self.sheet = f"{start.name}, " if several else ""
        self.fault = ""
        try:
            plain = start.columns[2:] if start.columns[:2] == (ROW, BECAUSE) else start.columns
            check_fits(self.source, plain, start.name)
        except SourceError as error:
            if not several:
                raise
            self.fault = str(error)

    def take(self, row: Row) -> None:
        self.batch.rows += 1
        cells, columns, where = _unwrapped(row, self.columns)
        try:
            if self.fault:
                raise FactError(self.fault)
            self._take(cells, columns, where)
        except FactError as error:
            content = " | ".join(c for c in cells if c)[:500]
            refused = RefusedRow(
                f"{self.file.name}:{self.sheet}{where}", str(error), content, where, columns, cells
            )
            self.batch.refused.append(refused)

    def _take(self, cells: tuple[str, ...], columns: tuple[str, ...], where: str) -> None:
        mapping = self.source.mapping
        row = shown(columns, cells, self.at, mapping)
        for rule in mapping.refuse:
            if holds(rule.when, row.cells):
                raise FactError(rule.because)
        if not row.text:
            raise FactError("the row is empty")
        key = int.from_bytes(hashlib.blake2b(row.text.encode(), digest_size=8).digest())
        if key in self.seen:
            again = f"the same as row {self.seen[key]} of this file; a row counts once"
            self.batch.repeated.append(
                Refusal(f"{self.file.name}:{self.sheet}{where}", again, row.text[:500])
            )
            return
        passage = Passage(
            self.document.id, row.start, row.start + len(row.text), row.text, f"{self.sheet}row {where}",
            _cites(mapping.restates, row),
        )  # fmt: skip
        made = self._made(row, passage)
        self.seen[key] = int(where) if where.isdigit() else 0
        self.batch.claims += made
        self.batch.passages.append(passage)
        self.batch.warnings += _warnings(made, f"{self.file.name}:{self.sheet}{where}")
        self.at += len(row.text) + 1

    def _made(self, row: ShownRow, passage: Passage) -> list[Claim]:
        made = [identity.resolve(c, self.document) for c in claims(row, passage, self.source)]
        for claim in made:
            check_claim(claim, self.document)
        if not made:
            if self.source.mapping.silent is None:
                raise FactError("no claim of the mapping applies to this row")
            check_passage(passage, self.document)
        return made

    def full(self) -> Bundle:
        batch, self.batch = self.batch, _Batch()
        return Bundle(
            self.document, batch.claims, batch.passages, batch.refused, rows=batch.rows, repeated=batch.repeated,
            warnings=batch.warnings, checked=True, table=True,
        )  # fmt: skip


def bundles(items: Iterable[Item], source: Source, file: TableFile, size: int = BATCH) -> Iterator[Bundle]:
    """The table as bundles of one document, at most `size` rows each.

    Raises SourceError when the table lacks a column that the mapping needs; nothing has been handed out then.
    """
    table = _Table(file, source)
    tables = 0
    for item in items:
        match item:
            case TableStart():
                tables += 1
                table.begin(item, tables > 1 or file.name.lower().endswith((".xlsx", ".ods", ".xlsm")))
            case Row():
                table.take(item)
            case Refusal():
                table.batch.rows += 1
                line = item.where.rpartition(":")[2]
                kept = RefusedRow(item.where, item.reason, item.content, line, table.columns, (item.content,))
                table.batch.refused.append(kept)
            case _:
                raise SourceError(f"{file.name}: holds something that is no table; load it without a mapping")
        if table.batch.rows >= size:
            yield table.full()
    yield table.full()


def _unwrapped(row: Row, columns: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The row's cells, columns and number; those of a mended refused-rows file are what they were in the first file."""
    if columns[:2] != (ROW, BECAUSE):
        return row.cells, columns, str(row.number)
    plain = tuple(unguarded(c) for c in row.cells)
    return plain[2:], columns[2:], plain[0]


def _cites(work: Work | None, row: ShownRow) -> tuple[CitedSource, ...]:
    if work is None:
        return ()
    cell = row.cells.get(work.year or "")
    published = year(cell.text) if cell else None
    return (CitedSource(work.title, work.publisher, published, work.place, work.series),)


def _warnings(made: Sequence[Claim], where: str) -> Iterator[Refusal]:
    """A state that had ended by the year the row speaks of is kept as the source writes it, and said."""
    told = set()
    for claim in made:
        start = claim.time.start if claim.time else None
        for argument in claim.arguments:
            ended = argument.entity.properties.get("existed_to") if argument.entity else None
            if (
                start
                and ended
                and int(start[:4]) > int(str(ended))
                and argument.value not in told
                and argument.entity
            ):
                told.add(argument.value)
                name = argument.entity.name
                yield Refusal(
                    where,
                    f"{name} ended in {ended}, the row speaks of {start[:4]}; kept as the source writes it",
                )
