"""Every endpoint answers with its declared model, and with what the invented world says."""

import httpx
import pytest

from app.api import responses as r
from tests import invented_world as told
from tests.support.answers import checked, problem

pytestmark = pytest.mark.database
V1 = "/api/v1"
COMMANDER = "REPORTED_COMPLICIT_IN:official:LY/invented-commander:LBY"


async def test_places_for_the_map(api: httpx.AsyncClient) -> None:
    places = checked(await api.get(f"{V1}/places"), r.Places)
    found = {p.id: p for p in places.places}
    assert len(found) == 14
    assert (found["country:NPL"].iso2, found["country:NPL"].as_source, found["country:NPL"].tier) == (
        "NP",
        6,
        "2 or 2WL",
    )


@pytest.mark.parametrize(
    "address", ["places/country:NPL", "places/NPL", "places/npl", "countries/NPL", "countries/npl"]
)
async def test_a_dossier_at_each_of_its_addresses(api: httpx.AsyncClient, address: str) -> None:
    dossier = checked(await api.get(f"{V1}/{address}"), r.Dossier)
    assert (dossier.place.name, dossier.first_year, dossier.last_year) == ("Nepal", 2015, 2020)
    assert [(t.year, t.tiers, t.conflict) for t in dossier.tiers] == [
        (2018, ["2"], False),
        (2019, ["2", "2WL"], True),
    ]
    assert {f.id for f in dossier.outgoing} == {"FLOWS_TO:NPL:KWT", "FLOWS_TO:NPL:IND"}
    assert dossier.incoming == []
    assert {k.kind: k.claims for k in dossier.claims} == {"Flow": 7, "Tier": 4, "GroupRole": 1}
    assert len(dossier.documents) == 6


async def test_a_place_whose_id_holds_a_slash(api: httpx.AsyncClient) -> None:
    for address in ("place:invented/puerto-imaginado", "place%3Ainvented%2Fpuerto-imaginado"):
        dossier = checked(await api.get(f"{V1}/places/{address}"), r.Dossier)
        assert (dossier.place.lon, [f.destination_name for f in dossier.outgoing]) == (None, ["Chile"])


async def test_all_flows_with_nothing_left_out(api: httpx.AsyncClient) -> None:
    flows = checked(await api.get(f"{V1}/flows"), r.Flows)
    assert (flows.total, flows.matching, flows.shown, flows.left_out) == (10, 10, 10, [])


@pytest.mark.parametrize(
    ("query", "ids", "left_out"),
    [
        ("from=NPL", {"NPL:KWT", "NPL:IND"}, {("not from country:NPL", 8)}),
        ("to=KWT&standing=disputed", {"NPL:KWT"}, {("not to country:KWT", 8), ("standing other than disputed", 9)}),
        ("involving=country:GHA&min_origins=1", set(),
         {("neither from nor to country:GHA", 8), ("fewer than 1 independent origins", 3)}),
        ("years=2015-2016&form=sex", {"NGA:ITA", "NPL:IND"}, {("years 2015-2016", 4), ("form sex", 8)}),
        ("year_from=2020", {"NPL:KWT", "TGO:GHA", "TGO:NER"}, {("years 2020-…", 7)}),
        ("form=begging&form=forced_labour&standing=single", {"NPL:KWT", "CHL:CHL"},
         {("form begging or forced labour", 6), ("standing other than single", 5)}),
        ("stance=risk", {"NPL:IND"}, {("stance risk", 9)}),
        ("limit=3", {"NPL:KWT", "PER:CHL", "NPL:IND"}, {("limit 3", 7)}),
        ("years=2015-2016&limit=2", {"NGA:ITA", "BOL:region:the-gulf"}, {("years 2015-2016", 4), ("limit 2", 4)}),
        ("from=&to=&years=&form=", {"NPL:KWT", "NPL:IND", "PER:CHL", "CHL:CHL", "NGA:ITA", "GHA:KWT", "TGO:GHA", "TGO:NER",
                                    "BOL:region:the-gulf", "place:invented/puerto-imaginado:CHL"}, set()),
    ],
)  # fmt: skip
async def test_flows_under_filters_say_what_each_filter_hides(
    api: httpx.AsyncClient, query: str, ids: set[str], left_out: set[tuple[str, int]]
) -> None:
    flows = checked(await api.get(f"{V1}/flows?{query}"), r.Flows)
    assert {f.id for f in flows.flows} == {f"FLOWS_TO:{i}" for i in ids}
    assert {(o.reason, o.flows) for o in flows.left_out} == left_out
    assert flows.shown == len(ids)


