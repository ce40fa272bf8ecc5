"""A file that holds a table, from its bytes to bundles: parsed in the sandbox, its mapping found by its header, streamed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from loaders.about import About
from loaders.bundles import Bundle, Refusal
from loaders.documents import Extractor
from loaders.errors import SourceError
from loaders.intake import File, Taken
from loaders.readers.formats import suffix_format
from loaders.readers.model import Item, TableStart, TextRecord
from loaders.sandbox import Sandbox
from loaders.tables import reading, texts
from loaders.tables.catalogue import Source, fitting
from loaders.tables.reading import TableFile
from loaders.tables.refused import BECAUSE, ROW

FORMATS = {"csv", "xlsx", "ods", "jsonl"}
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class TableInput:
    """A table to read: its file, what is said of it, and the mapping if the user named one."""

    path: Path
    about: About
    source: Source | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name


def is_table(path: Path) -> bool:
    """True for a file whose name says that it holds a table."""
    return suffix_format(path.name) in FORMATS


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, read block by block."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found.update(block)
    return found.hexdigest()


def bundles(given: TableInput, sandbox: Sandbox, extractor: Extractor) -> Iterator[Bundle]:
    """The table's bundles, as they are read. Raises SourceError for a file that is no table or that no mapping knows."""
    try:
        sha256 = sha256_of(given.path)
        with given.path.open("rb") as opened:
            yield from _bundles(given, opened, sha256, sandbox, extractor)
    except OSError as error:
        raise SourceError(f"{given.name}: cannot be read ({error.strerror}); look at its rights") from error


def _bundles(
    given: TableInput, opened: BinaryIO, sha256: str, sandbox: Sandbox, extractor: Extractor
) -> Iterator[Bundle]:
    options = given.about.options()
    items = sandbox.items(opened, given.name, options)
    first, before = _first_table(items, given.name)
    source = given.source or fitting(data_columns(first), f"{given.name}:{options.header_row}")
    file = TableFile(given.name, sha256, given.about)
    stream = chain([first], before, items)
    if source.mapping.texts:
        yield from texts.bundles(stream, source, file, extractor)
    else:
        yield from reading.bundles(stream, source, file)


def taken(file: File, items: Iterator[Item]) -> Taken:
    """The tables of a file that is read whole: one inside an archive, or a JSON file that turns out to hold rows."""
    first, before = _first_table(items, file.shown)
    source = fitting(data_columns(first), file.shown)
    if source.mapping.texts:
        raise SourceError(f"{file.shown}: a table of texts; unpack it and load the table itself")
    known = TableFile(file.name, file.sha256, file.about)
    return Taken(list(reading.bundles(chain([first], before, items), source, known)))


def data_columns(start: TableStart) -> tuple[str, ...]:
    """The columns of the table itself: a mended refused-rows file has two of ours in front."""
    return start.columns[2:] if start.columns[:2] == (ROW, BECAUSE) else start.columns


def _first_table(items: Iterator[Item], name: str) -> tuple[TableStart, list[Item]]:
    before: list[Item] = []
    for item in items:
        if isinstance(item, TableStart):
            return item, before
        if isinstance(item, TextRecord) or not isinstance(item, Refusal):
            raise SourceError(f"{name}: holds no table")
        before.append(item)
    raise SourceError(f"{name}: holds no table")
