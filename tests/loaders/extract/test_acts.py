"""Every entry of the verb-and-object lexicons fires on its own shortest words, with its own code."""

import pytest

from loaders.errors import LoadError
from loaders.extract import acts as module
from loaders.extract.acts import Act, entries, find, find_all
from loaders.extract.lexicon import lexicon

ENTRIES = [(name, act) for name in ("acts", "responses") for act in entries(name)]


@pytest.mark.parametrize(
    ("name", "act"),
    ENTRIES,
    ids=[f"{name}:{act.code}:{act.verbs[0]}:{act.example[:40]}" for name, act in ENTRIES],
)
def test_the_entry_fires_with_every_verb(name: str, act: Act) -> None:
    words = act.example or "anything"
    for verb in act.verbs:
        assert act.code in {found.code for found in find_all(verb, f" {words} today", name=name)}, verb


def test_bodies_and_their_acts_have_at_least_150_patterns() -> None:
    assert len(entries("acts")) + len(lexicon("actors").entries) >= 150


def test_the_kinds_of_acts_and_answers_are_those_of_the_schema() -> None:
    from graph_schema import schema

    assert {act.code for act in entries("acts")} <= set(schema.vocabularies["actions"].values)
    assert {act.code for act in entries("responses")} <= set(schema.vocabularies["positions"].values)


@pytest.mark.parametrize(
    ("verb", "after", "whole", "code"),
    [
        ("provide", " funding for two shelters", "", "funding"),
        ("provide", " shelter with public funding", "", "shelter"),
        ("punish", " trafficking victims for crimes they were forced into", "", "detention"),
        ("punish", " traffickers", "", "law_enforcement"),
        ("set", " up in May", "A police unit", "institution"),
        ("deport", "", "Six women", "deportation"),
    ],
)
def test_the_nearest_object_decides(verb: str, after: str, whole: str, code: str) -> None:
    found = find(verb, after, whole=whole)
    assert found is not None
    assert found.code == code


def test_what_no_entry_knows_is_nothing() -> None:
    assert find("paint", " shelters") is None
    assert find("open", " a bakery") is None


def test_a_malformed_entry_is_named(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "broken.yaml").write_text("words: {}\nshelter:\n  - open shelters\n")
    monkeypatch.setattr(module, "FOLDER", folder)
    with pytest.raises(LoadError, match=r"broken\.yaml: shelter: 'open shelters' is not 'verbs > object'"):
        entries("broken")
