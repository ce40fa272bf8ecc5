"""Referrals: by whom, to whom, how many. Bodies and cases are invented."""

import pytest

from loaders.extract.rules.referrals import referrals
from tests.loaders.extract.reading import claims, stated

SETTING = "Victims of human trafficking are discussed here. "


def handed(text: str) -> list[tuple[str, str, str, str]]:
    """(count, referrer, receiver, polarity) of every referral, in order of the text."""
    return [
        (stated(c, "count"), stated(c, "referrer"), stated(c, "receiver"), c.polarity.value)
        for c in claims(SETTING + text, referrals)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials referred 28 children to a shelter run by nuns.", [("28", "Officials", "a shelter run by nuns", "affirmed")]),
        ("Nine women were referred by border police to an NGO.", [("9", "border police", "an NGO", "affirmed")]),
        ("Labor inspectors did not refer any of the victims to care.", [("", "Labor inspectors", "care", "negated")]),
        ("No victims were referred to services.", [("", "(government)", "services", "negated")]),
        ("The government lacked a system for identifying victims and referring them to care.",
         [("", "The government", "care", "negated")]),
        ("Chad had no national referral mechanism for victims.", [("", "Chad", "", "negated")]),
        ("Some towns had cooperation agreements between NGOs and local authorities to refer victims for assistance.",
         [("", "Some towns", "NGOs", "affirmed")]),
        ("The state does not run shelters and refers victims to NGOs.", [("", "The state", "NGOs", "affirmed")]),
        ("Officers identified 60 children and referred them to a home.", [("60", "Officers", "a home", "affirmed")]),
    ],
)  # fmt: skip
def test_a_referral(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert handed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police referred 12 suspects to court.",
        "The ministry should refer all victims to care.",
        "Trafficking refers to the recruitment of persons by force.",
        "Little effort was made to identify or refer the victims to care.",
    ],
)
def test_what_is_no_referral(text: str) -> None:
    assert handed(text) == []


def test_the_fourth_victim_is_one_victim() -> None:
    text = (
        "Three of these victims were referred to the shelter for assistance by local officials; the fourth victim "
        "was referred to the shelter by a consular official in Lima."
    )
    assert [(count, by) for count, by, _, _ in handed(text)] == [
        ("3", "local officials"),
        ("1", "a consular official"),
    ]


def test_a_comparison_infers_who_and_to_whom() -> None:
    text = "The ministry referred 60 victims to NGOs, compared with 55 in 2016 and 27 in 2015."
    assert [(count, by, to) for count, by, to, _ in handed(text)] == [
        ("60", "The ministry", "NGOs"),
        ("55", "(The ministry)", "(NGOs)"),
        ("27", "(The ministry)", "(NGOs)"),
    ]
