"""Excel workbooks (.xlsx): every sheet a table. Sizes are checked before, and the declared dimension is never believed."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook

from loaders.bundles import Refusal
from loaders.readers import archive
from loaders.readers.model import Item, ReadOptions, TableStart, UnreadableError
from loaders.readers.table_rules import MOST_CELLS, MOST_ROWS, header, row, shown

MOST_SHEETS = 200


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Each sheet that has a header row as a table; a sheet that cannot be a table is refused by name.

    Raises UnreadableError for a damaged workbook, a bomb, or a sheet asked for that is not there.
    """
    archive.opened(source, name).close()
    source.seek(0)
    try:
        book = load_workbook(source, read_only=True, data_only=True, keep_links=False)
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        ParseError,
        zipfile.BadZipFile,
    ) as error:
        raise UnreadableError(
            f"{name}: not a workbook that can be read ({_short(error)}); save it again as .xlsx"
        ) from error
    missing = [s for s in options.sheets if s not in book.sheetnames]
    if missing:
        raise UnreadableError(
            f"{name}: no sheet is called {missing[0]!r}; there are {', '.join(book.sheetnames[:20])}"
        )
    if len(book.sheetnames) > MOST_SHEETS:
        raise UnreadableError(f"{name}: {len(book.sheetnames)} sheets; at most {MOST_SHEETS} are read")
    for sheet in options.sheets or tuple(book.sheetnames):
        yield from _sheet(book[sheet], f"{name}[{sheet}]", sheet, options)


def _sheet(sheet: Any, where: str, title: str, options: ReadOptions) -> Iterator[Item]:
    if not hasattr(sheet, "iter_rows"):
        yield Refusal(where, "a chart sheet holds no table")
        return
    sheet.reset_dimensions()
    columns: tuple[str, ...] = ()
    cells_read = 0
    try:
        for number, cells in enumerate(sheet.iter_rows(), 1):
            cells_read += len(cells)
            if number > MOST_ROWS or cells_read > MOST_CELLS or len(cells) > 16_384:
                raise UnreadableError(
                    f"{where}: row {number:,}: more rows, columns or cells than a table may have ({MOST_CELLS:,} cells)"
                )
            if number < options.header_row or (not columns and number > options.header_row):
                continue
            if not columns:
                columns = header([text(c.value) for c in cells], f"{where}:{number}")
                yield TableStart(title, columns)
            elif any(c.value is not None for c in cells):
                yield _row(number, cells, columns, where)
    except UnreadableError as error:
        if columns:
            raise  # its first rows are out already, and half a table is none
        yield Refusal(where, str(error).removeprefix(f"{where}:").strip())
        return
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        ParseError,
        zipfile.BadZipFile,
    ) as error:
        raise UnreadableError(
            f"{where}: the sheet is damaged ({_short(error)}); save the workbook again"
        ) from error
    if not columns:
        yield Refusal(where, "the sheet is empty")


def _row(number: int, cells: Sequence[Any], columns: tuple[str, ...], where: str) -> Item:
    values = [text(c.value) for c in cells]
    values += [""] * (len(columns) - len(values))
    for position, cell in enumerate(cells):
        if getattr(cell, "data_type", "n") == "e":
            return Refusal(
                f"{where}:{number}",
                f"cell {position + 1} holds the spreadsheet error {cell.value}",
                shown(values),
            )
    extra = values[len(columns) :]
    if any(extra):
        at = len(columns) + next(i for i, value in enumerate(extra) if value) + 1
        return Refusal(
            f"{where}:{number}", f"column {at} has a value but no name in the header", shown(values)
        )
    return row(number, values[: len(columns)], columns, where)


def text(value: object) -> str:
    """A cell's value as text: numbers without grouping, whole numbers without a point, dates as ISO."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
