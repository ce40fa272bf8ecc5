"""What a reader makes of a file: a stream of texts, tables with their rows, files inside the file, and refusals.

A reader is a generator `read(source, name, options) -> Iterator[Item]`. What it cannot take at all it refuses by raising
UnreadableError; a row or part that it leaves out is a Refusal in the stream, and the rest goes on. The rows that follow a
TableStart belong to that table. Nothing here knows the graph.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.bundles import Refusal
from loaders.errors import SourceError


class UnreadableError(SourceError):
    """A file that no reader takes; the message says why, where, and what to do."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user or a mapping says of a file, so that nothing need be guessed.

    `header_row` counts from 1. `sheets` names the sheets wanted, all when empty. `format` overrides what the content shows.
    """

    format: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int = 1
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text: where it begins, how deep it is (1 is highest), what it says."""

    start: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text that a reader of the page would not see, kept apart from the text; `how` it was hidden."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A text and what its file says of it; None means that the file does not say.

    `references` is the list of works at its end, kept apart. `page_starts` are offsets in `text`. `part` names a piece of
    a file that holds several texts.
    """

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    language: str | None = None
    genre: str | None = None
    licence: str | None = None
    url: str | None = None
    author_line: str | None = None
    part: str | None = None
    references: str | None = None
    headings: tuple[Heading, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    page_starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TableStart:
    """A table begins: its name (sheet or file) and its columns, each named once."""

    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table begun last: its number in the file (as a spreadsheet shows it) and one text per column.

    Empty cells are empty texts; numbers are written without grouping (`1234.5`), dates as ISO.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a file, to be read on its own; `url` and `retrieved` where a web capture records them."""

    name: str
    data: bytes
    media_type: str | None = None
    url: str | None = None
    retrieved: str | None = None


Item = TextRecord | TableStart | Row | Attachment | Refusal


@dataclass(frozen=True, slots=True)
class TableRecord:
    """A whole table in memory, for callers that need not stream."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> Iterable[tuple[int, Mapping[str, str]]]:
        """(row number, cells by column) for each row."""
        for row in self.rows:
            yield row.number, dict(zip(self.columns, row.cells, strict=True))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole file, collected."""

    texts: tuple[TextRecord, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    refused: tuple[Refusal, ...] = field(default=())


def collected(items: Iterable[Item]) -> Parsed:
    """The stream as one object."""
    texts: list[TextRecord] = []
    attachments: list[Attachment] = []
    refused: list[Refusal] = []
    tables: list[tuple[TableStart, list[Row]]] = []
    for item in items:
        match item:
            case TextRecord():
                texts.append(item)
            case TableStart():
                tables.append((item, []))
            case Row():
                tables[-1][1].append(item)
            case Attachment():
                attachments.append(item)
            case Refusal():
                refused.append(item)
    whole = tuple(TableRecord(start.name, start.columns, tuple(rows)) for start, rows in tables)
    return Parsed(tuple(texts), whole, tuple(attachments), tuple(refused))
