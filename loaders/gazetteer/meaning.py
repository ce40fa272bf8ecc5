"""Which of several places a shared name means: what is mentioned nearby, the document's country, its year."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
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


class Signs:
    """The unambiguous names of a text, in order; what is nearest to a word is found without looking at all of them."""

    def __init__(self, found: Iterable[Hit]) -> None:
        self._all = [sign for hit in found for sign in _signs_of(hit)]
        self._indexes = [sign.index for sign in self._all]
        self._where: dict[tuple[str, bool], list[int]] = {}
        for sign in self._all:
            self._where.setdefault((sign.iso2, sign.part), []).append(sign.index)

    def countries_near(self, index: int) -> tuple[str, ...]:
        """Countries named within reach of a word by other words, the nearest first."""
        reach = slice(bisect_left(self._indexes, index - NEAR), bisect_right(self._indexes, index + NEAR))
        near = sorted(
            (abs(sign.index - index), sign.iso2) for sign in self._all[reach] if sign.index != index
        )
        return tuple(dict.fromkeys(iso2 for _, iso2 in near))

    def distance(self, index: int, iso2: str, parts_only: bool) -> float:
        """Words from `index` to the nearest name of a country or a part of it; infinite when there is none."""
        kinds = (True,) if parts_only else (True, False)
        return min((_nearest(self._where.get((iso2, part), ()), index) for part in kinds), default=math.inf)


def _signs_of(hit: Hit) -> Iterable[Sign]:
    if len(hit.senses) == 1:
        entity = hit.senses[0].place.entity
        if "iso2" in entity.properties:
            yield Sign(hit.first, str(entity.properties["iso2"]), entity.kind == "Place")
    elif hit.towns and stands_alone(hit.words):
        yield Sign(hit.first, hit.towns[0].iso2, True)


def _nearest(indexes: Sequence[int], index: int) -> float:
    after = bisect_left(indexes, index)
    return min((abs(place - index) for place in indexes[max(after - 1, 0) : after + 1]), default=math.inf)


def ordered(hit: Hit, signs: Signs, topic: str | None, year: int | None) -> tuple[Sense, ...]:
    """The meanings of a name, the likeliest first.

    What is mentioned near it decides before the document's country, that before what is mentioned far away; else the
    order of the table stands. A state that had ended when the document was published comes last.
    """
    if len(hit.senses) < 2:
        return hit.senses
    distances = [_distance(hit, sense, signs) for sense in hit.senses]
    closest = min(distances)
    named = None if closest == math.inf else hit.senses[distances.index(closest)]
    chosen = named if closest <= NEAR else (_of_topic(hit, topic) or named)
    senses = sorted(hit.senses, key=lambda sense: sense is not chosen)
    return tuple(sorted(senses, key=lambda sense: _over(sense, year)))


def _distance(hit: Hit, sense: Sense, signs: Signs) -> float:
    entity = sense.place.entity
    if entity.kind == "Place":
        # Only its neighbours speak for a part of a country: every report mentions the United States somewhere.
        return signs.distance(hit.first, str(entity.properties["iso2"]), parts_only=True)
    code = sense.place.code
    speaking = {code} | _extra_signs().get(hit.words, {}).get(code, frozenset())
    return min(signs.distance(hit.first, iso2, parts_only=False) for iso2 in speaking)


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
