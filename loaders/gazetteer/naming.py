"""Which country the cell of a table means: names in any order and several languages, codes, broken encodings."""

import re
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from rapidfuzz.distance import Levenshtein

from loaders.gazetteer.countries import Country, countries, iso3_to_code
from loaders.gazetteer.model import Place
from loaders.gazetteer.spelling import key, repaired
from loaders.gazetteer.tables import rows

LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "nl")
# Codes in common use that are not ISO's.
OTHER_CODES = {"UK": "GB", "EL": "GR", "UAE": "AE", "ROK": "KR", "PRC": "CN", "BIH": "BA", "ROM": "RO", "KOS": "XK"} | {
    "ZAR": "CD", "TMP": "TL", "XKX": "XK", "RKS": "XK", "UNK": "XK", "WBG": "PS", "SER": "RS"
}  # fmt: skip
SMALLEST_GUESS = 7
ORDINARY = frozenset({"island"})  # Iceland in German: an English cell means something else by it
WRITTEN_OUT = {
    "dem": "democratic",
    "rep": "republic",
    "st": "saint",
    "fed": "federated",
    "sts": "states",
    "is": "islands",
}
LEFT_OUT = frozenset({"the", "of", "and", "&"})
KIND_OF_STATE = re.compile(
    r"^(?:independent |sovereign |most serene |islamic |federal |democratic |socialist |people s |territor(?:y|ial) )*"
    r"(?:republic|republique|republica|repubblica|republik|kingdom|reino|royaume|state|estado|territory|territoire|"
    r"collectivity|collectivite|department|departement|principality|principaute|commonwealth|union|federation|bailiwick|"
    r"bailliage|country|nation|group)"
    r"(?: (?:democratique|democratica|federale|federativa|territoriale|islands|oriental|bolivariana))*"
    r" (?:de la |de |du |d |des |del |da |do |la )?"
)


def country(name_or_code: str, *, year: int | None = None) -> Place | None:
    """The country a table's cell means, or None when it means none that is known ("Total", "Unknown", "Africa").

    Takes ISO alpha-2, alpha-3 and UN M49 codes, names in the usual orders ("Korea, South", "Congo, Dem. Rep.") and
    languages, with repaired encoding (`CÃ´te d'Ivoire`), and one slip of the pen in a name of seven letters or more
    (Madagaskar). "Congo" alone is the Republic of the Congo, as in the tables of the UN. With `year`, a state that had ended
    by then gives the state that the UN took to continue it (Serbia and Montenegro in 2014: Serbia), if there is one.
    """
    found = _found(name_or_code)
    return _in_year(found, year).place if found else None


@lru_cache(maxsize=20_000)
def _found(name_or_code: str) -> Country | None:
    cell = " ".join(repaired(name_or_code).split())
    return (
        _by_code(cell)
        or _named(_plain(cell))
        or _turned(cell)
        or _one_slip_away(_plain(cell))
        or _at_home(cell)
    )


def _by_code(cell: str) -> Country | None:
    code = cell.upper().replace(".", "")
    if code.isdigit():
        return _by_number().get(code.zfill(3))
    known = OTHER_CODES.get(code) or iso3_to_code().get(code) or code
    return countries().get(known) if len(code) <= 4 else None


def _in_year(found: Country, year: int | None) -> Country:
    if year is None:
        return found
    if found.ended and year > found.ended and found.continued_by:
        return countries()[found.continued_by]
    return found


def _turned(cell: str) -> Country | None:
    """`Korea, South` -> `South Korea`; `Congo (Kinshasa)` and `Myanmar (Burma)` -> what stands before or inside the bracket."""
    before, comma, after = cell.partition(",")
    if comma:
        turned = _plain(f"{after} {before}")
        return _by_name().get(turned)
    outside = re.sub(r"\s*\([^)]*\)?", "", cell)
    return _by_name().get(_plain(outside)) if outside != cell else None


def _named(name: str) -> Country | None:
    """By name, the words before it that say what kind of state it is left out: `Collectivité de Saint-Martin`."""
    bare = KIND_OF_STATE.sub("", name)
    return _by_name().get(name) or (_by_name().get(bare) if bare != name else None)


def _at_home(cell: str) -> Country | None:
    """By the name a country has in its own languages (`Suomi`)."""
    return _by_own_name().get(_plain(cell)) or _by_own_name().get(KIND_OF_STATE.sub("", _plain(cell)))


def _one_slip_away(name: str) -> Country | None:
    if len(name) < SMALLEST_GUESS:
        return None
    near = {id(known): known for spelt, known in _by_name().items() if _close(name, spelt)}
    return next(iter(near.values())) if len(near) == 1 else None


def _close(name: str, spelt: str) -> bool:
    return len(spelt) >= SMALLEST_GUESS - 1 and Levenshtein.distance(name, spelt, score_cutoff=1) <= 1


def _plain(name: str) -> str:
    """Lower case without accents, marks and the words that lists leave out or abbreviate."""
    spelt = [WRITTEN_OUT.get(word, word) for word in key(name).lower().split()]
    return " ".join(word for word in spelt if word not in LEFT_OUT)


@cache
def _by_own_name() -> dict[str, Country]:
    """Plain names of countries in their official languages; read on the first name that nothing else explains."""
    found: dict[str, Country] = {}
    for code, known in countries().items():
        for language in get_official_languages(code):
            try:
                name = Locale.parse(language).territories.get(code)
            except UnknownLocaleError:
                continue
            if name and _plain(name) not in ORDINARY:
                found.setdefault(_plain(name), known)
    return found


@cache
def _by_number() -> dict[str, Country]:
    return {c.m49: c for c in countries().values() if c.m49}


@cache
def _by_name() -> dict[str, Country]:
    """Plain names -> countries; our own names outrank other languages', and names outrank peoples."""
    found: dict[str, Country] = {
        "congo": countries()["CG"],
        "korea": countries()["KR"],
        "timor": countries()["TL"],
        "saint martin": countries()["MF"],
    }
    found |= {_plain(row["name"]): countries()[row["code"]] for row in rows("cell_names.csv")}
    former = [c for c in countries().values() if c.ended]
    present = [c for c in countries().values() if not c.ended]
    for known in (*former, *present):
        for name in known.names:
            found.setdefault(_plain(name), known)
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in countries() and _plain(name) not in ORDINARY:
                found.setdefault(_plain(name), countries()[code])
    for known in present:
        for name in (*known.adjectives, *known.people):
            found.setdefault(_plain(name), known)
    return found
