"""The shipped table of tiers says what the published lists say, and keeps both sides of a conflict."""

import csv
import re

import pytest

from loaders.bundles import Bundle
from loaders.checks import check_claim
from loaders.gazetteer import country
from loaders.sources.tip_tiers.transform import bundle
from tests.support.shared import shared

TIERS = {"Tier 1": "1", "Tier 2": "2", "Tier 2 Watch List": "2WL", "Tier 3": "3", "Special Case": "special"}
KOSOVO = {"KOS", "UNK"}


@pytest.fixture(scope="module")
def table() -> Bundle:
    return bundle()


def said(table: Bundle) -> set[tuple[str, str, str]]:
    return {(c.values("country")[0], c.values("year")[0], c.values("tier")[0]) for c in table.claims}


def test_every_row_is_a_passage_with_its_claim(table: Bundle) -> None:
    assert len({c.passage.id for c in table.claims}) == 3189
    assert len(table.claims) == 3189 + 16
    assert list(table.refused) == []
    for claim in table.claims:
        check_claim(claim, table.document)


def test_a_conflict_is_two_claims_with_their_compilers(table: Bundle) -> None:
    conflict = [c for c in table.claims if c.values("country") == ["CF"] and c.values("year") == ["2008"]]
    assert {c.values("tier")[0] for c in conflict} == {"2WL", "3"}
    assert len({c.id for c in conflict}) == 2
    assert {c.attribution.speaker for c in conflict if c.attribution} == {
        "Scorecard Diplomacy replication data (Kelley, Heiss)", "CIA World Factbook, country text",
    }  # fmt: skip


def test_all_compilers_repeat_one_report(table: Bundle) -> None:
    assert {s.series for c in table.claims for s in c.passage.cites} == {"us-trafficking-in-persons-report"}


def test_a_former_state_keeps_its_ranking(table: Bundle) -> None:
    assert any(
        c.arguments[0].entity and c.arguments[0].entity.name == "Serbia and Montenegro" for c in table.claims
    )


def test_it_says_what_the_published_lists_say(table: Bundle) -> None:
    with shared("data/tables/tip_tiers_2001_2025.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = set()
    for row in rows:
        place = country("XK" if row["iso3"] in KOSOVO else row["iso3"])
        assert place is not None
        tiers = {TIERS[row["tier"]], *(TIERS[t] for t in re.findall(r"(?:^|; )(.*?) \(", row["conflict"]))}
        expected |= {(place.code, row["year"], tier) for tier in tiers}
    assert said(table) == expected
