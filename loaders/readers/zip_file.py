"""ZIP archives and WACZ captures: every file inside comes out, to be read on its own; paths that lead elsewhere do not."""

from collections.abc import Iterator
from typing import BinaryIO

from loaders.bundles import Refusal
from loaders.readers import archive
from loaders.readers.model import Attachment, Item, ReadOptions, UnreadableError

LARGEST_MEMBER = 64 * 1024 * 1024
LONGEST_PATH = 500


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Item]:  # noqa: ARG001
    """The files of an archive in order of name. Raises UnreadableError for damage and bombs."""
    left = archive.MOST_BYTES
    with archive.opened(source, name) as container:
        members = sorted((m for m in container.infolist() if not m.is_dir()), key=lambda m: m.filename)
        names = [m.filename for m in members]
        capture = any(n.startswith("archive/") and ".warc" in n for n in names)
        for member in members:
            path = member.filename
            if (capture and not path.startswith("archive/")) or _is_furniture(path):
                continue
            reason = archive.unsafe(member) or ("its path is too long" if len(path) > LONGEST_PATH else None)
            if reason or names.count(path) > 1:
                yield Refusal(
                    f"{name}: {_shown(path)}",
                    f"not taken: {reason or 'the archive holds two files of this name'}",
                )
                continue
            try:
                data = archive.member(container, path, name, min(LARGEST_MEMBER, left))
            except UnreadableError as error:
                yield Refusal(f"{name}: {_shown(path)}", str(error).removeprefix(f"{name}: "))
                continue
            left -= len(data)
            yield Attachment(path, data)
    if not names:
        raise UnreadableError(f"{name}: the archive is empty")


def _is_furniture(path: str) -> bool:
    return path.startswith("__MACOSX/") or any(
        part.startswith(".") and part != ".." for part in path.split("/")
    )


def _shown(path: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in path)[:200]
