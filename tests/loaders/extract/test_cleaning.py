"""Cleaning hides what is not prose and moves nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.cleaning import masked


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_the_masked_text_is_as_long_as_the_text_and_differs_only_by_spaces(text: str) -> None:
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert all(after in (before, " ") for before, after in zip(text, hidden, strict=True))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Ruritania ratified it.[1] Then", "Ruritania ratified it.    Then"),
        ("in December 2000.21 Nevertheless", "in December 2000.   Nevertheless"),
        ("in that direction.22 In 2002", "in that direction.   In 2002"),
        ("police referred 19.3 Roma girls are", "police referred 19.  Roma girls are"),
        ("a share of 3.5 percent", "a share of 3.5 percent"),
        ("fined 2.000 crowns", "fined 2.000 crowns"),
    ],
)
def test_reference_marks_and_glued_footnotes_are_hidden(text: str, hidden: str) -> None:
    assert masked(text) == hidden


def test_reader_comments_are_not_the_publishers_prose() -> None:
    page = "Gangs traffic women to Ruritania.\n\nsoundoff (82 Responses)\n  I know that Sylvania traffics children."
    assert masked(page).split("\n")[0] == "Gangs traffic women to Ruritania."
    assert "Sylvania" not in masked(page)


def test_the_source_list_of_a_digest_is_hidden_but_a_section_called_sources_is_not() -> None:
    digest = "Women are trafficked.\n\nSources\n[1] A Yearbook. Press, 2010.\n[2] Another. Press, 2011."
    assert "Yearbook" not in masked(digest)
    section = "Sources\nThe report names three sources of victims.\nAll are in Asia."
    assert masked(section) == section


@pytest.mark.parametrize(
    "line",
    ["Sign up for our newsletter", "Topics: In The News", "Read more", "Home | About us | Contact | Blog"],
)
def test_navigation_is_hidden(line: str) -> None:
    assert masked(f"A fact.\n{line}\nAnother fact.").split("\n")[1].strip() == ""


def test_a_sentence_that_begins_like_navigation_stays() -> None:
    line = "Support for victims in shelters was cut by half; the state paid nothing and NGOs bore the cost of all beds in 2013."
    assert masked(line) == line
