"""Writes bundles to Neo4j; the only module that does.

One transaction per batch holds everything the batch brings: entities, documents, passages, claims **and** the
projections they bear on, so that a load killed at any point leaves a graph that is whole as far as it goes, and the
same load run again completes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from neo4j import READ_ACCESS, Driver, ManagedTransaction, NotificationMinimumSeverity, Session

from graph_schema import schema
from graph_schema.constraints import statements
from loaders import cypher, merge
from loaders.bundles import Bundle
from loaders.errors import LoadError
from loaders.facts import Claim, Entity, Passage
from loaders.projections import ClaimFacts, Edge, Figures, figures, supports
from loaders.settling import combined, varies

BATCH = 2000
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


@dataclass(slots=True)
class Held:
    """What earlier batches of the same load have committed, so that no batch writes it again."""

    documents: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)

    def keep(self, bundle: Bundle, entities: Iterable[Entity]) -> None:
        """Notes what a committed batch has written. Entities that claims describe change with each claim and are not noted."""
        self.documents |= {bundle.document.id, *(s.id for s in merge.cited_by(bundle))}
        self.entities |= {e.id for e in entities if not varies(e)}


def write(session: Session, bundle: Bundle, run: str, held: Held | None = None) -> Written:
    """Writes one bundle, in transactions of at most 2,000 claims; claims already in the graph are left as they are.

    `held` carries what earlier bundles of the same load have written. Returns what was new. Raises LoadError if the database
    wrote less than it was given.
    """
    total = Written()
    held = held or Held()
    if bundle.table and not bundle.passages:
        return total  # nothing of this part of a table was taken; a table that is refused whole leaves no empty document
    for passages, claims in _batches(bundle):
        total += session.execute_write(_write_batch, bundle, passages, claims, run, held)
        held.keep(bundle, merge.entities_of(claims))
    return total


def write_entities(driver: Driver, rows: Sequence[merge.Row], database: str | None = None) -> None:
    """Merges entities that no claim needs to name, such as every country. Safe to repeat."""
    with driver.session(database=database, **QUIET) as session:
        session.execute_write(lambda tx: tx.run(merge.MERGE_ENTITIES, rows=rows).consume())


def write_quality(driver: Driver, rows: Sequence[merge.Row], database: str | None = None) -> None:
    """Merges the measured quality of extraction, per kind of claim."""
    with driver.session(database=database, **QUIET) as session:
        session.execute_write(lambda tx: tx.run(cypher.text("merge_quality"), rows=rows).consume())


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


def _batches(bundle: Bundle) -> Iterator[tuple[list[Passage], list[Claim]]]:
    """Batches of a bundle's passages and claims; an empty bundle still writes its document."""
    claims = list({c.id: c for c in bundle.claims}.values())
    passages = list({p.id: p for p in bundle.passages}.values())
    for start in range(0, max(len(claims), len(passages), 1), BATCH):
        yield passages[start : start + BATCH], claims[start : start + BATCH]


def _write_batch(
    tx: ManagedTransaction,
    bundle: Bundle,
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    run: str,
    held: Held,
) -> Written:
    known = {row["id"] for row in tx.run(merge.KNOWN_CLAIMS, ids=[c.id for c in claims])} if claims else set()
    new = [c for c in claims if c.id not in known]
    documents = _write_documents(tx, bundle, held)
    found = {p.id: p for p in [*passages, *(c.passage for c in new)]}
    there = {row["id"] for row in tx.run(cypher.text("known_passages"), ids=list(found))} if found else set()
    rows = [merge.passage_row(p, bundle.document) for p in found.values() if p.id not in there]
    if rows:
        written = tx.run(merge.CREATE_PASSAGES, rows=rows).consume().counters.nodes_created
        _complete(written, len(rows), "passages", bundle)
    if new:
        _write_claims(tx, new, bundle, run, held)
    if documents or rows or new:
        tx.run(merge.BUMP_VERSION, day=datetime.now(UTC).date().isoformat()).consume()
    return Written(documents, len(rows), len(new), len(known))


