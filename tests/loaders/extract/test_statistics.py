"""Figures: every number with its own measure. Sentences and cases are invented."""

import pytest

from loaders.extract.rules.statistics import statistics
from tests.loaders.extract.reading import claims, stated

SETTING = "Victims of human trafficking are discussed here. "


def figures(text: str, topic: str | None = None) -> list[tuple[str, str]]:
    """(measure, value) of every figure, in order of the text."""
    return sorted(
        (stated(c, "measure"), stated(c, "value")) for c in claims(SETTING + text, statistics, topic=topic)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police rescued 31 women in two raids.", [("victims_rescued", "31")]),
        ("The ministry identified 98 victims, 71 of them for sex.", [("victims_identified", "71"), ("victims_identified", "98")]),
        ("NGOs reported that 40 victims were assisted.", [("victims_assisted", "40")]),
        ("The consulate flew 18 women home.", [("victims_repatriated", "18")]),
        ("Courts convicted 14 people and acquitted three.", [("acquittals", "3"), ("convictions", "14")]),
        ("There were nine investigations and seven prosecutions.", [("investigations", "9"), ("prosecutions", "7")]),
        ("The state runs five shelters for victims.", [("shelters", "5")]),
        ("Sixteen suspects were arrested.", [("arrests", "16")]),
        ("Prosecutors brought two cases to court.", [("prosecutions", "2")]),
        ("Police opened 212 new cases.", [("cases", "212")]),
        ("Three brothers were given prison sentences.", [("sentences", "3")]),
        ("Six traffickers were jailed.", [("sentences", "6")]),
        ("An estimated 40,000 people are held in modern slavery.", [("victims_estimate", "40000")]),
        ("A survey put the number of trafficked children at 8,000 to 9,500.", [("victims_estimate", "8000-9500")]),
        ("The country failed to identify thousands of victims.", [("victims_unidentified", "thousands")]),
        ("The report ranked 188 countries.", [("countries_ranked", "188")]),
        ("A recruiter was acquitted and a fourth was cleared.", [("acquittals", "1"), ("acquittals", "1")]),
        ("The first conviction under the new law followed.", [("convictions", "1")]),
        ("Convictions rose from two to three.", [("convictions", "2"), ("convictions", "3")]),
        ("Of the 60 victims identified, 45 were children.", [("victims_identified", "45"), ("victims_identified", "60")]),
        ("Chad detected 80 victims in 2011 and 32 in 2012.", [("victims_identified", "32"), ("victims_identified", "80")]),
    ],
)  # fmt: skip
def test_a_number_gets_its_measure(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Article 12 of the act punishes traffickers of children under 18 with 15 years in prison.",
        "About 80 percent of the victims were girls.",
        "Donors gave the shelter $400,000 and 12 computers.",
        "The ministry trained 60 officers and inspected 400 firms.",
        "The shelter assisted 423 victims.",
        "A court convicted four police officers of trafficking.",
        "Courts should convict at least 20 traffickers every year.",
        "The government plans to open three shelters for victims.",
        "Not one employer was imprisoned, and judges have yet to convict a trafficker.",
        "Police arrested eleven dock workers over cocaine.",
        "10 Facts About Trafficking",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_prosecuted_99_individuals_76_of_whom_were_convicted() -> None:
    text = "Police conducted 102 investigations and prosecuted 99 individuals, 76 of whom were convicted."
    assert figures(text) == [("convictions", "76"), ("investigations", "102"), ("prosecutions", "99")]


def test_eighteen_defendants_in_seven_cases_are_six_statistics() -> None:
    text = (
        "The state reportedly prosecuted 18 defendants in seven cases of sex trafficking and ten defendants in "
        "four cases of forced labor in 2013, compared with 22 sex trafficking prosecutions and 11 labor "
        "trafficking prosecutions in 2012."
    )
    found = claims(SETTING + text, statistics)
    assert sorted((stated(c, "measure"), stated(c, "value"), stated(c, "form")) for c in found) == [
        ("cases", "4", "forced_labour"),
        ("cases", "7", "sex"),
        ("prosecutions", "10", "forced_labour"),
        ("prosecutions", "11", "forced_labour"),
        ("prosecutions", "18", "sex"),
        ("prosecutions", "22", "sex"),
    ]
    assert {c.stance.value for c in found if stated(c, "value") in ("18", "7", "10", "4")} == {"alleged"}
    assert {c.stance.value for c in found if stated(c, "value") in ("22", "11")} == {"asserted"}


def test_compared_with_is_understood_from_left_to_right() -> None:
    text = "In 2017 police identified 131 victims, compared with 184 in 2016 and 121 in 2015."
    found = claims(SETTING + text, statistics)
    assert {(stated(c, "value"), c.time.start if c.time else None) for c in found} == {
        ("131", "2017"),
        ("184", "2016"),
        ("121", "2015"),
    }


def test_two_adjectives_share_their_noun_and_lists_share_their_verb() -> None:
    assert figures("Officers identified two confirmed and 129 potential trafficking victims.") == [
        ("victims_identified", "129"),
        ("victims_identified", "2"),
    ]


def test_cases_in_brackets_take_the_verb_before_them() -> None:
    text = "Authorities investigated 76 cases (73 sex trafficking cases, two forced labor cases)."
    assert figures(text) == [("investigations", "2"), ("investigations", "73"), ("investigations", "76")]


def test_the_place_is_who_counts_not_where_victims_come_from() -> None:
    (claim,) = claims(SETTING + "Mali detected 64 victims from Chad in 2022.", statistics)
    assert stated(claim, "place") == "ML"
    (claim,) = claims(SETTING + "Ghanaian victims suffered; Togolese police freed 12 women.", statistics)
    assert stated(claim, "place") == "TG"
    (claim,) = claims(SETTING + "Police freed 12 women.", statistics, topic="TD")
    assert stated(claim, "place") == "(TD)"


def test_suspects_cast_no_doubt_on_their_arrest() -> None:
    (claim,) = claims(SETTING + "Three suspects had been arrested.", statistics)
    assert claim.stance.value == "asserted"


def test_the_year_in_brackets_belongs_to_the_tier() -> None:
    (claim,) = claims(SETTING + "the authorities convicted one offender (2015)", statistics)
    assert claim.time is None
