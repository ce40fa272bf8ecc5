"""The figures that digests restate from tables must stand in those tables (read from the shared folder)."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.shared import shared

REPOSITORY = Path(__file__).resolve().parents[4]
DIGESTS = REPOSITORY / "loaders" / "sources" / "project_digests" / "digests"

TIER_NAMES = {
    "1": "Tier 1",
    "2": "Tier 2",
    "2WL": "Tier 2 Watch List",
    "3": "Tier 3",
    "special": "Special Case",
}


@dataclass(frozen=True)
class Tables:
    """What the shared tables say: UNODC counts and tiers by country and year, and the ISO codes to join on."""

    alpha3: dict[str, str]
    detected: frozenset[tuple[str, str, str]]
    tiers: dict[tuple[str, int], tuple[str, str]]


def rows(name: str) -> list[dict[str, str]]:
    with shared(f"data/{name}").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables(
        {row["iso2"]: row["iso3"] for row in rows("gazetteer/countries_aliases.csv")},
        frozenset(
            (row["detected_in_iso3"], row["year"], row["victims_txt"])
            for row in rows("tables/glotip_citizenship_flows.csv")
        ),
        {
            (row["iso3"], int(row["year"])): (row["tier"], row["conflict"])
            for row in rows("tables/tip_tiers_2001_2025.csv")
        },
    )


def facts_with_sources() -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Every meant fact of every digest with the source lines that its sentence cites."""
    for path in sorted(DIGESTS.glob("*.gold.jsonl")):
        text = (DIGESTS / f"{path.name.removesuffix('.gold.jsonl')}.txt").read_text(encoding="utf-8")
        body = text.split("\n---\n", 1)[1]
        listed = dict(re.findall(r"^\[(\d+)\] (.+)$", body.partition("\n\nSources\n")[2], re.MULTILINE))
        for line in path.read_text(encoding="utf-8").splitlines():
            fact = json.loads(line)
            cited = re.match(r"(?: \[\d+\])+", body[fact["sent_end"] :])
            assert cited is not None, fact["id"]
            yield fact, [listed[number] for number in re.findall(r"\d+", cited[0])]


def count_stands(fact: dict[str, Any], tables: Tables) -> bool:
    """Whether the UNODC table has this count for this country of detection and year."""
    arguments = fact["args"]
    place = tables.alpha3[arguments["place"]["value"]]
    return (place, fact["time"]["value"], arguments["value"]["value"]) in tables.detected


def tier_stands(fact: dict[str, Any], tables: Tables) -> bool:
    """Whether the tier table has this tier, or names it as what another source says, in every year meant."""
    arguments = fact["args"]
    first, _, last = arguments["year"]["value"].partition("/")
    name = TIER_NAMES[arguments["tier"]["value"]]
    country = tables.alpha3[arguments["country"]["value"]]
    for year in range(int(first), int(last or first) + 1):
        tier, conflict = tables.tiers.get((country, year), ("", ""))
        if tier != name and f"{name} (" not in conflict:
            return False
    return True


def test_unodc_counts(tables: Tables) -> None:
    facts = [
        fact
        for fact, sources in facts_with_sources()
        if fact["kind"] == "statistic" and any(source.startswith("GLOTIP") for source in sources)
    ]
    assert len(facts) > 100
    assert [fact["id"] for fact in facts if not count_stands(fact, tables)] == []
    facts[0]["args"]["value"]["value"] = "987654"
    assert not count_stands(facts[0], tables), "a planted figure must be seen"


def test_tiers(tables: Tables) -> None:
    facts = [
        fact
        for fact, sources in facts_with_sources()
        if fact["kind"] == "tier"
        and {"tier", "year"} <= set(fact["args"])
        and fact["args"].get("change", {}).get("value") != "waiver"
        and all(source.startswith("Trafficking in Persons Report") for source in sources)
    ]
    assert len(facts) > 80
    assert [fact["id"] for fact in facts if not tier_stands(fact, tables)] == []
    facts[0]["args"]["tier"]["value"] = "1" if facts[0]["args"]["tier"]["value"] != "1" else "3"
    assert not tier_stands(facts[0], tables), "a planted tier must be seen"
