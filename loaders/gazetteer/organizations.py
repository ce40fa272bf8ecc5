"""International bodies, NGOs and state agencies that a text names, by name or by initials."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.facts import Entity, PropertyValue, Span
from loaders.gazetteer.model import OrganizationMention
from loaders.gazetteer.scanner import Text, offsets
from loaders.gazetteer.spelling import key
from loaders.gazetteer.tables import Row, rows

# Initials that are words in a heading written in capitals.
WORDS_IN_CAPITALS = frozenset({"WHO", "ICE", "CARE", "CAST", "FRA", "UN", "ADHOC", "ASTRA"})


@dataclass(frozen=True, slots=True)
class _Form:
    entity: Entity
    acronym: bool


def organizations(text: str) -> list[OrganizationMention]:
    """Organizations and agencies named in `text`, left to right, the longest name at each place, none overlapping."""
    taken = Text.of(text, _longest())
    return list(_found(taken))


@cache
def named_organizations() -> dict[str, Entity]:
    """Every form -> the organization or agency; forms as the table writes them."""
    return {
        name: entity
        for row in rows("organizations.csv")
        for entity in [_entity(row)]
        for name, _ in _forms_of(row)
    }


def _found(text: Text) -> Iterator[OrganizationMention]:
    index = 0
    while index < len(text.words):
        size = _longest().get(text.words[index])
        last = _match(text, index, size) if size else None
        if last is not None:
            form = _forms()[" ".join(text.words[index : last + 1])]
            start, end = offsets(text, index, last)
            yield OrganizationMention(Span(start, end, text.text[start:end]), form.entity, form.acronym)
        index = index + 1 if last is None else last + 1


def _match(text: Text, first: int, size: int) -> int | None:
    """The last word of the longest form that begins at word `first`."""
    last = first
    while (
        last - first + 1 < size
        and (text.joined(last) or text.after(last) in ("/", ".", ", "))
        and last + 1 < len(text.words)
    ):
        last += 1
    for end in range(last, first - 1, -1):
        words = " ".join(text.words[first : end + 1])
        if words in _forms() and not (words in WORDS_IN_CAPITALS and _in_capitals(text, first, end)):
            return end
    return None


def _in_capitals(text: Text, first: int, last: int) -> bool:
    """Whether the words beside are written in capitals: a heading."""
    beside = [
        word for word in (text.word(first - 1), text.word(last + 1)) if len(word) > 1 and not word.isdigit()
    ]
    return bool(beside) and all(word.isupper() for word in beside)


@cache
def _forms() -> dict[str, _Form]:
    found: dict[str, _Form] = {}
    for row in rows("organizations.csv"):
        entity = _entity(row)
        for name, acronym in _forms_of(row):
            found.setdefault(key(name), _Form(entity, acronym))
    return found


def _forms_of(row: Row) -> Iterator[tuple[str, bool]]:
    yield from ((name, True) for name in row.list("acronyms"))
    yield from ((name.removeprefix("the "), False) for name in [row["name"], *row.list("names")])


@cache
def _longest() -> dict[str, int]:
    sizes: dict[str, int] = {}
    for form in _forms():
        first, size = form.split(" ")[0], form.count(" ") + 1
        sizes[first] = max(sizes.get(first, 1), size)
    return sizes


def _entity(row: Row) -> Entity:
    country, slash, _ = row["id"].partition("/")
    properties: dict[str, PropertyValue] = {"name": row["name"]}
    if row["acronyms"]:
        properties["acronym"] = row.list("acronyms")[0]
    if not slash:
        return Entity(f"organization:{row['id']}", "Organization", row["name"], properties)
    return Entity(f"agency:{row['id']}", "Agency", row["name"], properties | {"iso2": country})
