"""What every card answers about the invented world, worked out by hand from tests/invented_world.py."""

import pytest

from tests import invented_world as told
from tests.support.world import Ask

pytestmark = pytest.mark.database
Rows = set[tuple[object, ...]]

# (id, claims, denials, origins, standing): three claims of Nepal to Kuwait come from two origins and one denial stands
# against them; the two editions behind the digest are one origin; an allegation and denials have no origin.
FIGURES = {
    ("FLOWS_TO:NPL:KWT", 3, 1, 2, "disputed"),
    ("FLOWS_TO:PER:CHL", 2, 0, 2, "corroborated"),
    ("FLOWS_TO:NPL:IND", 3, 0, 1, "single"),
    ("FLOWS_TO:BOL:region:the-gulf", 1, 0, 1, "single"),
    ("FLOWS_TO:CHL:CHL", 1, 0, 1, "single"),
    ("FLOWS_TO:NGA:ITA", 1, 0, 1, "single"),
    ("FLOWS_TO:place:invented/puerto-imaginado:CHL", 1, 0, 1, "single"),
    ("FLOWS_TO:GHA:KWT", 1, 0, 0, "alleged_or_risk"),
    ("FLOWS_TO:TGO:GHA", 0, 1, 0, "denied_only"),
    ("FLOWS_TO:TGO:NER", 0, 1, 0, "denied_only"),
}
COLUMNS = ("id", "claims", "denials", "origins", "standing")
COMMANDER = "REPORTED_COMPLICIT_IN:official:LY/invented-commander:LBY"


def rows(ask: Ask, name: str, columns: tuple[str, ...], **given: object) -> Rows:
    return {tuple(_hashable(row[c]) for c in columns) for row in ask(name, **given)}


def _hashable(value: object) -> object:
    return tuple(_hashable(v) for v in value) if isinstance(value, list) else value


@pytest.mark.parametrize("name", ["world_flows", "flows_from_claims"])
def test_flows_of_the_world_from_projections_and_from_claims(ask: Ask, name: str) -> None:
    assert rows(ask, name, COLUMNS) == FIGURES


def test_without_filters_claims_give_every_figure_that_the_projection_holds(ask: Ask) -> None:
    assert ask("flows_from_claims").rows == ask("world_flows").rows


@pytest.mark.parametrize("name", ["world_flows", "flows_from_claims"])
@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ({"source": "country:NPL"}, {"NPL:KWT", "NPL:IND"}),
        ({"destination": "country:KWT"}, {"NPL:KWT", "GHA:KWT"}),
        ({"involving": "country:GHA"}, {"GHA:KWT", "TGO:GHA"}),
        ({"standings": "denied_only,corroborated"}, {"TGO:GHA", "TGO:NER", "PER:CHL"}),
        ({"min_origins": 2}, {"NPL:KWT", "PER:CHL"}),
        ({"source": "country:NPL", "min_origins": 2}, {"NPL:KWT"}),
        ({"source": "country:ITA"}, set()),
    ],
)
def test_flows_under_filters_on_ends_and_figures(
    ask: Ask, name: str, given: dict[str, object], ids: set[str]
) -> None:
    assert rows(ask, name, ("id",), **given) == {(f"FLOWS_TO:{i}",) for i in ids}


