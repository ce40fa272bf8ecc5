"""Who is credited with a statement, in the words of the text."""

import pytest

from loaders.extract.attribution import attribution
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
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    (clause,) = clauses(text, sentences(text))
    found = attribution(clause)
    assert found is not None
    assert (found.speaker, found.span and text[found.span.start : found.span.end]) == (speaker, speaker)


@pytest.mark.parametrize("text", ["The government reported training officers.", "Women are sold in markets."])
def test_one_who_reports_what_they_did_is_no_speaker(text: str) -> None:
    (clause,) = clauses(text, sentences(text))
    assert attribution(clause) is None
