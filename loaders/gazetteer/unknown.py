"""Capitalised words that stand where a place would and are in no table: reported, never dropped silently."""

from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from loaders.facts import Span
from loaders.gazetteer.cities import BIG, towns
from loaders.gazetteer.countries import countries
from loaders.gazetteer.lexicon import lexicon
from loaders.gazetteer.model import Place, UnknownPlace
from loaders.gazetteer.organizations import organizations
from loaders.gazetteer.scanner import Text, hits
from loaders.gazetteer.search import accepted
from loaders.gazetteer.spelling import COMPASS, key
from loaders.gazetteer.tables import word_list, words

SHORTEST_GUESS = 5
MOST_SUGGESTIONS = 3


def unknown_places(text: str) -> list[UnknownPlace]:
    """Names that look like places' and are in no table, left to right, with places whose name is one edit away.

    A name looks like a place's after a preposition of place, before a word for an area (Province, camp), or when
    one edit makes it a country's or people's name wherever it stands (Nigerria, Philipines).
    """
    taken = Text.of(text, lexicon().longest)
    covered = _covered(text, taken)
    found, index = [], 0
    while index < len(taken.words):
        last = _last_of_name(taken, index, covered)
        if last is None:
            index += 1
            continue
        unknown = _judged(taken, index, last, covered)
        if unknown:
            found.append(unknown)
            covered |= set(range(index, last + 1))
        index = last + 1
    return found


def _covered(text: str, taken: Text) -> set[int]:
    """Words that an entry of the lexicon, a fixed phrase or an organization explains."""
    entries = [*accepted(taken), *(hit for hit in hits(taken, lexicon()) if not hit.towns)]
    covered = {index for hit in entries for index in range(hit.first, hit.last + 1)}
    spans = [(o.span.start, o.span.end) for o in organizations(text)]
    return covered | {i for i, start in enumerate(taken.starts) for a, b in spans if a <= start < b}


def _last_of_name(text: Text, first: int, covered: set[int]) -> int | None:
    """The last word of the capitalised name that begins at `first`, or None when none begins there."""
    if not _may_begin(text, first, covered):
        return None
    last = first
    while last + 1 < len(text.words) and text.after(last) in (" ", "-", "'", "’") and last + 1 not in covered:
        following = text.word(last + 1)
        if (
            following in word_list("inside_names")
            and text.word(last + 2)[:1].isupper()
            and text.after(last + 1) in (" ", "-")
        ):
            last += 2
        elif following[:1].isupper() and len(following) > 1 and not following.isupper():
            last += 1
        else:
            break
    return last


def _may_begin(text: Text, first: int, covered: set[int]) -> bool:
    word = text.word(first)
    return (
        first not in covered
        and len(word) > 2
        and word[0].isupper()
        and not word.isupper()
        and word not in words("not_unknown.txt")
        and word.lower() not in COMPASS
        and word not in words("subdivision_words.txt")
        and not word[1:].isupper()
        and word.isalpha()
    )


def _judged(text: Text, first: int, last: int, covered: set[int]) -> UnknownPlace | None:
    name = " ".join(text.words[first : last + 1])
    near = _one_edit_away(name)
    if not _stands_like_a_place(text, first, last, covered):
        near = tuple(place for place in near if place.code in countries() and len(name) > SHORTEST_GUESS)
        if not near or name in words("institution_words.txt"):
            return None
    start, end = text.starts[first], text.ends[last]
    return UnknownPlace(Span(start, end, text.text[start:end]), near)


def _stands_like_a_place(text: Text, first: int, last: int, covered: set[int]) -> bool:
    """In X; X Province; Nigeria and X; Nigeria, X."""
    areas = words("subdivision_words.txt") | word_list("areas")
    if text.word(last) in areas or text.word(last + 1) in areas:
        return True
    before = text.word(first - 1)
    if before.lower() in word_list("place_prepositions"):
        return True
    if before in ("and", "or"):
        return first - 2 in covered and text.before(first - 1) in (" ", ", ")
    return first - 1 in covered and text.before(first) == ", "


@lru_cache(maxsize=20_000)
def _one_edit_away(name: str) -> tuple[Place, ...]:
    if len(name) < SHORTEST_GUESS or name in words("given_names.txt"):
        return ()
    close = process.extract(
        name, _spellings(), scorer=Levenshtein.distance, score_cutoff=1, limit=MOST_SUGGESTIONS
    )
    places = [_place(form) for form, _, _ in close if form[0] == name[0]]
    return tuple({place.entity.id: place for place in places}.values())


@cache
def _spellings() -> tuple[str, ...]:
    """Names and peoples of countries and regions, and names of large towns, that one slip is told from."""
    own = [form for form in lexicon().senses if len(form) >= SHORTEST_GUESS and not form.isupper()]
    large = [
        name for name, same in towns().items() if same[0].population >= BIG and len(name) >= SHORTEST_GUESS
    ]
    return tuple(dict.fromkeys([*own, *large]))


def _place(form: str) -> Place:
    senses = lexicon().senses.get(form)
    return senses[0].place if senses else towns()[key(form)][0].place(form)
