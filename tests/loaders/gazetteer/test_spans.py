"""What is reported is exactly what stands there: spans, order, no overlaps, forms."""

import pytest

from loaders.gazetteer import places
from tests.loaders.gazetteer.support import codes, named
from tests.support.shared import shared

TEXTS = [
    "Mali's boys and Thailand’s girls; the U.S.-based group, Côte d’Ivoire, “Nigeria”, (Ghana).",
    "NIGERIA AND WEST AFRICA\n\nWomen from north-\nern Mali, the Gulf\nstates and São Tomé and Príncipe.",
    "Zürich, Kyïv, Łódź, 北京 and Москва; €5 in Malta… Ni-Vanuatu 😀 Burkinabè.",
    "",
    "   \n\t  ",
    "\x00\ufeffNiger\u200b Niger",
]


def assert_sound(text: str) -> int:
    """Every span quotes the text, none overlaps, all are in order; how many there are."""
    end = 0
    for mention in (found := places(text)):
        assert mention.span.text == text[mention.span.start : mention.span.end]
        assert mention.span.start >= end
        assert mention.candidates[0] == mention.place
        end = mention.span.end
    return len(found)


@pytest.mark.parametrize("text", TEXTS)
def test_spans_quote_the_text(text: str) -> None:
    assert_sound(text)


def test_spans_quote_the_development_documents() -> None:
    documents = sorted(shared("gold/dev/docs").glob("*.txt"))
    assert sum(assert_sound(path.read_text(encoding="utf-8")) for path in documents) > 400


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali's boys", [("Mali", "ML")]),
        ("Thailand’s girls", [("Thailand", "TH")]),
        ("the United States", [("United States", "US")]),
        ("in the U.S.", [("U.S.", "US")]),
        ("the U.A.E. and the UAE", [("U.A.E.", "AE"), ("UAE", "AE")]),
        ("the Gulf", [("Gulf", "REG:Gulf")]),
        ("a gulf; Gulf of nothing", []),
        ("NIGERIA AND GHANA", [("NIGERIA", "NG"), ("GHANA", "GH")]),
        ("Ethiopia-Djibouti corridor", [("Ethiopia", "ET"), ("Djibouti", "DJ")]),
        ("Niger/Nigeria", [("Niger", "NE"), ("Nigeria", "NG")]),
        ("Congo (Kinshasa)", [("Congo (Kinshasa)", "CD")]),
        ("Bosnia\nand Herzegovina", [("Bosnia\nand Herzegovina", "BA")]),
        ("Trinidad and Tobago", [("Trinidad and Tobago", "TT")]),
        ("Guinea\n\nBissau", [("Guinea", "GN"), ("Bissau", "CITY:Bissau")]),
        ("Cote d'Ivoire, Côte d’Ivoire", [("Cote d'Ivoire", "CI"), ("Côte d’Ivoire", "CI")]),
        ("non-Nigerians, Nigerian-led", [("Nigerian", "NG")]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in northern Mali", [("northern Mali", "REG:Northern Mali")]),
        ("travel to Western Russia", [("Western Russia", "REG:Western Russia")]),
        ("in the Russian Far East", [("Russian Far East", "REG:Russian Far East")]),
        ("south-eastern Nigeria", [("south-eastern Nigeria", "REG:South-Eastern Nigeria")]),
        ("northern Nigerians", [("northern Nigerians", "REG:Northern Nigeria")]),
        ("eastern European and sub-Saharan African women",
         [("eastern European", "REG:Eastern Europe"), ("sub-Saharan African", "REG:Sub-Saharan Africa")]),
        ("North and West Africa", [("North", "REG:North Africa"), ("West Africa", "REG:West Africa")]),
        ("North and Central African women", [("North", "REG:North Africa"), ("Central African", "REG:Central Africa")]),
        ("South and Southeast Asia", [("South", "REG:South Asia"), ("Southeast Asia", "REG:Southeast Asia")]),
        ("East, Central, and Southern Africa",
         [("East", "REG:East Africa"), ("Central", "REG:Central Africa"), ("Southern Africa", "REG:Southern Africa")]),
        ("Central and Eastern Europe", [("Central", "REG:Central Europe"), ("Eastern Europe", "REG:Eastern Europe")]),
        ("northern and eastern Mali", [("northern", "REG:Northern Mali"), ("eastern Mali", "REG:Eastern Mali")]),
        ("North and South America", [("North", "REG:North America"), ("South America", "REG:South America")]),
        ("Rakhine and Shan States", [("Rakhine", "REG:Rakhine"), ("Shan States", "REG:Shan State")]),
        ("South Africa and East Africa", [("South Africa", "ZA"), ("East Africa", "REG:East Africa")]),
        ("the Middle East and North Africa", [("Middle East and North Africa", "REG:Middle East and North Africa")]),
        ("Asian and African women", [("Asian", "REG:Asia"), ("African", "REG:Africa")]),
        ("north of Mali, in the north", [("Mali", "ML")]),
    ],
)  # fmt: skip
def test_compass_words_and_coordination(text: str, expected: list[tuple[str, str]]) -> None:
    found = named(text)
    assert found == expected


def test_parts_of_one_country_have_one_id_however_they_are_spelt() -> None:
    spellings = [
        "south-eastern Nigeria",
        "southeastern Nigeria",
        "South East Nigeria",
        "Southeastern Nigerians",
    ]
    assert {m.place.entity.id for text in spellings for m in places(text)} == {
        "place:NG/southeastern-nigeria"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nigerian women", "adjective"),
        ("Nigerians", "people"),
        ("Nigeria", "name"),
        ("West Africans", "region"),
        ("held in Lagos", "city"),
        ("sent abroad", "generic"),
        ("the U.S. government", "adjective"),
        ("in the U.S. and Canada", "name"),
        ("Hong Kong police", "adjective"),
        ("from Hong Kong to Macau", "name"),
    ],
)
def test_the_form_of_a_mention(text: str, expected: str) -> None:
    assert places(text)[0].form == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sent abroad and overseas", ["ABROAD", "ABROAD"]),
        ("to other countries, foreign countries and third countries", ["ABROAD", "ABROAD", "ABROAD"]),
        ("foreign women and girls; foreigners", ["ABROAD", "ABROAD"]),
        ("the foreign ministry and foreign aid", []),
        ("overseas aid and overseas territories", []),
        ("from neighbouring countries and neighboring states", ["NEIGHBOURS", "NEIGHBOURS"]),
        ("neighboring African countries", ["NEIGHBOURS", "REG:Africa"]),
        ("neighbouring Benin", ["BJ"]),
        ("its neighbours; neighbours told the police", ["NEIGHBOURS"]),
        ("worldwide, globally, around the world", ["WORLD", "WORLD", "WORLD"]),
        ("Abroad, he said", ["ABROAD"]),
    ],
)
def test_unnamed_lands(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
