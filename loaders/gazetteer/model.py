"""What the gazetteer answers with: a place, where a text names it, and what could not be placed."""

from dataclasses import dataclass
from typing import Literal

from loaders.facts import Entity, Span

Form = Literal["name", "adjective", "people", "city", "region", "generic"]


@dataclass(frozen=True, slots=True)
class Place:
    """What a name stands for.

    `code` is the code of the gold format: ISO 3166-1 alpha-2 (`NG`; ISO 3166-3 style for states that ended: `SU`, `CSHH`),
    `REG:West Africa`, `CITY:Lagos`, `ABROAD`, `NEIGHBOURS`, `WORLD`. `entity` is the node behind it:
    `country:NGA`, `region:west-africa`, `place:gn/2332459`, or `place:ML/northern-mali` for what has no geonames number.
    """

    code: str
    entity: Entity


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place where a text names a place; `span.text` is exactly what stands there, without article or possessive s.

    `form`: `name` (Nigeria), `adjective` (Nigerian), `people` (Nigerians), `city` (a place below country level that is a
    town), `region` (a group of countries or a part of one, its adjective too), `generic` (abroad, neighbouring countries).
    `candidates` holds the resolved place first and then what else the name could have meant; with one entry, nothing else.
    """

    span: Span
    place: Place
    form: Form
    candidates: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class UnknownPlace:
    """Capitalised words that stand where a place would and are in no table; `suggestions` are one edit away."""

    span: Span
    suggestions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """One place where a text names an organization or agency; `acronym` when only its initials stand there."""

    span: Span
    entity: Entity
    acronym: bool
