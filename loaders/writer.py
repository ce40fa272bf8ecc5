"""Writes bundles to Neo4j; the only module that does.

One transaction per batch holds everything the batch brings: entities, documents, passages, claims **and** the
projections they bear on, so that a load killed at any point leaves a graph that is whole as far as it goes, and the
same load run again completes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from neo4j import READ_ACCESS, Driver, ManagedTransaction, NotificationMinimumSeverity, Session

from graph_schema import schema
from graph_schema.constraints import statements
from loaders import cypher, merge
from loaders.bundles import Bundle
from loaders.errors import LoadError
from loaders.facts import Claim
from loaders.projections import ClaimFacts, Edge, Figures, figures, supports

BATCH = 1000
# The server warns of every word it has not stored yet; on an empty graph that is all of them.
QUIET: dict[str, Any] = {"notifications_min_severity": NotificationMinimumSeverity.OFF}


@dataclass(frozen=True, slots=True)
class Written:
    """What one bundle brought that was not there before."""

    documents: int = 0
    passages: int = 0
    claims: int = 0
    known: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(
            self.documents + other.documents,
            self.passages + other.passages,
            self.claims + other.claims,
            self.known + other.known,
        )


def prepare(driver: Driver, database: str | None = None) -> None:
    """Applies constraints and indexes and waits until they are online. Safe to repeat."""
    with driver.session(database=database, **QUIET) as session:
        for statement in statements(schema):
            session.run(statement).consume()
        session.run("CALL db.awaitIndexes(60)").consume()


def write(session: Session, bundle: Bundle, run: str) -> Written:
    """Writes one bundle, in transactions of at most 1,000 claims; claims already in the graph are left as they are.

    Returns what was new. Raises LoadError if the database wrote less than it was given.
    """
    total = Written()
    for passages, claims in _batches(bundle):
        total += session.execute_write(_write_batch, bundle, passages, claims, run)
    return total


def write_entities(driver: Driver, rows: Sequence[merge.Row], database: str | None = None) -> None:
    """Merges entities that no claim needs to name, such as every country. Safe to repeat."""
    with driver.session(database=database, **QUIET) as session:
        session.execute_write(lambda tx: tx.run(merge.MERGE_ENTITIES, rows=rows).consume())


def sample_held(driver: Driver, database: str | None = None) -> str | None:
    """Which version of the sample data the graph says that it holds."""
    with driver.session(database=database, default_access_mode=READ_ACCESS, **QUIET) as session:
        record = session.run(cypher.text("sample_version")).single()
    return str(record["sample"]) if record and record["sample"] else None


def remember_sample(driver: Driver, version: str, database: str | None = None) -> None:
    """Notes in the graph which version of the sample data it holds."""
    with driver.session(database=database, **QUIET) as session:
        session.execute_write(lambda tx: tx.run(cypher.text("remember_sample"), sample=version).consume())


def record_run(
    session: Session, run: str, started: datetime, command: str, version: str, written: Written, refused: int
) -> None:
    """Keeps one load as a node: when, with what, how much. Called only when the load changed something."""
    properties = {
        "loaded_at": started.isoformat(timespec="seconds").replace("+00:00", "Z"), "command": command, "version": version,
        "claims": written.claims, "documents": written.documents, "refused": refused,
    }  # fmt: skip
    session.execute_write(lambda tx: tx.run(merge.MERGE_RUN, id=run, properties=properties).consume())


def _batches(bundle: Bundle) -> Iterator[tuple[list[Any], list[Claim]]]:
    """Batches of a bundle's passages and claims; an empty bundle still writes its document."""
    claims = list({c.id: c for c in bundle.claims}.values())
    passages = list({p.id: p for p in bundle.passages}.values())
    for start in range(0, max(len(claims), len(passages), 1), BATCH):
        yield passages[start : start + BATCH], claims[start : start + BATCH]


def _write_batch(
    tx: ManagedTransaction, bundle: Bundle, passages: Sequence[Any], claims: Sequence[Claim], run: str
) -> Written:
    known = {row["id"] for row in tx.run(merge.KNOWN_CLAIMS, ids=[c.id for c in claims])}
    new = [c for c in claims if c.id not in known]
    documents = _write_documents(tx, bundle)
    found = {p.id: p for p in [*passages, *(c.passage for c in new)]}
    rows = [merge.passage_row(p, bundle.document) for p in found.values()]
    counters = tx.run(merge.MERGE_PASSAGES, rows=rows).consume().counters
    if new:
        _write_claims(tx, new, bundle, run)
    if documents or counters.nodes_created or new:
        tx.run(merge.BUMP_VERSION, day=datetime.now(UTC).date().isoformat()).consume()
    return Written(documents, counters.nodes_created, len(new), len(known))


def _write_documents(tx: ManagedTransaction, bundle: Bundle) -> int:
    tx.run(merge.MERGE_DOCUMENTS, rows=[merge.cited_row(s) for s in merge.cited_by(bundle)]).consume()
    row = merge.document_row(bundle.document, bundle.extracted)
    counters = tx.run(merge.MERGE_DOCUMENTS, rows=[row]).consume().counters
    derived = [
        {"start": bundle.document.id, "end": s.id, "how": "declared"} for s in bundle.document.derives_from
    ]
    tx.run(merge.MERGE_DERIVES, rows=derived).consume()
    return int(counters.labels_added > 0)


