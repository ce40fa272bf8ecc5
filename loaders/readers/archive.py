"""Zip containers (ZIP, XLSX, ODS, DOCX, EPUB, WACZ), opened only after their sizes have been looked at, read by counted bytes."""

import lzma
import stat
import zipfile
import zlib
from typing import BinaryIO

from loaders.readers.model import UnreadableError

MOST_MEMBERS = 5_000
MOST_BYTES = 256 * 1024 * 1024
MOST_RATIO = 200
"""How many times its packed size a container may unpack to; real office files stay below 60."""
SMALL = 4 * 1024 * 1024
"""Below this, a high ratio does no harm: a sheet of zeros packs well."""

DAMAGE = (
    zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zlib.error, lzma.LZMAError,
)  # fmt: skip


def opened(source: BinaryIO, name: str) -> zipfile.ZipFile:
    """The container. Raises UnreadableError for damage, encryption, too many members, or sizes that no honest file has."""
    try:
        container = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError(
            f"{name}: the file is damaged and cannot be unpacked ({error}); fetch or save it again"
        ) from error
    members = container.infolist()
    total = sum(m.file_size for m in members)
    packed = max(1, sum(m.compress_size for m in members))
    if len(members) > MOST_MEMBERS:
        raise UnreadableError(
            f"{name}: {len(members):,} files inside; at most {MOST_MEMBERS:,} are read, split it"
        )
    if total > MOST_BYTES or (total > SMALL and total / packed > MOST_RATIO):
        raise UnreadableError(
            f"{name}: unpacks to {total:,} bytes, {total // packed:,} times its size; such a file is refused as a bomb"
        )
    if any(m.flag_bits & 1 for m in members):
        raise UnreadableError(f"{name}: protected by a password; unpack it and load what is inside")
    return container


def member(container: zipfile.ZipFile, path: str, name: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of one member, counted while they are unpacked: a header may lie about its size.

    Raises UnreadableError for a missing, damaged or oversized member.
    """
    try:
        with container.open(path) as stream:
            data = stream.read(most + 1)
    except KeyError as error:
        raise UnreadableError(f"{name}: {path} is missing inside; the file is damaged") from error
    except DAMAGE as error:
        raise UnreadableError(f"{name}: {path} inside is damaged ({error})") from error
    if len(data) > most:
        raise UnreadableError(f"{name}: {path} inside unpacks to more than {most:,} bytes")
    return data


def unsafe(info: zipfile.ZipInfo) -> str | None:
    """Why a member's path is not taken: outside the archive, absolute, or a link; None when it is fine."""
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or (len(path) > 1 and path[1] == ":"):
        return "its path is absolute"
    if ".." in path.split("/"):
        return "its path leads out of the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link, not a file"
    if "\x00" in path or any(ord(c) < 32 for c in path):
        return "its name holds control characters"
    return None
