"""Shorthand: a table's text through its reader and mapping to bundles, in this process."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain
from pathlib import Path

from loaders.about import About
from loaders.bundles import Bundle, Refusal
from loaders.facts import Claim
from loaders.readers import formats
from loaders.readers.model import ReadOptions, TableStart
from loaders.tables import reading
from loaders.tables.catalogue import Source, fitting, parsed
from loaders.tables.files import data_columns
from loaders.tables.reading import TableFile


@dataclass
class Outcome:
    """All that became of a table."""

    source: str
    rows: int = 0
    loaded: int = 0
    claims: list[Claim] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    repeated: list[Refusal] = field(default_factory=list)
    warnings: list[Refusal] = field(default_factory=list)

    @property
    def conserved(self) -> bool:
        """Rows read = loaded + refused + repeats."""
        return self.rows == self.loaded + len(self.refused) + len(self.repeated)

    def kinds(self) -> Counter[str]:
        """Claims by kind."""
        return Counter(c.kind for c in self.claims)


def parts(data: bytes, name: str, source: Source | None = None) -> Iterator[Bundle]:
    """The table's bundles; the mapping is found by its header when none is given."""
    items = formats.read(BytesIO(data), name, ReadOptions())
    first = next(items)
    assert isinstance(first, TableStart)
    known = source or fitting(data_columns(first), name)
    yield from reading.bundles(
        chain([first], items), known, TableFile(name, hashlib.sha256(data).hexdigest(), About())
    )


def outcome(data: bytes | Path, name: str = "table.csv", source: Source | None = None) -> Outcome:
    """What becomes of a table's rows."""
    if isinstance(data, Path):
        name, data = data.name, data.read_bytes()
    found = Outcome("")
    for bundle in parts(data, name, source):
        found.rows += bundle.rows
        found.loaded += len(bundle.passages)
        found.claims += bundle.claims
        found.passages += [p.text for p in bundle.passages]
        found.refused += bundle.refused
        found.repeated += bundle.repeated
        found.warnings += bundle.warnings
    found.source = found.claims[0].recorded_by.name if found.claims else ""
    return found


def mapping(claims: str, columns: str, more: str = "") -> Source:
    """An invented mapping: `claims` and `more` are YAML."""
    text = (
        "title: Invented table\npublisher: Invented Office\ngenre: table\nlicence: none\ncitation: none\n"
        f"columns: [{columns}]\n{more}\nclaims:\n{claims}"
    )
    return Source("invented", parsed(text, "invented.yaml"))


FLOWS = mapping(
    "  - {kind: Flow, rule: row, year: year, roles: "
    "{source: {place: [from]}, destination: {place: [to]}, quantity: {number: n}}}\n",
    "from, to, year, n",
)


def flows(*rows: str) -> Outcome:
    """Rows `from,to,year,n` through an invented mapping of flows."""
    return outcome(("from,to,year,n\n" + "".join(r + "\n" for r in rows)).encode(), source=FLOWS)
