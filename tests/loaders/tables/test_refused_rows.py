"""S13 for the refused-rows file: no cell reads as a formula, and what comes back is exactly what was refused."""

import csv
import random
from pathlib import Path

import pytest

from loaders.tables import refused
from loaders.tables.refused import RefusedRow, RefusedRows, guarded, unguarded
from tests.loaders.tables.making import FLOWS, outcome

STARTS = [
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "\n=",
    "\x0b=",
    " =",
    "＝",
    "＋",
    "－",
    "＠",
    "|",
    "%",
    "'",
    "''=",
    "\u00a0=",
    "\x00=",
    "",
    "Chad",
]
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "|", "%", "＝", "＋", "－", "＠")


def names(count: int) -> list[str]:
    rng = random.Random(13)
    letters = "=+-@'\" ,;\tabcé1(\u00a0＝"
    return [
        rng.choice(STARTS) + "".join(rng.choice(letters) for _ in range(rng.randrange(6)))
        for _ in range(count)
    ]


def read_as_formula(cell: str) -> bool:
    """How a spreadsheet would see it: it trims leading space of any kind first."""
    return cell.lstrip(" \u00a0\x0b\x0c").startswith(DANGEROUS)


def test_no_cell_of_ten_thousand_reads_as_a_formula_and_each_comes_back() -> None:
    cells = names(10_000)
    assert not [c for c in cells if read_as_formula(guarded(c))]
    assert [unguarded(guarded(c)) for c in cells] == cells


def test_a_guard_that_forgets_full_width_signs_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    import re

    monkeypatch.setattr(refused, "DANGEROUS", re.compile(r"[=+\-@']"))
    assert [c for c in names(10_000) if read_as_formula(guarded(c))]


def test_the_file_is_mended_and_loaded_again(tmp_path: Path) -> None:
    first = outcome(
        b"from,to,year,n\nRuritania,Mali,2013,5\n=Ruritania,Togo,2013,6\nChad,Niger,2013,7\n",
        source=FLOWS,
    )
    file = RefusedRows(tmp_path / "rows.csv")
    file.add(first.refused)
    assert (first.loaded, file.count) == (1, 2)
    with file.path.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    assert rows[0] == ["refused_row", "refused_because", "from", "to", "year", "n"]
    assert not [c for row in rows for c in row if read_as_formula(c)]
    mended = file.path.read_text("utf-8").replace("'=Ruritania", "Chad").replace('"Ruritania', '"Benin')
    again = outcome(mended.encode(), source=FLOWS)
    assert (again.rows, again.loaded, len(again.refused)) == (2, 2, 0)
    assert [c.passage.locator for c in again.claims] == ["row 2", "row 3"]


def test_an_unmended_file_is_refused_for_the_same_reasons(tmp_path: Path) -> None:
    first = outcome(b"from,to,year,n\nRuritania,Mali,2013,5\n'+x,Togo,2013,6\n", source=FLOWS)
    file = RefusedRows(tmp_path / "rows.csv")
    file.add(first.refused)
    again = outcome(file.path.read_bytes(), source=FLOWS)
    cells = [[r.cells for r in found.refused if isinstance(r, RefusedRow)] for found in (first, again)]
    assert cells[0] == cells[1]
    assert [r.reason for r in first.refused] == [r.reason for r in again.refused]
