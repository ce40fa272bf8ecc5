"""Which reader a file gets: by what its bytes say first, by its name second."""

import io
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import BinaryIO

from loaders.readers.model import Item, ReadOptions, UnreadableError

Reader = Callable[[BinaryIO, str, ReadOptions], Iterator[Item]]

# format -> module of this package
MODULES = {
    "text": "plain_text", "markdown": "markdown", "html": "html_page", "mhtml": "mail", "email": "mail", "pdf": "pdf",
    "docx": "docx", "epub": "epub", "csv": "csv_table", "json": "json_table", "jsonl": "json_table", "xlsx": "xlsx",
    "ods": "ods", "zip": "zip_file", "warc": "warc", "wacz": "zip_file",
}  # fmt: skip
SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".mhtml": "mhtml", ".mht": "mhtml", ".eml": "email", ".pdf": "pdf", ".docx": "docx", ".epub": "epub",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".xlsx": "xlsx",
    ".xlsm": "xlsx", ".ods": "ods", ".zip": "zip", ".warc": "warc", ".warc.gz": "warc", ".wacz": "wacz",
}  # fmt: skip
TEXTUAL = {"text", "markdown", "html", "mhtml", "email", "csv", "json", "jsonl"}
MAGIC = (
    (b"%PDF-", "pdf"), (b"WARC/1.", "warc"), (b"\x1f\x8b", "warc"), (b"\xd0\xcf\x11\xe0", "old office"), (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"\x7fELF", "program"), (b"MZ", "program"), (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"), (b"{\\rtf", "rtf"), (b"SQLite format 3", "database"),
)  # fmt: skip
REMEDY = {
    "old office": "an old Office file (.doc, .xls) or one with a password; save it as .docx or .xlsx",
    "picture": "a picture; there is no text in it to read",
    "program": "a program; it is not read",
    "rar": "a RAR archive; unpack it and load what is inside",
    "7z": "a 7z archive; unpack it and load what is inside",
    "rtf": "a rich text file; save it as .docx or .txt",
    "database": "a database file; export the tables as CSV",
}


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """The items of a file. Raises UnreadableError."""
    kind = options.format or format_of(source, name)
    if kind not in MODULES:
        raise UnreadableError(f"{name}: no reader is called {kind!r}; there are {', '.join(sorted(MODULES))}")
    source.seek(0)
    nothing = True
    for item in reader(kind)(source, name, options):
        nothing = False
        yield item
    if nothing:
        raise UnreadableError(f"{name}: there is nothing in it to read")


def reader(kind: str) -> Reader:
    """The reader of a format."""
    found: Reader = import_module(f"loaders.readers.{MODULES[kind]}").read
    return found


def import_all() -> None:
    """Imports every reader and what it imports at its first use, so that a forked copy of this process need not."""
    for kind in MODULES:
        reader(kind)
    list(
        reader("html")(io.BytesIO(b"<html><body><p>A short page.</p></body></html>"), "first", ReadOptions())
    )


def suffix_format(name: str) -> str | None:
    """What the file's name says it is."""
    lower = name.lower()
    return next((kind for suffix, kind in SUFFIXES.items() if lower.endswith(suffix)), None)


def format_of(source: BinaryIO, name: str) -> str:
    """What the file is. Raises UnreadableError for what no reader takes, with what to do instead."""
    source.seek(0)
    start = source.read(4096)
    named = suffix_format(name)
    if not start.strip():
        raise UnreadableError(f"{name}: the file is empty")
    found = next((kind for magic, kind in MAGIC if start.startswith(magic)), None)
    if found is None and b"%PDF-" in start[:1024]:
        found = "pdf"
    if found in REMEDY:
        raise UnreadableError(f"{name}: {REMEDY[found]}")
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _inside(source, name)
    if found:
        return found
    if named in TEXTUAL:
        return _html_in_text(start, named)
    if named:
        raise UnreadableError(
            f"{name}: the name says {named.upper()}, the content does not; the file is damaged or misnamed"
        )
    return _guess_text(start, name)


def _inside(source: BinaryIO, name: str) -> str:
    """What a zip container is, by what it holds."""
    from loaders.readers.archive import opened

    source.seek(0)
    with opened(source, name) as container:
        names = set(container.namelist())
        declared = _declared(container, name) if "mimetype" in names else ""
    if declared.startswith("application/vnd.oasis.opendocument"):
        if "spreadsheet" in declared:
            return "ods"
        raise UnreadableError(f"{name}: an OpenDocument text or picture; save it as .docx or PDF")
    if declared == "application/epub+zip" or "META-INF/container.xml" in names:
        return "epub"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "word/document.xml" in names:
        return "docx"
    if any(n.startswith("ppt/") for n in names):
        raise UnreadableError(f"{name}: a presentation; save it as PDF")
    if "xl/workbook.bin" in names:
        raise UnreadableError(f"{name}: a binary workbook; save it as .xlsx")
    return "wacz" if any(n.startswith("archive/") and ".warc" in n for n in names) else "zip"


def _declared(container: zipfile.ZipFile, name: str) -> str:
    from loaders.readers.archive import member

    return member(container, "mimetype", name, 256).decode("ascii", "replace").strip()


def _html_in_text(start: bytes, named: str) -> str:
    """A page saved as .txt is a page."""
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    return "html" if head.startswith((b"<!doctype html", b"<html")) and named == "text" else named


def _guess_text(start: bytes, name: str) -> str:
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    known = ", ".join(sorted(SUFFIXES))
    raise UnreadableError(
        f"{name}: cannot tell what kind of file it is; give its name one of the endings {known}"
    )
