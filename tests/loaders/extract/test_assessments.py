"""Judgements: rating, area, target, and the negation convention. All texts are invented."""

import pytest

from loaders.extract.rules.assessments import assessments
from loaders.facts import Polarity
from tests.loaders.extract.reading import claims, stated

Told = set[tuple[str, str, str, bool]]


def ratings(text: str, *, topic: str | None = "FJ") -> Told:
    """(state, area, rating, negated) of every judgement told."""
    found = claims(text, assessments, topic=topic)
    return {
        (stated(c, "assessed"), stated(c, "area"), stated(c, "rating"), c.polarity is Polarity.NEGATED)
        for c in found
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fiji does not fully comply with the minimum standards but is making significant efforts to do so.",
            {
                ("FJ", "overall", "does not fully comply", True),
                ("FJ", "overall", "is making significant efforts", False),
            },
        ),
        (
            "The Government of Fiji fully meets the minimum standards for the elimination of trafficking.",
            {("FJ", "overall", "fully meets", False)},
        ),
        (
            "The government made inadequate efforts to identify victims of trafficking.",
            {("(FJ)", "identification", "inadequate efforts", False)},
        ),
        (
            "The government's efforts to prevent trafficking were weak.",
            {("(FJ)", "prevention", "weak", False)},
        ),
        (
            "The government did not demonstrate significant efforts to prosecute traffickers.",
            {("(FJ)", "prosecution", "did not demonstrate significant efforts", True)},
        ),
        (
            "Its efforts to prosecute traffickers and to protect victims were found lacking.",
            {("(FJ)", "prosecution", "lacking", False), ("(FJ)", "protection", "lacking", False)},
        ),
        (
            "The report named Fiji among the world's worst offenders in human trafficking.",
            {("FJ", "overall", "among the world's worst offenders", False)},
        ),
        (
            "The policy index gave Fiji four points of five for prosecution and two for prevention of trafficking.",
            {("FJ", "prosecution", "four points of five", False), ("FJ", "prevention", "two", False)},
        ),
    ],
)
def test_a_judgement_has_target_area_rating_and_polarity(text: str, expected: Told) -> None:
    assert ratings(text) == expected


def test_who_calls_it_so_is_the_speaker() -> None:
    (claim,) = claims(
        "Observers called the government's response to trafficking feeble.", assessments, topic="FJ"
    )
    assert claim.attribution is not None
    assert (claim.attribution.speaker, stated(claim, "rating")) == ("Observers", "feeble")


@pytest.mark.parametrize(
    "text",
    [
        "Tier 2 countries do not fully comply with the minimum standards but are making significant efforts.",
        "A country is placed on Tier 3 when its government does not meet the minimum standards.",
        "Traffickers make increasing efforts to hide their victims.",
        "The government should make vigorous efforts to prosecute traffickers.",
        "The house was small and the victims were poor.",
    ],
)
def test_definitions_wishes_and_other_things_are_no_judgement(text: str) -> None:
    assert ratings(text) == set()
