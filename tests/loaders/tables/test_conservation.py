"""R2: nothing is lost silently. Tables written by a second, independent CSV writer; rows in = loaded + refused + repeats."""

import os
import random

import pytest

from loaders.readers.model import UnreadableError
from loaders.tables import reading
from tests.loaders.tables.making import FLOWS, Outcome, flows, outcome

TABLES = int(os.environ.get("TG_TABLES", "5000"))
PLACES = [
    "Chad",
    "NGA",
    "Côte d'Ivoire",
    "CÃ´te d'Ivoire",
    "Ruritania",
    "",
    "Korea, South",
    "Unknown",
    'The "Gambia"',
    "=Mali",
    "a\nb",
]
NUMBERS = ["1", "<5", "1,421", "0", "", "x", "5e3", "1.5", "10-12", "٣"]
YEARS = ["2013", "2013.0", "13", "", "2013-01-01", "in 2013"]
TERMINATORS = ["\n", "\r\n"]


def written(header: list[str], rows: list[list[str]], rng: random.Random) -> bytes:
    """A CSV by hand: quotes where they must be, and at random where they may."""
    end = rng.choice(TERMINATORS)

    def cell(text: str) -> str:
        if any(c in text for c in ',"\n\r') or rng.random() < 0.2:
            return '"' + text.replace('"', '""') + '"'
        return text

    lines = [",".join(cell(c) for c in row) for row in [header, *rows]]
    bom = "\ufeff" if rng.random() < 0.1 else ""
    return (bom + end.join(lines) + rng.choice(["", end])).encode()


def random_rows(rng: random.Random) -> list[list[str]]:
    rows = [
        [rng.choice(PLACES), rng.choice(PLACES), rng.choice(YEARS), rng.choice(NUMBERS)]
        for _ in range(rng.randrange(1, 12))
    ]
    if rng.random() < 0.3:
        rows.append(list(rng.choice(rows)))
    if rng.random() < 0.1:
        rows.append(rng.choice(rows)[:-1])
    return rows


def lost(found: Outcome, given: int) -> bool:
    return not found.conserved or found.rows != given


def test_rows_are_conserved_in_generated_tables() -> None:
    seen = {"loaded": 0, "refused": 0, "repeated": 0}
    for number in range(TABLES):
        rng = random.Random(number)
        rows = random_rows(rng)
        found = outcome(written(["from", "to", "year", "n"], rows, rng), source=FLOWS)
        assert not lost(found, len(rows)), f"table {number}: {found.rows} of {len(rows)} rows"
        seen["loaded"] += found.loaded
        seen["refused"] += len(found.refused)
        seen["repeated"] += len(found.repeated)
    assert all(seen.values()), f"the tables did not exercise every outcome: {seen}"


def test_a_dropped_row_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault: refusals are forgotten."""
    forget = reading._Table.full

    def forgetting(table: reading._Table) -> object:
        table.batch.refused.clear()
        return forget(table)

    monkeypatch.setattr(reading._Table, "full", forgetting)
    assert lost(flows("Chad,Mali,2013,5", "Ruritania,Mali,2013,5"), 2)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'from,to,year,n\nChad,"Mali,2013,5\nNiger,Togo,2013,6\n', "never closes"),
        (b"from,to,year,n,n\nChad,Mali,2013,5,6\n", "there twice"),
        (b"from,to,year,n\nC\xf4te,Mali,2013,5\n", "not UTF-8"),
    ],
)
def test_a_silent_trap_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        outcome(data, source=FLOWS)


def test_bounds_ranges_and_vague_cells() -> None:
    found = flows(
        "Chad,Mali,2013,<5",
        "Chad,Togo,2013,10-12",
        'Chad,Niger,2013,"1,421"',
        "Chad,Benin,2013,1.5",
        "Chad,Peru,03/04/2021,5",
    )
    assert [c.values("quantity")[0] for c in found.claims] == ["<5", "10-12", "1421"]
    assert [r.reason.split(";")[0] for r in found.refused] == [
        "quantity: '1.5' is no whole number or bound", "'03/04/2021' is no year",
    ]  # fmt: skip


def test_a_row_counts_once() -> None:
    found = flows("Chad,Mali,2013,5", "Chad,Mali,2013,5", "Chad,Mali,2014,5")
    assert (found.loaded, len(found.repeated)) == (2, 1)
    assert found.repeated[0].reason == "the same as row 2 of this file; a row counts once"


def test_hidden_direction_marks_do_not_survive() -> None:
    found = flows("Chad\u202e,Mali,2013,5")
    assert "\u202e" not in found.passages[0]
