"""The refused-rows file: rows that were not taken, with the reason, to be mended and loaded again. No cell reads as a formula."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.bundles import Refusal

ROW, BECAUSE = "refused_row", "refused_because"
# Spreadsheets read a cell as a formula when it begins so, some after trimming space, or with full-width forms of the signs.
DANGEROUS = re.compile("[\\s\x00-\x1f\x7f]*[=+\\-@|%＝＋－＠\t\r\n\x00]|'")


@dataclass(frozen=True, slots=True)
class RefusedRow(Refusal):
    """A row that was not taken, with its number in the first file, its columns and its cells."""

    number: str = ""
    columns: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front if a spreadsheet might read it as a formula, or if it begins with an apostrophe."""
    return "'" + cell if DANGEROUS.match(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") else cell


class RefusedRows:
    """Writes the refused rows of one table; the file appears with the first of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = 0
        self._columns: tuple[str, ...] = ()

    def add(self, rows: Sequence[Refusal]) -> None:
        """Appends rows of one table; what is not a row of a table is left out."""
        mine = [r for r in rows if isinstance(r, RefusedRow)]
        if not mine:
            return
        first = not self.path.exists()
        self._columns = self._columns or mine[0].columns
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL)
            if first:
                writer.writerow([ROW, BECAUSE, *(guarded(c) for c in self._columns)])
            for row in mine:
                cells = (*row.cells, *("" for _ in range(len(self._columns) - len(row.cells))))
                writer.writerow(
                    [guarded(c.replace("\x00", "\ufffd")) for c in (row.number, row.reason, *cells)]
                )
        self.count += len(mine)
