"""Originals, kept read-only under the SHA-256 of their bytes, so that what a claim cites can be shown and proved unchanged.

The folder is handed in; an original stands at `ab/abcdef…` and is written once, by rename, so that a crash leaves none half.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.errors import SourceError

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Verified:
    """What a look through the store found: how many are whole, which expected ones are missing, which do not match their hash."""

    whole: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """True when nothing is missing and nothing was changed."""
        return not self.missing and not self.changed


class EvidenceStore:
    """The originals below one folder, which is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the original with this hash stands, or would. Raises SourceError for what is no SHA-256."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise SourceError(f"{sha256[:80]!r} is no SHA-256; evidence is asked for by 64 hex digits")
        return self.folder / sha256[:2] / sha256

    def keep(self, data: bytes) -> str:
        """Keeps an original and returns its hash; one that is there and whole is left alone, a changed one is replaced.

        Raises SourceError when the disk does not take it.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        if path.exists() and _hash_of(path) == sha256:
            return sha256
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(path, data)
        except OSError as error:
            raise SourceError(
                f"the original cannot be kept in {self.folder} ({error.strerror}); free space or rights"
            ) from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """The original's bytes. Raises SourceError when it is missing or no longer what it was."""
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(
                f"the original {sha256[:16]}… is not in {self.folder}; load its file again"
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise SourceError(
                f"the original {sha256[:16]}… was changed after it was kept; load its file again and find out why"
            )
        return data

    def state(self, sha256: str) -> str:
        """`whole`, `missing` or `changed`."""
        path = self.path(sha256)
        if not path.is_file():
            return "missing"
        return "whole" if _hash_of(path) == sha256 else "changed"

    def kept(self) -> Iterator[str]:
        """The hashes under which something stands, sorted; what is not named by a hash is no original."""
        for path in sorted(self.folder.glob("??/*")) if self.folder.is_dir() else ():
            with contextlib.suppress(SourceError):
                if self.path(path.name) == path:
                    yield path.name

    def verify(self, expected: Iterable[str] = ()) -> Verified:
        """Hashes every original anew; `expected` are the hashes that the graph cites, each of which must be there."""
        kept = set(self.kept())
        wanted = set(expected)
        changed = tuple(sha for sha in sorted(kept) if _hash_of(self.path(sha)) != sha)
        return Verified(len(kept) - len(changed), tuple(sorted(wanted - kept)), changed)


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o400)
        if os.name == "nt" and path.exists():
            path.chmod(0o600)  # Windows replaces no read-only file
        os.replace(name, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _hash_of(path: Path) -> str | None:
    """The hash of a file's bytes; None when it cannot be read, which counts as changed."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                found.update(block)
    except OSError:
        return None
    return found.hexdigest()