def _complete(written: int, wanted: int, what: str, bundle: Bundle) -> None:
    if written != wanted:
        raise LoadError(
            f"{bundle.document.title}: the database wrote {written} of {wanted} {what}; nothing of this batch was kept, load the "
            "file again"
        )


def _write_documents(tx: ManagedTransaction, bundle: Bundle, held: Held) -> int:
    cited = [merge.cited_row(s) for s in merge.cited_by(bundle) if s.id not in held.documents]
    if cited:
        tx.run(merge.MERGE_DOCUMENTS, rows=cited).consume()
    if bundle.document.id in held.documents:
        return 0
    row = merge.document_row(bundle.document, bundle.extracted)
    new = tx.run(cypher.text("document_state"), document=bundle.document.id).single() is None
    tx.run(merge.MERGE_DOCUMENTS, rows=[row]).consume()
    derived = [
        {"start": bundle.document.id, "end": s.id, "how": "declared"} for s in bundle.document.derives_from
    ]
    if derived:
        tx.run(merge.MERGE_DERIVES, rows=derived).consume()
    return int(new)


def _write_claims(
    tx: ManagedTransaction, claims: Sequence[Claim], bundle: Bundle, run: str, held: Held
) -> None:
    _write_entities(tx, [e for e in merge.entities_of(claims) if e.id not in held.entities])
    years = merge.tier_year_rows(claims)
    if years:
        tx.run(merge.MERGE_TIER_YEARS, rows=years).consume()
    rows = [merge.claim_row(c, bundle.document, run) for c in claims]
    created = tx.run(merge.CREATE_CLAIMS, rows=rows).consume().counters
    _complete(created.nodes_created, len(claims), "claims", bundle)
    wanted = len(claims) + sum(len(row["arguments"]) for row in rows)
    _complete(created.relationships_created, wanted, "links", bundle)
    rebuild(tx, {edge for row in rows for edge in supports(_facts_of_row(row))})


def _write_entities(tx: ManagedTransaction, entities: Sequence[Entity]) -> None:
    """Merges entities; one that claims describe is settled with what the graph holds of it already."""
    described = [e.id for e in entities if varies(e)]
    found = tx.run(cypher.text("entity_properties"), ids=described) if described else ()
    before = {row["id"]: row["properties"] for row in found}
    rows = [merge.entity_row(e) for e in entities]
    for row in rows:
        if row["id"] in before:
            row["properties"] = combined([before[row["id"]], row["properties"]])
    if rows:
        tx.run(merge.MERGE_ENTITIES, rows=rows).consume()
    belongs = list(merge.belongs_rows(entities))
    if belongs:
        tx.run(merge.MERGE_BELONGS, rows=belongs).consume()


def _facts_of_row(row: Mapping[str, Any]) -> ClaimFacts:
    """A claim that has just been written, as the projections see it; spares reading it back."""
    found = row["properties"]
    arguments = [
        (a["properties"]["role"], a["entity"], a["properties"].get("position")) for a in row["arguments"]
    ]
    kind = next(label for label in row["labels"] if label != "Claim")
    return ClaimFacts(
        row["id"], kind, found["stance"], found["polarity"], found["origins"], _years(found), arguments, found
    )


def touched(tx: ManagedTransaction, ids: Sequence[str]) -> set[Edge]:
    """The projections that given claims in the graph bear on."""
    return {edge for facts in _claim_facts(tx, ids) for edge in supports(facts)}


def rebuild(tx: ManagedTransaction, edges: Iterable[Edge]) -> None:
    """Computes the given projections anew from all claims that bear on them; one that no claim supports any more goes."""
    by_type: dict[str, set[Edge]] = defaultdict(set)
    for edge in edges:
        by_type[edge.type].add(edge)
    for kind, wanted in sorted(by_type.items()):
        claims = _behind(tx, kind, wanted)
        rows = [
            {"start": e.start, "end": e.end, "figures": figures(e, claims[e])}
            for e in sorted(claims, key=_order)
        ]
        if rows:
            tx.run(merge.projection_text(kind), rows=rows).consume()
        gone = [{"start": e.start, "end": e.end} for e in sorted(wanted - claims.keys(), key=_order)]
        if gone:
            tx.run(merge.drop_projection_text(kind), rows=gone).consume()
    sources = sorted({e.start for e in by_type["FLOWS_TO"]})
    if sources:
        tx.run(cypher.text("mark_origin_regions"), ids=sources).consume()


