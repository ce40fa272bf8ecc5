"""Ten thousand random identifiers in every sort, filter, type, depth and id of the API: none is executed, none is a 5xx.

Every one that the API takes for a parameter reaches the database as a value; what would happen if one became text is seen by the
fingerprint of the graph, and by a canary text that would return a word nobody wrote.
"""

import json
import os
import random
from collections import Counter
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI
from neo4j import Driver

from app.integrity import fingerprint, own_cards
from app.local_neo4j import Connection
from queries.runner import Reading
from tests.queries.gate.hostile import CLASSES

pytestmark = pytest.mark.database
WANTED = 10_000
DEEP = bool(os.environ.get("TG_DEEP"))
TO_THE_DATABASE = 1.0 if DEEP else 0.04
"""Share of the ten thousand that go to fields whose values reach the database; the others are refused before."""

CLOSED = (
    "flows?form={}", "flows?standing={}", "flows?limit={}", "flows?year_from={}", "flows?min_origins={}", "flows?stance={}",
    "neighbours/country:NPL?type={}", "neighbours/country:NPL?direction={}", "neighbours/country:NPL?limit={}",
    "documents?cursor={}", "documents?limit={}", "search?q=x&type={}", "flows?{}=1", "queries/{}", "queries/flows_from?{}=1",
    "queries/flows_from?source=a&limit={}", "saved-queries?origin={}", "cypher?{}=1",
)  # fmt: skip
OPEN = (
    "flows?from={}",
    "search?q={}",
    "places/{}",
    "edges/{}/evidence",
    "claims/{}",
    "neighbours/{}",
    "queries/flows_from?source={}",
)
INJECTED = "x' AS x UNION RETURN 'pwned"
PARTS = (
    "'", '"', "`", ")", "]", "}", "//", "/*", "*/", "\\", "\\u0027", "$", "{", "(", "[", ";", "--", "|", ":", " ", "\n", "\x00", "\ufeff",
    "\u2028", "\uff07", "\u02bc", "%27", "${7*7}", "{{7*7}}", "1 OR 1=1", "RETURN 'pwned'", "UNION MATCH (n) DETACH DELETE n",
    "CALL db.labels()", "LOAD CSV FROM 'http://127.0.0.1/' AS x", "FLOWS_TO", "DESC", "country:NPL", "9" * 30, "-1", "1e9", "NaN",
    INJECTED,
)  # fmt: skip


def identifiers(count: int, seed: int) -> list[str]:
    """Random ones, from pieces that end strings, names, patterns or comments, and from the console's hostile texts."""
    some = random.Random(seed)
    whole = [text for texts in CLASSES.values() for text in texts if text]
    found = []
    for _ in range(count):
        if some.random() < 0.2:
            found.append(some.choice(("", "x' ", 'x" ', "x` ", "x}) ")) + some.choice(whole)[:300])
        else:
            found.append("".join(some.choice(PARTS) for _ in range(some.randint(1, 6))))
    return found


def harmful(status: int, text: str) -> bool:
    """An answer that no identifier may bring about: an error of ours, or a word that only executing it would give."""
    return status >= 500 or '"pwned"' in text


async def test_ten_thousand_hostile_identifiers(
    api: httpx.AsyncClient, application: FastAPI, driver: Driver, world: Connection
) -> None:
    application.state.knowledge.reading = Reading(world.database, 30)  # a busy machine is not what is tested
    before = fingerprint(driver, own_cards(), world.database)
    statuses: Counter[int] = Counter()
    wrong = []
    some = random.Random(11)
    for identifier in identifiers(WANTED, seed=11):
        address = some.choice(OPEN if some.random() < TO_THE_DATABASE else CLOSED)
        answer = await api.get(
            "/api/v1/" + address.format(quote(identifier.encode("utf-8", "replace"), safe=""))
        )
        statuses[answer.status_code] += 1
        if harmful(answer.status_code, answer.text):
            wrong.append((address, identifier, answer.status_code))
    assert wrong == []
    assert sum(statuses.values()) == WANTED
    assert set(statuses) <= {200, 404, 422}
    assert statuses[422] > WANTED // 3, "the closed fields refuse what is not on their lists"
    assert fingerprint(driver, own_cards(), world.database) == before


def test_an_identifier_that_became_text_would_be_seen(driver: Driver, world: Connection) -> None:
    """The planted fault: a text put together from pieces, as no module of ours does it (tests/test_architecture.py)."""
    assert INJECTED in PARTS
    with driver.session(database=world.database) as session:
        rows = [list(record.values()) for record in session.run("RETURN '" + INJECTED + "' AS x")]
    assert harmful(200, json.dumps(rows))
    assert harmful(500, "")
    assert not harmful(404, json.dumps(f"there is no edge {INJECTED}"))