async def test_a_filter_on_years_gives_the_figures_of_those_years(api: httpx.AsyncClient) -> None:
    flow = checked(await api.get(f"{V1}/flows?from=NPL&to=KWT&years=2015-2016"), r.Flows).flows[0]
    assert (flow.claims, flow.denials, flow.origins, flow.standing, flow.years) == (
        1,
        0,
        1,
        "single",
        [2015, 2016],
    )


async def test_stated_routes(api: httpx.AsyncClient) -> None:
    routes = checked(await api.get(f"{V1}/routes/stated?through=LBY"), r.Routes)
    assert [route.names for route in routes.routes] == [["Nigeria", "Niger", "Libya", "Italy"]]
    assert not routes.routes[0].contradicts


async def test_an_edge_with_its_sentences_marks_and_origins(api: httpx.AsyncClient) -> None:
    found = checked(await api.get(f"{V1}/edges/FLOWS_TO:NPL:KWT/evidence"), r.EdgeEvidence)
    assert (found.edge.standing, found.total, len(found.evidence)) == ("disputed", 4, 4)
    assert [e.contradicts for e in found.evidence] == [True, False, False, False]
    assert {o.label: o.claims for o in found.origins} == {
        "Labour Routes Survey": 2, "Field Notes on Gulf Work": 1, "Denials in the Gazette": 1,
    }  # fmt: skip
    taken = next(e for e in found.evidence if e.sentence == told.TAKEN)
    marked = {
        m.role: taken.sentence[m.start : m.end]
        for m in taken.marks
        if m.start is not None and m.role != "victim_group"
    }
    assert marked == {
        "source": "Nepal", "transit": "India", "destination": "Kuwait", "form": "domestic work", "sector": "domestic work",
    }  # fmt: skip
    assert {m.value: m.label for m in taken.marks}["domestic_servitude"] == "domestic servitude"
    assert (taken.before, taken.after) == ("", told.BUILDING)
    assert told.SURVEY.text[taken.start : taken.end] == told.TAKEN


async def test_editions_of_one_work_are_one_origin_and_the_page_says_which_documents_fold_in(
    api: httpx.AsyncClient,
) -> None:
    found = checked(await api.get(f"{V1}/edges/FLOWS_TO:NPL:IND/evidence"), r.EdgeEvidence)
    folded = next(o for o in found.origins if o.claims == 2)
    assert (found.edge.origins, folded.documents) == (1, [told.DIGEST.id])
    assert {c.title for e in found.evidence for c in e.cites} == {"Yearly Review 2016", "Yearly Review 2017"}
    assert all(folded.origin in e.origins for e in found.evidence if e.cites)


@pytest.mark.parametrize(
    ("edge", "statement"),
    [
        ("FLOWS_TO:PER:CHL", "Peru is reported as a source for Chile"),
        ("FLOWS_TO:CHL:CHL", "People are reported to be exploited inside Chile"),
        ("FLOWS_TO:GHA:KWT", "Ghana is alleged or said to be at risk as a source for Kuwait"),
        ("FLOWS_TO:TGO:GHA", "Sources deny that Togo is a source for Ghana"),
        ("FLOWS_TO:BOL:region:the-gulf", "Bolivia is reported as a source for the Gulf"),
        ("ROUTE_LEG:NER:LBY", "A route is reported to lead from Niger to Libya"),
        ("REPORTED_ACTIVE_IN:syndicate:red-kite:LBY", "Red Kite is reported to be active in Libya"),
        (
            COMMANDER,
            "Invented Commander is reported to be complicit in trafficking in or from Libya; latest outcome reported: acquitted",
        ),
        ("RANKED:NPL:2019", "Nepal is ranked in the list of 2019"),
    ],
)
async def test_every_kind_of_edge_says_itself_in_neutral_words(
    api: httpx.AsyncClient, edge: str, statement: str
) -> None:
    found = checked(await api.get(f"{V1}/edges/{edge}/evidence"), r.EdgeEvidence)
    assert found.edge.statement == statement
    assert found.evidence, "an edge without evidence cannot exist"


async def test_documents_a_page_at_a_time(api: httpx.AsyncClient) -> None:
    titles: list[str] = []
    address: str | None = f"{V1}/documents?limit=4"
    while address:
        answer = await api.get(address)
        page = checked(answer, r.Documents)
        titles += [d.title for d in page.documents]
        address = f"{V1}/documents?limit=4&cursor={page.next}" if page.next else None
        assert ("link" in answer.headers) == bool(page.next)
    assert (len(titles), titles) == (11, sorted(titles))