@pytest.mark.parametrize(
    ("given", "figures"),
    [
        # Building sites 2015-2016, the route of 2016, what was printed in January 2016 without another year, and the
        # edition of 2016 that the digest cites (a digest's own date is no claim's).
        (
            {"year_from": 2015, "year_to": 2016},
            {("NPL:KWT", 1, 0, "single"), ("NGA:ITA", 1, 0, "single"), ("BOL:region:the-gulf", 1, 0, "single"),
             ("PER:CHL", 1, 0, "single"), ("place:invented/puerto-imaginado:CHL", 1, 0, "single"), ("NPL:IND", 1, 0, "single")},
        ),
        ({"year_to": 2014}, {("CHL:CHL", 1, 0, "single")}),
        ({"year_from": 2020}, {("NPL:KWT", 0, 1, "denied_only"), ("TGO:GHA", 0, 1, "denied_only"),
                               ("TGO:NER", 0, 1, "denied_only")}),
        ({"forms": "sex"}, {("NPL:IND", 2, 0, "single"), ("NGA:ITA", 1, 0, "single")}),
        ({"forms": ["begging", "forced_labour"]}, {("NPL:IND", 1, 0, "alleged_or_risk"), ("NPL:KWT", 1, 0, "single"),
                                                   ("GHA:KWT", 1, 0, "alleged_or_risk"), ("CHL:CHL", 1, 0, "single")}),
        ({"stances": "risk"}, {("NPL:IND", 1, 0, "alleged_or_risk")}),
        ({"forms": "sex", "year_from": 2017, "min_origins": 1}, {("NPL:IND", 1, 0, "single")}),
    ],
)  # fmt: skip
def test_flows_under_filters_on_claims_have_the_figures_of_those_claims(
    ask: Ask, given: dict[str, object], figures: Rows
) -> None:
    wanted = {(f"FLOWS_TO:{i}", *rest) for i, *rest in figures}
    assert rows(ask, "flows_from_claims", ("id", "claims", "denials", "standing"), **given) == wanted
    assert rows(ask, "flow_counts_from_claims", ("matching",), **given) == {(len(wanted),)}


def test_years_forms_and_groups_of_a_flow(ask: Ask) -> None:
    shown = ("years", "first_year", "last_year", "forms", "sectors", "victim_groups", "stated_routes")
    assert rows(ask, "flows_between", shown, one="country:KWT", other="country:NPL") == {
        (
            (2015, 2016, 2018), 2015, 2018, ("domestic_servitude", "forced_labour"), ("construction", "domestic_work"),
            ("girls", "men", "women"), 1,
        )
    }  # fmt: skip


def test_flows_out_of_into_and_inside(ask: Ask) -> None:
    assert rows(ask, "flows_from", ("id",), source="country:TGO") == {
        ("FLOWS_TO:TGO:GHA",),
        ("FLOWS_TO:TGO:NER",),
    }
    assert rows(ask, "flows_to", ("id",), destination="region:the-gulf") == {
        ("FLOWS_TO:BOL:region:the-gulf",)
    }
    assert rows(ask, "flows_between", ("id",), one="country:CHL", other="country:CHL") == {
        ("FLOWS_TO:CHL:CHL",)
    }


def test_flows_among_places_need_both_ends(ask: Ask) -> None:
    assert rows(ask, "flows_among", ("id",), places="country:NPL,country:KWT,country:ITA") == {
        ("FLOWS_TO:NPL:KWT",)
    }


def test_how_many_flows_each_filter_hides(ask: Ask) -> None:
    given = {"source": "country:NPL", "standings": "single", "min_origins": 1, "destination": "country:IND"}
    assert ask("flow_counts", **given).first() == {
        "total": 10, "matching": 1, "not_source": 8, "not_destination": 9, "not_involving": 0, "not_standing": 5,
        "not_min_origins": 3,
    }  # fmt: skip


def test_stated_routes_are_whole_chains(ask: Ask) -> None:
    found = rows(ask, "stated_routes", ("stops", "names", "first_year"))
    assert found == {
        (
            ("country:NGA", "country:NER", "country:LBY", "country:ITA"),
            ("Nigeria", "Niger", "Libya", "Italy"),
            2016,
        ),
        (("country:NPL", "country:IND", "country:KWT"), ("Nepal", "India", "Kuwait"), 2018),
    }
    assert rows(ask, "stated_routes", ("first_year",), through="country:LBY") == {(2016,)}


def test_a_place_in_short(ask: Ask) -> None:
    shown = ("name", "as_source", "as_transit", "as_destination", "documents", "tier", "tier_year")
    assert rows(ask, "place", shown, place="country:NPL") == {("Nepal", 6, 0, 0, 4, "2 or 2WL", 2019)}
    # Three documents: one names it without exploiting flows, two say so, one is about it and says nothing.
    assert rows(ask, "place", shown, place="country:PER") == {("Peru", 2, 0, 0, 3, None, None)}
    # Ranked in the table, and named as destination by the court only: a tier alone is not reading.
    assert rows(ask, "place", shown, place="country:ITA") == {("Italy", 0, 0, 1, 1, "1", 2019)}
    assert len(ask("place", place="country:FRA")) == 0


