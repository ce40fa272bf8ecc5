"""Every shared real table through its own mapping: rows conserved, spans exact, the traps of its readme survived."""

import re
from functools import cache

import pytest

from loaders.facts import Claim
from loaders.gazetteer import country
from tests.loaders.tables.making import Outcome, outcome
from tests.support.shared import shared

# file -> (mapping, rows, refused, claims by kind)
TABLES: dict[str, tuple[str, int, int, dict[str, int]]] = {
    "ctdc_corridors.csv": ("ctdc_corridors", 1332, 0, {"Flow": 1332}),
    "glotip_bilateral_raw.csv": ("glotip_bilateral", 11255, 18, {"Statistic": 11237, "Flow": 7949}),
    "glotip_citizenship_flows.csv": ("glotip_citizenship", 8402, 0, {"Statistic": 8402, "Flow": 7612}),
    "ofac_criminal_organisations.csv": ("ofac_sdn", 1185, 0, {"Action": 1295}),
    "organisations_directory.csv": ("agency_directory", 160, 0, {"Action": 160}),
    "reactions_to_tip_report.csv": ("tip_reactions", 2171, 1, {"Response": 260}),
    "threep_policy_index_panel.csv": ("threep_index", 3021, 0, {"Assessment": 8545, "Legislation": 211}),
    "tip_flows_2001_2016.csv": ("tip_flow_lists", 15707, 13, {"Flow": 15694}),
    "tip_tiers_2001_2025.csv": ("tip_tier_list", 3189, 0, {"Tier": 3245}),
    "us_tip_grants.csv": ("us_grants", 4284, 1, {"Action": 2419}),
    "igo_abbreviations.csv": ("", 93, 0, {}),
}


@cache
def read(name: str) -> Outcome:
    return outcome(shared(f"data/tables/{name}"))


def values(claim: Claim) -> dict[str, str]:
    return {a.role: a.entity.id if a.entity else a.value for a in claim.arguments}


def row(found: Outcome, number: int) -> list[Claim]:
    return [c for c in found.claims if c.passage.locator == f"row {number}"]


@pytest.mark.parametrize("name", TABLES)
def test_rows_in_are_rows_loaded_refused_or_repeated(name: str) -> None:
    source, rows, refused, kinds = TABLES[name]
    found = read(name)
    assert (found.source, found.rows, len(found.refused), dict(found.kinds())) == (
        source,
        rows,
        refused,
        kinds,
    )
    assert found.conserved


@pytest.mark.parametrize("name", TABLES)
def test_every_span_stands_in_its_row(name: str) -> None:
    for claim in read(name).claims:
        passage = claim.passage
        for argument in claim.arguments:
            if argument.span:
                start, end = argument.span.start - passage.start, argument.span.end - passage.start
                assert passage.text[start:end] == argument.span.text


@pytest.mark.parametrize("name", TABLES)
def test_each_refusal_has_a_place_and_a_reason_in_words(name: str) -> None:
    for refusal in read(name).refused:
        assert re.fullmatch(r".+\.csv:\d+", refusal.where)
        assert len(refusal.reason.split()) >= 5


def test_less_than_five_stays_a_bound() -> None:
    found = read("glotip_citizenship_flows.csv")
    bounds = [c for c in found.claims if c.kind == "Statistic" and c.values("value") == ["<5"]]
    assert len(bounds) == 4763
    assert {c.properties["qualifier"] for c in bounds} == {"less_than"}
    assert not [c for c in found.claims if c.kind == "Flow" and c.values("quantity") == ["0"]]


def test_a_count_with_a_comma_is_whole() -> None:
    assert "32022" in {v for c in read("glotip_bilateral_raw.csv").claims for v in c.values("value")}


def test_own_nationals_are_a_count_and_no_flow() -> None:
    found = read("glotip_citizenship_flows.csv")
    same = [
        c
        for c in found.claims
        if values(c).get("source") == (values(c).get("place") or values(c).get("destination"))
    ]
    assert {c.kind for c in same} == {"Statistic"}
    assert len(same) == 707


@pytest.mark.parametrize(
    ("category", "entity"),
    [
        ("REG_EUR", "region:europe"), ("REG_CAR", "region:caribbean"), ("TÃ¼rkiye", "country:TUR"),
        ("China, Taiwan Province of China", "country:TWN"), ("Unknown", None), ("OTH", None), ("Stateless", None),
    ],
)  # fmt: skip
def test_codes_and_double_encoded_names_mean_what_they_mean(category: str, entity: str | None) -> None:
    claims = [c for c in read("glotip_bilateral_raw.csv").claims if c.kind == "Statistic"]
    mine = [
        c
        for c in claims
        if f"Category: {category};" in c.passage.text and "Dimension: by citizenship" in c.passage.text
    ]
    assert mine
    assert {values(c).get("source") for c in mine} == {entity}


def test_own_country_nationals_are_of_the_country_of_the_row() -> None:
    claims = [
        c
        for c in read("glotip_bilateral_raw.csv").claims
        if "Category: Own country nationals" in c.passage.text
    ]
    mine = [values(c) for c in claims if "source" in values(c)]
    assert mine
    assert all(v["source"] == v["place"] for v in mine)


