"""The splitter: abbreviations, fused sentences, bullets, headings, and spans that are exact."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.sentences import sentences


def texts(text: str) -> list[str]:
    return [s.span.text for s in sentences(text)]


@given(st.text(alphabet=st.sampled_from('Aa b.\n;U S!?1-•()"=, '), max_size=200))
def test_spans_are_exact_in_order_and_never_overlap(text: str) -> None:
    spans = [s.span for s in sentences(text)]
    assert all(text[s.start : s.end] == s.text and s.text.strip() == s.text for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The U. S. pressure grew. It helped.", ["The U. S. pressure grew.", "It helped."]),
        ("He lives in the U.S. The report said so.", ["He lives in the U.S.", "The report said so."]),
        ("Gen. Roe and Dr. Doe met. No. 5 was closed.", ["Gen. Roe and Dr. Doe met.", "No. 5 was closed."]),
        ("It said no. Then it left.", ["It said no.", "Then it left."]),
        ("“We act.” Then they left.", ["“We act.”", "Then they left."]),
        (
            "of which 80 per cent The government reportedly prosecuted 18",
            ["of which 80 per cent", "The government reportedly prosecuted 18"],
        ),
        ("= Heading =\n\nA sentence.", ["Heading =", "A sentence."]),
        ("• First point\n• Second point", ["First point", "Second point"]),
        ("Ended (2023) trafficking profile: gangs act.", ["Ended (2023)", "trafficking profile: gangs act."]),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


def test_lines_wrapped_by_an_editor_are_one_sentence_and_a_blank_line_ends_it() -> None:
    wrapped = (
        "The authorities of Ruritania did not prosecute any of the\nofficials named in the case.\n\nHeading"
    )
    assert [(s.paragraph, s.heading) for s in sentences(wrapped)] == [(0, False), (1, True)]
