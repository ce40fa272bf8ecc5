"""Every form of every place, as one dictionary from words to what they can mean."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import cast, get_args

from loaders.errors import SourceError
from loaders.gazetteer.countries import countries
from loaders.gazetteer.model import Form, Place
from loaders.gazetteer.regions import region_place, regions
from loaders.gazetteer.spelling import COMPASS, key
from loaders.gazetteer.tables import Row, rows


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a form; `article` when it counts only after "the" (the Gulf, the West)."""

    place: Place
    form: Form
    article: bool = False


@dataclass(slots=True)
class Lexicon:
    """`senses` by folded words; `longest` says how many words the longest entry that begins with a word has."""

    senses: dict[str, list[Sense]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, words: str, sense: Sense) -> None:
        """Add a meaning of a form, and of the form in capitals."""
        self._put(words, sense)
        if not words.isupper() and len(words) > 3:
            self._put(words.upper(), sense)

    def _put(self, words: str, sense: Sense) -> None:
        known = self.senses.setdefault(words, [])
        if any(old.place is sense.place and old.article <= sense.article for old in known):
            return
        known[:] = [old for old in known if old.place is not sense.place] + [sense]
        first, _, rest = words.partition(" ")
        self.longest[first] = max(self.longest.get(first, 1), 1 + (rest.count(" ") + 1 if rest else 0))


@cache
def lexicon() -> Lexicon:
    """The lexicon of countries and regions, built once."""
    built = Lexicon()
    for name, sense in _entries():
        article = name.startswith("the ") or sense.article
        words = key(name.removeprefix("the "))
        for form in _spellings(words):
            built.add(form, Sense(sense.place, sense.form, article))
    return built


def _entries() -> Iterator[tuple[str, Sense]]:
    yield from _shared_names()
    for country in countries().values():
        yield from ((name, Sense(country.place, "name")) for name in country.names if "," not in name)
        yield from ((name, Sense(country.place, "adjective")) for name in country.adjectives)
        yield from ((name, Sense(country.place, "people")) for name in country.people)
    for row in regions().values():
        names = () if row.code else (row.name, *row.names)
        place = region_place(row.id)
        # The name itself needs its article where a table gives it with one ("the Gulf").
        yield from ((name, Sense(place, "region", "the " + name in row.names)) for name in names)
        yield from ((name, Sense(place, "region")) for name in row.adjectives)
        yield from (
            (name + "s", Sense(place, "region")) for name in row.adjectives if name.endswith(("an", "ian"))
        )


def _shared_names() -> Iterator[tuple[str, Sense]]:
    for row in rows("shared_names.csv"):
        form = row["form"]
        if form not in get_args(Form):
            raise SourceError(f"{row.at}: '{form}' is not a form; use one of {', '.join(get_args(Form))}")
        yield from ((row["words"], Sense(_coded(code, row), cast(Form, form))) for code in row.list("codes"))


def _coded(code: str, row: Row) -> Place:
    """The place of `NG` or of `REG:west-africa`."""
    known = regions() if code.startswith("REG:") else countries()
    if code.removeprefix("REG:") not in known:
        raise SourceError(f"{row.at}: '{code}' is neither a country's code nor REG: with a region's id")
    return region_place(code.removeprefix("REG:")) if code.startswith("REG:") else countries()[code].place


def _spellings(words: str) -> Iterator[str]:
    yield words
    first, _, rest = words.partition(" ")
    if rest and first.lower() in COMPASS | {"middle", "former", "mid"} and first[0].isupper():
        yield f"{first.lower()} {rest}"
