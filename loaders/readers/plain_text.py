"""Plain text: UTF-8 (or UTF-16 with its mark), exactly as it stands in the file."""

from collections.abc import Iterator
from typing import BinaryIO

from loaders.readers.front_matter import split
from loaders.readers.model import Item, ReadOptions, TextRecord, UnreadableError

LARGEST = 50 * 1024 * 1024


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:
    """One text, behind its front matter if it has one. Raises UnreadableError for what is empty, too large or not text."""
    declared, text = split(decoded(source.read(LARGEST + 1), name, options.encoding))
    yield TextRecord(text, **declared)


def decoded(data: bytes, name: str, encoding: str | None = None) -> str:
    """The bytes as text. Raises UnreadableError saying what is wrong, where, and what to do."""
    if len(data) > LARGEST:
        raise UnreadableError(
            f"{name}: more than {LARGEST:,} bytes; split the file, so much is not read as one text"
        )
    if not data.strip():
        raise UnreadableError(f"{name}: the file is empty")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in data and not wide:
        raise UnreadableError(
            f"{name}: not a text file (it holds NUL bytes, the first at {data.index(bytes(1))})"
        )
    known = encoding or ("utf-16" if wide else "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")
    try:
        text = data.decode(known)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            f"{name}:{line}: not {known.upper()} at byte {error.start}; save it as UTF-8, so that no letter is guessed"
        ) from error
    except LookupError as error:
        raise UnreadableError(
            f"{name}: no encoding is called {known!r}; use a name such as utf-8 or cp1252"
        ) from error
    if "\x00" in text:
        raise UnreadableError(f"{name}: not a text file (it holds NUL characters)")
    return text
