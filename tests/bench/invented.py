"""What the bench writes: an invented table of flows between all countries, through our loader or as rows made beforehand."""

import hashlib
from collections.abc import Iterator

from loaders import merge
from loaders.bundles import Bundle
from loaders.facts import Entity
from loaders.gazetteer.countries import countries
from loaders.readers.model import Item, Row, TableStart
from loaders.tables.reading import TableFile, bundles
from tests.loaders.tables.making import FLOWS

CODES = sorted(c for c, known in countries().items() if known.ended is None)


def _items(size: int) -> Iterator[Item]:
    yield TableStart("bench.csv", ("from", "to", "year", "n"))
    many = len(CODES)
    for n in range(size):
        a, b = CODES[n % many], CODES[(n // many * 7 + n * 3 + 1) % many]
        yield Row(n + 2, (a, b, str(2001 + n % 20), str(n)))


def claims_table(size: int) -> Iterator[Bundle]:
    """The table, streamed."""
    sha256 = hashlib.sha256(f"bench {size}".encode()).hexdigest()
    return bundles(_items(size), FLOWS, TableFile("bench.csv", sha256))


def documents_of(size: int) -> tuple[list[merge.Row], ...]:
    """The same table as rows of the four statements that write it: entities, document, passages, claims."""
    entities: dict[str, Entity] = {}
    passages: list[merge.Row] = []
    claims: list[merge.Row] = []
    document: merge.Row = {}
    for bundle in claims_table(size):
        document = merge.document_row(bundle.document)
        entities |= {e.id: e for e in merge.entities_of(bundle.claims)}
        passages += [merge.passage_row(p, bundle.document) for p in bundle.passages]
        claims += [merge.claim_row(c, bundle.document, "bench") for c in bundle.claims]
    return [merge.entity_row(e) for e in entities.values()], [document], passages, claims


def entity_rows(size: int) -> list[merge.Row]:
    """Invented places."""
    return [
        merge.entity_row(Entity(f"place:bench/{n}", "Place", f"Place {n}", {"country": "NP"}))
        for n in range(size)
    ]


def link_rows(nodes: int, size: int) -> list[merge.Row]:
    """Invented projections between them."""
    return [
        {
            "start": f"place:bench/{n % nodes}",
            "end": f"place:bench/{(n * 31 + 7) % nodes}",
            "figures": {"id": f"bench:{n}", "claims": 1},
        }
        for n in range(size)
    ]
