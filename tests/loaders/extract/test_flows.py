"""Flows: places and their parts, forms and victims; and what is no flow. What is said of the countries is invented."""

import pytest

from loaders.extract.rules.flows import flows
from loaders.facts import Polarity, Stance
from tests.loaders.extract.reading import claims, forms, routes, stated


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Chad is a source, transit, and, to a lesser extent, destination country for women.",
            {("TD", "TD", "TD")},
        ),
        (
            "Chad is a source country for girls and a destination country for women from Mali.",
            {("TD", "", ""), ("ML", "", "TD")},
        ),
        (
            "Women from Chad, Mali, and Niger are trafficked to Oman and Qatar for sex.",
            {("TD ML NE", "", "OM QA")},
        ),
        ("Women are trafficked from and through Chad to Oman.", {("TD", "TD", "OM")}),
        ("Chadian and Malian women are forced into prostitution in Oman.", {("TD ML", "", "OM")}),
        ("Chadians are trafficked through Libya to Italy.", {("TD", "LY", "IT")}),
        ("Girls recruited in Chad are forced to work in Oman.", {("TD", "", "OM")}),
        ("Police freed forty Chadian women from Oman.", {("TD", "", "OM")}),
        (
            "Women from Chad are exploited on farms in Oman, and men from Mali are exploited in mines in "
            "Niger.",
            {("TD", "", "OM"), ("ML", "", "NE")},
        ),
        (
            "Traffickers exploit domestic and foreign victims in Chad and Chadians abroad.",
            {("TD ABROAD", "", "TD"), ("TD", "", "ABROAD")},
        ),
        ("Women from countries such as Chad and Mali are sold for sex in Oman.", {("TD ML", "", "OM")}),
        (
            "Women are trafficked from Chad to Oman and from Mali to Qatar.",
            {("TD", "", "OM"), ("ML", "", "QA")},
        ),
        (
            "Chad lies on the route by which women from Mali are taken to Egypt for prostitution.",
            {("ML", "TD", "EG")},
        ),
        (
            "Asian and Eastern European women are forced into prostitution in Chad.",
            {("REG:Asia REG:Eastern Europe", "", "TD")},
        ),
    ],
)
def test_the_parts_of_places(text: str, found: set[tuple[str, str, str]]) -> None:
    # "domestic and foreign" names the home country second in the text but first in meaning: order is of no account.
    assert {
        tuple(" ".join(sorted(p.split())) for p in route)
        for route in routes(text, topic="TD" if "domestic" in text else None)
    } >= {tuple(" ".join(sorted(p.split())) for p in route) for route in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Women and girls from Chad are sex trafficked in Oman.", ("sex", "women girls")),
        ("Boys from Chad are forced to beg in Oman.", ("begging", "boys")),
        ("Men from Chad are forced to work in mines in Oman.", ("forced_labour", "men")),
        ("Boys from Chad are forced to steal in Oman.", ("forced_criminality", "boys")),
        ("Workers from Chad are held in debt bondage in Oman.", ("debt_bondage", "workers")),
        ("Girls from Chad are sold into forced marriages in Oman.", ("forced_marriage", "girls")),
        ("Rebels abduct boys from Chad to serve as child soldiers in Niger.", ("child_soldiers", "boys")),
        ("Men from Chad work without pay on farms in Oman.", ("forced_labour", "men")),
        (
            "Women and men from Chad are subjected to sex and labor trafficking in Oman.",
            ("sex forced_labour", "women men"),
        ),
    ],
)
def test_forms_and_victims(text: str, found: tuple[str, str]) -> None:
    ((said, victims),) = forms(text)
    assert (set(said.split()), set(victims.split())) >= (set(found[0].split()), set(found[1].split()))
    assert (set(said.split()), set(victims.split())) == (set(found[0].split()), set(found[1].split()))


@pytest.mark.parametrize(
    "text",
    [
        "The government should protect women from Chad who are forced into prostitution in Oman.",
        "Trafficking in persons means the recruitment of persons for exploitation.",
        "If women from Chad were forced into prostitution in Oman, the law would apply.",
        "Cocaine is trafficked from Chad through Mali to Spain.",
        "The club sold two players from Chad to Oman.",
        "In the 18th century people from Ghana were shipped to Brazil as slaves.",
        "Ministers from Chad and Oman met in Qatar to discuss human trafficking.",
        "The law of Chad prohibits sex trafficking and forced labor.",
        "Police officers from Chad were trained in Oman to investigate sex trafficking.",
        "Chad, Mali and Niger border Libya.",
        "Tourists from Chad travel to Oman in winter.",
        "Chad is a source of oil and a tourist destination.",
    ],
)
def test_what_is_no_flow(text: str) -> None:
    assert routes(text) == set()


def test_offenders_who_travel_are_a_flow_of_sex_tourism() -> None:
    (claim,) = claims("Child sex trafficking. Men from France travel to Chad for child sex tourism.", flows)
    assert (stated(claim, "source"), stated(claim, "destination"), stated(claim, "mover")) == (
        "FR",
        "TD",
        "offender",
    )
    assert "sex_tourism" in claim.values("form")


def test_the_documents_country_fills_what_is_left_unsaid_and_is_marked() -> None:
    (claim,) = claims("Girls are forced into domestic servitude.", flows, topic="TD")
    assert stated(claim, "destination") == "(TD)"


def test_risk_and_allegation_are_stances_not_facts() -> None:
    (risk,) = claims("Women from Chad may be forced into prostitution in Oman.", flows)
    (alleged,) = claims("Women from Chad were allegedly forced into prostitution in Oman.", flows)
    assert (risk.stance, alleged.stance) == (Stance.RISK, Stance.ALLEGED)


def test_from_other_states_not_from_x_is_one_flow_claimed_and_one_denied() -> None:
    text = "Conceding that women appeared as prostitutes in France, officials asserted that they were from Mali, not Chad."
    found = {(stated(c, "source"), c.stance, c.polarity) for c in claims("Trafficking. " + text, flows)}
    assert found == {("ML", Stance.ALLEGED, Polarity.AFFIRMED), ("TD", Stance.DENIED, Polarity.NEGATED)}


def test_transits_are_numbered_along_the_route() -> None:
    (claim,) = claims("Women from Chad are trafficked through Libya and Tunisia to Italy for sex.", flows)
    assert [(a.value, a.position) for a in claim.arguments if a.role == "transit"] == [("LY", 1), ("TN", 2)]
