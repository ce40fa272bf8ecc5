"""What a user hands in: files and folders, sorted, each with the loader that reads it or the reason why none does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.bundles import Refusal
from loaders.errors import SourceError

TEXT = {".txt", ".text", ".md"}
SIDE_FILES = {".meta.yaml"}


@dataclass(frozen=True, slots=True)
class Given:
    """One file to load."""

    path: Path


def files(paths: Sequence[Path]) -> Iterator[Given | Refusal]:
    """Every file below the paths, in order of name; hidden files are left alone.

    Raises SourceError for a path that does not exist.
    """
    for path in paths:
        if not path.exists():
            raise SourceError(f"{path}: no such file or folder")
        for file in _below(path):
            yield _given(file)


def _below(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for entry in sorted(path.rglob("*")):
        if entry.is_file() and not any(part.startswith(".") for part in entry.relative_to(path).parts):
            yield entry


def _given(path: Path) -> Given | Refusal:
    if path.suffix.lower() in TEXT:
        return Given(path)
    known = ", ".join(sorted(TEXT))
    return Refusal(path.name, f"no loader reads {path.suffix or 'files without a suffix'} yet; known are {known}")
