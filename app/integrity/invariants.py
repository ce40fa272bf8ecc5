"""What must hold of every graph: evidence behind each claim, spans that match, projections equal to a rebuild."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from neo4j import Driver

from app.integrity.canonical import LONG
from graph_schema import schema
from loaders.projections import Edge, Figures
from loaders.writer import computed
from queries.catalogue import Catalogue
from queries.runner import Reading, run_sync


@dataclass(frozen=True, slots=True)
class Findings:
    """What the check found: each list must be empty; `counts` says how many nodes of each kind there are."""

    claims_without_evidence: tuple[str, ...]
    spans_that_differ: tuple[str, ...]
    projections_that_differ: tuple[str, ...]
    projections_without_claims: tuple[str, ...]
    counts: Mapping[str, int]

    @property
    def whole(self) -> bool:
        """True when every list is empty."""
        return not (
            self.claims_without_evidence
            or self.spans_that_differ
            or self.projections_that_differ
            or self.projections_without_claims
        )


def check(driver: Driver, catalogue: Catalogue, database: str) -> Findings:
    """Looks at the whole graph. Reads only."""
    reading = Reading(database, LONG)
    return Findings(
        tuple(_first(driver, catalogue, reading, "claims_without_evidence")),
        tuple(sorted(_wrong_spans(driver, catalogue, reading))),
        tuple(_differing(_stored(driver, catalogue, reading), dict(computed(driver, database)))),
        tuple(_first(driver, catalogue, reading, "projections_without_claims")),
        _counts(driver, catalogue, reading),
    )


def _first(driver: Driver, catalogue: Catalogue, reading: Reading, card: str) -> list[str]:
    return [str(row[0]) for row in run_sync(driver, catalogue[card], reading).rows]


def _counts(driver: Driver, catalogue: Catalogue, reading: Reading) -> dict[str, int]:
    rows = run_sync(driver, catalogue["counts_by_label"], reading).rows
    found = {str(label): int(str(count)) for label, count in rows}
    kinds = [n.name for n in schema.nodes.values() if n.name in found]
    return {kind: found[kind] for kind in kinds}


def _wrong_spans(driver: Driver, catalogue: Catalogue, reading: Reading) -> Iterator[str]:
    texts = {str(d): str(t) for d, t in run_sync(driver, catalogue["document_texts"], reading).rows}
    for row in run_sync(driver, catalogue["claim_spans"], reading).rows:
        claim, document, start, end, text, mark_starts, mark_ends, quotes = row
        passage = _Passage(int(str(start)), int(str(end)), str(text), texts.get(str(document)))
        if not (passage.holds() and passage.marks(mark_starts, mark_ends) and passage.quotes(quotes)):
            yield str(claim)


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    end: int
    text: str
    document: str | None

    def holds(self) -> bool:
        """The document reads at the offsets what the passage says (tables keep no text: the row is the passage)."""
        return len(self.text) == self.end - self.start and (
            self.document is None or self.document[self.start : self.end] == self.text
        )

    def marks(self, starts: object, ends: object) -> bool:
        """Every mark lies inside the text (the passage, for a table), or says that it was inferred (-1)."""
        first, last = (self.start, self.end) if self.document is None else (0, len(self.document))
        pairs = zip(_numbers(starts), _numbers(ends), strict=True)
        return all((a, b) == (-1, -1) or first <= a < b <= last for a, b in pairs)

    def quotes(self, quotes: object) -> bool:
        """Every argument's words stand at its offsets."""
        text, first = (self.text, self.start) if self.document is None else (self.document, 0)
        for start, end, words in quotes if isinstance(quotes, list) else []:
            if start is not None and text[start - first : end - first] != words:
                return False
        return True


def _numbers(value: object) -> Sequence[int]:
    return [int(v) for v in value] if isinstance(value, list) else []


def _stored(driver: Driver, catalogue: Catalogue, reading: Reading) -> dict[Edge, Mapping[str, object]]:
    rows = run_sync(driver, catalogue["projections"], reading).rows
    return {Edge(str(k), str(a), str(b)): p for k, a, b, p in rows if isinstance(p, Mapping)}


def _differing(stored: Mapping[Edge, Mapping[str, object]], rebuilt: Mapping[Edge, Figures]) -> Iterator[str]:
    for edge in sorted({*stored, *rebuilt}, key=lambda e: e.id):
        if stored.get(edge) != rebuilt.get(edge):
            yield edge.id