def test_totals_and_questionnaire_words_are_refused() -> None:
    reasons = " ".join(r.content for r in read("glotip_bilateral_raw.csv").refused)
    assert "TOTAL POR AÑO" in reasons
    assert "(especifique" in reasons
    assert not [c for c in read("glotip_bilateral_raw.csv").claims if "TOTAL POR" in c.passage.text]


def test_from_a_country_to_itself_is_refused_in_a_list_of_pairs() -> None:
    refused = [r.content for r in read("tip_flows_2001_2016.csv").refused]
    assert "2009 | Sudan | SDN | Sudan | SDN | 6" in refused
    assert any("Timor Leste" in r for r in refused)


def test_madagaskar_is_madagascar_and_serbia_and_montenegro_stays_with_a_warning() -> None:
    found = read("tip_flows_2001_2016.csv")
    mine = [c for c in found.claims if "source: Madagaskar" in c.passage.text]
    assert {values(c)["source"] for c in mine} == {"country:MDG"}
    late = [
        c for c in found.claims if values(c)["source"] == "country:SCG" and "year: 2016" in c.passage.text
    ]
    assert late
    assert any(
        "Serbia and Montenegro ended in 2006, the row speaks of 2016" in w.reason for w in found.warnings
    )


def test_mentions_are_no_number_of_victims() -> None:
    assert not [c for c in read("tip_flows_2001_2016.csv").claims if c.values("quantity")]


def test_names_that_move_and_names_that_are_alike() -> None:
    ends = {
        (c.passage.text.split("; ")[1], values(c)["source"]) for c in read("tip_flows_2001_2016.csv").claims
    }
    wanted = {
        ("source: Congo", "country:COG"), ("source: Democratic Republic Of The Congo", "country:COD"),
        ("source: North Korea", "country:PRK"), ("source: South Korea", "country:KOR"), ("source: Guinea", "country:GIN"),
        ("source: Guinea Bissau", "country:GNB"), ("source: Niger", "country:NER"), ("source: Nigeria", "country:NGA"),
    }  # fmt: skip
    assert wanted <= ends


def test_lists_that_contradict_each_other_are_both_kept() -> None:
    said: dict[str, set[str]] = {}
    for claim in read("tip_tiers_2001_2025.csv").claims:
        said.setdefault(claim.passage.id, set()).update(claim.values("tier"))
    assert sum(len(tiers) > 1 for tiers in said.values()) == 16


def test_ofac_names_bodies_with_aliases_and_accuses_nobody_of_trafficking() -> None:
    found = read("ofac_criminal_organisations.csv")
    assert {c.kind for c in found.claims} == {"Action"}
    bodies = {
        a.entity.id: a.entity for c in found.claims for a in c.arguments if a.role == "recipient" and a.entity
    }
    assert bodies["syndicate:juarez-cartel"].properties["aliases"] == [
        "CARRILLO FUENTES DRUG TRAFFICKING ORGANIZATION", "LA LINEA", "VCFO",
    ]  # fmt: skip
    assert bodies["organization:ofac-sdn/34156"].name == "HOTEL PLAZA"
    assert sum(b.kind == "Syndicate" for b in bodies.values()) < 60


def test_ofac_links_lead_to_bodies_never_to_persons() -> None:
    targets = {v for c in read("ofac_criminal_organisations.csv").claims for v in c.values("target")}
    links = {t for t in targets if t.startswith("Linked To:")}
    assert "Linked To: YAMAGUCHI-GUMI" in links
    assert not [t for t in links if re.search(r", [A-Z][a-z]", t)]


def test_phone_numbers_addresses_and_identity_numbers_are_withheld() -> None:
    texts = read("ofac_criminal_organisations.csv").passages
    assert not [t for t in texts if re.search(r"\+52 686|@aliyun|National ID No|Identification Number \d", t)]
    assert any("[withheld]" in t for t in texts)


def test_grants_name_one_body_for_its_spellings_and_no_private_person() -> None:
    found = read("us_tip_grants.csv")
    named = {
        (a.value, a.entity.id)
        for c in found.claims
        for a in c.arguments
        if a.role == "recipient" and a.entity
    }
    assert {
        ("IOM", "organization:iom"), ("ILO/IPEC", "organization:ilo"), ("ILO-IPEC", "organization:ilo"),
        ("TAF", "organization:asia-foundation"), ("The Asia Foundation", "organization:asia-foundation"),
    } <= named  # fmt: skip
    everything = "\n".join(found.passages) + "\n".join(name for name, _ in named)
    assert "Diya Bose" not in everything
    assert "Ferradino" not in everything
    assert {"500000", "250000"} <= {v for c in found.claims for v in c.values("amount")}


def test_the_year_of_criminalisation_is_claimed_once_a_country() -> None:
    claims = [c for c in read("threep_policy_index_panel.csv").claims if c.kind == "Legislation"]
    full = [values(c)["country"] for c in claims if values(c)["provision"] == "all forms of trafficking"]
    assert len(full) == len(set(full))


def test_every_place_of_the_tables_is_a_node_of_the_gazetteer() -> None:
    for name in TABLES:
        for claim in read(name).claims:
            for argument in claim.arguments:
                if argument.entity and argument.entity.kind == "Country":
                    assert country(str(argument.entity.properties["iso3"])) is not None
