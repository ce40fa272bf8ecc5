"""Counts as reports write them, and numbers that count nothing."""

import pytest

from loaders.extract.numbers import number_value, quantities
from loaders.facts import Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least 18 defendants in seven cases", [("18", "at_least"), ("7", "exact")]),
        ("an estimated 27 million men", [("27000000", "about")]),
        ("dozens of workers", [("dozens", "vague")]),
        ("between 10 and 15 people", [("10", "range")]),
        ("two and 14 others", [("2", "exact"), ("14", "exact")]),
        ("twenty-two prosecutions in 2012", [("22", "exact")]),
        ("more than 2,000 children", [("2000", "more_than")]),
        ("up to 300 men", [("300", "at_most")]),
        ("half a million people", [("500000", "exact")]),
        ("one hundred and five girls", [("105", "exact")]),
        ("2014 victims were found", [("2014", "exact")]),
    ],
)
def test_quantities_keep_value_and_qualifier(text: str, found: list[tuple[str, str]]) -> None:
    assert [(q.code, q.qualifier) for q in quantities(Span(0, len(text), text))] == found


@pytest.mark.parametrize(
    "text",
    [
        "Article 127",
        "in 2012",
        "aged 16 to 18",
        "a fine of $3,732",
        "Tier 2",
        "a 12-year-old",
        "eight years' imprisonment",
    ],
)
def test_numbers_that_name_things_are_no_counts(text: str) -> None:
    assert quantities(Span(0, len(text), text)) == []


def test_a_share_is_marked_as_one() -> None:
    (share,) = quantities(Span(0, 18, "80 per cent of men"))
    assert (share.code, share.percent) == ("80", True)


def test_words_that_mean_no_number_have_no_value() -> None:
    assert (number_value("1.5 million"), number_value("forty-two"), number_value("several")) == (
        1_500_000,
        42,
        None,
    )
