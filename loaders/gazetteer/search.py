"""Which places a text names, and which countries a table means."""

from functools import cache

from loaders.facts import Span
from loaders.gazetteer.countries import countries, iso3_to_code
from loaders.gazetteer.generics import generic_places
from loaders.gazetteer.lexicon import lexicon
from loaders.gazetteer.model import Place, PlaceMention
from loaders.gazetteer.scanner import Hit, Text, hits, offsets
from loaders.gazetteer.spelling import key, repaired


def places(text: str, *, topic: str | None = None, published_year: int | None = None) -> list[PlaceMention]:
    """Places named in `text`, left to right, the longest name at each place, none overlapping.

    `topic` is the alpha-2 code of the country the document is about and `published_year` its year: both settle what an
    ambiguous name means ("Congolese", "Serbia and Montenegro").
    """
    taken = Text.of(text)
    named = [_mention(taken, hit, topic) for hit in hits(taken, lexicon())]
    found = sorted([*named, *generic_places(text)], key=lambda m: (m.span.start, -m.span.end))
    kept: list[PlaceMention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def country(name_or_code: str, *, year: int | None = None) -> Place | None:
    """The country a table's cell means."""
    cell = repaired(name_or_code).strip()
    code = cell.upper()
    if code in countries():
        return countries()[code].place
    if code in iso3_to_code():
        return countries()[iso3_to_code()[code]].place
    found = _by_name().get(key(cell).lower())
    return found


@cache
def _by_name() -> dict[str, Place]:
    return {key(name).lower(): c.place for c in reversed(countries().values()) for name in c.names}


def _mention(text: Text, hit: Hit, topic: str | None) -> PlaceMention:
    start, end = offsets(text, hit.first, hit.last)
    senses = sorted(hit.senses, key=lambda sense: sense.place.code != topic)
    candidates = tuple(s.place for s in senses)
    return PlaceMention(Span(start, end, text.text[start:end]), senses[0].place, senses[0].form, candidates)
