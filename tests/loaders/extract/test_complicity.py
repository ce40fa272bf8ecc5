"""Complicity: officials, their cases and their deeds. Officials and cases are invented."""

import pytest

from loaders.extract.rules.complicity import complicity
from tests.loaders.extract.reading import claims, stated

SETTING = "Victims of human trafficking are discussed here. "


def told(text: str) -> list[tuple[str, str, str, str]]:
    """(actor, statuses, stance, polarity) of every claim, in order."""
    return [
        (stated(c, "actor"), stated(c, "status"), c.stance.value, c.polarity.value)
        for c in claims(SETTING + text, complicity)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A senior police commissioner was convicted and sentenced to eight years in prison for forcing migrants to work.",
         ("A senior police commissioner", "convicted sentenced", "asserted", "affirmed")),
        ("A court prosecuted, convicted, and sentenced one military officer to ten years in prison.",
         ("one military officer", "prosecuted convicted sentenced", "asserted", "affirmed")),
        ("A former consul stood trial for selling visas to a gang and was acquitted.",
         ("A former consul", "prosecuted acquitted", "asserted", "affirmed")),
        ("Two border guards were arrested for trafficking women.",
         ("Two border guards", "arrested", "asserted", "affirmed")),
        ("Border guards took bribes from smugglers of women.", ("Border guards", "reported", "asserted", "affirmed")),
        ("Immigration officers allegedly sold exit stamps to recruiters.",
         ("Immigration officers", "alleged", "alleged", "affirmed")),
        ("Some judges turned a blind eye to the brothels.", ("Some judges", "reported", "asserted", "affirmed")),
        ("Children were mobilized to harvest cotton by local "
         "officials.", ("local officials", "reported", "asserted", "affirmed")),
        ("The army recruited child soldiers.", ("The army", "reported", "asserted", "affirmed")),
        ("State-sponsored forced labor persisted.", ("State-sponsored", "reported", "asserted", "affirmed")),
        ("Official complicity remained a concern.", ("(officials)", "reported", "asserted", "affirmed")),
        ("There were allegations of "
         ""
         "complicity.", ("(officials)", "alleged", "alleged", "affirmed")),
        ("Corruption among police officers hampered trials of traffickers.",
         ("police officers", "reported", "asserted", "affirmed")),
        ("The ministry denied that any policeman had protected the brothels.",
         ("any policeman", "(alleged)", "denied", "affirmed")),
    ],
)  # fmt: skip
def test_an_official_and_how_far_it_went(text: str, expected: tuple[str, str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government did not report any investigations, prosecutions, or convictions of government employees.",
         ("government employees", "investigated prosecuted convicted", "asserted", "negated")),
        ("No officials were prosecuted.", ("officials", "prosecuted", "asserted", "negated")),
        ("Authorities did not investigate or prosecute any complicit officials.",
         ("any complicit officials", "investigated prosecuted", "asserted", "negated")),
    ],
)  # fmt: skip
def test_zero_reports_are_negated_facts(text: str, expected: tuple[str, str, str, str]) -> None:
    assert told(text) == [expected]


def test_an_outcome_not_reported_is_unknown_and_the_arrest_stays() -> None:
    text = "The government did not report whether two border officers arrested in 2015 were ever convicted."
    assert told(text) == [("two border officers", "arrested", "unknown", "affirmed")]
    text = (
        "There was no updated information on whether the three officials that were arrested in 2007 "
        "were prosecuted or punished."
    )
    assert told(text) == [("the three officials", "arrested", "unknown", "affirmed")]


def test_a_deed_alleged_and_a_case_not_opened_are_two_claims() -> None:
    text = "The government did not investigate an immigration officer who allegedly sold exit stamps to recruiters."
    assert told(text) == [
        ("an immigration officer", "investigated", "asserted", "negated"),
        ("an immigration officer", "alleged", "alleged", "affirmed"),
    ]


def test_single_officials_in_a_list_are_apart_and_kinds_together() -> None:
    assert [a for a, *_ in told("A corporal and a customs officer were charged with trafficking.")] == [
        "A corporal",
        "a customs officer",
    ]
    assert [a for a, *_ in told("Legislators and police officers took bribes from traffickers.")] == [
        "Legislators and police officers"
    ]


def test_sentences_and_victims_are_kept() -> None:
    text = (
        "A police captain received two suspended sentences of eight years' and four years' imprisonment "
        "for trafficking 30 women."
    )
    (claim,) = claims(SETTING + text, complicity)
    assert stated(claim, "sentence") == "8y 4y"
    assert stated(claim, "status") == "sentenced suspended"
    assert stated(claim, "victims_count") == "30"


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 12 traffickers and prosecutors charged them.",
        "Officials investigated 12 cases and convicted two traffickers.",
        "The government should prosecute officials who are complicit in trafficking.",
        "Efforts to investigate complicit officials remained weak.",
        "The Resistance Army abducts children to serve as soldiers.",
        "The foreign ministry took part in meetings on trafficking.",
        "Girls are trafficked with the complicity of their relatives.",
        "Migration officers took part in joint training on trafficking.",
        "Two customs officers were charged with helping smugglers to clear cocaine.",
        "The authorities identified and protected 12 victims of forced prostitution.",
        "Victims, including child soldiers, were held after being trafficked.",
    ],
)
def test_what_is_no_complicity(text: str) -> None:
    assert told(text) == []