def test_all_places_with_their_points(ask: Ask) -> None:
    found = {row["id"]: row for row in ask("places")}
    assert len(found) == 14
    assert (
        found["place:invented/puerto-imaginado"]["lon"],
        found["place:invented/puerto-imaginado"]["as_source"],
    ) == (None, 1)
    assert (found["region:the-gulf"]["kind"], found["region:the-gulf"]["as_destination"]) == ("Region", 1)
    assert (found["country:IND"]["as_transit"], found["country:IND"]["as_destination"]) == (1, 3)
    # Denied and negated flows make nobody a source.
    assert found["country:TGO"]["as_source"] == 0


def test_tiers_year_by_year_with_the_disagreement(ask: Ask) -> None:
    shown = ("year", "tiers", "conflict", "claims", "origins")
    assert rows(ask, "tier_history", shown, country="country:NPL") == {
        (2018, ("2",), False, 2, 2),
        (2019, ("2", "2WL"), True, 2, 2),
    }


def test_claims_by_kind(ask: Ask) -> None:
    assert rows(ask, "claims_by_kind", ("kind", "claims"), entity="country:NPL") == {
        ("Flow", 7), ("Tier", 4), ("GroupRole", 1),
    }  # fmt: skip
    assert rows(ask, "claims_by_kind", ("kind", "claims"), entity="agency:KW/invented-ministry") == {
        ("Assessment", 1), ("Response", 1),
    }  # fmt: skip


def test_documents_about_a_country_include_the_silent_one(ask: Ask) -> None:
    assert rows(ask, "documents_about", ("title",), entity="country:PER") == {
        ("Chile Letters",), ("Field Notes on Gulf Work",), ("A Quiet Year in Peru",),
    }  # fmt: skip


def test_evidence_of_a_flow_puts_the_denial_first(ask: Ask) -> None:
    found = ask("flow_evidence", edges=["FLOWS_TO:NPL:KWT"]).dicts()
    assert [row["contradicts"] for row in found] == [True, False, False, False]
    assert {row["sentence"] for row in found} == {told.DENIED, told.TAKEN, told.BUILDING, told.MOVED}


def test_a_few_sentences_of_each_of_many_flows(ask: Ask) -> None:
    found = ask("flow_sentences", edges="FLOWS_TO:NPL:KWT,FLOWS_TO:CHL:CHL", each=2).dicts()
    assert [(row["edge"], row["claims"], row["contradicts"], row["sentence"]) for row in found] == [
        ("FLOWS_TO:CHL:CHL", 1, False, told.INSIDE),
        ("FLOWS_TO:NPL:KWT", 4, True, told.DENIED),
        ("FLOWS_TO:NPL:KWT", 4, False, told.MOVED),
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"year_from": 2015, "year_to": 2016},
        {"year_to": 2014},
        {"year_from": 2020},
        {"forms": "sex"},
        {"forms": "begging"},
        {},
    ],
)
def test_counting_on_projections_gives_what_counting_claims_gives(ask: Ask, given: dict[str, object]) -> None:
    assert ask("flow_counts_of_years", **given).rows == ask("flow_counts_from_claims", **given).rows


def test_evidence_of_several_edges_at_once(ask: Ask) -> None:
    found = ask("flow_evidence", edges="FLOWS_TO:CHL:CHL,FLOWS_TO:TGO:NER")
    assert {(row["edge"], row["sentence"]) for row in found} == {
        ("FLOWS_TO:CHL:CHL", told.INSIDE), ("FLOWS_TO:TGO:NER", told.TOGO_NIGER),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("card", "edge", "sentences"),
    [
        ("route_leg_evidence", "ROUTE_LEG:NGA:NER", {told.ROUTE}),
        ("route_leg_evidence", "ROUTE_LEG:NER:LBY", {told.ROUTE}),
        ("route_leg_evidence", "ROUTE_LEG:IND:KWT", {told.TAKEN}),
        ("complicity_evidence", COMMANDER, {told.CONVICTED, told.ACQUITTED}),
        ("activity_evidence", "REPORTED_ACTIVE_IN:syndicate:red-kite:LBY", {told.KITE}),
        (
            "referral_evidence",
            "REFERS_TO:agency:NP/invented-labour-office:organization:sunrise-shelter",
            {told.REFERRED},
        ),
        ("ranking_evidence", "RANKED:NPL:2019", {told.WATCHED, told.ROWS[1]}),
        ("ranking_evidence", "RANKED:NPL:2018", {told.PLACED, told.ROWS[0]}),
    ],
)
def test_evidence_of_every_other_kind_of_edge(ask: Ask, card: str, edge: str, sentences: set[str]) -> None:
    assert {row["sentence"] for row in ask(card, edges=[edge])} == sentences


