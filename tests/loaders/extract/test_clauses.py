"""Scope before parsing: semicolons, clause units, and lists that are no clauses."""

import pytest

from loaders.extract.clauses import clauses, passages, units
from loaders.extract.sentences import sentences
from loaders.facts import Span


def whole(text: str) -> Span:
    return Span(0, len(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "women from Asia, Africa, and Europe are forced into prostitution",
        "Ruritania is a source country for men, women, and children subjected to forced labor",
        "women migrate to countries in Africa, the Middle East, and Europe where some are subjected to "
        "servitude",
        "men and boys from Aland, Bland, and Cland are forced to work",
        "they come to Ruritania from Asia, and some are put to forced labor by their sponsors",
        "adults who migrate to work in the construction, garment, and domestic service sectors are "
        "subsequently enslaved",
    ],
)
def test_a_list_is_no_clause(text: str) -> None:
    assert [u.text for u in units(text, whole(text))] == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "adults are forced to work in mines, and women may be forced into prostitution",
            ["adults are forced to work in mines,", "and women may be forced into prostitution"],
        ),
        (
            "foreign women are vulnerable in Ruritania, while men and boys from Aland, Bland, and Cland "
            "are forced to work on boats",
            [
                "foreign women are vulnerable in Ruritania,",
                "while men and boys from Aland, Bland, and Cland are forced to work on boats",
            ],
        ),
        (
            "It is unknown how many there are, but casinos in Aland employ women",
            ["It is unknown how many there are,", "but casinos in Aland employ women"],
        ),
    ],
)
def test_what_has_its_own_subject_and_verb_is_a_clause(text: str, parts: list[str]) -> None:
    assert [u.text for u in units(text, whole(text))] == parts


def test_semicolons_cut_passages_but_not_inside_brackets() -> None:
    text = "one thing happened (here; and there); another did not"
    assert [p.text for p in passages(text, whole(text))] == [
        "one thing happened (here; and there)",
        "another did not",
    ]


def test_a_clause_knows_its_passage_and_gives_exact_spans() -> None:
    text = "Men are forced to work in Aland, and women are sold in Bland; children beg."
    found = list(clauses(text, sentences(text)))
    assert [(c.unit, c.passage.text) for c in found] == [
        (0, "Men are forced to work in Aland, and women are sold in Bland"),
        (1, "Men are forced to work in Aland, and women are sold in Bland"),
        (0, "children beg."),
    ]
    assert all(text[c.span.start : c.span.end] == c.text == c.doc.text for c in found)
    assert found[1].of_tokens(found[1].doc[1:3]).text == text[37:46] == "women are"
