"""Every country and territory of ISO 3166-1, Kosovo, and states that have ended, with their names and peoples."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.facts import Entity, PropertyValue
from loaders.gazetteer.model import Place
from loaders.gazetteer.tables import Row, rows


@dataclass(frozen=True, slots=True)
class Country:
    """A row of `countries.csv` or `former_states.csv`; `continued_by` is set for a state that ended and lives on in another."""

    place: Place
    m49: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    ended: int | None = None
    began: int | None = None
    continued_by: str | None = None

    @property
    def code(self) -> str:
        """Alpha-2 code, or the ISO 3166-3 style code of a state that ended."""
        return self.place.code


@cache
def countries() -> dict[str, Country]:
    """By code, those that exist first."""
    here = {row["iso2"]: _present(row) for row in rows("countries.csv")}
    return here | {row["code"]: _former(row) for row in rows("former_states.csv")}


@cache
def iso3_to_code() -> dict[str, str]:
    """`NGA` -> `NG`."""
    return {str(c.place.entity.properties["iso3"]): code for code, c in countries().items()}


def place_of(code: str) -> Place:
    """The place of a known code; KeyError for any other."""
    return countries()[code].place


def _present(row: Row) -> Country:
    began = int(row["since"]) if row["since"] else None
    extra: dict[str, PropertyValue] = {"existed_from": began} if began else {}
    return Country(
        _place(row, row["iso2"], extra),
        row["m49"],
        _names(row),
        tuple(row.list("adjectives")),
        _people(row),
        None,
        began,
    )


def _former(row: Row) -> Country:
    began, ended = int(row["from"]), int(row["to"])
    place = _place(row, row["code"], {"existed_from": began, "existed_to": ended})
    adjectives = tuple(row.list("adjectives"))
    return Country(
        place, "", _names(row), adjectives, _people(row), ended, began, row["continued_by"] or None
    )


def _place(row: Row, code: str, extra: dict[str, PropertyValue]) -> Place:
    properties: dict[str, PropertyValue] = {
        "iso2": code,
        "iso3": row["iso3"],
        "name": row["name"],
        "lon": row.number("lon"),
        "lat": row.number("lat"),
    }
    return Place(code, Entity(f"country:{row['iso3']}", "Country", row["name"], properties | extra))


def _names(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys([row["name"], *row.list("names")]))


def _people(row: Row) -> tuple[str, ...]:
    """Words for persons: the plurals of the adjectives that form one, and the row's own words with their plurals."""
    regular = [plural(word) for word in row.list("adjectives") if word.endswith(("n", "i", "o", "a", "ot"))]
    own = [form for word in row.list("people") for form in _one_and_many(word)]
    return tuple(dict.fromkeys([*regular, *own]))


def _one_and_many(word: str) -> Iterator[str]:
    yield word.removeprefix("=")
    if not word.startswith("="):
        yield plural(word)


def plural(word: str) -> str:
    """`Nigerian` -> `Nigerians`, `Frenchman` -> `Frenchmen`; words in -ese and -s stay."""
    if word.endswith("man"):
        return (
            word[:-3] + "men"
            if not word.endswith(("German", "Ottoman", "Turcoman", "Turkoman", "Roman"))
            else word + "s"
        )
    return word if word.endswith(("s", "ese", "sh", "ch")) else word + "s"
