"""Every entry of the lexicons for figures, laws, officials and their cases fires on words of its own, with its own code."""

import pytest

from graph_schema import schema
from loaders.extract.lexicon import Entry, lexicon
from loaders.facts import Span

NAMES = (
    "measure_nouns",
    "measure_verbs",
    "counted",
    "estimates",
    "laws",
    "law_verbs",
    "officials",
    "official_acts",
    "legal_status",
)
ENTRIES = [(name, entry) for name in NAMES for entry in lexicon(name).entries]


def entries(*names: str) -> list[Entry]:
    return [entry for name in names for entry in lexicon(name).entries]


@pytest.mark.parametrize(
    ("name", "entry"), ENTRIES, ids=[f"{name}:{entry.code}:{entry.example}" for name, entry in ENTRIES]
)
def test_the_entry_fires(name: str, entry: Entry) -> None:
    hits = lexicon(name).hits(Span(0, len(entry.example), entry.example))
    assert entry.code in {hit.code for hit in hits}


def test_there_are_enough_patterns() -> None:
    assert len(entries("measure_nouns", "measure_verbs", "counted", "estimates")) >= 60
    assert len(entries("laws", "law_verbs")) >= 80
    assert len(entries("officials", "official_acts", "legal_status")) >= 150


def test_the_codes_are_those_of_the_schema() -> None:
    assert {entry.code for entry in entries("legal_status")} <= set(
        schema.vocabularies["legal_statuses"].values
    )
    assert {entry.code for entry in entries("law_verbs")} <= set(schema.vocabularies["law_actions"].values)
