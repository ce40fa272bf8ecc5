"""What a user hands in: files and folders, sorted; what is only a side file of another is told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.about import SIDE_FILE
from loaders.bundles import Refusal
from loaders.errors import SourceError
from loaders.intake import side_files


@dataclass(frozen=True, slots=True)
class Given:
    """One file to load."""

    path: Path


def files(paths: Sequence[Path]) -> Iterator[Given | Refusal]:
    """Every file below the paths, in order of name; hidden files are left alone, a side file goes with its document.

    A side file without a document, and what is neither file nor folder, is refused. Raises SourceError for a path that does
    not exist.
    """
    for path in paths:
        if not path.exists():
            raise SourceError(f"{path}: no such file or folder")
        for file in _below(path):
            yield from _given(file)


def _below(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.rglob("*")):
        if not entry.is_dir() and not any(part.startswith(".") for part in entry.relative_to(path).parts):
            yield entry


def _given(path: Path) -> Iterator[Given | Refusal]:
    if not path.is_file():
        yield Refusal(
            path.name, "neither a file nor a folder (a broken link, a pipe, a device); it is not read"
        )
    elif path.name.endswith(SIDE_FILE):
        documents = [p.name for p in path.parent.iterdir() if p.is_file() and path.name in side_files(p.name)]
        if not documents:
            yield Refusal(
                path.name,
                f"no document beside it is called {path.name.removesuffix(SIDE_FILE)}; name it after one",
            )
    else:
        yield Given(path)
