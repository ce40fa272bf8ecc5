"""Places without a name: abroad, neighbouring countries, worldwide."""

import re
from collections.abc import Iterator

from loaders.facts import Entity, Span
from loaders.gazetteer.model import Place, PlaceMention

ABROAD = Place("ABROAD", Entity("region:abroad", "Region", "Abroad", {"name": "Abroad"}))
NEIGHBOURS = Place(
    "NEIGHBOURS",
    Entity("region:neighbours", "Region", "Neighbouring countries", {"name": "Neighbouring countries"}),
)
WORLD = Place("WORLD", Entity("region:world", "Region", "World", {"name": "World"}))

_LANDS = r"(?:countries|states|nations|territories|lands)"
_PERSONS = (
    r"(?:nationals?|citizens?|women|woman|men|man|girls?|boys?|children|child|victims?|workers?|labou?rers?|migrants?|"
    r"persons?|people|females?|males?|minors|adults|domestic workers?|fishermen|crew(?:men)?|seafarers|students?|brides?|"
    r"prostitutes|sex workers|sex tourists|child sex tourists|trafficking victims)"
)
_ABROAD = re.compile(
    r"\b(?:[Aa]broad|[Tt]ransnationally"
    r"|[Oo]verseas(?!\s+(?:territor|department|development|aid\b|private))"
    rf"|(?:[Oo]ther|[Ff]oreign|[Tt]hird|[Vv]arious)\s+(?:foreign\s+)?{_LANDS}"
    r"|outside (?:of )?the country|(?:outside|beyond) (?:its|their|the country['’]s|national) borders"
    rf"|[Ff]oreign(?=,?\s+(?:(?:and\s+)?[a-z]+(?:-[a-z]+)?,?\s+)?{_PERSONS}\b)"
    r"|[Ff]oreigners)\b"
)
_NEAR = r"(?:[Nn]eighbou?ring|[Aa]djacent|[Bb]ordering|[Ss]urrounding|[Nn]earby)"
_NEIGHBOURS = re.compile(
    rf"\b(?:{_NEAR}(?:\s+and\s+(?:other\s+)?(?:nearby|regional|surrounding))?(?=\s+(?:[A-Z][\w-]+\s+){{1,3}}{_LANDS}\b)"
    rf"|{_NEAR}\s+(?:[a-z]+\s+)?{_LANDS}"
    rf"|[Bb]order {_LANDS}"
    r"|(?<=[Ii]ts )(?:(?:northern|southern|eastern|western|immediate|regional|closest|richer|poorer|wealthier)\s+)?neighbou?rs"
    r"|(?<=[Cc]ountry['’]s )neighbou?rs"
    r"|(?:northern|southern|eastern|western|immediate|regional)\s+neighbou?rs)\b"
)
_WORLD = re.compile(
    r"\b(?:[Ww]orldwide|[Ww]orld-wide|[Gg]lobally"
    r"|(?:[Aa]round|[Aa]cross|[Tt]hroughout|[Aa]ll over|[Aa]ll around|[Ee]lsewhere in) the (?:world|globe)"
    r"|(?:parts|corners|regions) of the (?:world|globe)|the world over)\b"
)


def generic_places(text: str) -> Iterator[PlaceMention]:
    """Mentions of unnamed places, left to right within each kind."""
    for place, pattern in ((ABROAD, _ABROAD), (NEIGHBOURS, _NEIGHBOURS), (WORLD, _WORLD)):
        for found in pattern.finditer(text):
            yield PlaceMention(Span(found.start(), found.end(), found.group()), place, "generic", (place,))
