"""Held against an independent list of 250 countries with their spellings and demonyms (shared data, not shipped)."""

import csv
from collections.abc import Iterator

import pytest

from loaders.gazetteer import country, places
from tests.support.shared import shared

LEAST_FORMS = 250
# The list gives these territories the demonym of the state they belong to, or one that nobody uses.
DEMONYM_OF_ANOTHER = {"TF", "BQ", "IO", "MP", "SJ", "UM"}
# One name, two territories: the other one is right without context.
SHARED = {("VG", "Virgin Islands"), ("GF", "Guiana")}
# An English adjective no text uses for a country, or a by-name.
BY_NAMES = {
    "Somers Isles",
    "Pleasant Island",
    "Mann",
    "Mannin",
    "the Abode of Peace",
    "The Islands of Bermuda",
}
ENGLISH_STARTS = (
    "Republic",
    "Kingdom",
    "State",
    "United",
    "Federal",
    "Islamic",
    "Democratic",
    "Commonwealth",
    "Principality",
)


def list_of_countries() -> Iterator[dict[str, str]]:
    with shared("data/gazetteer/countries_aliases.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def spellings() -> Iterator[tuple[str, str]]:
    """(alpha-2, spelling) of English names: common, official, and those of the alternatives that are English."""
    for row in list_of_countries():
        yield row["iso2"], row["common"]
        yield row["iso2"], row["official"]
        for other in row["alt_spellings"].split("|"):
            if other != row["iso2"] and other.startswith(ENGLISH_STARTS):
                yield row["iso2"], other


def test_english_names_of_the_list_are_known() -> None:
    wanted = {pair for pair in spellings() if pair not in SHARED}
    assert len(wanted) >= LEAST_FORMS
    missed = {(code, name) for code, name in wanted if (found := country(name)) is None or found.code != code}
    # Long official names of small territories that no report writes.
    assert {code for code, _ in missed} <= {"TF", "BN", "HK", "MO", "PN", "SJ", "KI", "SM", "BQ", "WF"}
    assert len(missed) <= 8, missed


def test_most_other_spellings_of_the_list_are_known() -> None:
    """Native and foreign spellings too: the rest are official names in languages that no report in English uses."""
    every = [
        (row["iso2"], name)
        for row in list_of_countries()
        for name in row["alt_spellings"].split("|")
        if name and name not in BY_NAMES and (row["iso2"], name) not in SHARED
    ]
    known = [
        (code, name) for code, name in every if (found := country(name)) is not None and found.code == code
    ]
    wrong = [
        (code, name, found.code)
        for code, name in every
        if (found := country(name)) is not None and found.code != code
    ]
    assert wrong == []
    assert len(known) / len(every) > 0.75, f"{len(known)} of {len(every)}"


@pytest.mark.parametrize("before", ["The report spoke of", "Officials rescued two"])
def test_demonyms_of_the_list_are_known_in_a_sentence(before: str) -> None:
    pairs = [
        (row["iso2"], word)
        for row in list_of_countries()
        if row["iso2"] not in DEMONYM_OF_ANOTHER
        for word in row["demonym_eng_m"].replace(" or ", ", ").split(", ")
        if word
    ]
    assert len(pairs) >= 240
    silent = [
        (code, word)
        for code, word in pairs
        if code not in {p.code for m in places(f"{before} {word} workers.", topic=code) for p in m.candidates}
    ]
    assert silent == []


def test_common_names_of_the_list_are_known_in_a_sentence() -> None:
    silent = [
        (row["iso2"], row["common"])
        for row in list_of_countries()
        if row["iso2"]
        not in {
            p.code for m in places(f"Victims were taken to {row['common']} in 2012.") for p in m.candidates
        }
    ]
    assert silent == []


def test_points_lie_near_those_of_the_list() -> None:
    far = []
    for row in list_of_countries():
        found = country(row["iso2"])
        assert found is not None
        lon, lat = found.entity.properties["lon"], found.entity.properties["lat"]
        assert isinstance(lon, float)
        assert isinstance(lat, float)
        sideways = abs(lon - float(row["lng"]))
        if abs(lat - float(row["lat"])) + min(sideways, 360 - sideways) > 12 and row["iso2"] not in {
            "AQ",
            "UM",
            "US",
            "PF",
        }:
            far.append((row["iso2"], lon, lat, row["lng"], row["lat"]))
    assert far == []


def test_codes_are_those_of_the_list() -> None:
    for row in list_of_countries():
        for code in (row["iso2"], row["iso3"], row["numeric"]):
            found = country(code) if code else country(row["iso3"])
            assert found is not None, row
            assert found.code == row["iso2"]
