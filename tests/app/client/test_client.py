"""The Python client against the real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.client import Client, ProblemError, ServerGoneError, connect

pytestmark = pytest.mark.database


@pytest.fixture
def kg(served: str) -> Iterator[Client]:
    with connect(served) as client:
        yield client


def test_flows_as_graph_and_frames(kg: Client) -> None:
    flows = kg.flows(source="NPL")
    graph = flows.nx(evidence=True)
    edge = graph.edges["country:NPL", "country:KWT", "FLOWS_TO:NPL:KWT"]
    assert (edge["kind"], edge["standing"], edge["years"], edge["origins"]) == (
        "FLOWS_TO",
        "disputed",
        [2015, 2016, 2018],
        2,
    )
    assert len(edge["evidence"]) == 4
    assert graph.nodes["country:KWT"] == {"name": "Kuwait", "kind": "Country"}
    assert list(flows.edges_df()["id"]) == ["FLOWS_TO:NPL:KWT", "FLOWS_TO:NPL:IND"]
    nodes = flows.nodes_df().set_index("id")
    assert (nodes.loc["country:NPL", "flows_out"], nodes.loc["country:KWT", "flows_in"]) == (2, 1)


def test_filters_reach_the_server_and_the_address(kg: Client, served: str) -> None:
    flows = kg.flows(years=(2015, 2016), standing=["single", "disputed"], form="sex", min_origins=1)
    assert list(flows.edges_df()["id"]) == ["FLOWS_TO:NGA:ITA", "FLOWS_TO:NPL:IND"]
    assert flows.url() == f"{served}/explore/map?y=2015-2016&f=sex&st=single,disputed&min=1"
    assert {o["reason"] for o in flows.left_out} >= {"years 2015-2016", "form sex"}


def test_a_cut_is_never_silent(kg: Client) -> None:
    assert kg.flows(limit=3).truncated
    assert not kg.flows(limit=10).truncated
    assert kg.evidence("FLOWS_TO:NPL:KWT", limit=2).truncated
    assert not kg.evidence("FLOWS_TO:NPL:KWT").truncated
    assert kg.query("flows_from", source="country:NPL", limit=1).truncated
    assert kg.neighbours("NPL", limit=1).truncated
    assert "cut by the limit" in kg.flows(limit=3)._repr_html_()
    assert "cut by the limit" not in kg.flows()._repr_html_()


def test_an_empty_answer_still_has_its_columns(kg: Client) -> None:
    flows = kg.flows(source="ITA")
    assert (len(flows.edges_df()), "standing" in flows.edges_df().columns) == (0, True)
    assert (len(flows.nodes_df()), flows.nx().number_of_nodes()) == (0, 0)


def test_evidence_as_a_frame_contradictions_first(kg: Client) -> None:
    frame = kg.evidence("FLOWS_TO:NPL:KWT").evidence_df()
    assert list(frame["contradicts"]) == [True, False, False, False]
    assert set(frame["publisher"]) == {"Invented Observatory", "Invented Workers' Fund", "Invented Gazette"}


def test_a_country_a_place_and_neighbours(kg: Client) -> None:
    nepal = kg.country("NPL")
    assert nepal.nx().number_of_edges() == 2
    assert list(nepal.tiers_df()["conflict"]) == [False, True]
    assert len(kg.country("CHL").edges_df()) == 3, "a flow inside the country counts once"
    assert kg.place("place:invented/puerto-imaginado").data["place"]["name"] == "Puerto Imaginado"
    libya = kg.neighbours("LBY").nx()
    assert (
        libya.edges[
            "official:LY/invented-commander",
            "country:LBY",
            "REPORTED_COMPLICIT_IN:official:LY/invented-commander:LBY",
        ]["kind"]
        == "REPORTED_COMPLICIT_IN"
    )


def test_search_and_named_queries(kg: Client) -> None:
    assert kg.search("nepl").hits[0]["id"] == "country:NPL"
    rows = kg.query("search_entities", name="red ki")
    assert [row["name"] for row in rows] == ["Red Kite"]
    assert list(kg.query("flow_evidence", edges=["FLOWS_TO:CHL:CHL", "FLOWS_TO:TGO:NER"]).df()["edge"]) == [
        "FLOWS_TO:CHL:CHL", "FLOWS_TO:TGO:NER",
    ]  # fmt: skip
    assert {"flows_from", "flow_evidence"} <= {card["name"] for card in kg.queries()}


def test_a_picture_is_shown_in_a_frame_of_its_own_and_saved(kg: Client, tmp_path: Path) -> None:
    page = kg.picture("NPL")
    assert page._repr_html_().startswith('<iframe sandbox="allow-scripts"')
    assert page.save(tmp_path / "page.html").read_text(encoding="utf-8") == page.html


def test_a_refusal_names_type_status_and_field(kg: Client) -> None:
    with pytest.raises(ProblemError) as missing:
        kg.country("ZZZ")
    assert (missing.value.type, missing.value.status) == ("/problems/not-found", 404)
    with pytest.raises(ProblemError) as wrong:
        kg.flows(form="nonsense")
    assert (wrong.value.status, wrong.value.fields[0]["field"]) == (422, "form.0")


def test_nobody_at_the_address_is_said_at_once() -> None:
    with pytest.raises(ServerGoneError, match="nobody answers"):
        connect("http://127.0.0.1:1")
