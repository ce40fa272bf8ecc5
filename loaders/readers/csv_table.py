"""CSV and TSV, read strictly: what is wrong is refused with its row and a remedy, and nothing is guessed.

The file is read twice: once to see that all of it can be read, then to hand out its rows, so that nobody has taken half
of a table when an unclosed quote shows up at its end.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from loaders.bundles import Refusal
from loaders.readers.model import Item, ReadOptions, Row, TableStart, UnreadableError
from loaders.readers.table_rules import LONGEST_CELL, MOST_CELLS, MOST_ROWS, header, row

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
LOOKED_AT = 50
# A cell may be longer than we take: its row is then refused by name, which csv's own error would not do.
FIELD_LIMIT = 4 * LONGEST_CELL


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """The table of a CSV or TSV file: TableStart, then its rows and the refused ones in order.

    Raises UnreadableError for a file that is not one consistent table.
    """
    csv.field_size_limit(FIELD_LIMIT)
    encoding = _known(options.encoding, name) if options.encoding else _encoding(source)
    delimiter = options.delimiter or _delimiter(source, encoding, name, options)
    width = 0
    for number, cells in _rows(source, encoding, delimiter, name):
        width = width or (len(cells) if number >= options.header_row else 0)
        _refuse_swallowed_rows(number, cells, delimiter, width or len(cells), name)
    rows = _rows(source, encoding, delimiter, name)
    columns: tuple[str, ...] = ()
    for number, cells in rows:
        if number < options.header_row:
            continue
        if not columns:
            columns = header(cells, f"{name}:{number}")
            yield TableStart(name, columns)
        elif cells:
            yield _row(number, cells, columns, name)
    if not columns:
        raise UnreadableError(f"{name}: the table is empty")


def _row(number: int, cells: list[str], columns: tuple[str, ...], name: str) -> Row | Refusal:
    extra = cells[len(columns) :]
    # Spreadsheets pad rows with empty cells beyond the header; those say nothing.
    return row(number, cells[: len(columns)] if extra and not any(extra) else cells, columns, name)


def _known(encoding: str, name: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise UnreadableError(
            f"{name}: no encoding is called {encoding!r}; use a name such as utf-8 or cp1252"
        ) from error


def _encoding(source: BinaryIO) -> str:
    source.seek(0)
    start = source.read(3)
    return next((known for bom, known in BOMS.items() if start.startswith(bom)), "utf-8")


def _rows(source: BinaryIO, encoding: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """(number of the line on which the row begins, cells)."""
    source.seek(0)
    text = io.TextIOWrapper(
        cast(BinaryIO, io.BufferedReader(_Kept(source))), encoding=encoding, errors="strict", newline=""
    )
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    number, cells_read = 1, 0
    try:
        for count, cells in enumerate(reader):
            cells_read += len(cells)
            if count > MOST_ROWS or cells_read > MOST_CELLS:
                raise UnreadableError(
                    f"{name}: more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells; split the file"
                )
            yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(_explained(str(error), name, number)) from error
    except UnicodeError as error:
        line = _first_undecodable(source, encoding) or number
        raise UnreadableError(
            f"{name}:{line}: this row is not {encoding.upper()}; save the file as UTF-8, or name its encoding, so that no "
            "letter is guessed"
        ) from error


def _first_undecodable(source: BinaryIO, encoding: str) -> int | None:
    """The number of the first line that is not in the encoding; the text wrapper knows only the block it stands in."""
    if encoding.startswith("utf-16"):
        return None
    source.seek(0)
    for number, line in enumerate(source, 1):
        try:
            line.decode(encoding)
        except UnicodeError:
            return number
    return None


def _explained(error: str, name: str, number: int) -> str:
    where = f"{name}:{number}"
    if "unexpected end of data" in error:
        return f"{where}: a quote opens in this row and never closes; close it, or double a quote that belongs to the text"
    if "expected after" in error:
        return f"{where}: text follows a closing quote; double the quotes that belong to the text"
    if "field larger" in error:
        return f"{where}: one cell runs on for more than {FIELD_LIMIT:,} characters; a quote that opens here may never close"
    if "new-line" in error:
        return (
            f"{where}: a line break stands inside a cell without quotes; save the file again from its program"
        )
    return f"{where}: not CSV ({error})"


def _refuse_swallowed_rows(number: int, cells: list[str], delimiter: str, width: int, name: str) -> None:
    """A quote that closes some rows later makes one long cell; the cell then holds lines that are rows themselves."""
    for cell in cells:
        if "\n" not in cell or delimiter not in cell:
            continue
        lines = cell.splitlines()[1:-1] or cell.splitlines()
        wide = sum(line.count(delimiter) >= max(1, width - 1) for line in lines)
        if wide:
            raise UnreadableError(
                f"{name}:{number}: a quote opens in this row and closes {len(cell.splitlines()) - 1} lines below, over what "
                "look like whole rows; close it where its cell ends"
            )


def _delimiter(source: BinaryIO, encoding: str, name: str, options: ReadOptions) -> str:
    """The one delimiter under which the first rows agree on their width. Raises UnreadableError when two would do, or none."""
    fitting = [d for d in DELIMITERS if _fits(source, encoding, d, name, options.header_row)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        source.seek(0)
        first = source.read(4096).decode(encoding, "replace")
        present = [d for d in DELIMITERS if d in first]
        # One column, or rows of uneven width: the rows themselves are then refused or read under the only candidate.
        if len(present) <= 1:
            return present[0] if present else ","
        return {"tsv": "\t", "tab": "\t"}.get(name.rsplit(".", 1)[-1].lower(), ",")
    names = " and ".join(DELIMITERS[d] for d in fitting)
    raise UnreadableError(f"{name}: {names} would both do as delimiter; name the right one (delimiter)")


def _fits(source: BinaryIO, encoding: str, delimiter: str, name: str, header_row: int) -> bool:
    widths = []
    try:
        for number, cells in _rows(source, encoding, delimiter, name):
            if number >= header_row and cells:
                widths.append(len(cells))
            if len(widths) == LOOKED_AT:
                break
    except UnreadableError as error:
        if re.search(r"not UTF|no encoding", str(error)):
            raise
        return False
    return len(widths) > 0 and widths[0] > 1 and len(set(widths)) == 1


class _Kept(io.RawIOBase):
    """The source for a text wrapper that must not close it."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._source.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
