"""Acts: actors, kinds of acts, negation, lists, ellipsis, and what is no act. All texts are invented."""

import pytest

from loaders.extract.rules.actions import actions
from loaders.facts import Polarity, Stance
from tests.loaders.extract.reading import claims, stated

Told = set[tuple[str, str, bool]]


def acts(text: str, *, topic: str | None = None) -> Told:
    """(actor, act, negated) of every act told in a text about trafficking."""
    found = claims("Human trafficking is a crime. " + text, actions, topic=topic)
    return {(stated(c, "actor"), stated(c, "action"), c.polarity is Polarity.NEGATED) for c in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry printed a brochure and set up a committee.",
            {("The ministry", "awareness", False), ("The ministry", "institution", False)},
        ),
        (
            "Two shelters for victims were opened by NGOs.",
            {("NGOs", "shelter", False)},
        ),
        (
            "The government did not screen migrants or train judges.",
            {("The government", "screening", True), ("The government", "training", True)},
        ),
        (
            "The government did not fund shelters and trained 40 judges.",
            {("The government", "funding", True), ("The government", "training", False)},
        ),
        (
            "Authorities investigated, prosecuted and convicted more traffickers.",
            {("Authorities", "law_enforcement", False)},
        ),
        (
            "Police detained and deported victims.",
            {("Police", "detention", False), ("Police", "deportation", False)},
        ),
        (
            "Officials failed to identify any victims.",
            {("Officials", "identification", True)},
        ),
        (
            "The country's efforts amounted to publishing leaflets and creating a task force.",
            {("The country", "awareness", False), ("The country", "institution", False)},
        ),
        (
            "The state took no steps to protect victims.",
            {("The state", "protection", True)},
        ),
        (
            "Riverbank Aid has helped 17 women.",
            {("Riverbank Aid", "assistance", False)},
        ),
        (
            "An NGO said it had taken in 19 women.",
            {("An NGO", "shelter", False)},
        ),
        (
            "The IOM received 250,000 dollars from the United States for shelters.",
            {("the United States", "funding", False)},
        ),
        (
            "Local councils denied victims access to health care.",
            {("Local councils", "denial_of_service", False)},
        ),
    ],
)
def test_an_act_has_its_actor_kind_and_polarity(text: str, expected: Told) -> None:
    assert acts(text) == expected


def test_acts_listed_as_efforts_are_the_states() -> None:
    text = "These efforts included investigating more traffickers and opening a shelter for victims."
    assert acts(text, topic="FJ") == {
        ("(the government)", "law_enforcement", False),
        ("(the government)", "shelter", False),
    }


def test_enforcement_without_a_number_is_an_act_and_the_state_is_inferred() -> None:
    assert acts("No traffickers were convicted.", topic="FJ") == {
        ("(the government)", "law_enforcement", True)
    }


def test_a_clause_without_a_subject_carries_that_of_the_clause_before() -> None:
    found = claims(
        "The government opened a shelter for victims; did not refer anyone; trained no inspectors.", actions
    )
    assert [(stated(c, "actor"), stated(c, "action")) for c in found][-1] == ("(The government)", "training")


def test_a_pronoun_gets_its_antecedent_at_its_own_place() -> None:
    text = "The labour ministry spoke of trafficking. It trained 27 inspectors."
    (claim,) = claims(text, actions)
    (actor,) = [a for a in claim.arguments if a.role == "actor"]
    assert (actor.value, actor.span and actor.span.text, actor.inferred_from) == (
        "The labour ministry", "It", "previous_sentence",
    )  # fmt: skip
    assert stated(claim, "quantity") == "27"


@pytest.mark.parametrize(
    "text",
    [
        "The government should open shelters for victims.",
        "The ministry plans to train 200 judges against trafficking.",
        "Police prosecuted 12 traffickers.",  # counted: a statistic
        "Prosecutors charged two police officers with trafficking.",  # complicity
        "Victims fled to the hills.",
        "The report said little about shelters.",
        "Did the police rescue the victims?",
        "If the ministry trained judges, victims would be identified.",
        "The government did not report whether victims were deported.",
        "The committee met to discuss trafficking.",
    ],
)
def test_these_tell_no_act(text: str) -> None:
    assert acts(text) == set()


def test_an_act_on_another_trade_is_none() -> None:
    assert claims("Customs officers seized cocaine. Police opened a hotline for tourists.", actions) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Police reportedly deported victims of trafficking.", Stance.ALLEGED),
        ("Officials may have deported victims of trafficking.", Stance.RISK),
        ("Officials probably deported victims of trafficking.", Stance.RISK),
        ("The minister denied that police had deported victims of trafficking.", Stance.DENIED),
        ("Police arrested suspected traffickers.", Stance.ASSERTED),
        ("Officials deported migrants who may have been victims.", Stance.ASSERTED),
    ],
)
def test_the_doubt_must_be_about_the_act(text: str, stance: Stance) -> None:
    (claim,) = claims(text, actions)
    assert claim.stance is stance
