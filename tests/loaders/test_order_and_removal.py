"""R9 and removal: one graph whatever the order, the number of loads and the hash seed; a removed document leaves no trace."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from app.integrity import canonical_lines, check, own_cards
from app.local_neo4j import Connection
from loaders import cypher, retire, settling
from loaders.errors import LoadError
from loaders.facts import Entity
from loaders.pipeline import load
from tests.loaders.random_world import bundle
from tests.support.neo4j_server import empty

ROOT = Path(__file__).parents[2]
DEEP = os.environ.get("TG_DEEP") == "1"
EXAMPLES = 100 if DEEP else 4
REMOVALS = 50
PLAIN = 101
CARDS = own_cards()
SEEDS = st.lists(st.integers(0, 400), min_size=2, max_size=6, unique=True)
ONE_GRAPH = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


def lines(driver: Driver, server: Connection) -> list[bytes]:
    return list(canonical_lines(driver, CARDS, server.database))


def loaded(driver: Driver, server: Connection, seeds: list[int]) -> list[bytes]:
    """The graph of these documents, from nothing."""
    empty(driver, server.database)
    load(driver, [bundle(s) for s in seeds], database=server.database)
    return lines(driver, server)


@pytest.mark.database
@ONE_GRAPH
@given(SEEDS, st.randoms(use_true_random=False))
def test_any_order_and_any_number_of_loads_give_one_graph(
    driver: Driver, neo4j_connection: Connection, seeds: list[int], rng: random.Random
) -> None:
    first = loaded(driver, neo4j_connection, seeds)
    load(driver, [bundle(s) for s in seeds], database=neo4j_connection.database)
    assert lines(driver, neo4j_connection) == first
    shuffled = list(seeds)
    rng.shuffle(shuffled)
    assert loaded(driver, neo4j_connection, shuffled) == first


@pytest.mark.database
def test_the_comparison_sees_a_name_that_depends_on_the_order(
    driver: Driver, neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault: whoever comes last names a body, as `SET n += properties` would."""
    monkeypatch.setattr(settling, "_one_of", lambda _, b: b)
    many = list(range(12))
    assert loaded(driver, neo4j_connection, many) != loaded(driver, neo4j_connection, many[::-1])


@pytest.mark.database
def test_fifty_removals_leave_what_a_load_without_them_gives(
    driver: Driver, neo4j_connection: Connection
) -> None:
    rng = random.Random(50)
    left = list(range(1000, 1000 + REMOVALS + 6))
    loaded(driver, neo4j_connection, left)
    compared = 0
    for number in range(REMOVALS):
        gone = left.pop(rng.randrange(len(left)))
        retire.unload(driver, bundle(gone).document.id, neo4j_connection.database)
        if number % 10 == 9:  # each comparison loads the rest anew
            after = lines(driver, neo4j_connection)
            assert check(driver, CARDS, neo4j_connection.database).whole
            assert loaded(driver, neo4j_connection, left) == after
            compared += 1
    assert compared == 5
    for seed in left:
        retire.unload(driver, bundle(seed).document.id, neo4j_connection.database)
    assert lines(driver, neo4j_connection) == []


@pytest.mark.database
@pytest.mark.parametrize(
    "forgotten", ["drop_entities", "drop_tier_years", "drop_cited", "set_entities", "settle_publishers"]
)
def test_a_removal_that_forgets_something_is_seen(
    driver: Driver, neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch, forgotten: str
) -> None:
    # PLAIN cites nothing and names its bodies and publisher otherwise than most: whatever others leave behind shows beside it.
    others = [s for s in range(30) if s != PLAIN]
    whole = loaded(driver, neo4j_connection, [PLAIN])
    load(driver, [bundle(s) for s in others], database=neo4j_connection.database)
    real = cypher.text

    def text(name: str) -> str:
        return "RETURN [] AS publishers LIMIT 0" if name == forgotten else real(name)

    monkeypatch.setattr("loaders.retire.cypher.text", text)
    for seed in others:
        retire.unload(driver, bundle(seed).document.id, neo4j_connection.database)
    assert lines(driver, neo4j_connection) != whole


@pytest.mark.database
def test_what_the_graph_does_not_hold_cannot_be_removed(
    clean_graph: Driver, neo4j_connection: Connection
) -> None:
    with pytest.raises(LoadError, match="holds no document doc:0000"):
        retire.unload(clean_graph, "doc:0000", neo4j_connection.database)


@pytest.mark.parametrize("seed", range(10))
def test_the_hash_seed_does_not_matter(seed: int) -> None:
    out = subprocess.run(
        [sys.executable, "-m", "tests.support.rows_to_write"], cwd=ROOT, capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONHASHSEED": str(seed)},
    )  # fmt: skip
    assert out.stdout.strip() == KNOWN.setdefault("rows", out.stdout.strip())


KNOWN: dict[str, str] = {}


def test_descriptions_combine_in_any_order() -> None:
    names = ["LANTERN TRUST", "Lantern Trust", "Lantern  trust"]
    said = [
        settling.own_properties(
            Entity("organization:x", "Organization", n, {"aliases": [n[:2]], "named": n[0] == "L"})
        )
        for n in names
    ]
    forms = [settling.combined(order) for order in (said, said[::-1], [*said, *said])]
    assert forms[0] == forms[1] == forms[2]
    assert forms[0]["name"] == "Lantern  trust"
    assert forms[0]["aliases"] == ["LA", "La"]
