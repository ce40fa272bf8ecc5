"""Every form of every place, as one dictionary from words to what they can mean."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import cast, get_args

from loaders.errors import SourceError
from loaders.gazetteer.cities import BIG, never_alone, subdivisions, towns
from loaders.gazetteer.countries import countries
from loaders.gazetteer.model import Form, Place
from loaders.gazetteer.regions import region_place, regions
from loaders.gazetteer.spelling import COMPASS, key
from loaders.gazetteer.tables import Row, lines, rows


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a form; `article` when it counts only after "the" (the Gulf, the West)."""

    place: Place
    form: Form
    article: bool = False


@dataclass(slots=True)
class Lexicon:
    """What words can mean: `senses` and `blocked` phrases by folded words, `towns` as folded words -> folded name.

    `longest` says how many words the longest entry that begins with a word has.
    """

    senses: dict[str, list[Sense]] = field(default_factory=dict)
    towns: dict[str, str] = field(default_factory=dict)
    blocked: set[str] = field(default_factory=set)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, words: str, sense: Sense) -> None:
        """Add a meaning of a form, and of the form in capitals."""
        self._put(words, sense)
        if not words.isupper() and len(words) > 3:
            self._put(words.upper(), sense)

    def add_town(self, name: str, large: bool) -> None:
        """Add a town's name; a large one's is known in capitals too."""
        for words in (name, name.upper()) if large else (name,):
            if words not in self.senses:
                self.towns[words] = name
                self.measure(words)

    def block(self, words: str) -> None:
        """Add a phrase that names no place."""
        self.blocked.add(words)
        self.measure(words)

    def _put(self, words: str, sense: Sense) -> None:
        known = self.senses.setdefault(words, [])
        if any(old.place is sense.place and old.article <= sense.article for old in known):
            return
        known[:] = [old for old in known if old.place is not sense.place] + [sense]
        self.measure(words)

    def measure(self, words: str) -> None:
        """Keep `longest` right for an entry."""
        first, _, rest = words.partition(" ")
        self.longest[first] = max(self.longest.get(first, 1), 1 + (rest.count(" ") + 1 if rest else 0))


@cache
def lexicon() -> Lexicon:
    """The lexicon of all tables, built once."""
    built = Lexicon()
    for name, sense in _entries():
        article = name.startswith("the ") or sense.article
        for form in _spellings(key(name.removeprefix("the "))):
            built.add(form, Sense(sense.place, sense.form, article))
    for name in towns():
        built.add_town(
            name, towns()[name][0].population >= BIG and len(name) > 4 and name not in never_alone()
        )
    for phrase in (*lines("not_places.txt"), *_of_no_country()):
        built.block(key(phrase))
    return built


@cache
def adjectives() -> frozenset[str]:
    """Folded forms that are some country's adjective."""
    return frozenset(key(word) for country in countries().values() for word in country.adjectives)


def _entries() -> Iterator[tuple[str, Sense]]:
    yield from _shared_names()
    for country in countries().values():
        yield from (
            (name, Sense(country.place, "name")) for name in country.names if not set(",/") & set(name)
        )
        yield from ((name, Sense(country.place, "adjective")) for name in country.adjectives)
        yield from ((name, Sense(country.place, "people")) for name in country.people)
    for part in subdivisions():
        yield from ((name, Sense(part.place, "region")) for name in part.names)
    for row in regions().values():
        names = () if row.code else (row.name, *row.names)
        place = region_place(row.id)
        yield from ((name, Sense(place, "region", row.article and name == row.name)) for name in names)
        yield from ((name, Sense(place, "region")) for name in row.adjectives)
        yield from (
            (name + "s", Sense(place, "region")) for name in row.adjectives if name.endswith(("an", "ian"))
        )


def _of_no_country() -> Iterator[str]:
    """Names of organizations that belong to no state: a place's name inside one is no place (Council of Europe)."""
    for row in rows("organizations.csv"):
        if "/" not in row["id"]:
            yield from (row["name"], *row.list("names"))


def _shared_names() -> Iterator[tuple[str, Sense]]:
    for row in rows("shared_names.csv"):
        form = row["form"]
        if form not in get_args(Form):
            raise SourceError(f"{row.at}: '{form}' is not a form; use one of {', '.join(get_args(Form))}")
        yield from ((row["words"], Sense(_coded(code, row), cast(Form, form))) for code in row.list("codes"))


def _coded(code: str, row: Row) -> Place:
    """The place of `NG`, `REG:west-africa` or `US/georgia`."""
    if code in countries():
        return countries()[code].place
    if code.removeprefix("REG:") in regions():
        return region_place(code.removeprefix("REG:"))
    for part in subdivisions():
        if part.place.entity.id == f"place:{code}":
            return part.place
    raise SourceError(
        f"{row.at}: '{code}' is no country's code, no REG: with a region's id, no part of a country"
    )


def _spellings(words: str) -> Iterator[str]:
    """A form, and for one that begins with a part of the compass or the like its careless spellings: west african."""
    yield words
    first, _, rest = words.partition(" ")
    if rest and first.lower() in COMPASS | {"middle", "former", "mid", "latin", "sub"} and first[0].isupper():
        yield f"{first.lower()} {rest}"
        yield words.lower()