async def test_a_document_with_its_text_and_every_claim(api: httpx.AsyncClient) -> None:
    found = checked(await api.get(f"{V1}/documents/{told.COURT.id}"), r.DocumentText)
    assert found.text == told.COURT.text
    assert [e.kind for e in found.claims] == ["Complicity", "Complicity", "GroupRole", "Flow"]
    assert all(found.text[e.start : e.end] == e.sentence for e in found.claims)


async def test_a_claim_and_a_passage(api: httpx.AsyncClient) -> None:
    claim = told.GAZETTE_CLAIMS[0]
    card = checked(await api.get(f"{V1}/claims/{claim.id}"), r.ClaimCard)
    assert (card.claim.sentence, card.claim.stance, card.claim.contradicts) == (told.DENIED, "denied", True)
    passage = checked(await api.get(f"{V1}/passages/{claim.passage.id}"), r.PassageText)
    assert (passage.document.title, len(passage.claims)) == ("Denials in the Gazette", 2)


async def test_search_finds_entities_documents_and_passages(api: httpx.AsyncClient) -> None:
    found = checked(await api.get(f"{V1}/search?q=nepl"), r.SearchResult)
    assert [(h.type, h.id) for h in found.hits] == [("entity", "country:NPL")]
    words = checked(await api.get(f"{V1}/search?q=harvests"), r.SearchResult)
    assert [(h.type, h.document) for h in words.hits] == [("passage", told.SILENT.id)]
    assert checked(await api.get(f"{V1}/search?q=***"), r.SearchResult).hits == []


async def test_neighbours_with_counts_of_every_type(api: httpx.AsyncClient) -> None:
    found = checked(await api.get(f"{V1}/neighbours/LBY?type=ROUTE_LEG&limit=1"), r.Neighbours)
    assert {(c.type, c.direction): c.count for c in found.counts} == {
        ("REPORTED_ACTIVE_IN", "in"): 1, ("REPORTED_COMPLICIT_IN", "in"): 1, ("ROUTE_LEG", "in"): 1, ("ROUTE_LEG", "out"): 1,
    }  # fmt: skip
    assert (found.shown, found.total) == (1, 2)


async def test_coverage(api: httpx.AsyncClient) -> None:
    found = checked(await api.get(f"{V1}/coverage"), r.CoverageList)
    assert (found.documents, found.claims, found.first_year, found.last_year) == (9, 32, 2014, 2019)
    assert (found.countries, found.countries_read) == (12, 12)


async def test_the_catalogue_lists_every_card_and_runs_one(api: httpx.AsyncClient) -> None:
    cards = checked(await api.get(f"{V1}/queries"), r.Cards)
    assert {"flows_from", "flow_evidence"} <= {c.name for c in cards.cards}
    result = checked(await api.get(f"{V1}/queries/flows_from?source=country:NPL&limit=1"), r.QueryResult)
    assert (result.rows[0][0], result.truncated) == ("FLOWS_TO:NPL:KWT", True)


@pytest.mark.parametrize(
    ("address", "accept"),
    [("flows_from.csv", "*/*"), ("flows_from", "text/csv"), ("flows_from.raw.csv", "*/*")],
)
async def test_a_card_as_csv_by_suffix_and_by_accept(
    api: httpx.AsyncClient, address: str, accept: str
) -> None:
    answer = await api.get(f"{V1}/queries/{address}?source=country:NPL", headers={"Accept": accept})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["x-truncated"] == "false"
    lines = answer.text.split("\r\n")
    assert (len(lines), lines[1].split(",")[0]) == (4, "FLOWS_TO:NPL:KWT")


async def test_the_words_of_the_graph(api: httpx.AsyncClient) -> None:
    words = checked(await api.get(f"{V1}/schema"), r.SchemaWords)
    assert {"Flow", "Country"} <= {str(n["name"]) for n in words.nodes}


async def test_alive_and_ready(api: httpx.AsyncClient) -> None:
    assert checked(await api.get("/health/live"), r.Live).live
    ready = checked(await api.get("/health/ready"), r.Ready)
    assert ready.ready
    assert ready.graph_version


@pytest.mark.parametrize(
    "address",
    ["places/country:ZZZ", "countries/ZZZ", "edges/FLOWS_TO:A:B/evidence", "documents/doc:0", "claims/claim:0",
     "passages/doc:0/1-2", "neighbours/nobody", "queries/nothing", "pictures/nobody", "nowhere"],
)  # fmt: skip
async def test_what_is_not_there_is_a_404_that_says_what(api: httpx.AsyncClient, address: str) -> None:
    problem(await api.get(f"{V1}/{address}"), 404, "not-found")
