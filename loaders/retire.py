"""Takes a document out of the graph again: exactly what it brought, and nothing that anything else still says.

One transaction holds up to 2,000 of its claims with all that follows from their going (entities, projections), so a removal
killed at any point leaves a whole graph, and the same removal run again completes it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from neo4j import READ_ACCESS, Driver, ManagedTransaction, Session

from loaders import cypher, merge
from loaders.errors import LoadError
from loaders.facts import digest
from loaders.settling import from_given
from loaders.writer import BATCH, QUIET, rebuild, touched

PAGE = 5000
SHOWN = 20


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document in the graph and how much it holds."""

    id: str
    title: str
    file_name: str | None
    url: str | None
    sha256: str
    passages: int
    claims: int


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions: `how` is added, dropped or reworded; `text` is the passage that says or said it."""

    how: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new edition says that the old one did not, and the other way round; `shown` holds the first few of each."""

    added: int
    dropped: int
    reworded: int
    unchanged: int
    shown: tuple[Change, ...]


def held(driver: Driver, document: str, database: str | None = None) -> HeldDocument | None:
    """The document, if the graph holds it."""
    with driver.session(database=database, default_access_mode=READ_ACCESS, **QUIET) as session:
        row = session.run(cypher.text("document_state"), document=document).single()
    return HeldDocument(document, **row.data()) if row else None


def unload(driver: Driver, document: str, database: str | None = None) -> HeldDocument:
    """Removes a document's contribution; what it was. Raises LoadError when the graph does not hold it."""
    state = held(driver, document, database)
    if state is None:
        raise LoadError(
            f"the graph holds no document {document}; `trafficking-graph loads` lists what was loaded"
        )
    with driver.session(database=database, **QUIET) as session:
        while session.execute_write(_drop_claims, document):
            pass
        cited = [row["id"] for row in session.run(cypher.text("cited_of_document"), document=document)]
        while session.execute_write(_drop_passages, document):
            pass
        session.execute_write(_drop_document, document, cited)
    return state


def _drop_claims(tx: ManagedTransaction, document: str) -> int:
    ids = [row["id"] for row in tx.run(cypher.text("claims_of_document"), document=document, limit=BATCH)]
    if not ids:
        return 0
    edges = touched(tx, ids)
    entities = [row["id"] for row in tx.run(cypher.text("entities_of_claims"), ids=ids)]
    years = [row["year"] for row in tx.run(cypher.text("tier_years_of_claims"), ids=ids)]
    tx.run(cypher.text("drop_claims"), ids=ids).consume()
    rebuild(tx, edges)
    _settle_entities(tx, entities)
    tx.run(cypher.text("drop_tier_years"), years=years).consume()
    tx.run(merge.BUMP_VERSION, day=datetime.now(UTC).date().isoformat()).consume()
    return len(ids)


def _settle_entities(tx: ManagedTransaction, ids: list[str]) -> None:
    """Entities of which nothing speaks any more go, then the countries that only they had needed; the rest keep what is
    still said of them."""
    rows: list[dict[str, Any]] = []
    for row in tx.run(cypher.text("given_of_entities"), ids=ids):
        said = from_given(row["given"])
        if said:  # nothing is given for a place: the gazetteer says what it is
            rows.append({"id": row["id"], "properties": {"id": row["id"], **said}})
    homes = [row["id"] for row in tx.run(cypher.text("countries_of_entities"), ids=ids)]
    tx.run(cypher.text("set_entities"), rows=rows).consume()
    tx.run(cypher.text("drop_entities"), ids=ids).consume()
    tx.run(cypher.text("drop_entities"), ids=homes).consume()


def _drop_passages(tx: ManagedTransaction, document: str) -> int:
    row = tx.run(cypher.text("drop_passages"), document=document, limit=PAGE).single()
    return int(row["dropped"]) if row else 0


def _drop_document(tx: ManagedTransaction, document: str, cited: list[str]) -> None:
    publishers = [
        p for row in tx.run(cypher.text("drop_document"), document=document) for p in row["publishers"]
    ]
    publishers += [p for row in tx.run(cypher.text("drop_cited"), ids=cited) for p in row["publishers"]]
    tx.run(cypher.text("settle_publishers"), ids=sorted(set(publishers))).consume()
    tx.run(merge.BUMP_VERSION, day=datetime.now(UTC).date().isoformat()).consume()


def changes(driver: Driver, old: Sequence[str], new: Sequence[str], database: str | None = None) -> Changes:
    """What the documents `new` say that `old` did not, while the graph holds both.

    Two claims are the same when kind, values, stance, polarity, time and speaker are; reworded when only the passage differs.
    """
    with driver.session(database=database, default_access_mode=READ_ACCESS, **QUIET) as session:
        before, after = Counter(_said(session, old)), Counter(_said(session, new))
        texts_before, texts_after = (
            Counter(k[0] for k in before.elements()),
            Counter(k[0] for k in after.elements()),
        )
        added, dropped = texts_after - texts_before, texts_before - texts_after
        same = sum((before & after).values())
        reworded = sum((texts_before & texts_after).values()) - same
        shown = (*_examples(session, new, added, "added"), *_examples(session, old, dropped, "dropped"))
        moved = Counter(k[0] for k in (after - before).elements()) - added
        shown += tuple(_examples(session, new, moved, "reworded"))
    return Changes(sum(added.values()), sum(dropped.values()), reworded, same, shown)


def _said(session: Session, documents: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(what each claim says, in which words), as short hashes."""
    for row in _claims(session, documents):
        yield _meaning(row), digest(row["text"])[:16]


def _meaning(row: dict[str, Any]) -> str:
    said = sorted(zip(row["roles"], row["values"], strict=True))
    keys = ("kind", "stance", "polarity", "happened_from", "happened_to", "attributed_to")
    return digest([said, *(row[key] for key in keys)])[:16]


def _claims(session: Session, documents: Sequence[str]) -> Iterator[dict[str, Any]]:
    for document in documents:
        yield from _claims_of(session, document)


def _claims_of(session: Session, document: str) -> Iterator[dict[str, Any]]:
    after = ""
    while True:
        rows = session.run(cypher.text("said_by_document"), document=document, after=after, limit=PAGE).data()
        yield from rows
        if len(rows) < PAGE:
            return
        after = rows[-1]["id"]


def _examples(session: Session, documents: Sequence[str], wanted: Counter[str], how: str) -> Iterator[Change]:
    left, shown = Counter(wanted), 0
    if not left:
        return
    for row in _claims(session, documents):
        meaning = _meaning(row)
        if left[meaning] > 0 and shown < SHOWN:
            left[meaning] -= 1
            shown += 1
            yield Change(how, row["kind"], row["text"][:300])