# What a claim behind each kind of projection is read with, beside what all are read with, in the order of behind_*.cypher.
COMMON = ("id", "stance", "polarity", "origins", "happened_from", "happened_to", "year", "published_on")
PARTICULAR = {
    "FLOWS_TO": ("Flow", ("forms", "sectors", "victim_groups", "stated_route")),
    "RANKED": ("Tier", ("tier",)),
    "REFERS_TO": ("Referral", ("mechanism",)),
    "REPORTED_ACTIVE_IN": ("GroupRole", ("roles",)),
    "REPORTED_COMPLICIT_IN": ("Complicity", ("act", "legal_status")),
}


def _behind(tx: ManagedTransaction, kind: str, wanted: set[Edge]) -> dict[Edge, list[ClaimFacts]]:
    """The claims that bear on each of the wanted projections; a projection that has none is not there."""
    found: dict[Edge, list[ClaimFacts]] = defaultdict(list)
    if kind not in PARTICULAR:
        for facts in _claim_facts(tx, _candidates(tx, kind, wanted)):
            for edge in supports(facts):
                if edge in wanted:
                    found[edge].append(facts)
        return found
    label, keys = PARTICULAR[kind]
    for row in tx.run(cypher.text(f"behind_{kind}"), rows=_ends(wanted)):
        edge = Edge(kind, row["start"], row["end"])
        for values in row["claims"]:
            facts = _facts_behind(label, dict(zip((*COMMON, *keys), values, strict=True)))
            # A denied or unnamed tier ranks nobody; every other claim found between two ends bears on them.
            if edge in wanted and (kind != "RANKED" or (facts.properties["tier"] and not facts.opposes)):
                found[edge].append(facts)
    return found


def _facts_behind(label: str, row: Mapping[str, Any]) -> ClaimFacts:
    return ClaimFacts(row["id"], label, row["stance"], row["polarity"], row["origins"], _years(row), (), row)


def _order(edge: Edge) -> tuple[str, str]:
    return edge.start, edge.end


def _candidates(tx: ManagedTransaction, kind: str, edges: Iterable[Edge]) -> list[str]:
    return [row["id"] for row in tx.run(cypher.text(f"behind_{kind}"), rows=_ends(edges))]


def _ends(edges: Iterable[Edge]) -> list[dict[str, Any]]:
    """Projections grouped by where they begin: expanding from one end at a time is what Neo4j does fast."""
    ends: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        ends[edge.start].append(edge.end)
    return [{"start": start, "ends": sorted(found)} for start, found in sorted(ends.items())]


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
    start, end = (
        row.get("happened_from") or row.get("happened_to"),
        row.get("happened_to") or row.get("happened_from"),
    )
    if start and end:
        first, last = int(start[:4]), int(end[:4])
        return list(range(first, last + 1)) if 0 <= last - first <= 60 else [first, last]
    if row.get("year"):
        return [row["year"]]
    return [int(row["published_on"][:4])] if row.get("published_on") else []


def computed(driver: Driver, database: str | None = None) -> Iterator[tuple[Edge, Figures]]:
    """Every projection as a rebuild from all claims would write it; reads only. `check` compares it with what stands."""
    behind: dict[Edge, list[ClaimFacts]] = defaultdict(list)
    with driver.session(database=database, default_access_mode=READ_ACCESS, **QUIET) as session:
        ids = [row["id"] for row in session.run(cypher.text("all_claims"))]
        for start in range(0, len(ids), BATCH):
            for facts in session.execute_read(
                lambda tx, part: list(_claim_facts(tx, part)), ids[start : start + BATCH]
            ):
                for edge in supports(facts):
                    behind[edge].append(facts)
    for edge in sorted(behind, key=lambda e: e.id):
        yield edge, figures(edge, behind[edge])
