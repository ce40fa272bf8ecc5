"""Legislation: what a state does with a law, and what the law does. Laws of countries are invented."""

import pytest

from loaders.extract.penalties import sentence_code, terms
from loaders.extract.rules.legislation import legislation
from loaders.facts import Span
from tests.loaders.extract.reading import claims, stated

SETTING = "Human trafficking is discussed here. "


def acts(text: str) -> list[tuple[str, str, str]]:
    """(action, instrument, polarity) of every claim."""
    return sorted(
        (stated(c, "action"), stated(c, "instrument"), c.polarity.value)
        for c in claims(SETTING + text, legislation)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad ratified the 2000 UN TIP Protocol in May 2004.", [("ratified", "the 2000 UN TIP Protocol", "affirmed")]),
        ("Mali had not ratified the Palermo Protocol.", [("ratified", "the Palermo Protocol", "negated")]),
        ("Chad acceded to the UN Trafficking Protocol.", [("acceded", "the UN Trafficking Protocol", "affirmed")]),
        ("Parliament passed Law 133 on trafficking in 2016.", [("passed", "Law 133 on trafficking", "affirmed")]),
        ("The penal code was amended in 2012.", [("amended", "The penal code", "affirmed")]),
        ("Deputies introduced the bill in 2003.", [("introduced", "the bill", "affirmed")]),
        ("A commission drafted a law against trafficking.", [("drafted", "a law against trafficking", "affirmed")]),
        ("Article 210 criminalizes sex trafficking.", [("prohibits", "Article 210", "affirmed")]),
        ("Mali criminalised trafficking in 2003.", [("criminalised", "(criminal law)", "affirmed")]),
        ("Labour law does not protect maids.", [("provides", "Labour law", "negated")]),
        ("Chad has no law prohibiting forced labor.", [("prohibits", "law", "negated")]),
        ("Chad lacks a comprehensive law.", [("passed", "a comprehensive law", "negated")]),
        ("A draft amendment was tabled, but it was never adopted.",
         [("introduced", "A draft amendment", "affirmed"), ("passed", "(A draft amendment)", "negated")]),
        ("Men are charged under Article 24 and 25.",
         [("charged_under", "25", "affirmed"), ("charged_under", "Article 24", "affirmed")]),
        ("Chad signed the convention in 2006 and ratified it in 2007.",
         [("ratified", "(the convention)", "affirmed"), ("signed", "the convention", "affirmed")]),
        ("Under U.S. law, Tier 3 countries may face sanctions.", [("provides", "U.S. law", "affirmed")]),
    ],
)  # fmt: skip
def test_an_act_on_a_law(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert acts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Parliament should pass the bill against trafficking.",
        "The bill would raise the penalty for traffickers to 20 years.",
        "Officers lack training in applying anti-trafficking laws.",
        "Law enforcement officers signed up for a seminar on trafficking.",
        "The ministry drafted a plan of action against trafficking.",
        "Police conducted 102 investigations under Article 127.",
    ],
)
def test_what_is_no_act_on_a_law(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "penalty"),
    [
        ("Article 5 punishes trafficking with 8 to 15 years' imprisonment.", "8y 15y"),
        ("Law 4788 bans trafficking and provides for prison terms of two to 20 years.", "2y 20y"),
        ("Article 5 states that selling a child is punishable by up to five years in prison.", "5y"),
        ("The act punishes offenders with no less than ten years in prison and up to life.", "10y life"),
        ("Article 5 prescribes up to five years in prison; "
         "aggravating circumstances may extend penalties up to 15 years' imprisonment.", "5y 15y"),
    ],
)  # fmt: skip
def test_a_penalty_has_its_bounds(text: str, penalty: str) -> None:
    (claim,) = claims(SETTING + text, legislation)
    assert stated(claim, "penalty") == penalty


def test_two_dates_of_a_ban_are_two_claims() -> None:
    found = claims(
        SETTING + "Trafficking was criminalised in part in 2006 and in full in 2012.", legislation, topic="TD"
    )
    assert sorted(stated(c, "date") for c in found) == ["2006", "2012"]
    assert {stated(c, "country") for c in found} == {"(TD)"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("sentences from six months' to 13 years' imprisonment", ["6m", "13y"]),
        ("a suspended sentence of 18 months", ["18m"]),
        ("prison terms of 10 to 50 years", ["10y", "50y"]),
        ("a girl of 16 years who had been held for two years", []),
        ("ten years' probation and a fine", []),
    ],
)
def test_terms_of_imprisonment(text: str, codes: list[str]) -> None:
    assert [t.value for t in terms(Span(0, len(text), text))] == codes


def test_a_range_of_sentences_is_one_code() -> None:
    text = "sentences from six months' to 13 years' imprisonment"
    assert sentence_code(terms(Span(0, len(text), text))) == "6m-13y"
