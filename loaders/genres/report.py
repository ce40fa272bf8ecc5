"""Reports that go country by country: each country's section becomes a document of its own, about that country.

All sections count as one origin, the report; its edition is its year of publication, the period it covers is kept apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from loaders.gazetteer import Place, country, places
from loaders.genres.marks import DATE, iso
from loaders.readers.model import TextRecord
from loaders.slugs import slug

FEWEST = 3
FEWEST_UNDECLARED = 5
SHORTEST = 120
HEADING = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]*|\d{1,3}\.[ \t]+)?(?P<name>[^\W\d_][^\n:;(]{2,60}?)[ \t]*"
    r"(?:[:(–-][ \t]*tier\b[^\n]{0,40})?[ \t]*$",
    re.I | re.M,
)
BACK = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]*)?(?:annex(?:es)?|appendix|appendices|glossary|methodology|acknowledge?ments|bibliography|index|"
    r"special cases)\b[^\n.]{0,60}$",
    re.I | re.M,
)
PERIOD = re.compile(r"\b(?:reporting period|period under review|covers? the period|reporting year)\b", re.I)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of the report's text: its place in it, its name, the country it is about (None for front and back matter)."""

    start: int
    end: int
    part: str
    title: str
    country: Place | None


def sections(record: TextRecord, *, declared: bool) -> list[Section]:
    """The report's sections, or none when it does not go country by country.

    A text that nobody declared a report needs more headings, in order of the alphabet, to be taken for one.
    """
    starts = list(_country_headings(record.text))
    names = [place.entity.name for _, place in starts]
    fewest = FEWEST if declared else FEWEST_UNDECLARED
    if len(set(names)) < fewest or (not declared and names != sorted(names)):
        return []
    backs = [(m.start(), None) for m in BACK.finditer(record.text) if m.start() > starts[-1][0]]
    marks: list[tuple[int, Place | None]] = sorted([*starts, *backs], key=lambda m: m[0])
    bounds = [*(start for start, _ in marks), len(record.text)]
    longest = [end - start for start, end in pairwise(bounds)]
    if sorted(longest)[len(longest) // 2] < SHORTEST:
        return []  # a list of countries, not sections about them
    found = [Section(0, bounds[0], "front", "front matter", None)] if bounds[0] >= SHORTEST else []
    seen: dict[str, int] = {}
    for (start, place), end in zip(marks, bounds[1:], strict=True):
        found.append(_section(record.text, start, end, place, seen))
    return found


def _section(text: str, start: int, end: int, place: Place | None, seen: dict[str, int]) -> Section:
    first = text[start:end].strip().split("\n", 1)[0].strip("# \t")
    if place is None:
        part, title = f"back/{slug(first)[:40]}", first
    else:
        part, title = "country/" + place.entity.id.removeprefix("country:"), place.entity.name
    seen[part] = seen.get(part, 0) + 1
    return Section(start, end, part if seen[part] == 1 else f"{part}/{seen[part]}", title, place)


def _country_headings(text: str) -> Iterator[tuple[int, Place]]:
    previous = ""
    for match in HEADING.finditer(text):
        name = match["name"].strip()
        if len(name) < 4 or not name[:1].isupper():
            continue
        place = _named(name.title() if name.isupper() else name)
        if place and place.entity.id != previous:
            previous = place.entity.id
            yield match.start("name"), place


def _named(name: str) -> Place | None:
    """The country that a heading names, and nothing but names; `country` alone would also take a slip of the pen."""
    known = country(name)
    if known and slug(known.entity.name) == slug(name):
        return known
    found = places(name)
    if len(found) != 1 or found[0].form != "name" or found[0].place.entity.kind != "Country":
        return None
    return found[0].place if len(found[0].span.text) >= len(name) - 4 else None


def reporting_period(text: str) -> str | None:
    """The period a text says it covers, as `from/to`; None when it does not say."""
    for match in PERIOD.finditer(text[:200_000]):
        dates = [d for m in DATE.finditer(text[match.end() : match.end() + 120]) if (d := iso(m))]
        if len(dates) >= 2 and dates[0] <= dates[1]:
            return f"{dates[0]}/{dates[1]}"
    return None


def edition(title: str) -> str | None:
    """The year in a report's title, when there is exactly one."""
    years = set(YEAR.findall(title))
    return years.pop() if len(years) == 1 else None
