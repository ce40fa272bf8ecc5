"""What a name means where it could mean several things, or no place at all; each name of the list has its test."""

import pytest

from loaders.gazetteer import places
from tests.loaders.gazetteer.support import codes, ids, named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("women from Georgia, Armenia and Moldova", ["country:GEO", "country:ARM", "country:MDA"]),
        ("trafficked within Georgia", ["country:GEO"]),
        ("in Atlanta, Georgia", ["place:gn/4180439", "place:US/georgia"]),
        ("in Georgia, Florida and Texas", ["place:US/georgia", "place:US/florida", "place:US/texas"]),
        ("in the state of Georgia", ["place:US/georgia"]),
        ("Georgian women in Georgia", ["country:GEO", "country:GEO"]),
        ("Georgia Smith told the court", []),
    ],
)
def test_georgia(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_georgia_is_the_state_in_a_document_on_the_united_states() -> None:
    assert ids("A motel owner in Georgia was convicted.", topic="US") == ["place:US/georgia"]
    assert ids("Women from Georgia and Ukraine were found.", topic="US") == ["country:GEO", "country:UKR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("forced into prostitution in Jordan and Kuwait", ["JO", "KW"]),
        ("Michael Jordan paid for the shelter", []),
        ("Judge Jordan sentenced two men", []),
        ("Jordan Smith sentenced two men", []),
        ("the Jordan Valley", ["JO"]),
        ("the Jordan Government said", ["JO"]),
        ("Jordanians and Jordanian officials", ["JO", "JO"]),
    ],
)
def test_jordan(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("children from Chad herd cattle", ["TD"]),
        ("Chad Brown herds cattle", []),
        ("Detective Chad arrived", []),
        ("the Lake Chad Basin", ["REG:Lake Chad Basin"]),
        ("a hanging chad", []),
        ("TURKEY AND CHAD", ["TR", "TD"]),
    ],
)
def test_chad(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("women trafficked to Turkey", ["TR"]),
        ("workers at a turkey plant", []),
        ("Turkey farms kept their documents", []),
        ("Turkey processing plants in Iowa", ["REG:Iowa"]),
        ("Turkish women, Turks and Türkiye", ["TR", "TR", "TR"]),
        ("made in china, sold in turkey", []),
        ("They polish nails; Polish women polish", ["PL"]),
        ("Polish the floors, she was told", []),
    ],
)
def test_birds_and_verbs(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nigerien and Nigerian girls", [("Nigerien", "NE"), ("Nigerian", "NG")]),
        ("Nigeriens from Niger, Nigerians from Nigeria",
         [("Nigeriens", "NE"), ("Niger", "NE"), ("Nigerians", "NG"), ("Nigeria", "NG")]),
        ("in Niger State", [("Niger State", "REG:Niger State")]),
        ("the Niger Delta", [("Niger Delta", "REG:Niger Delta")]),
        ("along the Niger River", []),
    ],
)  # fmt: skip
def test_niger_and_nigeria(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("the Democratic Republic of the Congo", None, ["CD"]),
        ("the Democratic Republic of Congo (DRC)", None, ["CD", "CD"]),
        ("Congo (Kinshasa) and Congo (Brazzaville)", None, ["CD", "CG"]),
        ("the Republic of the Congo", None, ["CG"]),
        ("the Republic of Congo (ROC)", None, ["CG", "CG"]),
        ("Congolese girls", None, ["CD"]),
        ("Congolese girls", "CG", ["CG"]),
        ("Congolese girls near Brazzaville", None, ["CG", "CITY:Brazzaville"]),
        ("children from the DRC and Congolese children", "CG", ["CD", "CD"]),
        ("DR Congo and Congo-Brazzaville", None, ["CD", "CG"]),
        ("Zaire", None, ["CD"]),
        ("Taiwan, officially the ROC", None, ["TW", "TW"]),
    ],
)
def test_the_two_congos(text: str, topic: str | None, expected: list[str]) -> None:
    assert codes(text, topic) == expected


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("North Korea and South Korea", None, ["KP", "KR"]),
        ("North and South Koreans", None, ["KP", "KR"]),
        ("the DPRK and the Republic of Korea", None, ["KP", "KR"]),
        ("Korean women", None, ["KR"]),
        ("Korean workers", "KP", ["KP"]),
        ("workers from North Korea; the Koreans said", None, ["KP", "KP"]),
        ("the Korean Peninsula", None, ["REG:Korean Peninsula"]),
        ("North Korea-born women", None, ["KP"]),
    ],
)
def test_the_two_koreas(text: str, topic: str | None, expected: list[str]) -> None:
    assert codes(text, topic) == expected


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", None, ["GN", "GW", "GQ", "PG"]),
        ("Guinean boys", None, ["GN"]),
        ("Guinean boys from Guinea-Bissau", None, ["GW", "GW"]),
        ("Guineans", "GQ", ["GQ"]),
        ("Bissau-Guinean and Equatoguinean girls", None, ["GW", "GQ"]),
        ("in New Guinea", None, ["PG"]),
        ("the Gulf of Guinea", None, ["REG:West Africa"]),
        ("Guinea worm; a guinea pig", None, []),
    ],
)
def test_the_four_guineas(text: str, topic: str | None, expected: list[str]) -> None:
    assert codes(text, topic) == expected


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("Mali and Malians, Malian boys, Mali's boys", None, ["ML", "ML", "ML", "ML"]),
        ("Malawi, Malta, Maldives, Malaysia", None, ["MW", "MT", "MV", "MY"]),
        ("Dominica", None, ["DM"]),
        ("the Dominican Republic", None, ["DO"]),
        ("Dominican women", None, ["DO"]),
        ("Dominicans", "DM", ["DM"]),
        ("a Dominican friar", None, []),
        ("Samoa and American Samoa", None, ["WS", "AS"]),
        ("Samoan workers", "AS", ["AS"]),
        ("Ireland and Northern Ireland", None, ["IE", "GB"]),
        ("China, Taiwan, Hong Kong and Macau", None, ["CN", "TW", "HK", "MO"]),
        ("India, Indiana and the Indian Ocean", None, ["IN", "REG:Indiana", "REG:Indian Ocean"]),
        ("Slovakia and Slovenia, Slovaks and Slovenes", None, ["SK", "SI", "SK", "SI"]),
        ("Austria and Australia", None, ["AT", "AU"]),
        ("Mauritania and Mauritius, Mauritanian and Mauritian", None, ["MR", "MU", "MR", "MU"]),
        ("British Virgin Islands and U.S. Virgin Islands", None, ["VG", "VI"]),
        ("the Virgin Islands", None, ["VI"]),
        ("Sudan and South Sudan, South Sudanese and Sudanese", None, ["SD", "SS", "SS", "SD"]),
        ("Timor-Leste, East Timorese and Timorese", None, ["TL", "TL", "TL"]),
        ("Saint Martin", None, ["MF"]),
        ("Sint Maarten; St. Lucia, St Kitts and St. Vincent", None, ["SX", "LC", "KN", "VC"]),
    ],
)
def test_near_names(text: str, topic: str | None, expected: list[str]) -> None:
    assert codes(text, topic) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("American women", ["US"]),
        ("South American women", ["REG:South America"]),
        ("Latin Americans", ["REG:Latin America"]),
        ("Central American migrants", ["REG:Central America"]),
        ("Native American women", ["US"]),
        ("American Samoans", ["AS"]),
        ("the Organization of American States", []),
        ("un-American", []),
        ("the U.S. State Department", ["US"]),
        ("US officials told us; contact us; ABOUT US", ["US"]),
        ("a fine of US$5,000 or 300 US dollars", []),
        ("a US national", ["US"]),
        ("in the U. S. and the U.S.A.", ["US", "US"]),
        ("USAID", []),
    ],
)
def test_american(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roma girls and Romani women", []),
        ("held in Rome", ["CITY:Rome"]),
        ("Romanians and Roma", ["RO"]),
        ("a Swede and two Poles", ["SE", "PL"]),
        ("Pole dancing clubs", []),
        ("He was fluent in Russian. She speaks English.", []),
        ("a Russian-speaking man and a Chinese-language website", []),
        ("Russian-speaking and Russian-led groups", ["RU"]),
        ("signed the Palermo Protocol in Palermo", ["CITY:Palermo"]),
        ("the Council of Europe and Europe", ["REG:Europe"]),
        ("said The Washington Post in Washington", ["CITY:Washington"]),
        ("mail to someone@Nigeria", []),
        ("non-European workers", []),
        ("May, March and August in 2012", []),
    ],
)
def test_names_that_are_no_places(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in New Mexico and Mexico", ["REG:New Mexico", "MX"]),
        ("in New England and England", ["REG:New England", "GB"]),
        ("in New Jersey and Jersey", ["REG:New Jersey", "JE"]),
        ("in Lebanon, Pennsylvania", ["CITY:Lebanon", "REG:Pennsylvania"]),
        ("in Lebanon, Jordan", ["LB", "JO"]),
        ("in Paris, Texas", ["CITY:Paris", "REG:Texas"]),
        ("in Peru, Indiana", ["CITY:Peru", "REG:Indiana"]),
        ("from Mexico, Texas and California", ["MX", "REG:Texas", "REG:California"]),
    ],
)
def test_american_towns_and_states(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_town_is_that_of_the_country_behind_it() -> None:
    assert ids("in Paris, Texas")[0] == "place:gn/4717560"
    assert ids("in Paris, France")[0] == "place:gn/2988507"
    assert ids("in Tripoli, Lebanon")[0] == "place:gn/266826"
    assert ids("in Tripoli, Libya")[0] == "place:gn/2210247"
    assert ids("in St. Petersburg, Florida")[0] == "place:gn/4171563"
    assert ids("in St. Petersburg")[0] == "place:gn/498817"


def test_east_london_is_a_part_of_london_or_a_town_in_south_africa() -> None:
    assert ids("held in East London") == ["place:gn/2643743"]
    assert ids("held in East London", topic="ZA") == ["place:gn/1006984"]
    assert ids("held in East London, South Africa")[0] == "place:gn/1006984"


def test_a_town_is_that_of_the_documents_country_unless_another_is_far_larger() -> None:
    assert ids("in Hyderabad", topic="PK") == ["place:gn/1176734"]
    assert ids("in Hyderabad") == ["place:gn/1269843"]
    assert ids("in Birmingham", topic="US") == ["place:gn/4049979"]
    assert ids("in Moscow", topic="US") == ["place:gn/524901"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nice women were held in Nice", ["CITY:Nice"]),
        ("Reading books in Reading", ["CITY:Reading"]),
        ("Mobile phones; in Mobile, Alabama", ["CITY:Mobile", "REG:Alabama"]),
        ("Police said; of Police; in Police custody", []),
        ("Split the money in Split", ["CITY:Split"]),
        ("Male victims; in Male, Maldives", ["CITY:Male", "MV"]),
        ("Man and Home and Sale and Bath", []),
        ("the city of Of, Turkey", ["CITY:Of", "TR"]),
        ("Maria Santos and Ana Cordoba", []),
        ("from Lagos, Ibadan and Abeokuta", ["CITY:Lagos", "CITY:Ibadan", "CITY:Abeokuta"]),
        ("Benin City in Edo State", ["CITY:Benin City", "REG:Edo State"]),
        ("women held in east London", ["CITY:London"]),
    ],
)
def test_towns_that_are_words_or_names(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_serbia_and_montenegro_by_year() -> None:
    assert codes("women from Serbia and Montenegro", year=2005) == ["CS"]
    assert codes("women from Serbia and Montenegro", year=2014) == ["RS", "ME"]
    assert codes("women from Serbia and Montenegro") == ["RS", "ME"]
    assert codes("women from Serbia-Montenegro") == ["CS"]


def test_states_that_ended() -> None:
    assert ids("Soviet workers of the Soviet Union") == ["country:SUN", "country:SUN"]
    assert ids("women from the former Soviet Union") == ["region:former-soviet-union"]
    assert ids("Czechoslovakia and East Germans in Yugoslavia") == [
        "country:CSK",
        "country:DDR",
        "country:YUG",
    ]
    assert ids("the former Yugoslavia") == ["region:former-yugoslavia"]


def test_what_else_a_name_could_have_been_is_kept() -> None:
    (mention,) = places("Congolese girls")
    assert [place.code for place in mention.candidates] == ["CD", "CG"]
    (mention,) = places("northern Mali")
    assert [place.code for place in mention.candidates] == ["REG:Northern Mali", "ML"]
    (mention,) = places("Nigerians")
    assert [place.code for place in mention.candidates] == ["NG"]
