"""OpenDocument spreadsheets (.ods): every sheet a table; repeated rows and cells are counted before they are believed."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from loaders.bundles import Refusal
from loaders.readers import archive
from loaders.readers.model import Item, ReadOptions, TableStart, UnreadableError
from loaders.readers.table_rules import MOST_CELLS, MOST_ROWS, header, row

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
WIDEST = 16_384
# A filler at the end of a sheet repeats an empty row a million times; a value repeated so often is a bomb.
MOST_REPEATED = 10_000


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """Each sheet as a table. Raises UnreadableError for damage, bombs, or a sheet asked for that is not there."""
    with archive.opened(source, name) as container:
        content = archive.member(container, "content.xml", name)
    seen: set[str] = set()
    try:
        events = etree.iterparse(
            io.BytesIO(content), events=("end",), tag=f"{TABLE}table", resolve_entities=False, no_network=True, load_dtd=False,
        )  # fmt: skip
        for _, sheet in events:
            title = sheet.get(f"{TABLE}name") or "sheet"
            seen.add(title)
            if not options.sheets or title in options.sheets:
                yield from _sheet(sheet, title, f"{name}[{title}]", options)
            sheet.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableError(
            f"{name}: the spreadsheet is damaged (its XML breaks off at line {error.lineno})"
        ) from error
    missing = [s for s in options.sheets if s not in seen]
    if not seen:
        raise UnreadableError(f"{name}: the spreadsheet holds no sheet")
    if missing:
        raise UnreadableError(
            f"{name}: no sheet is called {missing[0]!r}; there are {', '.join(sorted(seen))}"
        )


def _sheet(sheet: Any, title: str, where: str, options: ReadOptions) -> Iterator[Item]:
    columns: tuple[str, ...] = ()
    try:
        for number, cells in _rows(sheet, where):
            if number < options.header_row or (not columns and number > options.header_row):
                continue
            if not columns:
                columns = header(cells, f"{where}:{number}")
                yield TableStart(title, columns)
            elif any(cells):
                width = max(len(columns), len(cells))
                padded = [*cells, *[""] * (width - len(cells))]
                yield row(
                    number, padded if any(padded[len(columns) :]) else padded[: len(columns)], columns, where
                )
    except UnreadableError as error:
        if columns:
            raise  # its first rows are out already, and half a table is none
        yield Refusal(where, str(error).removeprefix(f"{where}:").strip())
        return
    if not columns:
        yield Refusal(where, "the sheet is empty")


def _rows(sheet: Any, where: str) -> Iterator[tuple[int, list[str]]]:
    number, cells_read = 1, 0
    for element in sheet.iter(f"{TABLE}table-row"):
        repeated = _times(element, "number-rows-repeated")
        cells = _cells(element, where)
        if any(cells):
            cells_read += len(cells) * repeated
            if repeated > MOST_REPEATED or number > MOST_ROWS or cells_read > MOST_CELLS:
                raise UnreadableError(
                    f"{where}: row {number:,}: more rows or cells than a table may have; refused as a bomb"
                )
            for further in range(repeated):
                yield number + further, cells
        number += repeated


def _cells(element: Any, where: str) -> list[str]:
    cells: list[str] = []
    for cell in element:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        repeated, value = _times(cell, "number-columns-repeated"), _value(cell)
        if len(cells) + repeated > WIDEST and value:
            raise UnreadableError(f"{where}: more than {WIDEST:,} cells in a row; refused as a bomb")
        cells += [value] * min(repeated, WIDEST - len(cells) if len(cells) < WIDEST else 0)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _times(element: Any, attribute: str) -> int:
    value = element.get(f"{TABLE}{attribute}") or "1"
    return int(value) if value.isdigit() and len(value) < 10 and int(value) > 0 else 1


def _value(cell: Any) -> str:
    kind = cell.get(f"{OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        value = cell.get(f"{OFFICE}value") or ""
        return value.removesuffix(".0")
    if kind == "date":
        return (cell.get(f"{OFFICE}date-value") or "").removesuffix("T00:00:00")
    if kind == "boolean":
        return (cell.get(f"{OFFICE}boolean-value") or "").upper()
    return "\n".join("".join(p.itertext()) for p in cell.iter(f"{TEXT}p"))
