"""Web captures (.warc, .warc.gz): the pages and files in them, each with its address and when it was fetched."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from loaders.bundles import Refusal
from loaders.readers.model import Attachment, Item, ReadOptions, UnreadableError

LARGEST = 64 * 1024 * 1024
MOST_BYTES = 256 * 1024 * 1024
MOST_RECORDS = 50_000
DAMAGE = (ArchiveLoadFailed, ValueError, OSError, EOFError, KeyError, AttributeError, TypeError, IndexError)
ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf", "text/csv": ".csv",
    "application/json": ".json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:  # noqa: ARG001
    """Every answered page of the capture; pictures, scripts and styles stay out. Raises UnreadableError."""
    taken = seen = 0
    left = MOST_BYTES
    try:
        for record in ArchiveIterator(source, arc2warc=False):
            seen += 1
            if seen > MOST_RECORDS:
                raise UnreadableError(f"{name}: more than {MOST_RECORDS:,} records; split the capture")
            ending = _ending(record)
            if ending is None:
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            data = record.content_stream().read(min(LARGEST, left) + 1)
            if len(data) > min(LARGEST, left):
                yield Refusal(f"{name}: {address[:200]}", "unpacks to more than is read from one capture")
                taken += 1
                continue
            left -= len(data)
            taken += 1
            yield Attachment(_name(address, ending), data, None, address[:2000] or None, _fetched(record))
    except DAMAGE as error:
        what = f"the capture is damaged after record {seen} ({type(error).__name__})"
        raise UnreadableError(f"{name}: {what}; fetch it again") from error
    if not seen:
        raise UnreadableError(f"{name}: no capture in it; a .gz of something else is unpacked first")
    if not taken:
        raise UnreadableError(f"{name}: no answered page in the capture")


def _ending(record: Any) -> str | None:
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if headers is None or (record.rec_type == "response" and headers.get_statuscode() != "200"):
        return None
    kind = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return ENDINGS.get(kind)


def _name(address: str, ending: str) -> str:
    parts = urlsplit(address)
    last = unquote(parts.path.rstrip("/").rsplit("/", 1)[-1]) or parts.netloc or "page"
    plain = re.sub(r"[^\w.-]+", "-", last)[:100]
    return plain if plain.lower().endswith(ending) else plain + ending


def _fetched(record: Any) -> str | None:
    stamp = record.rec_headers.get_header("WARC-Date") or ""
    return stamp[:10] if re.match(r"\d{4}-\d{2}-\d{2}", stamp) else None
