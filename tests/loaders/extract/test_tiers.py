"""Tier rankings: who is ranked, where, how it changed and when. Rankings are invented."""

import pytest

from tests.loaders.extract.reading import ranks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad was placed in Tier 2 in 2013.", {("TD", "2", "placed", "2013")}),
        (
            "Chad and Niger were downgraded to Tier 3 in 2013.",
            {("TD", "3", "downgrade", "2013"), ("NE", "3", "downgrade", "2013")},
        ),
        (
            "The report upgraded Chad from Tier 3 to the Tier 2 Watch List in 2009.",
            {("TD", "2WL", "upgrade", "2009")},
        ),
        (
            "Chad was placed on Tier 3 in 2016 and remained there in 2020.",
            {("TD", "3", "placed", "2016"), ("TD", "(3)", "remained", "2020")},
        ),
        (
            "Chad was placed on the Tier 2 Watch List in 2008, 2011 and 2015.",
            {("TD", "2WL", "placed", y) for y in ("2008", "2011", "2015")},
        ),
        (
            "Chad and Mali were moved up, to the Tier 2 Watch List and to Tier 1 respectively.",
            {("TD", "2WL", "upgrade", ""), ("ML", "1", "upgrade", "")},
        ),
        (
            "In 2014 Chad was granted a waiver from an otherwise required downgrade to Tier 3.",
            {("TD", "", "waiver", "2014")},
        ),
        ("Chad was ranked in Tier 1 from 2009 to 2011.", {("TD", "1", "placed", "2009/2011")}),
    ],
)
def test_a_ranking(text: str, found: set[tuple[str, str, str, str]]) -> None:
    assert ranks(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Tier 1 countries fully comply with the minimum standards.",
        "Chad would be downgraded to Tier 3 unless it acts.",
        "Chad should be placed in Tier 3.",
        "Chad has not yet offered a response to the downgrade.",
        "Chad and Mali discussed trafficking at a meeting.",
    ],
)
def test_definitions_conditions_and_answers_rank_nobody(text: str) -> None:
    assert ranks(text) == set()


def test_the_year_of_a_reference_book_passage_stands_at_its_end() -> None:
    text = "Tier 2 Watch List - Chad does not fully comply with the standards; in 2012, no official was tried (2013)"
    assert ranks(text) == {("TD", "2WL", "", "2013")}


def test_a_ranking_without_a_year_takes_the_documents_as_inferred() -> None:
    assert ranks("Chad fell to Tier 3.", published="2014-06") == {("TD", "3", "downgrade", "(2014)")}


def test_it_is_the_documents_country_and_inferred() -> None:
    assert ranks("It was downgraded to Tier 3 in 2013.", topic="TD") == {("(TD)", "3", "downgrade", "2013")}
