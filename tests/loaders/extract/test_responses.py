"""What states and bodies answer: position, actor, negation; and who does not answer. All texts are invented."""

import pytest

from loaders.extract.rules.responses import responses
from loaders.facts import Polarity, Stance
from tests.loaders.extract.reading import claims, stated

Told = set[tuple[str, str, bool]]


def answers(text: str) -> Told:
    """(actor, position, negated) of every answer told in a text about trafficking."""
    found = claims("A report on human trafficking came out. " + text, responses)
    return {(stated(c, "actor"), stated(c, "position"), c.polarity is Polarity.NEGATED) for c in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The foreign ministry rejected the report.", {("The foreign ministry", "rejects", False)}),
        ("Fiji dismissed the findings as fiction.", {("Fiji", "rejects", False)}),
        (
            "Officials denied that any worker had been sold.",
            {("Officials", "denies", False)},
        ),
        (
            '"These are rumours spread by people who wish us ill," a ministry spokesman said.',
            {("a ministry spokesman", "rejects", False)},
        ),
        (
            '"We do not accept this ranking," the deputy minister, Josefa Bale, told reporters.',
            {("the deputy minister, Josefa Bale", "rejects", False)},
        ),
        (
            "The police chief acknowledged that the camps exist, but he played down the number of captives.",
            {("The police chief", "acknowledges", False), ("The police chief", "minimises", False)},
        ),
        (
            "The government did not acknowledge the forced labour.",
            {("The government", "no_acknowledgement", True)},
        ),
        ("The embassy did not reply to questions.", {("The embassy", "no_response", True)}),
        ("The embassy declined to comment.", {("The embassy", "no_response", False)}),
        (
            "The ministry said that Suva would retaliate against any sanctions.",
            {("Suva", "threatens", False)},
        ),
        (
            "Growers' associations insist that there is no forced labour in their fields.",
            {("Growers' associations", "denies", False)},
        ),
    ],
)
def test_an_answer_has_actor_position_and_polarity(text: str, expected: Told) -> None:
    assert answers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The suspect denied that he had sold anyone.",
        "NGOs rejected the government's figures on victims.",
        "Local clinics denied victims access to care.",
        "The government should acknowledge the problem.",
        "Courts dismissed the case.",
    ],
)
def test_suspects_critics_and_refusals_of_care_are_no_answer(text: str) -> None:
    assert answers(text) == set()


def test_one_who_answers_is_not_his_own_speaker_and_the_answer_is_a_fact() -> None:
    (claim,) = claims("The minister denied that women were being trafficked.", responses)
    assert (claim.attribution, claim.stance) == (None, Stance.ASSERTED)
