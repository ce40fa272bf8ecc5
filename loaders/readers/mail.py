"""Saved e-mail (.eml) and single-file web pages (.mhtml): both are MIME messages, read by the standard library."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from loaders.bundles import Refusal
from loaders.readers import html_page
from loaders.readers.model import Attachment, Item, ReadOptions, TextRecord, UnreadableError
from loaders.readers.tidy import lines, short

LARGEST = 60 * 1024 * 1024
MOST_PARTS = 2_000


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """The message's text (or the page's), then its attachments. Raises UnreadableError."""
    data = source.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(f"{name}: more than {LARGEST:,} bytes; save the attachments apart")
    message = BytesParser(policy=policy.default).parsebytes(data)
    if not message.keys() or not any(message.get(k) for k in ("From", "Content-Type", "Date", "Subject")):
        raise UnreadableError(f"{name}: not a saved message or page (it has no headers)")
    parts = [part for part, _ in zip(message.walk(), range(MOST_PARTS), strict=False)]
    address = message.get("Snapshot-Content-Location") or message.get("Content-Location")
    if address or message.get_content_type() == "multipart/related":
        yield from _page(parts, str(address or ""), name, options)
    else:
        yield from _message(message, parts, name)


def _page(parts: Sequence[Message], address: str, name: str, options: ReadOptions) -> Iterator[Item]:
    found = next((p for p in parts if p.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if found is None:
        raise UnreadableError(f"{name}: the saved page holds no HTML part")
    text, broken = html_page.decoded(_bytes(found), name, options.encoding or found.get_content_charset())
    if broken:
        yield Refusal(
            name, f"{broken} characters are not in the page's declared encoding and stand as \ufffd"
        )
    record = html_page.record(text, name)
    yield replace(record, url=record.url or (address if address.startswith("http") else None))


def _message(message: EmailMessage, parts: Sequence[Message], name: str) -> Iterator[Item]:
    bodies = [
        p
        for p in parts
        if not (p.is_multipart() or p.get_content_disposition() == "attachment" or p.get_filename())
    ]
    plain = [p for p in bodies if p.get_content_type() == "text/plain"]
    pages = [p for p in bodies if p.get_content_type() == "text/html"]
    about: dict[str, Any] = {
        "title": short(message.get("Subject")),
        "author_line": short(message.get("From")),
        "published": _date(message),
    }
    if plain:
        text = lines("\n".join(_text(p, name) for p in plain))
        if text:
            yield TextRecord(text, **about)
    elif pages:
        record = html_page.record(_text(pages[0], name), name)
        yield TextRecord(record.text, headings=record.headings, hidden=record.hidden, **about)
    attached = [p for p in parts if not p.is_multipart() and p not in bodies]
    if not plain and not pages and not attached:
        raise UnreadableError(f"{name}: the message holds no text")
    for number, part in enumerate(attached, 1):
        yield Attachment(
            short(part.get_filename()) or f"attachment-{number}", _bytes(part), part.get_content_type()
        )


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message, name: str) -> str:
    charset = part.get_content_charset() or "utf-8"
    try:
        return _bytes(part).decode(charset)
    except (UnicodeDecodeError, LookupError) as error:
        what = f"its text is not in the encoding it declares ({charset})"
        raise UnreadableError(f"{name}: {what}; save it again as UTF-8") from error


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
