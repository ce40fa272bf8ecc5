"""The gazetteer's own data files, read once: each row with the file and line that a complaint can name."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.errors import SourceError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `at` is `countries.csv:12`."""

    at: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        if column not in self.cells:
            raise SourceError(
                f"{self.at}: there is no column '{column}'; the file has {', '.join(self.cells)}"
            )
        return self.cells[column]

    def list(self, column: str) -> list[str]:
        """The cell's parts, separated by `|`."""
        return [part.strip() for part in self[column].split("|") if part.strip()]

    def number(self, column: str) -> float:
        """The cell as a number; SourceError names file and line when it is none."""
        try:
            return float(self[column])
        except ValueError:
            raise SourceError(f"{self.at}: '{self[column]}' in column '{column}' is not a number") from None


@cache
def rows(name: str) -> tuple[Row, ...]:
    """All rows of `data/<name>`; lines that start with `#` are remarks."""
    return tuple(_read(DATA / name))


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        numbered = [(number, line) for number, line in enumerate(lines, 1) if not line.startswith("#")]
    reader = csv.DictReader((line for _, line in numbered), strict=True)
    for (number, _), cells in zip(numbered[1:], reader, strict=True):
        if None in cells or None in cells.values():
            raise SourceError(f"{path.name}:{number}: the row does not have as many cells as the heading")
        yield Row(f"{path.name}:{number}", cells)


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>` that are not empty; what follows `#` is a remark."""
    found = (line.split("#")[0].strip() for line in (DATA / name).read_text(encoding="utf-8").splitlines())
    return tuple(line for line in found if line)


@cache
def words(name: str) -> frozenset[str]:
    """A word list, `data/<name>`: blank-separated words."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the named lists of `context_words.txt`; SourceError for a list that is not there."""
    lists = dict(line.split(":", 1) for line in lines("context_words.txt"))
    if name not in lists:
        raise SourceError(f"context_words.txt: there is no list '{name}'; the file has {', '.join(lists)}")
    return frozenset(lists[name].split())
