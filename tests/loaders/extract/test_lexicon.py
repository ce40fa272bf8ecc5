"""Every entry of every lexicon fires on words of its own, with its own code."""

import pytest

from loaders.errors import LoadError
from loaders.extract import lexicon as module
from loaders.extract.lexicon import Entry, lexicon
from loaders.extract.pattern_example import example
from loaders.facts import Span

NAMES = (
    "forms",
    "victims",
    "sectors",
    "means",
    "triggers",
    "labour_verbs",
    "actors",
    "areas",
    "ratings",
    "groups",
    "group_roles",
)
ENTRIES = [(name, entry) for name in NAMES for entry in lexicon(name).entries]


@pytest.mark.parametrize(
    ("name", "entry"), ENTRIES, ids=[f"{name}:{entry.example}" for name, entry in ENTRIES]
)
def test_the_entry_fires(name: str, entry: Entry) -> None:
    hits = lexicon(name).hits(Span(0, len(entry.example), entry.example))
    assert entry.code in {hit.code for hit in hits}


def test_flows_have_at_least_120_trigger_patterns() -> None:
    assert len(lexicon("triggers").entries) >= 120


def test_the_forms_are_those_of_the_schema() -> None:
    from graph_schema import schema

    assert {entry.code for entry in lexicon("forms").entries} <= set(schema.vocabularies["forms"].values)


def test_the_longer_wording_wins_and_anti_trafficking_is_none() -> None:
    text = "forced child labor and anti-trafficking"
    assert [hit.span.text for hit in lexicon("forms").hits(Span(0, len(text), text))] == [
        "forced child labor"
    ]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"forced (?:child |adult )?lab(?:or|our)\w*", "forced labor"),
        ("sold (?=into)", "sold into"),
        ("a{2,3}?b", "aab"),
        ("[xy]z", "xz"),
    ],
)
def test_an_example_is_the_shortest_wording(pattern: str, words: str) -> None:
    assert example(pattern) == words


def test_a_malformed_lexicon_names_file_and_entry(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "broken.yaml").write_text("sex:\n  - '(captured)'\n")
    monkeypatch.setattr(module, "FOLDER", folder)
    with pytest.raises(LoadError, match=r"broken\.yaml: sex: .*captur"):
        lexicon("broken")
