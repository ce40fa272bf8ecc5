"""Who is credited with a statement, in the words of the text."""

import pytest

from loaders.extract.attribution import attribution, carried
from loaders.extract.clauses import clauses
from loaders.extract.sentences import sentences


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("NGOs reported that law enforcement officials referred 12 victims.", "NGOs"),
        ("According to a 2013 study, women are sold.", "a 2013 study"),
        ("Women are sold in markets, the report says.", "the report"),
        ("There were also reports that the police deported victims.", "reports"),
        ("Observers noted that official complicity played a role.", "Observers"),
        ("It also says that women are sold.", "It"),
        ("Women are sold at night, she said.", "she"),
        ('"Women are sold," said a police officer, who gave no name.', "a police officer"),
        ("Fiji, the ministry said, would not follow suit.", "the ministry"),
        ("An annual report cited Fiji among the worst offenders.", "An annual report"),
        ("Fiji was described by Europol as a country of origin.", "Europol"),
        ("In its yearly report, Fiji was relegated to Tier 3.", "its yearly report"),
        ("The State Department placed the country in Tier 3.", "The State Department"),
        ("A survey that found that men are sold named three ports.", "A survey"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    (clause,) = clauses(text, sentences(text))
    found = attribution(clause)
    assert found is not None
    assert (found.speaker, found.span and text[found.span.start : found.span.end]) == (speaker, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "The government reported training officers.",
        "Women are sold in markets.",
        "Fiji was placed on the Tier 2 Watch List.",
    ],
)
def test_one_who_reports_what_they_did_is_no_speaker(text: str) -> None:
    (clause,) = clauses(text, sentences(text))
    assert attribution(clause) is None


def test_a_paper_that_quotes_the_police_is_kept_behind_them() -> None:
    (clause,) = clauses(
        text := "The Suva Post quoted police as saying that women were sold.", sentences(text)
    )
    found = attribution(clause)
    assert found is not None
    assert found.via is not None
    assert (found.speaker, found.via.speaker) == ("police", "The Suva Post")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('It adds that "the state did little for them.\n\n"Victims were deported."', "It"),
        ('"Women are sold here," she said. "Nobody helps them. Nobody asks."', "she"),
        ('She said that "a few" were sold. The police found nobody.', None),
        ("The report says that women are sold. The police found nobody.", None),
    ],
)
def test_a_speaker_is_carried_only_while_the_quotation_runs(text: str, speaker: str | None) -> None:
    *before, last = clauses(text, sentences(text))
    found = carried(last, before)
    assert (found.speaker if found else None) == speaker