def test_no_leg_joins_stops_that_are_not_neighbours_on_the_route(ask: Ask) -> None:
    assert len(ask("edge", edge="ROUTE_LEG:NGA:LBY")) == 0
    assert len(ask("edge", edge="ROUTE_LEG:NGA:ITA")) == 0


def test_an_edge_with_its_figures_and_its_outcome(ask: Ask) -> None:
    shown = ("type", "start_name", "end_name", "claims", "standing", "outcome")
    assert rows(ask, "edge", shown, edge=COMMANDER) == {
        ("REPORTED_COMPLICIT_IN", "Invented Commander", "Libya", 2, "single", "acquitted")
    }
    assert rows(ask, "edge", ("end_name", "tiers"), edge="RANKED:NPL:2019") == {("2019", ("2", "2WL"))}


def test_a_claim_with_everything_a_card_shows(ask: Ask) -> None:
    denial = told.GAZETTE_CLAIMS[0]
    row = ask("claim_cards", claims=[denial.id]).dicts()[0]
    assert (row["sentence"], row["stance"], row["attributed_to"]) == (
        told.DENIED,
        "denied",
        "A spokesman of the Invented Ministry",
    )
    assert row["mark_values"] == ["country:NPL", "country:KWT"]
    starts = zip(row["mark_starts"], row["mark_ends"], strict=True)
    assert [told.GAZETTE.text[a:b] for a, b in starts] == ["Nepal", "Kuwait"]
    assert sorted(row["names"]) == [["country:KWT", "Kuwait"], ["country:NPL", "Nepal"]]
    assert row["document"][1] == "Denials in the Gazette"


def test_a_claim_of_a_digest_counts_for_the_work_it_cites(ask: Ask) -> None:
    first, second = ask("claim_cards", claims=[c.id for c in told.DIGEST_CLAIMS]).dicts()
    assert {cite[1] for row in (first, second) for cite in row["cites"]} == {
        "Yearly Review 2016",
        "Yearly Review 2017",
    }
    assert first["origins"] == second["origins"]


def test_documents_by_title_a_page_at_a_time(ask: Ask) -> None:
    first = ask("documents", limit=4, held=True)
    assert (first.column("title"), first.truncated) == (
        ["A Quiet Year in Peru", "Chile Letters", "Denials in the Gazette", "Digest on Nepal"],
        True,
    )
    last = first.dicts()[-1]
    following = ask("documents", after_title=last["title"], after_id=last["id"], held=True, limit=4)
    assert following.column("title") == [
        "Field Notes on Gulf Work",
        "Labour Routes Survey",
        "Memo on Tiers",
        "Record 12",
    ]
    assert ask("documents", held=False).column("title") == ["Yearly Review 2016", "Yearly Review 2017"]


def test_a_document_with_its_text_and_its_claims_in_order(ask: Ask) -> None:
    row = ask("document", document=told.NOTES.id).first()
    assert row is not None
    assert (row["text"], row["publisher"], row["published"]) == (
        told.NOTES.text,
        "Invented Workers' Fund",
        "2019-05",
    )
    claims = ask("claims_of_document", document=told.NOTES.id)
    assert claims.column("sentence") == [
        told.MOVED,
        told.GROUP,
        told.ALLEGED,
        told.REFERRED,
        told.PERU_TOO,
        told.WEAK,
    ]
    assert ask("document", document=told.TABLE.id).column("text") == [None]


def test_a_passage_with_its_document_and_claims(ask: Ask) -> None:
    passage = told.GAZETTE_CLAIMS[0].passage
    row = ask("passage", passage=passage.id).first()
    assert row is not None
    assert (row["sentence"], row["document"]) == (told.DENIED, told.GAZETTE.id)
    assert set(row["claims"]) == {claim.id for claim in told.GAZETTE_CLAIMS[:2]}


