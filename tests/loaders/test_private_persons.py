"""P2: no victim in the graph. Fifty invented victims in twenty documents of eight languages; their names stay in the text itself.

Passages are published quotations and stand as published (graph-model section 8); what is searched here is everything else: every
property of every node and relationship, every id, the report, its refusals and notices, and what is printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver

from app.loading import close_intakes, plan_for, run
from app.local_neo4j import Connection
from loaders import identity, pipeline, private_persons
from loaders.bundles import Bundle
from loaders.facts import Argument, Span
from loaders.pipeline import LoadReport, resolved
from tests.loaders.making import claim, document
from tests.support.invented_victims import VICTIMS, VILLAGES, documents

PUBLISHED = {("Document", "text"), ("Passage", "text")}
"""Where a source's own words stand, as published."""
CANARIES = tuple({c.lower() for victim in VICTIMS for c in victim.canaries} | {v.lower() for v in VILLAGES})


def leaks(where: str, value: object) -> list[str]:
    """The canaries in a value, as they are or as an id would write them."""
    text = str(value).lower()
    return [f"{where}: {c}" for c in CANARIES if c in text or c.replace(" ", "-") in text]


def graph_leaks(driver: Driver, database: str) -> list[str]:
    found: list[str] = []
    rows, _, _ = driver.execute_query(
        "MATCH (n) RETURN labels(n) AS labels, properties(n) AS known", database_=database
    )
    for row in rows:
        for key, value in row["known"].items():
            if not any((label, key) in PUBLISHED for label in row["labels"]):
                found += leaks(f"{':'.join(row['labels'])}.{key}", value)
    rows, _, _ = driver.execute_query(
        "MATCH ()-[r]->(n) RETURN type(r) AS kind, properties(r) AS known, 'Entity' IN labels(n) AS entity",
        database_=database,
    )
    for row in rows:
        for key, value in row["known"].items():
            # An argument's `text` is the passage's own words where they stand, not a name of the node it leads to.
            if key != "text":
                found += leaks(f"{row['kind']}.{key}", value)
    return found


def report_leaks(report: LoadReport) -> Iterator[str]:
    for refusal in report.refused:
        yield from leaks("refused", (refusal.where, refusal.reason, refusal.content))
    for done in report.documents:
        yield from leaks("report", (done.title, done.notices, done.refused, done.warnings))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("victims")
    for name, text in documents().items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def loaded(driver: Driver, server: Connection, folder: Path, evidence: Path) -> LoadReport:
    plan = plan_for(
        [folder], {"publisher": "Invented Observatory", "published": "2020", "licence": "none"}, evidence
    )
    try:
        return run(driver, server.database, plan, "load", workers=1)
    finally:
        close_intakes()


def test_all_fifty_are_named_in_twenty_documents() -> None:
    whole = "\n".join(documents().values())
    assert len(documents()) == 20
    assert len(VICTIMS) == 50
    assert [v.name for v in VICTIMS if v.name not in whole] == []


@pytest.mark.database
def test_no_victim_is_found_outside_the_published_text(
    clean_graph: Driver, neo4j_connection: Connection, folder: Path, tmp_path: Path,
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    report = loaded(clean_graph, neo4j_connection, folder, tmp_path)
    assert len(report.documents) == 20
    assert report.claims.total() > 10, "claims must be read, or nothing is tried"
    assert graph_leaks(clean_graph, neo4j_connection.database) == []
    assert list(report_leaks(report)) == []
    printed = capfd.readouterr()
    assert leaks("printed", printed.out + printed.err + caplog.text) == []


@pytest.mark.database
def test_the_same_search_sees_a_planted_leak(
    clean_graph: Driver,
    neo4j_connection: Connection,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(private_persons, "may_be_private_group", lambda words: False)
    loaded(clean_graph, neo4j_connection, folder, tmp_path)
    found = graph_leaks(clean_graph, neo4j_connection.database)
    assert any("Syndicate" in leak for leak in found)


SAID = "Traffickers sold Zelvira Quastrow to Tavexa Vintolba, whom officials of Italy and Nepal had helped."
DOC = document(SAID)
ROLES: Sequence[tuple[str, str]] = [
    ("Referral", "referrer"), ("Referral", "receiver"), ("Complicity", "actor"), ("Action", "actor"), ("Action", "recipient"),
    ("GroupRole", "group"), ("Response", "actor"), ("Assessment", "assessed"),
]  # fmt: skip


def entities(kind: str, role: str) -> list[Any]:
    start = SAID.index("Zelvira Quastrow")
    bare = claim(DOC, SAID, kind, arguments=[])
    named = Argument(role, "Zelvira Quastrow", Span(start, start + 16, "Zelvira Quastrow"))
    whole = identity.resolve(replace(bare, arguments=(named,)), DOC)
    return [a.entity for a in whole.arguments if a.entity]


@pytest.mark.parametrize(("kind", "role"), ROLES)
def test_a_private_persons_name_makes_no_node_in_any_role(kind: str, role: str) -> None:
    for entity in entities(kind, role):
        assert leaks(role, (entity.id, entity.name, dict(entity.properties))) == []


def test_the_roles_see_a_planted_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_persons, "may_be_private", lambda words: False)
    found = [
        leak for kind, role in ROLES for e in entities(kind, role) for leak in leaks(role, (e.id, e.name))
    ]
    assert found


def refused() -> list[str]:
    named = Argument("form", "Zelvira Quastrow", Span(17, 33, "Zelvira Quastrow"))
    bad = replace(claim(DOC, SAID, "Flow", arguments=[]), arguments=(named,))
    return [
        leak
        for r in resolved(Bundle(DOC, [bad])).refused
        for leak in leaks("refused", (r.where, r.reason, r.content))
    ]


def test_a_refusal_repeats_no_name() -> None:
    assert refused() == []


def test_the_refusal_shows_a_planted_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "masked", lambda words: words)
    assert refused()


@pytest.mark.parametrize(
    "name",
    [
        "Maiti Nepal",
        "La Strada",
        "Terre des Hommes",
        "Human Rights Watch",
        "Samilia Foundation",
        "Save the Children",
    ],
)
def test_a_body_that_shows_itself_as_one_keeps_its_name(name: str) -> None:
    assert not private_persons.may_be_private(name)


@pytest.mark.parametrize(
    "name", ["Black Axe", "Mara Salvatrucha", "Los Zetas", "Boko Haram", "Rapid Support Forces", "Sinaloa"]
)
def test_a_group_with_a_name_of_its_own_keeps_it(name: str) -> None:
    assert not private_persons.may_be_private_group(name)


@pytest.mark.parametrize(
    "name", ["Zelvira Quastrow", "Ann Jordan", "Mrs. Quonda", "Jaspella de Ostrwick", "Q. Vintolba"]
)
def test_words_of_the_shape_of_a_name_are_taken_for_one(name: str) -> None:
    assert private_persons.may_be_private(name)
