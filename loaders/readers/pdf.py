"""PDF: each page's text by pypdf, lines joined to paragraphs, running heads left out, invisible text kept apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream, NameObject

from loaders.bundles import Refusal
from loaders.readers.blocks import TextBuilder
from loaders.readers.model import Hidden, Item, ReadOptions, TextRecord, UnreadableError
from loaders.readers.pdf_hidden import Marked, marked
from loaders.readers.tidy import language_tag, line, short

MOST_PAGES = 5_000
DAMAGE = (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, AssertionError, NotImplementedError,
          ZeroDivisionError, OverflowError)  # fmt: skip
# Titles that word processors leave behind say nothing.
JUNK_TITLE = re.compile(
    r"^(?:untitled|microsoft word\b.*|document\d*|.*\.(?:docx?|pdf|indd|pptx?|qxd)|slide \d+|print)$", re.I
)
NUMBER = re.compile(r"^\W*(?:page\s+)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I)
SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]?\s*(?:\[\d+\])?$")
CASED_HEADING = re.compile(r"^(?:\d+(?:\.\d+)*\.?\s+)?[^a-z]{3,}$")


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:  # noqa: ARG001
    """One text with its page starts. Raises UnreadableError for damage, passwords, scans without text, bombs."""
    try:
        reader = PdfReader(source)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(f"{name}: protected by a password; save a copy without one")
        count = len(reader.pages)
    except DAMAGE as error:
        raise UnreadableError(
            f"{name}: the PDF is damaged ({type(error).__name__}); fetch or save it again"
        ) from error
    if count > MOST_PAGES:
        raise UnreadableError(f"{name}: {count:,} pages; at most {MOST_PAGES:,} are read, split the file")
    pages: list[list[str]] = []
    hidden: list[Hidden] = []
    damaged = ""
    for number in range(count):
        try:
            text, found = _page(reader, number)
        except DAMAGE as error:
            yield Refusal(
                f"{name} page {number + 1}", f"the page is damaged and left out ({type(error).__name__})"
            )
            text, found, damaged = "", Marked(), type(error).__name__
        if found.scanned:
            yield Refusal(
                f"{name} page {number + 1}",
                "a scan: its text was recognised by a machine and may hold wrong letters",
            )
        hidden += [Hidden(h.how, f"page {number + 1}: {h.text}") for h in found.hidden]
        pages.append([said for row in text.split("\n") if (said := line(row))])
    yield _record(reader, pages, hidden, damaged, name)


def _page(reader: PdfReader, number: int) -> tuple[str, Marked]:
    page = reader.pages[number]
    contents = page.get_contents()
    if contents is None:
        return "", Marked()
    stream = contents if isinstance(contents, ContentStream) else ContentStream(contents, reader)
    found = marked(stream)
    if found.hidden:
        stream.operations = [
            o for position, o in enumerate(stream.operations) if position not in found.left_out
        ]
    page[NameObject("/Contents")] = stream
    return page.extract_text(), found


def _record(
    reader: PdfReader, pages: Sequence[list[str]], hidden: list[Hidden], damaged: str, name: str
) -> TextRecord:
    builder, starts = TextBuilder(), []
    for rows in _without_running_heads(pages):
        starts.append(builder.end)
        _add(rows, builder)
    if not builder.text:
        if damaged:
            raise UnreadableError(
                f"{name}: none of its pages can be read ({damaged}); fetch or save it again"
            )
        if hidden:
            raise UnreadableError(f"{name}: all its text is invisible ({hidden[0].how}); nothing is taken")
        raise UnreadableError(
            f"{name}: no text in it; it is a scan, so run text recognition (OCR) over it first"
        )
    about = _about(reader)
    return TextRecord(
        builder.text,
        headings=tuple(builder.headings),
        hidden=tuple(hidden),
        page_starts=tuple(min(s, len(builder.text)) for s in starts),
        **about,
    )


def _about(reader: PdfReader) -> dict[str, Any]:
    try:
        about: Any = reader.metadata or {}
        title, author = short(about.get("/Title")), short(about.get("/Author"))
        root: Any = reader.trailer["/Root"]
        language = root.get("/Lang")
    except DAMAGE:
        return {}
    # The file's creation date is not taken: it says when the PDF was made, not when the text was published.
    return {
        "title": title if title and not JUNK_TITLE.match(title) else None, "author_line": author,
        "language": language_tag(str(language)) if language else None,
    }  # fmt: skip


def _without_running_heads(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """The pages' lines without page numbers and the lines that most pages begin or end with."""
    edges = Counter(
        key for rows in pages for key in {_key(r) for r in (*rows[:2], *rows[-2:]) if _may_run(r)}
    )
    often = {key for key, count in edges.items() if count >= 3 and count >= 0.4 * len(pages)}
    for rows in pages:
        kept = []
        for position, row in enumerate(rows):
            edge = position < 2 or position >= len(rows) - 2
            if edge and (NUMBER.match(row) or (_may_run(row) and _key(row) in often)):
                continue
            kept.append(row)
        yield kept


def _may_run(row: str) -> bool:
    return len(row) <= 100 and not SENTENCE_END.search(row)


def _key(row: str) -> str:
    return re.sub(r"\d+", "#", row.lower())


def _add(rows: list[str], builder: TextBuilder) -> None:
    """Lines to paragraphs: a paragraph goes on while its lines are full and no sentence ends with a short one."""
    width = sorted(len(r) for r in rows)[int(len(rows) * 0.8)] if rows else 0
    block: list[str] = []
    for position, row in enumerate(rows):
        following = rows[position + 1] if position + 1 < len(rows) else ""
        if not block and _is_heading(row, following, width):
            builder.heading(row, 2)
            continue
        block.append(row)
        full = len(row) >= 0.75 * width
        if (
            not following
            or (SENTENCE_END.search(row) and not full)
            or (not full and _is_heading(following, "", width))
        ):
            builder.paragraph(_joined(block))
            block = []
    if block:
        builder.paragraph(_joined(block))


def _is_heading(row: str, following: str, width: int) -> bool:
    if len(row) > 90 or SENTENCE_END.search(row) or (width and len(row) > 0.7 * width):
        return False
    if following[:1].islower():
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", row)
    big = [w for w in words if w[:1].isupper() or len(w) <= 3]
    return bool(words) and (
        bool(CASED_HEADING.match(row)) or (len(big) == len(words) and words[0][:1].isupper())
    )


def _joined(rows: Sequence[str]) -> str:
    text = ""
    for row in rows:
        broken = re.search(r"[a-z]-$", text) and row[:1].islower()
        text = text[:-1] + row if broken else f"{text} {row}".lstrip()
    return text