def test_passages_are_found_by_their_words_and_beginnings_of_words(ask: Ask) -> None:
    assert set(ask("search_passages", text="nepal kuw").column("sentence")) == {
        told.TAKEN, told.BUILDING, told.MOVED, told.DENIED,
    }  # fmt: skip
    assert len(ask("search_passages", text="harvests")) == 1
    assert len(ask("search_passages", text="nepal harvests")) == 0


@pytest.mark.parametrize(
    ("typed", "first"),
    [("nep", "country:NPL"), ("Nepl", "country:NPL"), ("red ki", "syndicate:red-kite"), ("gulf", "region:the-gulf"),
     ("sunrise", "organization:sunrise-shelter")],
)  # fmt: skip
def test_entities_are_found_by_beginnings_and_misspellings(ask: Ask, typed: str, first: str) -> None:
    assert ask("search_entities", name=typed).column("id")[0] == first


def test_documents_are_found_by_title(ask: Ask) -> None:
    assert ask("search_documents", text="quiet per").column("title") == ["A Quiet Year in Peru"]


def test_an_entity_by_id(ask: Ask) -> None:
    assert rows(ask, "entity", ("kind", "name"), entity="syndicate:red-kite") == {("Syndicate", "Red Kite")}
    # The second label of a source of flows is not its kind.
    assert rows(ask, "entity", ("kind",), entity="country:NPL") == {("Country",)}


def test_neighbours_with_direction_type_and_counts(ask: Ask) -> None:
    shown = ("edge", "direction", "other")
    assert rows(ask, "neighbours", shown, entity="country:LBY") == {
        ("REPORTED_ACTIVE_IN:syndicate:red-kite:LBY", "in", "syndicate:red-kite"),
        (COMMANDER, "in", "official:LY/invented-commander"),
        ("ROUTE_LEG:NER:LBY", "in", "country:NER"),
        ("ROUTE_LEG:LBY:ITA", "out", "country:ITA"),
    }
    assert rows(ask, "neighbours", ("edge",), entity="country:LBY", type="ROUTE_LEG", direction="out") == {
        ("ROUTE_LEG:LBY:ITA",)
    }
    assert rows(ask, "neighbour_counts", ("type", "direction", "count"), entity="country:CHL") == {
        ("FLOWS_TO", "out", 1), ("FLOWS_TO", "in", 2),
    }  # fmt: skip


def test_coverage_tells_silent_from_unread(ask: Ask) -> None:
    found = {row["id"]: row for row in ask("coverage_by_country")}
    peru = found["country:PER"]
    assert (peru["documents"], peru["claims"], peru["origins"], peru["first_published"]) == (3, 2, 3, "2015")
    assert (found["country:ITA"]["documents"], found["country:ITA"]["claims"]) == (1, 1)


def test_the_graph_in_figures(ask: Ask) -> None:
    assert ask("totals").rows == [[9, 32, 2014, 2019]]
    assert len(ask("graph_version")) == 1


def test_sentences_of_given_claims(ask: Ask) -> None:
    denial, law = told.GAZETTE_CLAIMS[0], told.LETTERS_CLAIMS[-1]
    shown = ("claim", "kind", "contradicts", "sentence")
    assert rows(ask, "claim_sentences", shown, claims=[denial.id, law.id, "claim:nothing"]) == {
        (denial.id, "Flow", True, told.DENIED),
        (law.id, "Legislation", False, told.PASSED),
    }


def test_sentences_about_given_entities(ask: Ask) -> None:
    shown = ("entity", "kind", "sentence")
    assert rows(ask, "entity_evidence", shown, entities="syndicate:red-kite,agency:KW/invented-ministry") == {
        ("syndicate:red-kite", "GroupRole", told.KITE),
        ("agency:KW/invented-ministry", "Assessment", told.WEAK),
        ("agency:KW/invented-ministry", "Response", told.DENIED),
    }


def test_standings_of_lines(ask: Ask) -> None:
    wanted = ["FLOWS_TO:NPL:KWT", "RANKED:NPL:2019", "RANKED:ITA:2019", "REFERS_TO:none"]
    assert ask("standings", edges=wanted).rows == [
        ["FLOWS_TO:NPL:KWT", "disputed"], ["RANKED:ITA:2019", "single"], ["RANKED:NPL:2019", "disputed"],
    ]  # fmt: skip