def _write_claims(tx: ManagedTransaction, claims: Sequence[Claim], bundle: Bundle, run: str) -> None:
    entities = merge.entities_of(claims)
    tx.run(merge.MERGE_ENTITIES, rows=[merge.entity_row(e) for e in entities]).consume()
    tx.run(merge.MERGE_BELONGS, rows=list(merge.belongs_rows(entities))).consume()
    tx.run(merge.MERGE_TIER_YEARS, rows=merge.tier_year_rows(claims)).consume()
    rows = [merge.claim_row(c, bundle.document, run) for c in claims]
    created = tx.run(merge.CREATE_CLAIMS, rows=rows).consume().counters
    wanted = len(claims) + sum(len(row["arguments"]) for row in rows)
    if created.nodes_created != len(claims) or created.relationships_created != wanted:
        raise LoadError(
            f"{bundle.document.title}: the database wrote {created.nodes_created} of {len(claims)} claims and "
            f"{created.relationships_created} of {wanted} links; nothing of this batch was kept, load the file again"
        )
    rebuild(tx, _touched(tx, [c.id for c in claims]))


def _touched(tx: ManagedTransaction, ids: Sequence[str]) -> set[Edge]:
    return {edge for facts in _claim_facts(tx, ids) for edge in supports(facts)}


def rebuild(tx: ManagedTransaction, edges: Iterable[Edge]) -> None:
    """Computes the given projections anew from all claims that bear on them; one that no claim supports any more goes."""
    by_type: dict[str, set[Edge]] = defaultdict(set)
    for edge in edges:
        by_type[edge.type].add(edge)
    for kind, wanted in sorted(by_type.items()):
        claims: dict[Edge, list[ClaimFacts]] = defaultdict(list)
        for facts in _claim_facts(tx, _candidates(tx, kind, wanted)):
            for edge in supports(facts):
                if edge in wanted:
                    claims[edge].append(facts)
        rows = [
            {"start": e.start, "end": e.end, "figures": figures(e, claims[e])}
            for e in sorted(claims, key=_order)
        ]
        tx.run(merge.projection_text(kind), rows=rows).consume()
        gone = [{"id": e.id} for e in sorted(wanted - claims.keys(), key=_order)]
        if gone:
            tx.run(merge.drop_projection_text(kind), rows=gone).consume()
    sources = sorted({e.start for e in by_type["FLOWS_TO"]})
    tx.run(cypher.text("mark_origin_regions"), ids=sources).consume()


def _order(edge: Edge) -> tuple[str, str]:
    return edge.start, edge.end


def _candidates(tx: ManagedTransaction, kind: str, edges: Iterable[Edge]) -> list[str]:
    ends: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        ends[edge.start].append(edge.end)
    rows = [{"start": start, "ends": sorted(found)} for start, found in sorted(ends.items())]
    return [row["id"] for row in tx.run(cypher.text(f"behind_{kind}"), rows=rows)]


def _claim_facts(tx: ManagedTransaction, ids: Sequence[str]) -> Iterator[ClaimFacts]:
    for row in tx.run(cypher.text("claim_facts"), ids=sorted(ids)):
        yield claim_facts(row.data())


def claim_facts(row: Mapping[str, Any]) -> ClaimFacts:
    """A row of `claim_facts.cypher` as the projections see it."""
    arguments = [(role, entity, position) for role, entity, position in row["arguments"]]
    return ClaimFacts(
        row["id"], row["kind"], row["stance"], row["polarity"], row["origins"], _years(row), arguments, row
    )


def _years(row: Mapping[str, Any]) -> list[int]:
    """The years a claim speaks of; the year of publication where none is stated (the schema says so of `years`)."""
    start, end = row["happened_from"], row["happened_to"]
    if start or end:
        first, last = int((start or end)[:4]), int((end or start)[:4])
        return list(range(first, last + 1)) if 0 <= last - first <= 60 else [first, last]
    if row["year"]:
        return [row["year"]]
    return [int(row["published_on"][:4])] if row["published_on"] else []


def computed(driver: Driver, database: str | None = None) -> Iterator[tuple[Edge, Figures]]:
    """Every projection as a rebuild from all claims would write it; reads only. `check` compares it with what stands."""
    behind: dict[Edge, list[ClaimFacts]] = defaultdict(list)
    with driver.session(database=database, default_access_mode=READ_ACCESS, **QUIET) as session:
        ids = [row["id"] for row in session.run(cypher.text("all_claims"))]
        for start in range(0, len(ids), BATCH):
            for facts in session.execute_read(lambda tx, part: list(_claim_facts(tx, part)), ids[start : start + BATCH]):
                for edge in supports(facts):
                    behind[edge].append(facts)
    for edge in sorted(behind, key=lambda e: e.id):
        yield edge, figures(edge, behind[edge])
