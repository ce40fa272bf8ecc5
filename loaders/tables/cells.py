"""A row as it is shown and cited: `column: value` pairs in file order, each value with its place in the text. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.errors import FactError
from loaders.facts import Span
from loaders.tables.mapping import Check, TableMapping, When, Withhold

WITHHELD = "[withheld]"
YEAR = re.compile(r"((?:1[5-9]|20)\d\d)(?:\.0+)?(?:-01-01)?")
NUMBER = re.compile(r"\d{1,18}")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
FLOAT = re.compile(r"\d+(?:\.\d+)?(?:[eE]\+?\d+)?")
BOUND = re.compile(r"[<>]\s*\d+|\d+\s*[-–]\s*\d+|\d+\+")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: what it says and where that stands in the document's text."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        """The whole cell."""
        return Span(self.start, self.start + len(self.text), self.text)

    def part(self, start: int, end: int) -> "Cell":
        """Characters of the cell as a cell of its own."""
        return Cell(self.text[start:end], self.start + start)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row's text at `start` and its filled cells by column; a column without a value is not there."""

    text: str
    start: int
    cells: Mapping[str, Cell]


def shown(columns: Sequence[str], values: Sequence[str], start: int, mapping: TableMapping) -> ShownRow:
    """The row at offset `start`. What the mapping withholds is gone from here on; missing values are left out."""
    kept = _kept(columns, values, mapping)
    cells: dict[str, Cell] = {}
    parts: list[str] = []
    at = start
    for column, value in kept.items():
        lead = f"{'; ' if parts else ''}{column}: "
        cells[column] = Cell(value, at + len(lead))
        parts += (lead, value)
        at += len(lead) + len(value)
    return ShownRow("".join(parts), start, cells)


def _kept(columns: Sequence[str], values: Sequence[str], mapping: TableMapping) -> dict[str, str]:
    given = {c: CONTROL.sub(" ", v).strip() for c, v in zip(columns, values, strict=True)}
    present = {c: v for c, v in given.items() if v and v not in mapping.missing}
    plain = {c: Cell(v, 0) for c, v in present.items()}
    for rule in mapping.withhold:
        if rule.column in present and holds(rule.when, plain):
            present[rule.column] = _withheld(present[rule.column], rule)
    return present


def _withheld(value: str, rule: Withhold) -> str:
    return rule.pattern.sub(WITHHELD, value) if rule.pattern else WITHHELD


def holds(when: When, cells: Mapping[str, Cell]) -> bool:
    """True when every condition holds."""
    return all(_holds(check, column, cells) for column, check in when.items())


def _holds(check: Check, column: str, cells: Mapping[str, Cell]) -> bool:
    cell = cells.get(column)
    text = cell.text if cell else ""
    other = cells.get(check.same_as or check.before or "")
    return (
        (check.one_of is None or text in check.one_of)
        and (check.none_of is None or text not in check.none_of)
        and (check.filled is None or check.filled == bool(text))
        and (check.matches is None or check.matches.search(text) is not None)
        and (
            check.same_as is None or (other is not None and text != "" and _plain(other.text) == _plain(text))
        )
        and (check.before is None or (other is not None and text != "" and year(text) < year(other.text)))
    )


def _plain(text: str) -> str:
    return text[:-2] if text.endswith(".0") else text


def year(text: str) -> str:
    """`2013` of `2013`, `2013.0` or `2013-01-01`. Raises FactError for anything else."""
    match = YEAR.fullmatch(text)
    if not match:
        raise FactError(f"{text!r} is no year; write it as 2013")
    return match[1]


def number(text: str) -> str:
    """The number as claims write it: digits, a range or a bound. `1,421` -> 1421, `5e5` -> 500000, `<5` stays `<5`.

    Raises FactError for anything else, `1.5` and `1,5` included: which of them is meant is not for us to guess.
    """
    if NUMBER.fullmatch(text) or BOUND.fullmatch(text):
        return text.replace(" ", "")
    if GROUPED.fullmatch(text):
        return text.replace(",", "")
    if FLOAT.fullmatch(text) and (value := float(text)) < 1e15 and value.is_integer():
        return str(int(value))
    raise FactError(f"{text!r} is no whole number or bound; write it as 1200, <5 or 10-12")
