"""Which places a text names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.facts import Span
from loaders.gazetteer.compass import Part, coordinated, with_compass
from loaders.gazetteer.exclusions import is_place
from loaders.gazetteer.generics import generic_places
from loaders.gazetteer.lexicon import Sense, adjectives, lexicon
from loaders.gazetteer.meaning import Signs, ordered
from loaders.gazetteer.model import Form, Place, PlaceMention
from loaders.gazetteer.scanner import Hit, Text, hits, offsets, shorter
from loaders.gazetteer.settlements import in_a_state, is_town, ranked
from loaders.gazetteer.tables import words

MOST_CANDIDATES = 5
TAIL_GAPS = (", ", ",\n", " (", ",  ")


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the document: the country it is about and the year of its publication."""

    topic: str | None
    year: int | None


def places(text: str, *, topic: str | None = None, published_year: int | None = None) -> list[PlaceMention]:
    """Places named in `text`, left to right, the longest name at each place, none overlapping.

    `topic` is the alpha-2 code of the country the document is about and `published_year` its year: both settle what an
    ambiguous name means ("Congolese", "Serbia and Montenegro"). Several thousand words a call are best: what else is
    mentioned in the same text helps too.
    """
    taken = Text.of(text, lexicon().longest)
    found = accepted(taken, published_year)
    mentions = [*_mentions(taken, found, About(topic, published_year)), *generic_places(text)]
    kept: list[PlaceMention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def accepted(text: Text, year: int | None = None) -> list[Hit]:
    """The entries of the lexicon that name a place where they stand."""
    raw = [part for hit in hits(text, lexicon()) for part in _separated(hit, year)]
    kept: list[Hit] = []
    for position, hit in enumerate(raw):
        if not is_place(text, hit):
            continue
        tail = _tail(text, raw, position)
        town_of_a_state = in_a_state(text, hit, tail)
        if town_of_a_state:
            hit = replace(hit, senses=(), towns=town_of_a_state)  # noqa: PLW2901 - the same words, another meaning
        elif hit.towns and not is_town(text, hit, kept[-1] if kept else None, tail):
            kept.extend(
                inner for inner in shorter(text, hit, lexicon()) if inner.senses and is_place(text, inner)
            )
            continue
        kept.append(hit)
    return kept


def _separated(hit: Hit, year: int | None) -> Iterator[Hit]:
    """Serbia and Montenegro was one state from 2003 to 2006; before and after, and without a year, these are two."""
    if hit.words != "Serbia and Montenegro" or (year is not None and 2003 <= year <= 2007):
        yield hit
        return
    for index, name in ((hit.first, "Serbia"), (hit.last, "Montenegro")):
        yield Hit(index, index, name, tuple(lexicon().senses[name]))


def _tail(text: Text, raw: list[Hit], position: int) -> Hit | None:
    """The country or part of a country named right behind a comma: Lagos, Nigeria; Paris, Texas."""
    hit = raw[position]
    following = raw[position + 1] if position + 1 < len(raw) else None
    if following is None or following.first != hit.last + 1 or text.after(hit.last) not in TAIL_GAPS:
        return None
    return following if following.senses and following.senses[0].form in ("name", "region") else None


def _mentions(text: Text, found: list[Hit], about: About) -> Iterator[PlaceMention]:
    known = Signs(found)
    free_from = 0
    for position, hit in enumerate(found):
        form, candidates = _meant(text, found, position, known, about)
        part = with_compass(text, hit, candidates[0], form)
        if part.whole:
            form, candidates = ("region" if form == "name" else form), (part.place, *candidates)
        part = _with_suffix(text, part, candidates[0])
        for other in coordinated(text, part, free_from):
            yield _mention(text, other, _form_of(other.place, form), (other.place,))
        yield _mention(text, part, form, candidates)
        free_from = part.last + 1


def _meant(
    text: Text, found: list[Hit], position: int, known: Signs, about: About
) -> tuple[Form, tuple[Place, ...]]:
    hit = found[position]
    if hit.towns:
        written = " ".join(text.text[text.starts[hit.first] : text.ends[hit.last]].split())
        order = ranked(hit.towns, _tail(text, found, position), about.topic, known.countries_near(hit.first))
        return "city", tuple(town.place(written) for town in order[:MOST_CANDIDATES])
    senses = ordered(hit, known, about.topic, about.year)
    form: Form = "adjective" if _is_attribute(text, hit, senses[0]) else senses[0].form
    return form, tuple(sense.place for sense in senses)


def _is_attribute(text: Text, hit: Hit, sense: Sense) -> bool:
    """Whether a name that serves as an adjective too (US, UK, Hong Kong) stands before the noun it describes."""
    if sense.form != "name" or hit.words not in adjectives():
        return False
    following = text.word(hit.last + 1)
    return (
        text.after(hit.last).strip(".") in (" ", "-")
        and following.isalpha()
        and following not in words("after_names.txt")
    )


def _form_of(place: Place, form: Form) -> Form:
    return form if place.entity.kind == "Country" else "region"


def _with_suffix(text: Text, part: Part, place: Place) -> Part:
    """Edo State, Astrakhan Oblast: the word for the kind of area belongs to the name of a part of a country."""
    following = text.word(part.last + 1)
    is_part = place.entity.id.startswith("place:") and not place.code.startswith("CITY:")
    if (
        is_part
        and part.whole is None
        and text.after(part.last) == " "
        and following in words("subdivision_words.txt")
    ):
        new = following[:1].isupper() and not place.code.endswith(following.removesuffix("s"))
        written = f"{place.code} {following}" if new else place.code
        return Part(part.first, part.last + 1, replace(place, code=written), None)
    return part


def _mention(text: Text, part: Part, form: Form, candidates: tuple[Place, ...]) -> PlaceMention:
    start, end = offsets(text, part.first, part.last)
    resolved = (part.place, *(place for place in candidates if place.entity.id != part.place.entity.id))
    return PlaceMention(Span(start, end, text.text[start:end]), part.place, form, resolved)
