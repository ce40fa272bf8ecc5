"""Groups of countries and parts of the world, as a tree with members."""

import math
from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from loaders.errors import SourceError
from loaders.facts import Entity, PropertyValue
from loaders.gazetteer.countries import countries
from loaders.gazetteer.model import Place
from loaders.gazetteer.tables import DATA


class RegionRow(BaseModel):
    """One entry of `regions.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    code: str | None = None
    kind: str = "group"
    within: tuple[str, ...] = ()
    article: bool = False
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None

    @field_validator("countries", mode="before")
    @classmethod
    def _codes(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value


@cache
def regions() -> dict[str, RegionRow]:
    """By id (`west-africa`), parents before children."""
    path = DATA / "regions.yaml"
    try:
        found = [RegionRow.model_validate(entry) for entry in yaml.load(path.read_bytes(), yaml.CSafeLoader)]
    except (ValidationError, yaml.YAMLError) as error:
        raise SourceError(f"{path.name}: {error}") from error
    return {row.id: _checked(row, {r.id for r in found}) for row in found}


def members(region_id: str) -> tuple[str, ...]:
    """Alpha-2 codes of the countries in a region, its sub-regions' included, in alphabetical order.

    Takes `west-africa` or `region:west-africa`; KeyError for a region that does not exist.
    """
    return _members()[region_id.removeprefix("region:")]


def regions_of(iso2: str) -> tuple[str, ...]:
    """Ids of the regions a country lies in (`region:west-africa`), the smallest first; empty for an unknown code."""
    found = [name for name, codes in _members().items() if iso2 in codes]
    return tuple("region:" + name for name in sorted(found, key=lambda name: (len(_members()[name]), name)))


@cache
def region_place(region_id: str) -> Place:
    """The place of a region id (`west-africa`)."""
    row = regions()[region_id]
    properties: dict[str, PropertyValue] = {"name": row.name, "members": list(members(row.id))}
    where = _middle(row)
    if where:
        properties |= {"lon": where[0], "lat": where[1]}
    return Place(row.code or f"REG:{row.name}", Entity(f"region:{row.id}", "Region", row.name, properties))


@cache
def _members() -> dict[str, tuple[str, ...]]:
    children: dict[str, list[str]] = {name: [] for name in regions()}
    for row in regions().values():
        for parent in row.within:
            children[parent].append(row.id)

    def gather(name: str, above: tuple[str, ...]) -> set[str]:
        if name in above:
            raise SourceError(f"regions.yaml: '{name}' lies within itself through {' -> '.join(above)}")
        below = [gather(child, (*above, name)) for child in children[name]]
        return set(regions()[name].countries).union(*below)

    everywhere = tuple(sorted(code for code, c in countries().items() if c.ended is None))
    return {name: tuple(sorted(gather(name, ()))) for name in regions()} | {"world": everywhere}


def _checked(row: RegionRow, known: set[str]) -> RegionRow:
    strays = [code for code in row.countries if code not in countries()] + [
        up for up in row.within if up not in known
    ]
    if strays:
        raise SourceError(
            f"regions.yaml: region '{row.id}' speaks of {', '.join(strays)}, which no table knows"
        )
    return row


def _middle(row: RegionRow) -> tuple[float, float] | None:
    """A point to draw the region at: as given, else the middle of its members on the globe."""
    if row.lon is not None and row.lat is not None:
        return row.lon, row.lat
    points = [countries()[code].place.entity.properties for code in members(row.id)]
    if row.id == "world" or not points:
        return None
    angles = [(math.radians(_number(p["lon"])), math.radians(_number(p["lat"]))) for p in points]
    x = sum(math.cos(lat) * math.cos(lon) for lon, lat in angles)
    y = sum(math.cos(lat) * math.sin(lon) for lon, lat in angles)
    z = sum(math.sin(lat) for _, lat in angles)
    return round(math.degrees(math.atan2(y, x)), 1), round(math.degrees(math.atan2(z, math.hypot(x, y))), 1)


def _number(value: PropertyValue) -> float:
    assert isinstance(value, int | float)
    return float(value)
