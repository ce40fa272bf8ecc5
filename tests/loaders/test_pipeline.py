"""Facts into the real Neo4j and what stands there afterwards; every zero has a planted fault that the same check sees."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from neo4j import Driver

from app.integrity import Findings, canonical_lines, check, fingerprint, own_cards
from app.local_neo4j import Connection
from loaders.bundles import Bundle
from loaders.errors import LoadError
from loaders.facts import Argument, CitedSource, Claim, Document, Polarity, Span, Stance
from loaders.pipeline import LoadReport, load, resolved
from tests.loaders.making import claim, document

pytestmark = pytest.mark.database
CATALOGUE = own_cards()
SENTENCE = "Women from Nepal are taken through India to Kuwait for domestic work."
DENIAL = "Officials deny that anybody is taken from Nepal to Kuwait."
REPORT = CitedSource("Yearly Report 2015", "Invented Ministry", "2015")
LATER = CitedSource("Yearly Report 2016", "Invented Ministry", "2016")


def flow(doc: Document, **more: object) -> Claim:
    given = [("source", "Nepal", "NP"), ("transit", "India", "IN"), ("destination", "Kuwait", "KW")]
    return claim(doc, SENTENCE, arguments=given, properties={"stated_route": True}, **more)  # type: ignore[arg-type]


def denial(doc: Document) -> Claim:
    given = [("source", "Nepal", "NP"), ("destination", "Kuwait", "KW")]
    return claim(doc, DENIAL, arguments=given, stance=Stance.DENIED)


FIRST = document(SENTENCE + " " + DENIAL, "First")
SECOND = document(SENTENCE, "Second")
DIGEST = document(SENTENCE, "Digest", genre="digest")
BUNDLES = [
    Bundle(FIRST, [flow(FIRST), denial(FIRST)]),
    Bundle(SECOND, [flow(SECOND)]),
    Bundle(DIGEST, [flow(DIGEST, cites=[REPORT, LATER])]),
]


def loaded(driver: Driver, server: Connection, bundles: Sequence[Bundle] = BUNDLES) -> LoadReport:
    return load(driver, bundles, database=server.database)


def found(driver: Driver, server: Connection) -> Findings:
    return check(driver, CATALOGUE, server.database)


def edges(driver: Driver, server: Connection) -> dict[str, tuple[int, int, int, str]]:
    rows, _, _ = driver.execute_query(
        "MATCH ()-[r:FLOWS_TO|ROUTE_LEG]->() RETURN r.id, r.claims, r.denials, r.origins, r.standing",
        database_=server.database,
    )
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}


def test_projections_are_what_the_claims_add_up_to(clean_graph: Driver, neo4j_connection: Connection) -> None:
    loaded(clean_graph, neo4j_connection)
    assert edges(clean_graph, neo4j_connection) == {
        "FLOWS_TO:NPL:KWT": (3, 1, 3, "disputed"),
        "ROUTE_LEG:NPL:IND": (3, 0, 3, "corroborated"),
        "ROUTE_LEG:IND:KWT": (3, 0, 3, "corroborated"),
    }


def test_editions_of_one_work_are_one_origin(clean_graph: Driver, neo4j_connection: Connection) -> None:
    loaded(clean_graph, neo4j_connection, [BUNDLES[2]])
    assert edges(clean_graph, neo4j_connection)["FLOWS_TO:NPL:KWT"] == (1, 0, 1, "single")


def test_a_source_of_an_affirmed_flow_is_an_origin_region(
    clean_graph: Driver, neo4j_connection: Connection
) -> None:
    loaded(clean_graph, neo4j_connection)
    rows, _, _ = clean_graph.execute_query(
        "MATCH (n:OriginRegion) RETURN n.id", database_=neo4j_connection.database
    )
    assert [row[0] for row in rows] == ["country:NPL"]


def test_what_is_only_denied_makes_no_origin_region(
    clean_graph: Driver, neo4j_connection: Connection
) -> None:
    loaded(clean_graph, neo4j_connection, [Bundle(FIRST, [denial(FIRST)])])
    rows, _, _ = clean_graph.execute_query(
        "MATCH (n:OriginRegion) RETURN n.id", database_=neo4j_connection.database
    )
    assert rows == []
    assert edges(clean_graph, neo4j_connection)["FLOWS_TO:NPL:KWT"] == (0, 1, 0, "denied_only")


def test_loading_twice_changes_nothing(clean_graph: Driver, neo4j_connection: Connection) -> None:
    first = loaded(clean_graph, neo4j_connection)
    before = fingerprint(clean_graph, CATALOGUE, neo4j_connection.database)
    again = loaded(clean_graph, neo4j_connection)
    assert (first.written.claims, again.written.claims, again.written.documents, again.written.passages) == (
        4,
        0,
        0,
        0,
    )
    assert fingerprint(clean_graph, CATALOGUE, neo4j_connection.database) == before


def test_the_order_of_loading_does_not_matter(clean_graph: Driver, neo4j_connection: Connection) -> None:
    loaded(clean_graph, neo4j_connection)
    one = list(canonical_lines(clean_graph, CATALOGUE, neo4j_connection.database))
    clean_graph.execute_query("MATCH (n) DETACH DELETE n", database_=neo4j_connection.database)
    loaded(clean_graph, neo4j_connection, BUNDLES[::-1])
    assert list(canonical_lines(clean_graph, CATALOGUE, neo4j_connection.database)) == one


def test_the_fingerprint_sees_one_changed_value(clean_graph: Driver, neo4j_connection: Connection) -> None:
    loaded(clean_graph, neo4j_connection)
    before = fingerprint(clean_graph, CATALOGUE, neo4j_connection.database)
    clean_graph.execute_query(
        "MATCH (c:Claim {stance: 'denied'}) SET c.stance = 'asserted'", database_=neo4j_connection.database
    )
    assert fingerprint(clean_graph, CATALOGUE, neo4j_connection.database) != before


def test_a_whole_graph_passes_the_check(clean_graph: Driver, neo4j_connection: Connection) -> None:
    loaded(clean_graph, neo4j_connection)
    result = found(clean_graph, neo4j_connection)
    assert result.whole, result
    assert result.counts["Flow"] == 4
    assert result.counts["Document"] == 5


@pytest.mark.parametrize(
    ("fault", "where"),
    [
        ("MATCH (:Claim {stance: 'denied'})-[r:EVIDENCED_BY]->() DELETE r", "claims_without_evidence"),
        (
            "MATCH (c:Claim) WITH c LIMIT 1 SET c.mark_ends = [x IN c.mark_ends | x + 500]",
            "spans_that_differ",
        ),
        ("MATCH (:Claim)-[r:SOURCE]->() WITH r LIMIT 1 SET r.text = 'Nepol'", "spans_that_differ"),
        ("MATCH (p:Passage) WITH p LIMIT 1 SET p.text = 'x' + substring(p.text, 1)", "spans_that_differ"),
        ("MATCH ()-[r:FLOWS_TO]->() SET r.claims = r.claims + 1", "projections_that_differ"),
        ("MATCH ()-[r:ROUTE_LEG]->() WITH r LIMIT 1 DELETE r", "projections_that_differ"),
        (
            "MATCH (a:Country {iso3: 'IND'}), (b:Country {iso3: 'NPL'}) "
            "CREATE (a)-[:FLOWS_TO {id: 'FLOWS_TO:IND:NPL', claims: 0, denials: 0}]->(b)",
            "projections_without_claims",
        ),
    ],
)
def test_the_check_sees_a_planted_fault(
    clean_graph: Driver, neo4j_connection: Connection, fault: str, where: str
) -> None:
    loaded(clean_graph, neo4j_connection)
    assert getattr(found(clean_graph, neo4j_connection), where) == ()
    clean_graph.execute_query(fault, database_=neo4j_connection.database)
    assert getattr(found(clean_graph, neo4j_connection), where) != ()


def test_a_claim_that_breaks_a_rule_is_refused_with_its_words_and_the_rest_is_kept() -> None:
    good = flow(FIRST)
    moved = replace(good.arguments[0], span=Span(3, 8, "Nepal"))
    bad = [
        replace(good, arguments=(moved,)),
        replace(good, arguments=()),
        replace(good, kind="Floww"),
        replace(good, arguments=(Argument("form", "not a form", good.arguments[0].span),)),
        replace(good, arguments=(Argument("sauce", "NP", good.arguments[0].span),)),
        replace(
            good,
            passage=replace(
                good.passage, text="Something else was written here, not this sentence at all, no."
            ),
        ),
    ]
    checked = resolved(Bundle(FIRST, [good, *bad]))
    assert len(checked.claims) == 1
    assert len(checked.refused) == len(bad)
    assert all(r.content and r.reason and r.where for r in checked.refused)


def test_a_write_that_loses_a_row_is_noticed_and_undone(
    clean_graph: Driver, neo4j_connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The fault: one entity is never merged, so its MATCH would drop the row silently.
    monkeypatch.setattr("loaders.merge.entities_of", lambda claims: [])
    with pytest.raises(LoadError, match="nothing of this batch was kept"):
        loaded(clean_graph, neo4j_connection)
    rows, _, _ = clean_graph.execute_query("MATCH (n) RETURN count(n)", database_=neo4j_connection.database)
    assert rows[0][0] == 0


def test_a_negated_flow_never_asserts(clean_graph: Driver, neo4j_connection: Connection) -> None:
    loaded(clean_graph, neo4j_connection, [Bundle(SECOND, [flow(SECOND, polarity=Polarity.NEGATED)])])
    assert edges(clean_graph, neo4j_connection)["FLOWS_TO:NPL:KWT"] == (0, 1, 0, "denied_only")


def test_a_large_bundle_is_written_in_batches_and_completely(
    clean_graph: Driver, neo4j_connection: Connection
) -> None:
    sentences = [f"In case {n} women from Nepal were taken to Kuwait." for n in range(2300)]
    doc = document("\n".join(sentences), "Many")
    claims = [
        claim(doc, s, arguments=[("source", "Nepal", "NP"), ("destination", "Kuwait", "KW")])
        for s in sentences
    ]
    report = loaded(clean_graph, neo4j_connection, [Bundle(doc, claims)])
    assert report.written.claims == 2300
    assert edges(clean_graph, neo4j_connection)["FLOWS_TO:NPL:KWT"][0] == 2300
