"""A plain text file becomes a document. What the file does not say (publisher, date) is reported as missing, not guessed."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from loaders.bundles import Bundle
from loaders.documents import Extractor, bundle_of
from loaders.errors import SourceError
from loaders.facts import Document

LARGEST = 50 * 1024 * 1024
UNKNOWN = "Unknown publisher"


def bundle(path: Path, extractor: Extractor, about: Mapping[str, str]) -> Bundle:
    """The file as a bundle; `about` gives what its user knows of it (title, publisher, published, genre, topic ...).

    Raises SourceError for a file that is empty, too large, or not text.
    """
    data = path.read_bytes()
    text = decoded(path.name, data)
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(), text=text, title=about.get("title") or first_line(text, path.stem),
        publisher=about.get("publisher", UNKNOWN), genre=about.get("genre", "notes"),
        language=about.get("language", "en"), published=about.get("published"), licence=about.get("licence"),
        url=about.get("url"), publisher_country=about.get("publisher_country"), topic=about.get("topic"),
        file_name=path.name,
    )  # fmt: skip
    return bundle_of(document, extractor)


def decoded(name: str, data: bytes) -> str:
    """The file's text. Raises SourceError saying what is wrong and what to do."""
    if len(data) > LARGEST:
        raise SourceError(
            f"{name}: {len(data):,} bytes; at most {LARGEST:,} are read as one text, split the file"
        )
    if not data.strip():
        raise SourceError(f"{name}: the file is empty")
    if b"\x00" in data:
        raise SourceError(f"{name}: not a text file (it holds NUL bytes at {data.index(bytes(1))})")
    try:
        return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8, so that no letter is guessed"
        ) from error


def first_line(text: str, fallback: str) -> str:
    """The title of a text that has none: its first line if that is short, else the file's name."""
    line = next((line.strip("#* \t") for line in text.splitlines() if line.strip()), "")
    return line if 0 < len(line) <= 120 else fallback
