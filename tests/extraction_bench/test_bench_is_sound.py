"""The bench keeps its promises: true offsets, enough facts, two separate halves, nothing copied.

Each check that promises zero faults is also run on a planted fault.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from tests.extraction_bench.bench import (
    GENRES,
    HALVES,
    HERE,
    KINDS,
    SETS,
    BenchSet,
    countries,
    counts_table,
    index_faults,
    kept_back_hashes,
    read_set,
    repeated_sentences,
    sentences,
    shared_runs,
    span_faults,
)
from tests.support.shared import shared

LEAST = {kind: 50 if kind in ("flow", "statistic", "action") else 20 for kind in KINDS}
STANCES = {"asserted", "alleged", "denied", "risk", "unknown"}


@pytest.fixture(scope="module")
def benches() -> dict[str, BenchSet]:
    return {name: read_set(name) for name in SETS}


@pytest.mark.parametrize("name", SETS)
def test_every_offset_cuts_out_its_text(benches: dict[str, BenchSet], name: str) -> None:
    assert span_faults(benches[name]) == []


def test_a_shifted_offset_is_found(benches: dict[str, BenchSet]) -> None:
    fact = copy.deepcopy(benches["dev"].facts[0])
    fact["sent_end"] -= 1
    value = fact["args"]["origin"][0]
    value["end"] -= 1
    assert span_faults(replace(benches["dev"], facts=[fact])) == [
        f"{fact['id']}: sentence",
        f"{fact['id']}: origin",
    ]


@pytest.mark.parametrize("name", SETS)
def test_the_index_describes_the_texts(benches: dict[str, BenchSet], name: str) -> None:
    assert index_faults(benches[name]) == []


def test_a_changed_text_is_found(benches: dict[str, BenchSet]) -> None:
    doc, text = next(iter(benches["dev"].texts.items()))
    changed = replace(benches["dev"], texts={**benches["dev"].texts, doc: text.replace("a", "e", 1)})
    assert index_faults(changed) == [doc]


@pytest.mark.parametrize("name", SETS)
def test_facts_name_known_documents_kinds_and_stances(benches: dict[str, BenchSet], name: str) -> None:
    bench = benches[name]
    assert {fact["doc"] for fact in bench.facts} <= set(bench.texts)
    assert {fact["kind"] for fact in bench.facts} <= set(KINDS)
    assert {fact["stance"] for fact in bench.facts} <= STANCES
    assert {entry["genre"] for entry in bench.index.values()} <= set(GENRES)
    assert all(entry["kinds"] == list(KINDS) for entry in bench.index.values())
    assert max(Counter(fact["id"] for fact in bench.facts).values()) == 1


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_the_promised_facts(benches: dict[str, BenchSet], half: str) -> None:
    counts = Counter(fact["kind"] for fact in benches[half].facts)
    assert {kind: counts[kind] for kind in KINDS if counts[kind] < LEAST[kind]} == {}
    assert counts.total() >= 330


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_every_genre_and_pages_without_a_fact(benches: dict[str, BenchSet], half: str) -> None:
    bench = benches[half]
    assert {entry["genre"] for entry in bench.index.values()} == set(GENRES)
    assert len(set(bench.texts) - {fact["doc"] for fact in bench.facts}) >= 3


def test_the_whole_bench_is_wide_enough(benches: dict[str, BenchSet]) -> None:
    main = [text for half in HALVES for text in benches[half].texts.values()]
    traps = [text for name in SETS[2:] for text in benches[name].texts.values()]
    assert sum(len(sentences(text)) for text in main) >= 340
    assert sum(len(sentences(text)) for text in traps) >= 100
    assert len(countries(fact for half in HALVES for fact in benches[half].facts)) >= 90


def test_no_document_stands_in_two_sets(benches: dict[str, BenchSet]) -> None:
    for first, second in combinations(benches.values(), 2):
        assert not first.texts.keys() & second.texts.keys()
        assert shared_runs(first.texts.values(), second.texts.values()) == set(), (first.name, second.name)


def test_no_sentence_is_repeated(benches: dict[str, BenchSet]) -> None:
    texts = [text for bench in benches.values() for text in bench.texts.values()]
    assert repeated_sentences(texts) == []
    assert repeated_sentences([*texts, sentences(texts[0])[-1]]) != []


def test_nothing_is_copied_from_the_shared_files(benches: dict[str, BenchSet]) -> None:
    folders = [shared("gold"), shared("data"), shared("design")]
    suffixes = {".txt", ".csv", ".md", ".json", ".jsonl", ".py"}
    paths = [path for folder in folders for path in folder.rglob("*") if path.suffix in suffixes]
    others = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    assert len(others) >= 20
    texts = [text for bench in benches.values() for text in bench.texts.values()]
    assert shared_runs(texts, others) == set()


def test_a_copied_run_of_eight_words_is_found() -> None:
    source = "Nine invented words in a row make one copy here."
    assert shared_runs([f"Before. {source} After."], [source.upper()]) >= {
        "nine invented words in a row make one"
    }
    assert shared_runs(["invented words in a row make one"], [source]) == set()


def test_the_readme_tells_counts_and_hashes() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    assert counts_table() in readme
    assert [line for line in kept_back_hashes() if line not in readme] == []
