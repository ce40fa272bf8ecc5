"""A table whose cells are documents: each distinct text becomes one, with the edition and the report year that its row states.

Later editions that repeat a text are recognised: the row is a duplicate of the one that had it first, and says so.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.bundles import Bundle, Refusal
from loaders.documents import Extractor, bundle_of
from loaders.errors import FactError, SourceError
from loaders.facts import CitedSource, Document, Passage
from loaders.gazetteer import country
from loaders.readers.model import Item, Row, TableStart
from loaders.tables.catalogue import Source, check_fits
from loaders.tables.cells import Cell, shown, year
from loaders.tables.mapping import TextCells
from loaders.tables.reading import TableFile
from loaders.tables.refused import RefusedRow


def bundles(items: Iterable[Item], source: Source, file: TableFile, extractor: Extractor) -> Iterator[Bundle]:
    """One bundle a distinct text; refused rows and repeats come with the next one, the last ones with an empty part.

    Raises SourceError when the table lacks a column that the mapping needs.
    """
    if source.mapping.texts is None:
        raise SourceError(f"the mapping {source.name!r} makes no documents of cells")
    columns: tuple[str, ...] = ()
    seen: dict[str, str] = {}
    refused: list[Refusal] = []
    repeated: list[Refusal] = []
    last: Document | None = None
    rows = 0
    for item in items:
        if isinstance(item, TableStart):
            check_fits(source, item.columns, item.name)
            columns = item.columns
            continue
        rows += 1
        if not isinstance(item, Row):
            where = item.where if isinstance(item, Refusal) else file.name
            refused.append(
                RefusedRow(where, getattr(item, "reason", "not a row"), "", where.rpartition(":")[2], columns)
            )
            continue
        where = f"{file.name}:{item.number}"
        try:
            document = _document(item, columns, source, file)
        except FactError as error:
            content = " | ".join(item.cells)[:500]
            refused.append(RefusedRow(where, str(error), content, str(item.number), columns, item.cells))
            continue
        key = hashlib.sha256(f"{document.topic}\n{document.text}".encode()).hexdigest()
        if key in seen:
            repeated.append(
                Refusal(where, f"repeats the text of {seen[key]} word for word", document.text[:200])
            )
            continue
        seen[key] = f"row {item.number} (edition {document.published})"
        last = document
        yield _bundle(document, source, extractor, rows, refused, repeated)
        rows, refused, repeated = 0, [], []
    if rows:
        yield Bundle(
            last or _empty(source, file),
            refused=refused,
            repeated=repeated,
            rows=rows,
            checked=True,
            table=True,
        )


def _bundle(
    document: Document,
    source: Source,
    extractor: Extractor,
    rows: int,
    refused: list[Refusal],
    repeated: list[Refusal],
) -> Bundle:
    work = source.mapping.restates
    cites: tuple[CitedSource, ...] = ()
    if work:
        stated = document.reporting_period
        cites = (CitedSource(work.title, work.publisher, stated, work.place, work.series),)
    read = bundle_of(replace(document, reporting_period=None), extractor)
    claims = [replace(c, passage=replace(c.passage, cites=cites)) for c in read.claims]
    passages: list[Passage] = [replace(p, cites=cites) for p in read.passages]
    return replace(read, claims=claims, passages=passages, refused=refused, repeated=repeated, rows=rows)


def _document(row: Row, columns: tuple[str, ...], source: Source, file: TableFile) -> Document:
    mapping, about = source.mapping, file.about
    cells = shown(columns, row.cells, 0, mapping).cells
    told = mapping.texts
    assert told is not None
    text = _text(row, columns, told)
    home = country(_cell(cells.get(told.place), told.place).text)
    if home is None:
        raise FactError(f"{told.place}: {cells[told.place].text!r} names no country")
    edition = year(_cell(cells.get(told.published), told.published).text)
    stated = cells.get(told.report_year or "")
    report = year(stated.text) if stated else None
    title = f"{told.title}, {home.entity.name}, edition {edition}" + (
        f" (report of {report})" if report else ""
    )
    return Document(
        sha256=file.sha256, text=text, title=title, publisher=about.publisher or mapping.publisher, genre=told.genre,
        published=edition, licence=about.licence or mapping.licence, url=about.url or mapping.url,
        publisher_country=mapping.publisher_country, topic=home.code, origin=about.origin or mapping.origin,
        file_name=file.name, part=f"{home.code}/{edition}", reporting_period=report,
    )  # fmt: skip


def _text(row: Row, columns: tuple[str, ...], told: TextCells) -> str:
    text = row.cells[columns.index(told.column)].replace("\x00", " ").strip()
    if not text:
        raise FactError(f"the column {told.column!r} is empty; there is no text to read")
    return text


def _cell(cell: Cell | None, column: str) -> Cell:
    if cell is None:
        raise FactError(f"the column {column!r} is empty")
    return cell


def _empty(source: Source, file: TableFile) -> Document:
    mapping = source.mapping
    return Document(
        file.sha256,
        "",
        mapping.title,
        mapping.publisher,
        mapping.genre,
        file_name=file.name,
        origin=mapping.origin,
    )
