"""The graph as sorted lines of JSON, without what the clock or a load's name put there; equal graphs give equal text."""

import hashlib
from collections.abc import Iterator, Mapping

import orjson
from neo4j import Driver

from queries.catalogue import Catalogue
from queries.runner import Reading, run_sync

# When and by which load something came in is the ledger's business: it differs between two loads of the same files.
OF_THE_LOAD = {"run"}
LABELS_LEFT_OUT = {"Run", "Meta"}
LONG = 600.0


def canonical_lines(driver: Driver, catalogue: Catalogue, database: str) -> Iterator[bytes]:
    """One line a node, then one line a relationship, sorted; by our own ids, never Neo4j's."""
    reading = Reading(database, LONG)
    nodes = run_sync(driver, catalogue["whole_nodes"], reading).rows
    kept = (row for row in nodes if not LABELS_LEFT_OUT & set(_labels(row[0])))
    yield from sorted(_line([sorted(_labels(labels)), key, _without(found)]) for labels, key, found in kept)
    relationships = run_sync(driver, catalogue["whole_relationships"], reading).rows
    yield from sorted(_line([start, kind, end, _without(found)]) for start, kind, end, found in relationships)


def _labels(value: object) -> list[str]:
    return [str(label) for label in value] if isinstance(value, list) else []


def _without(properties: object) -> dict[str, object]:
    found = properties if isinstance(properties, Mapping) else {}
    return {key: value for key, value in found.items() if key not in OF_THE_LOAD}


def _line(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def fingerprint(driver: Driver, catalogue: Catalogue, database: str) -> str:
    """SHA-256, as hex, of the canonical export."""
    total = hashlib.sha256()
    for line in canonical_lines(driver, catalogue, database):
        total.update(line + b"\n")
    return total.hexdigest()
