"""Names that look like places and are in no table are reported, with what they may be misspelt for."""

import pytest

from loaders.gazetteer import unknown_places


def unknown(text: str) -> list[tuple[str, list[str]]]:
    """(words, codes suggested) of each unknown name."""
    return [(u.span.text, [place.code for place in u.suggestions]) for u in unknown_places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("victims from Qumbara were found", [("Qumbara", [])]),
        ("in Zelmoristan and Xanzibor", [("Zelmoristan", []), ("Xanzibor", [])]),
        ("from Nigeria, Zubra and Ghana", [("Zubra", [])]),
        ("held in Qumbara Province", [("Qumbara Province", [])]),
        ("the Tarvela district", [("Tarvela", [])]),
        ("taken to Port of Zelmor", [("Port of Zelmor", [])]),
        ("girls from Nigerea", [("Nigerea", ["NG"])]),
        ("Cambodea exports its workers", [("Cambodea", ["KH"])]),
        ("Ukrianian women", [("Ukrianian", ["UA"])]),
        ("Ukrnaian women", []),
        ("Indonesiann women", [("Indonesiann", ["ID"])]),
        ("held in Bangkoc", [("Bangkoc", ["CITY:Bangkok"])]),
    ],
)
def test_unknown_names_are_reported(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert unknown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Women from Nigeria, Côte d'Ivoire and northern Mali were held in Lagos in May.",
        "In January the Ministry of Labour and the IOM met in Geneva at the Palermo Protocol session.",
        "Officials told Human Rights Watch in English on Monday.",
        "Maria Santos told the court that she was not paid.",
        "North and West Africa; South and Southeast Asia",
        "",
    ],
)
def test_known_and_ordinary_words_are_not(text: str) -> None:
    assert unknown(text) == []


def test_spans_quote_the_text() -> None:
    text = "Victims from Qumbara’s camps and from\nZelmor-Vasti."
    for found in unknown_places(text):
        assert text[found.span.start : found.span.end] == found.span.text
    assert len(unknown_places(text)) == 2
