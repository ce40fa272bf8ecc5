"""Which of several places a shared name means: what is mentioned nearby, the document's country, its year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.gazetteer.cities import stands_alone
from loaders.gazetteer.lexicon import Sense
from loaders.gazetteer.scanner import Hit
from loaders.gazetteer.tables import rows

NEAR = 25  # words; within a sentence or its neighbour


@dataclass(frozen=True, slots=True)
class Sign:
    """A name that has one meaning, at a word's index; `part` when it is a part or town of the country, not the country."""

    index: int
    iso2: str
    part: bool


def signs(found: Iterable[Hit]) -> list[Sign]:
    """The unambiguous names of a text."""
    return [sign for hit in found for sign in _signs_of(hit)]


def _signs_of(hit: Hit) -> Iterable[Sign]:
    if len(hit.senses) == 1:
        entity = hit.senses[0].place.entity
        if "iso2" in entity.properties:
            yield Sign(hit.first, str(entity.properties["iso2"]), entity.kind == "Place")
    elif hit.towns and stands_alone(hit.words):
        yield Sign(hit.first, hit.towns[0].iso2, True)


def nearest_countries(index: int, all_signs: list[Sign]) -> tuple[str, ...]:
    """Countries named within reach of a word, the nearest first."""
    near = sorted(
        (abs(sign.index - index), sign.iso2) for sign in all_signs if abs(sign.index - index) <= NEAR
    )
    return tuple(dict.fromkeys(iso2 for _, iso2 in near))


def ordered(hit: Hit, all_signs: list[Sign], topic: str | None, year: int | None) -> tuple[Sense, ...]:
    """The meanings of a name, the likeliest first.

    What is mentioned near it decides before the document's country, that before what is mentioned far away; else the
    order of the table stands. A state that had ended when the document was published comes last.
    """
    if len(hit.senses) < 2:
        return hit.senses
    near = [sign for sign in all_signs if abs(sign.index - hit.first) <= NEAR]
    chosen = _nearest(hit, near) or _of_topic(hit, topic) or _nearest(hit, all_signs)
    senses = sorted(hit.senses, key=lambda sense: sense is not chosen)
    return tuple(sorted(senses, key=lambda sense: _over(sense, year)))


def _nearest(hit: Hit, some: list[Sign]) -> Sense | None:
    extra = _extra_signs().get(hit.words, {})
    speaking = [
        (abs(sign.index - hit.first), position, sense)
        for sign in some
        for position, sense in enumerate(hit.senses)
        if _speaks_for(sign, sense, extra)
    ]
    return min(speaking, key=lambda entry: entry[:2])[2] if speaking else None


def _speaks_for(sign: Sign, sense: Sense, extra: Mapping[str, frozenset[str]]) -> bool:
    entity = sense.place.entity
    if entity.kind == "Place":
        # Only its neighbours speak for a part of a country: every report mentions the United States somewhere.
        return sign.part and sign.iso2 == entity.properties["iso2"]
    code = sense.place.code
    return sign.iso2 == code or sign.iso2 in extra.get(code, frozenset())


def _of_topic(hit: Hit, topic: str | None) -> Sense | None:
    return next(
        (sense for sense in hit.senses if topic and sense.place.entity.properties.get("iso2") == topic), None
    )


def _over(sense: Sense, year: int | None) -> bool:
    ended = sense.place.entity.properties.get("existed_to")
    return isinstance(ended, int) and year is not None and year > ended + 1


@cache
def _extra_signs() -> Mapping[str, Mapping[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in rows("shared_names.csv"):
        for part in row.list("signs"):
            code, _, countries = part.partition(":")
            found.setdefault(row["words"], {})[code] = frozenset(countries.split())
    return found
